#include "core/identity/throttle.hpp"

#include <fmt/format.h>

namespace yishi::identity {
namespace {

constexpr std::int64_t forgotten_after = 86'400'000;  // a day without an attempt

struct Count {
  int failures = 0;
  Timestamp retry_at, touched_at;
};
BOOST_DESCRIBE_STRUCT(Count, (), (failures, retry_at, touched_at))

Count count_of(database::Transaction& tx, const std::string& key, Timestamp at) {
  const auto count =
      tx.first<Count>("SELECT failures, retry_at, touched_at FROM throttles WHERE key = ?1", key);
  if (!count || count->touched_at.milliseconds + forgotten_after < at.milliseconds) return {};
  return *count;
}

// 1, 2, 4 … seconds from the first failure beyond the free ones.
std::int64_t wait_seconds(int failures, int free, int longest) {
  const int beyond = failures - free;
  if (beyond <= 0) return 0;
  return beyond > 20 ? longest : std::min<std::int64_t>(longest, 1LL << (beyond - 1));
}

void store(database::Transaction& tx, const std::string& key, int failures, std::int64_t wait, Timestamp at) {
  tx.run(
      "INSERT INTO throttles (key, failures, retry_at, touched_at) VALUES (?1, ?2, ?3, ?4) "
      "ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, retry_at = excluded.retry_at, "
      "touched_at = excluded.touched_at",
      key, failures, Timestamp{at.milliseconds + wait * 1000}, at);
}

}  // namespace

std::string network_of(std::string_view address) {
  if (const auto dot = address.rfind('.'); dot != address.npos && address.find(':') == address.npos) {
    return "net:" + std::string(address.substr(0, dot));
  }
  std::size_t groups = 0, end = 0;
  while (end < address.size() && groups < 4) groups += address[end++] == ':';
  // Four groups are /64; the last two digits of the fourth are let go, which leaves /56.
  std::string prefix(address.substr(0, end));
  if (groups == 4 && prefix.size() > 3 && prefix[prefix.size() - 2] != ':') prefix.resize(prefix.size() - 3);
  return "net:" + prefix;
}

Result<void> charge(database::Transaction& tx, const ThrottleSettings& settings, const std::string& who,
                    std::string_view address, Timestamp at) {
  const std::string network = network_of(address);
  const Count account = count_of(tx, who, at), place = count_of(tx, network, at);
  const Timestamp until = std::max(account.retry_at, place.retry_at);
  if (until > at) {
    const auto seconds = (until.milliseconds - at.milliseconds + 999) / 1000;
    return refuse(
        Why::too_many, "try_later",
        {fmt::format("尝试次数过多，请{}秒后再试。忘记密码请联系管理员重置。", seconds),
         fmt::format(
             "Too many attempts: try again in {} seconds. An administrator can reset a lost password.",
             seconds)});
  }
  const int failures = account.failures + 1, from_there = place.failures + 1;
  store(tx, who, failures, wait_seconds(failures, settings.free_by_account, settings.longest_by_account), at);
  store(tx, network, from_there,
        wait_seconds(from_there, settings.free_by_address, settings.longest_by_address), at);
  tx.run("DELETE FROM throttles WHERE touched_at < ?1", Timestamp{at.milliseconds - forgotten_after});
  return {};
}

void refund(database::Transaction& tx, const std::string& who, std::string_view address) {
  tx.run("DELETE FROM throttles WHERE key = ?1", who);
  tx.run("UPDATE throttles SET failures = failures - 1, retry_at = 0 WHERE key = ?1 AND failures > 0",
         network_of(address));
}

}  // namespace yishi::identity

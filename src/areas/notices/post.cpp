// The inbox and the outbox: posting once, withdrawing, counting.
#include <fmt/format.h>

#include "areas/notices/settings.hpp"

namespace yishi::notices {
namespace {

constexpr std::int64_t two_days = 2 * 86'400'000LL;

// FNV-1a with a seed; two of them make the random part of a notice's id, so that the same notice has the same
// id.
std::uint64_t hash(std::uint64_t seed, std::string_view text) {
  std::uint64_t h = 14695981039346656037ULL ^ seed;
  for (const unsigned char c : text) h = (h ^ c) * 1099511628211ULL;
  h ^= h >> 33;  // FNV's high bits are weak on short texts
  h *= 0xff51afd7ed558ccdULL;
  return h ^ (h >> 33);
}

std::string id_of(CommitteeId committee, const AccountId& account, const Message& m) {
  const std::string key =
      fmt::format("{}|{}|{}|{}|{}|{}", number(committee), m.fact, m.kind, m.subject, m.task, account.text());
  std::array<char, 36> out;
  make_uuid(out, m.at.milliseconds, hash(1, key), hash(2, key));
  return std::string(out.data(), out.size());
}

std::int64_t next_number(database::Transaction& tx, CommitteeId committee) {
  return *tx.first<std::int64_t>(
      "INSERT INTO notice_counters (committee_id, last) VALUES (?1, 1) ON CONFLICT (committee_id) "
      "DO UPDATE SET last = notice_counters.last + 1 RETURNING last",
      committee);
}

void put_into_outbox(database::Transaction& tx, CommitteeId committee, const AccountId& account,
                     const std::string& notice, Timestamp now) {
  const Settings settings = settings_of(tx, committee, account);
  for (const auto& channel : settings.channels) {
    if (channel.mode == Mode::off || channel.address.empty()) continue;
    tx.run(
        "INSERT INTO outbox (committee_id, notice_id, channel, account_id, address, digest, not_before, "
        "state, attempts, "
        "last_error, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'waiting', 0, '', ?8) "
        "ON CONFLICT (committee_id, notice_id, channel) DO NOTHING",
        committee, notice, channel.channel, account, channel.address, channel.mode == Mode::daily,
        may_leave(settings, channel.mode, now), now);
  }
}

}  // namespace

void post(database::Transaction& tx, CommitteeId committee, const std::vector<AccountId>& accounts,
          const Message& m, Timestamp now) {
  for (const auto& account : accounts) {
    const std::string id = id_of(committee, account, m);
    const auto read_at = tx.first<std::optional<Timestamp>>(
                               "SELECT read_at FROM notice_reads WHERE committee_id = ?1 AND "
                               "notice_id = ?2",
                               committee, id)
                             .value_or(std::nullopt);
    const auto added = tx.run(
        "INSERT INTO notices (committee_id, id, number, account_id, at, kind, words_zh, words_en, link, "
        "proposal_id, task, fact, read_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) "
        "ON CONFLICT (committee_id, id) DO NOTHING",
        committee, id, next_number(tx, committee), account, m.at, m.kind, m.words.zh, m.words.en, m.link,
        m.proposal, m.task, m.fact, read_at);
    if (added > 0 && now.milliseconds - m.at.milliseconds < two_days)
      put_into_outbox(tx, committee, account, id, now);
  }
}

void withdraw(database::Transaction& tx, CommitteeId committee, std::string_view task, Timestamp at,
              const AccountId& only) {
  if (task.empty()) return;
  const bool one = !only.empty();
  tx.run(
      "UPDATE outbox SET state = 'withdrawn' WHERE committee_id = ?1 AND state = 'waiting' AND notice_id IN "
      "(SELECT id FROM "
      "notices WHERE committee_id = ?1 AND task = ?2 AND task <> '' AND withdrawn_at IS NULL AND (?3 = 0 OR "
      "account_id = ?4))",
      committee, task, one, only);
  tx.run(
      "UPDATE notices SET withdrawn_at = ?3 WHERE committee_id = ?1 AND task = ?2 AND task <> '' AND "
      "withdrawn_at IS NULL AND "
      "(?4 = 0 OR account_id = ?5)",
      committee, task, at, one, only);
}

std::int64_t unread(database::Transaction& tx, CommitteeId committee, const AccountId& account) {
  return *tx.first<std::int64_t>(
      "SELECT COUNT(*) FROM notices WHERE committee_id = ?1 AND account_id = ?2 AND read_at IS NULL AND "
      "withdrawn_at IS NULL",
      committee, account);
}

}  // namespace yishi::notices

#include "areas/notices/settings.hpp"

#include <fmt/format.h>

namespace yishi::notices {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr int day_minutes = 24 * 60;

struct Row {
  int quiet_from, quiet_to, digest_at;
};
BOOST_DESCRIBE_STRUCT(Row, (), (quiet_from, quiet_to, digest_at))

bool is_quiet(const Settings& s, int now) {
  if (s.quiet_from == s.quiet_to) return false;
  if (s.quiet_from < s.quiet_to) return now >= s.quiet_from && now < s.quiet_to;
  return now >= s.quiet_from || now < s.quiet_to;  // over midnight
}

// The next moment, from `at` on, at which the clock in China shows `minutes`.
Timestamp next(Timestamp at, int minutes) {
  const Timestamp midnight = Date::of(at).begins();
  const Timestamp today{midnight.milliseconds + minutes * minute};
  return today >= at ? today : Timestamp{today.milliseconds + day_minutes * minute};
}

Timestamp after_quiet(const Settings& s, Timestamp at) {
  const auto now = static_cast<int>((at.milliseconds - Date::of(at).begins().milliseconds) / minute);
  return is_quiet(s, now) ? next(at, s.quiet_to) : at;
}

}  // namespace

Settings settings_of(database::Transaction& tx, CommitteeId committee, const AccountId& account) {
  Settings out;
  if (const auto row = tx.first<Row>("SELECT quiet_from, quiet_to, digest_at FROM notice_settings "
                                     "WHERE committee_id = ?1 AND account_id = ?2",
                                     committee, account)) {
    out.quiet_from = row->quiet_from;
    out.quiet_to = row->quiet_to;
    out.digest_at = row->digest_at;
  }
  out.channels = tx.all<ChannelSetting>(
      "SELECT channel, address, mode FROM notice_channels WHERE committee_id = ?1 AND "
      "account_id = ?2 ORDER BY channel",
      committee, account);
  return out;
}

void keep_settings(database::Transaction& tx, CommitteeId committee, const AccountId& account,
                   const Settings& s) {
  tx.run(
      "INSERT INTO notice_settings (committee_id, account_id, quiet_from, quiet_to, digest_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (committee_id, account_id) DO UPDATE SET quiet_from = "
      "excluded.quiet_from, "
      "quiet_to = excluded.quiet_to, digest_at = excluded.digest_at",
      committee, account, s.quiet_from, s.quiet_to, s.digest_at);
  tx.run("DELETE FROM notice_channels WHERE committee_id = ?1 AND account_id = ?2", committee, account);
  for (const auto& channel : s.channels) {
    tx.run(
        "INSERT INTO notice_channels (committee_id, account_id, channel, address, mode) VALUES (?1, ?2, ?3, "
        "?4, ?5)",
        committee, account, channel.channel, channel.address, channel.mode);
  }
}

Timestamp may_leave(const Settings& settings, Mode mode, Timestamp at) {
  return after_quiet(settings, mode == Mode::daily ? next(at, settings.digest_at) : at);
}

std::optional<int> minutes_of(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 99; };
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const int hour = digit(0) * 10 + digit(1), minutes = digit(3) * 10 + digit(4);
  if (hour > 23 || minutes > 59) return std::nullopt;
  return hour * 60 + minutes;
}

std::string time_of_day(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

bool is_mail_address(std::string_view text) {
  const auto at = text.find('@');
  if (text.size() > 254 || at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
  if (text.find('@', at + 1) != std::string_view::npos) return false;
  return std::ranges::none_of(
      text, [](unsigned char c) { return c <= ' ' || c >= 127 || c == '<' || c == '>' || c == '"'; });
}

}  // namespace yishi::notices

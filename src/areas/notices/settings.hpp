// How each person wants to be told: per channel at once, once a day or not at all; with quiet hours.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "areas/notices/notices.hpp"

namespace yishi::notices {

enum class Channel { mail, sms, wechat, dingtalk };
BOOST_DESCRIBE_ENUM(Channel, mail, sms, wechat, dingtalk)
enum class Mode { immediate, daily, off };
BOOST_DESCRIBE_ENUM(Mode, immediate, daily, off)

struct ChannelSetting {
  Channel channel = Channel::mail;
  std::string address;  // an e-mail address, a phone number, a robot's key
  Mode mode = Mode::immediate;
};
BOOST_DESCRIBE_STRUCT(ChannelSetting, (), (channel, address, mode))

struct Settings {
  int quiet_from = 22 * 60;     // minutes of the day in China
  int quiet_to = 7 * 60 + 30;   // equal to quiet_from: never quiet
  int digest_at = 8 * 60 + 30;  // of mode `daily`
  std::vector<ChannelSetting> channels;
};

Settings settings_of(database::Transaction& tx, CommitteeId committee, const AccountId& account);
void keep_settings(database::Transaction& tx, CommitteeId committee, const AccountId& account,
                   const Settings& settings);

// Pure: the first moment from `at` on at which a message may leave (outside the quiet hours; for `daily`, the
// next digest).
Timestamp may_leave(const Settings& settings, Mode mode, Timestamp at);

// "07:30" ↔ 450. Nothing when it is no time of day.
std::optional<int> minutes_of(std::string_view text);
std::string time_of_day(int minutes);
// Refuses what no mail server should be given: no @, spaces, control characters, more than 254 bytes.
bool is_mail_address(std::string_view text);

}  // namespace yishi::notices

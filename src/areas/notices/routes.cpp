#include "areas/notices/notices.hpp"
#include "areas/notices/settings.hpp"

namespace yishi::notices {
namespace {

using database::Transaction;
using identity::Caller;

constexpr int page = 50;

struct Shown {
  std::string id;
  std::int64_t number = 0;
  Timestamp at;
  std::string kind;
  Words words;
  std::string link;
  ProposalId proposal;
  std::optional<Timestamp> read_at;
};
BOOST_DESCRIBE_STRUCT(Shown, (), (id, number, at, kind, words, link, proposal, read_at))

struct Row {
  std::string id;
  std::int64_t number = 0;
  Timestamp at;
  std::string kind, zh, en, link;
  ProposalId proposal;
  std::optional<Timestamp> read_at;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, number, at, kind, zh, en, link, proposal, read_at))

struct NoticeList {
  std::vector<Shown> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
  std::int64_t unread = 0;
};
BOOST_DESCRIBE_STRUCT(NoticeList, (), (items, next, total, unread))

struct Read {
  std::optional<std::vector<std::string>> ids;
  std::optional<bool> all;
};
BOOST_DESCRIBE_STRUCT(Read, (), (ids, all))
struct Unread {
  std::int64_t unread = 0;
};
BOOST_DESCRIBE_STRUCT(Unread, (), (unread))

struct SettingsPage {
  std::string quiet_from, quiet_to, digest_at;  // "22:00"; from = to: never quiet
  std::vector<ChannelSetting> channels;
};
BOOST_DESCRIBE_STRUCT(SettingsPage, (), (quiet_from, quiet_to, digest_at, channels))

std::int64_t number_of(std::optional<std::string_view> text) {
  std::int64_t out = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), out);
  return out;
}

Result<NoticeList> list(Transaction& tx, const Caller& caller, const http::Request& request) {
  const std::int64_t after = number_of(request.find("after"));
  const auto only_unread = request.find("unread");
  auto rows = tx.all<Row>(
      "SELECT id, number, at, kind, words_zh, words_en, link, proposal_id, read_at FROM notices WHERE "
      "committee_id = ?1 AND account_id = ?2 AND withdrawn_at IS NULL AND (?3 = 0 OR number < ?3) AND "
      "(?4 = 0 OR read_at IS NULL) ORDER BY number DESC LIMIT ?5",
      caller.committee, caller.account, after, only_unread && *only_unread != "0" && *only_unread != "false",
      page + 1);
  NoticeList out;
  out.unread = unread(tx, caller.committee, caller.account);
  if (rows.size() > page) {
    rows.pop_back();
    out.next = std::to_string(rows.back().number);
  }
  for (auto& r : rows) {
    out.items.push_back({std::move(r.id),
                         r.number,
                         r.at,
                         std::move(r.kind),
                         {std::move(r.zh), std::move(r.en)},
                         std::move(r.link),
                         r.proposal,
                         r.read_at});
  }
  return out;
}

Result<Unread> read(Transaction& tx, const Caller& caller, const http::Request&, Read in) {
  if (in.ids.has_value() == in.all.value_or(false)) {
    return invalid_field(
        "/ids", {"请给出要标为已读的通知，或选择全部。", "Name the notices to mark as read, or choose all."});
  }
  if (in.ids && in.ids->size() > 500) {
    return invalid_field("/ids", {"一次最多 500 条。", "At most 500 at once."});
  }
  if (in.ids) {
    for (const auto& id : *in.ids) {
      tx.run(
          "UPDATE notices SET read_at = ?4 WHERE committee_id = ?1 AND id = ?2 AND account_id = ?3 AND "
          "read_at IS NULL",
          caller.committee, id, caller.account, caller.at);
    }
  } else {
    tx.run("UPDATE notices SET read_at = ?3 WHERE committee_id = ?1 AND account_id = ?2 AND read_at IS NULL",
           caller.committee, caller.account, caller.at);
  }
  return Unread{unread(tx, caller.committee, caller.account)};
}

SettingsPage page_of(const Settings& s) {
  return {time_of_day(s.quiet_from), time_of_day(s.quiet_to), time_of_day(s.digest_at), s.channels};
}

Result<SettingsPage> show_settings(Transaction& tx, const Caller& caller, const http::Request&) {
  return page_of(settings_of(tx, caller.committee, caller.account));
}

std::vector<Fault> faults_of(const SettingsPage& in) {
  std::vector<Fault> faults;
  const Words no_time{"请写成 08:30 这样的时间。", "Write a time such as 08:30."};
  if (!minutes_of(in.quiet_from)) faults.push_back({"/quiet_from", no_time});
  if (!minutes_of(in.quiet_to)) faults.push_back({"/quiet_to", no_time});
  if (!minutes_of(in.digest_at)) faults.push_back({"/digest_at", no_time});
  std::set<Channel> seen;
  for (std::size_t i = 0; i < in.channels.size(); ++i) {
    const auto& channel = in.channels[i];
    const std::string at = "/channels/" + std::to_string(i);
    if (!seen.insert(channel.channel).second)
      faults.push_back({at, {"同一种方式只能设一次。", "Set each channel only once."}});
    if (channel.mode == Mode::off && channel.address.empty()) continue;
    const bool fine =
        channel.channel == Channel::mail
            ? is_mail_address(channel.address)
            : !channel.address.empty() && channel.address.size() <= 200 &&
                  std::ranges::none_of(channel.address, [](unsigned char c) { return c < ' '; });
    if (!fine)
      faults.push_back(
          {at + "/address", {"这个地址不对，请检查。", "This address is not right; please check it."}});
  }
  return faults;
}

Result<SettingsPage> change_settings(Transaction& tx, const Caller& caller, const http::Request&,
                                     SettingsPage in) {
  if (auto faults = faults_of(in); !faults.empty()) {
    return refuse(Why::invalid, "invalid",
                  {"有几处填写有误，请改正后再保存。", "Some fields are wrong; correct them and save again."},
                  std::move(faults));
  }
  Settings s{*minutes_of(in.quiet_from), *minutes_of(in.quiet_to), *minutes_of(in.digest_at),
             std::move(in.channels)};
  keep_settings(tx, caller.committee, caller.account, s);
  return page_of(s);
}

}  // namespace

void add_routes(identity::Doors doors) {
  using http::Verb;
  const auto d = doors.tagged("notices");
  auto open = d;
  open.read<NoticeList>({Verb::get,
                         "/api/v1/notices",
                         {"我的消息", "My notices"},
                         "notices.read",
                         {{"unread", R"({"type":"boolean"})", {"只看未读", "Only unread ones"}},
                          {"after", R"({"type":"string"})", {"上一页的 next", "`next` of the page before"}}}},
                        list);
  open.write<Read, Unread>({Verb::post, "/api/v1/notices/read", {"标为已读", "Mark as read"}, "notices.read"},
                           read);
  open.read<SettingsPage>(
      {Verb::get, "/api/v1/notices/settings", {"我的通知设置", "My settings for notices"}, "notices.read"},
      show_settings);
  open.write<SettingsPage, SettingsPage>({Verb::put,
                                          "/api/v1/notices/settings",
                                          {"修改通知设置", "Change settings for notices"},
                                          "notices.read"},
                                         change_settings);
}

}  // namespace yishi::notices

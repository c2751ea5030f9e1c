#include "areas/notices/sender.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace yishi::notices {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t claim_time = 10 * minute;
constexpr int batch = 200;
constexpr int seconds_between_rounds = 5;

struct Claimed {
  CommitteeId committee{};
  std::string notice;
  AccountId account;
  std::string address;
  bool digest = false;
  int attempts = 0;
};
BOOST_DESCRIBE_STRUCT(Claimed, (), (committee, notice, account, address, digest, attempts))

struct Item {
  Claimed row;
  Words words;
  std::string link;
};
struct Parcel {  // one letter: a notice, or all of a person's digest
  std::vector<Item> items;
  Language language = Language::zh;
  bool desk = false;  // the person works at the desk; members read on their own face
};
struct Text {
  std::string zh, en, link;
};
BOOST_DESCRIBE_STRUCT(Text, (), (zh, en, link))

bool anything_due(database::Transaction& tx, Channel channel, Timestamp now) {
  return tx
      .first<int>(
          "SELECT 1 FROM outbox WHERE state = 'waiting' AND not_before <= ?2 AND channel = ?1 LIMIT 1",
          channel, now)
      .has_value();
}

std::vector<Claimed> claim(database::Transaction& tx, Channel channel, Timestamp now) {
  return tx.all<Claimed>(
      "UPDATE outbox SET claimed_until = ?3 WHERE (committee_id, notice_id, channel) IN (SELECT "
      "committee_id, notice_id, channel "
      "FROM outbox WHERE state = 'waiting' AND channel = ?1 AND not_before <= ?2 AND (claimed_until IS NULL "
      "OR claimed_until <= ?2) "
      "ORDER BY not_before, committee_id, account_id LIMIT ?4) RETURNING committee_id, notice_id, "
      "account_id, address, digest, attempts",
      channel, now, Timestamp{now.milliseconds + claim_time}, batch);
}

// Joins a person's digest rows into one letter; a notice withdrawn since then is left out.
std::vector<Parcel> pack(database::Transaction& tx, const std::vector<Claimed>& rows) {
  std::vector<Parcel> out;
  std::map<std::pair<std::int64_t, std::string>, std::size_t> digests;
  for (const auto& row : rows) {
    const auto text = tx.first<Text>(
        "SELECT words_zh, words_en, link FROM notices WHERE committee_id = ?1 AND id = ?2 AND "
        "withdrawn_at IS NULL",
        row.committee, row.notice);
    if (!text) continue;
    const auto spoken = tx.first<std::string>("SELECT language FROM accounts WHERE id = ?1", row.account);
    const auto language = spoken == "en" ? Language::en : Language::zh;
    const auto key = std::pair(number(row.committee), row.account.str());
    if (row.digest && digests.contains(key)) {
      out[digests[key]].items.push_back({row, {text->zh, text->en}, text->link});
      continue;
    }
    if (row.digest) digests[key] = out.size();
    const bool desk =
        tx.first<int>("SELECT 1 FROM grants WHERE committee_id = ?1 AND account_id = ?2 AND role <> 'member'",
                      row.committee, row.account)
            .has_value();
    out.push_back({{{row, {text->zh, text->en}, text->link}}, language, desk});
  }
  return out;
}

std::string subject_of(const SenderSettings& s, const Parcel& parcel) {
  const bool zh = parcel.language == Language::zh;
  if (parcel.items.size() == 1)
    return fmt::format("[{}] {}", s.site, parcel.items.front().words.in(parcel.language));
  return zh ? fmt::format("[{}] {} 条通知", s.site, parcel.items.size())
            : fmt::format("[{}] {} notices", s.site, parcel.items.size());
}

std::string body_of(const SenderSettings& s, const Parcel& parcel) {
  const bool zh = parcel.language == Language::zh;
  std::string out = zh ? "您好：\n\n" : "Hello,\n\n";
  for (const auto& item : parcel.items) {
    out += fmt::format("{}{}\n", parcel.items.size() > 1 ? "· " : "", item.words.in(parcel.language));
    if (!s.address.empty() && !item.link.empty())
      out += fmt::format("  {}{}{}\n", s.address, parcel.desk ? s.desk_path : s.member_path, item.link);
    out += '\n';
  }
  out += zh ? "——\n这封信由系统自动发出，请勿回复。接收方式、免打扰时段可在“消息 → 设置”中修改。\n"
            : "--\nThis letter was sent by the system; please do not reply. Change how and when you are told "
              "under "
              "Messages → Settings.\n";
  return out;
}

}  // namespace

std::optional<std::int64_t> wait_after(int attempts) {
  static constexpr std::int64_t minutes[] = {1, 5, 15, 60, 240, 720, 1440};
  if (attempts < 1 || attempts > static_cast<int>(std::size(minutes))) return std::nullopt;
  return minutes[attempts - 1] * minute;
}

struct Sender::State {
  database::Database& db;
  const Clock& clock;
  SenderSettings settings;
  std::vector<std::unique_ptr<Driver>> drivers;
  std::mutex mutex;
  std::condition_variable wake;
  bool stopping = false;
  std::thread thread;

  bool stopped() {
    const std::lock_guard lock(mutex);
    return stopping;
  }

  void mark(const Parcel& parcel, Channel channel, const Outcome& outcome, Sent& sent) {
    const Timestamp now = clock.now();
    db.write([&](database::Transaction& tx) {
      for (const auto& item : parcel.items) {
        const int attempts = item.row.attempts + 1;
        const auto wait = outcome.delivery == Delivery::later ? wait_after(attempts) : std::nullopt;
        const std::string_view state = outcome.delivery == Delivery::delivered ? "sent"
                                       : wait                                  ? "waiting"
                                                                               : "failed";
        tx.run(
            "UPDATE outbox SET state = CASE WHEN state = 'waiting' THEN ?4 ELSE state END, attempts = ?5, "
            "claimed_until = NULL, "
            "not_before = ?6, sent_at = ?7, last_error = ?8 WHERE committee_id = ?1 AND notice_id = ?2 AND "
            "channel = ?3",
            item.row.committee, item.row.notice, channel, state, attempts,
            Timestamp{now.milliseconds + wait.value_or(0)},
            outcome.delivery == Delivery::delivered ? std::optional(now) : std::nullopt, outcome.detail);
      }
    });
    const int n = static_cast<int>(parcel.items.size());
    if (outcome.delivery == Delivery::delivered) {
      sent.delivered += n;
    } else if (outcome.delivery == Delivery::later && wait_after(parcel.items.front().row.attempts + 1)) {
      sent.put_off += n;
    } else {
      sent.given_up += n;
      spdlog::warn("a notice could not be delivered by {}: {}", json::name_of(channel), outcome.detail);
    }
  }

  void run(Driver& driver, Sent& sent) {
    const bool due =
        db.read([&](database::Transaction& tx) { return anything_due(tx, driver.channel(), clock.now()); });
    if (!due) return;  // no write, and no commit, for nothing
    const auto claimed =
        db.write([&](database::Transaction& tx) { return claim(tx, driver.channel(), clock.now()); });
    if (claimed.empty()) return;
    const auto parcels = db.read([&](database::Transaction& tx) { return pack(tx, claimed); });
    for (const auto& parcel : parcels) {
      if (stopped()) return;  // the claim runs out by itself
      const auto& first = parcel.items.front().row;
      mark(parcel, driver.channel(),
           driver.send({first.notice, first.address, subject_of(settings, parcel), body_of(settings, parcel),
                        clock.now()}),
           sent);
    }
  }

  void loop() {
    std::unique_lock lock(mutex);
    while (!stopping) {
      lock.unlock();
      for (auto& driver : drivers) {
        try {
          Sent sent;
          run(*driver, sent);
        } catch (const std::exception& error) {
          spdlog::error("the outbox could not be emptied: {}", error.what());
        }
      }
      lock.lock();
      wake.wait_for(lock, std::chrono::seconds(seconds_between_rounds), [&] { return stopping; });
    }
  }
};

Sender::Sender(database::Database& db, const Clock& clock, SenderSettings settings,
               std::vector<std::unique_ptr<Driver>> drivers)
    : state_(new State{db, clock, std::move(settings), std::move(drivers), {}, {}, false, {}}) {}

Sender::~Sender() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->wake.notify_all();
  if (state_->thread.joinable()) state_->thread.join();
}

Sender::Sent Sender::send_due() {
  Sent sent;
  for (auto& driver : state_->drivers) state_->run(*driver, sent);
  return sent;
}

void Sender::start() {
  state_->thread = std::thread([this] { state_->loop(); });
}

}  // namespace yishi::notices

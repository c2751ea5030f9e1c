// Notices on a real database, with real letters to a small SMTP server.
#include <algorithm>
#include <fstream>

#include "../oversight/town.hpp"
#include "areas/notices/announcer.hpp"
#include "areas/notices/phrases.hpp"
#include "areas/notices/sender.hpp"
#include "areas/notices/ticker.hpp"
#include "areas/oversight/tasks.hpp"
#include "smtp_server.hpp"

namespace yishi::notices {
namespace {

using namespace testing_town;

struct Told {
  std::string kind, words;
  bool read = false, withdrawn = false;
};

std::vector<Told> told(Town& town, const AccountId& account) {
  return town.read([&](Transaction& tx) {
    std::vector<Told> out;
    tx.each(
        "SELECT kind, words_zh, read_at IS NOT NULL, withdrawn_at IS NOT NULL FROM notices WHERE "
        "committee_id = ?1 AND account_id = ?2 "
        "ORDER BY number",
        [&](const database::Statement& row) {
          out.push_back(
              {std::string(row.text(0)), std::string(row.text(1)), row.integer(2) != 0, row.integer(3) != 0});
        },
        town.city, account);
    return out;
  });
}
std::string open_kinds(Town& town, const AccountId& account) {
  std::string out;
  for (const auto& t : told(town, account)) out += t.withdrawn ? "" : t.kind + " ";
  return out;
}

void mail_to(Town& town, const AccountId& account, const std::string& address, Mode mode = Mode::immediate,
             int quiet_from = 0, int quiet_to = 0) {
  town.db->write([&](Transaction& tx) {
    keep_settings(tx, town.city, account,
                  {quiet_from, quiet_to, 8 * 60 + 30, {{Channel::mail, address, mode}}});
  });
}

std::string decoded(const std::string& base64) {
  static const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0, n = 0;
  for (const char c : base64) {
    const auto at = digits.find(c);
    if (at == std::string::npos) continue;
    bits = bits << 6 | static_cast<unsigned>(at);
    if (++n == 4) {
      out += {static_cast<char>(bits >> 16), static_cast<char>(bits >> 8), static_cast<char>(bits)};
      bits = n = 0;
    }
  }
  if (n == 3) out += {static_cast<char>(bits >> 10), static_cast<char>(bits >> 2)};
  if (n == 2) out += static_cast<char>(bits >> 4);
  return out;
}
std::string body_of(const std::string& letter) { return decoded(letter.substr(letter.find("\n\n") + 2)); }

Sender sender(Town& town, const std::string& url) {
  std::vector<std::unique_ptr<Driver>> drivers;
  drivers.push_back(smtp_driver({.url = url,
                                 .from = "yishi@example.test",
                                 .from_name = "示例市政协",
                                 .user = "",
                                 .password = "",
                                 .encryption = Encryption::none,
                                 .timeout_seconds = 5}));
  return Sender(*town.db, town.clock, {.site = "议事", .address = "https://yishi.example"},
                std::move(drivers));
}

TEST(Notices, TheRightPeopleAreToldAndTasksAreTakenBackWhenDone) {
  Town town("notices-people");
  const auto follow = follower(*town.rules, town.clock);
  const auto catch_up = [&] { ledger::catch_up(*town.db, *follow); };
  const auto id = town.submitted("打通城东断头路");
  catch_up();
  EXPECT_EQ(open_kinds(town, town.clerk_account), "to_review ");
  EXPECT_EQ(open_kinds(town, town.roads_clerk_account), "");
  town.act([&](Transaction& tx) {
    return proposals::return_for_change(tx, *town.rules, town.clerk(), id,
                                        proposals::find(tx, town.city, id)->version, "请补充数据。");
  });
  catch_up();
  EXPECT_EQ(open_kinds(town, town.clerk_account), "");  // settled by the return
  ASSERT_EQ(told(town, town.li_account).size(), 1U);
  EXPECT_EQ(told(town, town.li_account).front().words,
            "《打通城东断头路》 退回修改：请补充数据。 请修改后再次提交。");

  const auto second = town.filed("增设学校接送区");
  catch_up();
  EXPECT_EQ(open_kinds(town, town.supervision_account), "to_assign ");
  town.assign(second, town.roads);
  catch_up();
  EXPECT_EQ(open_kinds(town, town.supervision_account), "");
  EXPECT_EQ(open_kinds(town, town.roads_clerk_account), "to_sign_for ");
  EXPECT_EQ(open_kinds(town, town.schools_head_account), "");
  const auto a = town.assignment(second);
  town.act([&](Transaction& tx) {
    return handling::object(tx, *town.rules, town.roads_clerk(), a,
                            {.reason = "不属于我局职责。", .better_unit = town.schools});
  });
  catch_up();
  EXPECT_EQ(open_kinds(town, town.roads_clerk_account), "");
  EXPECT_EQ(open_kinds(town, town.supervision_account), "to_decide_objection ");
  EXPECT_NE(told(town, town.supervision_account).back().words.find("不属于我局职责。"), std::string::npos);
  const auto objection = town.read([&](Transaction& tx) {
    return *tx.first<handling::ObjectionId>("SELECT id FROM objections WHERE committee_id = ?1", town.city);
  });
  town.act([&](Transaction& tx) {
    return handling::decide_objection(
        tx, *town.rules, town.supervision(), objection,
        {.accept = true, .reason = "同意改办。", .units = {{town.schools, handling::Part::lead}}});
  });
  catch_up();
  EXPECT_EQ(open_kinds(town, town.schools_head_account), "to_sign_for ");
  EXPECT_EQ(open_kinds(town, town.roads_clerk_account), "objection_decided ");
  EXPECT_EQ(open_kinds(town, town.supervision_account), "");
  town.sign_for(second, town.schools);
  town.reply(second, town.schools, "A");
  catch_up();
  EXPECT_NE(open_kinds(town, town.li_account).find("to_rate "), std::string::npos);
  town.rate(second, "satisfied", "dissatisfied", "没有时间表。");
  catch_up();
  EXPECT_EQ(open_kinds(town, town.li_account).find("to_rate "), std::string::npos);
  EXPECT_NE(open_kinds(town, town.schools_head_account).find("to_rehandle "), std::string::npos);
  EXPECT_NE(told(town, town.schools_head_account).back().words.find("没有时间表。"), std::string::npos);
  EXPECT_NE(open_kinds(town, town.clerk_account).find("dissatisfied_told "), std::string::npos);
}

// Throws in the middle of a batch, as a crash would end it.
class Failing final : public ledger::Follower {
 public:
  Failing(std::unique_ptr<ledger::Follower> inner, std::int64_t at) : inner_(std::move(inner)), at_(at) {}
  std::string_view name() const override { return inner_->name(); }
  void see(Transaction& tx, const std::vector<ledger::Fact>& facts) override {
    inner_->see(tx, facts);
    if (!failed_ && facts.back().number >= at_) {
      failed_ = true;
      throw std::runtime_error("the power went out");
    }
  }
  void forget(Transaction& tx) override { inner_->forget(tx); }

 private:
  std::unique_ptr<ledger::Follower> inner_;
  std::int64_t at_;
  bool failed_ = false;
};

TEST(Notices, ExactlyOnceInSpiteOfACrashAndARebuild) {
  Town town("notices-once");
  mail_to(town, town.clerk_account, "clerk@example.test");
  for (int i = 0; i < 5; ++i) town.submitted(fmt::format("第 {} 件", i));
  Failing follow(follower(*town.rules, town.clock), 5);
  EXPECT_THROW(ledger::catch_up(*town.db, follow), std::runtime_error);
  EXPECT_EQ(told(town, town.clerk_account).size(), 0U);  // rolled back with the follower's place
  town.open();
  ledger::catch_up(*town.db, follow);
  EXPECT_EQ(told(town, town.clerk_account).size(), 5U);
  const auto in_outbox = [&] {
    return town.read([&](Transaction& tx) { return *tx.first<int>("SELECT COUNT(*) FROM outbox"); });
  };
  EXPECT_EQ(in_outbox(), 5);
  town.db->write([&](Transaction& tx) {
    tx.run(
        "UPDATE notices SET read_at = 1 WHERE number = (SELECT MIN(number) FROM notices WHERE account_id = "
        "?1)",
        town.clerk_account);
  });
  ASSERT_TRUE(ledger::rebuild(*town.db, follow));
  const auto after = told(town, town.clerk_account);
  EXPECT_EQ(after.size(), 5U);
  EXPECT_EQ(std::ranges::count(after, true, &Told::read), 1);  // read marks live on
  EXPECT_EQ(in_outbox(), 5);                                   // and nothing is mailed twice
}

TEST(Notices, LeadAndCoUnitsHearOfEachOther) {
  Town town("notices-joint");
  const auto follow = follower(*town.rules, town.clock);
  const auto id = town.filed("打通城东断头路");
  town.act([&](Transaction& tx) {
    return handling::assign(
        tx, *town.rules, town.supervision(), id,
        {.version = proposals::find(tx, town.city, id)->version,
         .handling = proposals::HandlingKind::joint,
         .units = {{town.roads, handling::Part::lead}, {town.schools, handling::Part::co}},
         .due_on = std::nullopt,
         .note = ""});
  });
  const auto of = [&](const UnitId& unit) {
    return town.read([&](Transaction& tx) {
      return *tx.first<handling::AssignmentId>(
          "SELECT id FROM assignments WHERE committee_id = ?1 AND proposal_id = ?2 AND unit_id = ?3",
          town.city, id, unit);
    });
  };
  const auto lead = of(town.roads), co = of(town.schools);
  const auto list = [&](const Caller& caller) {
    return town.read([&](Transaction& tx) {
      std::string out;
      const auto& book = town.rules->in_force(town.city, town.clock.today());
      for (const auto& task : must(oversight::tasks(tx, book, caller)).items) out += task.verb + " ";
      return out;
    });
  };
  town.act([&](Transaction& tx) { return handling::sign_for(tx, *town.rules, town.roads_clerk(), lead); });
  town.act([&](Transaction& tx) { return handling::sign_for(tx, *town.rules, town.schools_head(), co); });
  ledger::catch_up(*town.db, *follow);
  EXPECT_EQ(list(town.schools_head()), "opinion ");
  town.act([&](Transaction& tx) {
    return handling::send_opinion(tx, *town.rules, town.schools_head(), co, "同意拓宽。");
  });
  town.act([&](Transaction& tx) {
    return handling::draft_reply(
        tx, *town.rules, town.roads_clerk(), lead,
        {.reply_class = "A", .body = "已拓宽。", .contact_name = "张三", .contact_phone = "0000000"});
  });
  ledger::catch_up(*town.db, *follow);
  EXPECT_EQ(list(town.schools_head()), "countersign ");
  EXPECT_NE(open_kinds(town, town.roads_clerk_account).find("opinion_sent "), std::string::npos);
  EXPECT_NE(open_kinds(town, town.schools_head_account).find("to_countersign "), std::string::npos);
  town.act([&](Transaction& tx) {
    return handling::countersign(tx, *town.rules, town.schools_head(), lead,
                                 {.agree = false, .opinion = "接送区没有落实。", .version = {}});
  });
  ledger::catch_up(*town.db, *follow);
  EXPECT_EQ(list(town.schools_head()), "");
  const auto last = told(town, town.roads_clerk_account).back();
  EXPECT_EQ(last.kind, "countersign_refused");
  EXPECT_EQ(last.words, fmt::format("示例市教育局 不同意 {}《打通城东断头路》 的答复稿：接送区没有落实。",
                                    town.proposal(id).number_text));
}

TEST(Notices, NobodyIsToldOfAnOldPast) {
  Town town("notices-past");
  town.submitted("往年的一件");
  town.clock.advance_days(kept_days + 1);
  town.submitted("今天的一件");
  const auto follow = follower(*town.rules, town.clock);
  ledger::catch_up(*town.db, *follow);
  ASSERT_EQ(told(town, town.clerk_account).size(), 1U);
  EXPECT_NE(told(town, town.clerk_account).front().words.find("今天的一件"), std::string::npos);
  town.clock.advance_days(kept_days + 1);
  housekeeping(*town.db).run(town.clock.now());
  EXPECT_TRUE(told(town, town.clerk_account).empty());
}

TEST(Tick, RemindsThenOverdueThenEscalatesEachOnce) {
  Town town("notices-tick");
  const auto follow = follower(*town.rules, town.clock);
  const auto id = town.filed("打通城东断头路");
  town.assign(id, town.roads);
  ledger::catch_up(*town.db, *follow);
  const auto clock = town.read([&](Transaction& tx) {
    for (const auto& c : proposals::running_clocks(tx, town.city, id)) {
      if (c.term == "sign_for" && !c.unit.empty()) return c;
    }
    return proposals::Clock{};
  });
  ASSERT_FALSE(clock.id.empty());
  const auto day = [&](Date d) {
    town.clock.set({d.begins().milliseconds + 10 * 3'600'000LL});
    const int given = tick(*town.db, *town.rules, town.clock.now());
    EXPECT_EQ(tick(*town.db, *town.rules, town.clock.now()), 0) << "twice on " << d.iso();
    ledger::catch_up(*town.db, *follow);
    return given;
  };
  const auto count = [&](const AccountId& account, const std::string& kind) {
    const auto all = told(town, account);
    return std::ranges::count_if(
        all, [&](const auto& t) { return t.kind == kind && t.words.find("签收") != std::string::npos; });
  };
  day(clock.due_on.plus(-1));
  EXPECT_EQ(count(town.roads_clerk_account, "reminder"), 1);
  EXPECT_EQ(count(town.schools_head_account, "reminder"), 0);
  day(clock.due_on.plus(1));
  EXPECT_EQ(count(town.roads_clerk_account, "fell_overdue"), 1);
  EXPECT_EQ(count(town.supervision_account, "fell_overdue_told"), 1);
  day(clock.due_on.plus(5));
  EXPECT_EQ(count(town.supervision_account, "escalated"), 1);
  day(clock.due_on.plus(6));
  EXPECT_EQ(count(town.roads_clerk_account, "fell_overdue"), 1);
  const int facts = town.read([&](Transaction& tx) {
    int n = 0;
    for (const auto& fact : ledger::timeline(tx, town.city, "proposal", id.text()))
      n += fact.kind == "proposals.fell_overdue" || fact.kind == "proposals.escalated";
    return n;
  });
  EXPECT_GE(facts, 2);
  town.sign_for(id, town.roads);
  ledger::catch_up(*town.db, *follow);
  const auto left = told(town, town.roads_clerk_account);
  EXPECT_TRUE(std::ranges::none_of(left, [](const auto& t) {
    return !t.withdrawn && (t.kind == "reminder" || t.kind == "fell_overdue") &&
           t.words.find("签收") != std::string::npos;
  }));  // acting takes the reminders back
}

TEST(Mail, ReachesTheServerWithBothLanguagesIntact) {
  Town town("notices-mail");
  SmtpServer server;
  mail_to(town, town.clerk_account, "clerk@example.test");
  const auto follow = follower(*town.rules, town.clock);
  const auto id = town.submitted("打通城东断头路");
  ledger::catch_up(*town.db, *follow);
  auto out = sender(town, server.url());
  EXPECT_EQ(out.send_due().delivered, 1);
  EXPECT_EQ(out.send_due().delivered, 0);
  ASSERT_EQ(server.letters().size(), 1U);
  const std::string letter = server.letters().front();
  EXPECT_NE(letter.find("To: <clerk@example.test>"), std::string::npos);
  EXPECT_NE(letter.find("Auto-Submitted: auto-generated"), std::string::npos);
  EXPECT_NE(body_of(letter).find("新提案待审查：《打通城东断头路》。"), std::string::npos);
  EXPECT_NE(body_of(letter).find("https://yishi.example/desk/proposals/" + id.str()), std::string::npos);
  town.db->write([&](Transaction& tx) {
    tx.run("UPDATE accounts SET language = 'en' WHERE id = ?1", town.clerk_account);
  });
  town.submitted("第二件");
  ledger::catch_up(*town.db, *follow);
  out.send_due();
  EXPECT_NE(body_of(server.letters().back()).find("A new proposal to review"), std::string::npos);
}

TEST(Mail, WaitsAfterAFailureAndGivesUpWhenRefusedForGood) {
  Town town("notices-retry");
  SmtpServer server;
  mail_to(town, town.clerk_account, "clerk@example.test");
  const auto follow = follower(*town.rules, town.clock);
  town.submitted("打通城东断头路");
  ledger::catch_up(*town.db, *follow);
  auto out = sender(town, server.url());
  server.answer_recipients("451 try later");
  EXPECT_EQ(out.send_due().put_off, 1);
  EXPECT_EQ(out.send_due().put_off, 0);  // not before its time
  server.answer_recipients("");
  town.clock.set({town.clock.now().milliseconds + 61'000});
  EXPECT_EQ(out.send_due().delivered, 1);
  town.submitted("第二件");
  ledger::catch_up(*town.db, *follow);
  server.answer_recipients("550 no such user");
  EXPECT_EQ(out.send_due().given_up, 1);
  town.clock.advance_days(3);
  EXPECT_EQ(out.send_due().given_up, 0);
  auto nowhere = sender(town, "smtp://127.0.0.1:1");  // nobody listens
  town.submitted("第三件");
  ledger::catch_up(*town.db, *follow);
  EXPECT_EQ(nowhere.send_due().put_off, 1);
}

TEST(Mail, RespectsQuietHoursJoinsTheDigestAndDropsWhatIsSettled) {
  Town town("notices-quiet");
  SmtpServer server;
  mail_to(town, town.clerk_account, "clerk@example.test", Mode::immediate, 9 * 60, 12 * 60);  // it is ten
  mail_to(town, town.head_account, "head@example.test", Mode::daily);
  const auto follow = follower(*town.rules, town.clock);
  const auto first = town.submitted("第一件");
  town.submitted("第二件");
  ledger::catch_up(*town.db, *follow);
  auto out = sender(town, server.url());
  EXPECT_EQ(out.send_due().delivered, 0);
  town.act([&](Transaction& tx) {
    return proposals::return_for_change(tx, *town.rules, town.clerk(), first,
                                        proposals::find(tx, town.city, first)->version, "补充。");
  });
  ledger::catch_up(*town.db, *follow);  // the first is settled before anybody was mailed
  town.clock.set({town.clock.now().milliseconds + 2 * 3'600'000LL});
  EXPECT_EQ(out.send_due().delivered, 1);
  EXPECT_NE(body_of(server.letters().front()).find("第二件"), std::string::npos);
  town.submitted("第三件");
  ledger::catch_up(*town.db, *follow);
  town.clock.set({Date::of(2026, 2, 3).begins().milliseconds + 9 * 3'600'000LL});
  out.send_due();
  const auto letters = server.letters();
  const auto digest = std::ranges::find_if(
      letters, [](const auto& l) { return l.find("head@example.test") != std::string::npos; });
  ASSERT_NE(digest, letters.end());
  EXPECT_NE(body_of(*digest).find("第二件"), std::string::npos);  // one letter for both
  EXPECT_NE(body_of(*digest).find("第三件"), std::string::npos);
  EXPECT_EQ(body_of(*digest).find("第一件"), std::string::npos);
  EXPECT_EQ(std::ranges::count_if(
                letters, [](const auto& l) { return l.find("head@example.test") != std::string::npos; }),
            1);
}

TEST(MailText, NoTextBreaksOutOfItsHeader) {
  const std::string text = mail_text(
      {.url = "", .from = "a@b.test", .from_name = "甲\r\nBcc: x@y.test", .user = "", .password = ""},
      {"id", "c@d.test", "主题\r\nX-Evil: 1", "正文\r\n.\r\nMAIL FROM", {0}});
  EXPECT_EQ(text.find("Bcc:"), std::string::npos);
  EXPECT_EQ(text.find("X-Evil"), std::string::npos);
  EXPECT_EQ(text.find("MAIL FROM"), std::string::npos);
  EXPECT_FALSE(is_mail_address("a@b\r\nRCPT TO:<x@y>"));
  EXPECT_FALSE(is_mail_address("a@b>,<c@d"));
  EXPECT_TRUE(is_mail_address("wang.li+yishi@example.test"));
}

TEST(Settings, QuietHoursAndDigest) {
  const auto at = [](const char* text) { return *parse_timestamp(text); };
  const Settings night{22 * 60, 7 * 60 + 30, 8 * 60 + 30, {}};
  struct Case {
    const char* now;  // UTC; China is eight hours ahead
    Mode mode;
    const char* leaves;
  };
  const Case cases[] = {{"2026-03-01T04:00:00Z", Mode::immediate, "2026-03-01T04:00:00Z"},  // noon
                        {"2026-03-01T15:00:00Z", Mode::immediate, "2026-03-01T23:30:00Z"},  // 23:00 → 7:30
                        {"2026-03-01T20:00:00Z", Mode::immediate, "2026-03-01T23:30:00Z"},  // 4:00 → 7:30
                        {"2026-03-01T04:00:00Z", Mode::daily, "2026-03-02T00:30:00Z"},   // → 8:30 next day
                        {"2026-03-01T00:00:00Z", Mode::daily, "2026-03-01T00:30:00Z"}};  // 8:00 → 8:30
  for (const auto& c : cases)
    EXPECT_EQ(to_iso(may_leave(night, c.mode, at(c.now))), to_iso(at(c.leaves))) << c.now;
  EXPECT_EQ(minutes_of("07:30"), 450);
  for (const char* bad : {"7:30", "24:00", "12:60", "noon!", ""}) EXPECT_FALSE(minutes_of(bad)) << bad;
}

TEST(LogDriver, WritesOneLineAMessage) {
  const auto file = std::filesystem::temp_directory_path() / ("yishi-log-" + std::to_string(::getpid()));
  const auto driver = log_driver(Channel::sms, file.string());
  EXPECT_EQ(driver->send({"1", "13800000000", "一", "正文\n两行", {0}}).delivery, Delivery::delivered);
  EXPECT_EQ(driver->send({"2", "13800000000", "二", "正文", {0}}).delivery, Delivery::delivered);
  std::ifstream in(file);
  int lines = 0;
  for (std::string line; std::getline(in, line);) ++lines;
  EXPECT_EQ(lines, 2);
  std::filesystem::remove(file);
}

class Ears final : public http::Live {
 public:
  void tell(std::string_view channel, std::string_view message) override {
    heard.emplace_back(std::string(channel) + " " + std::string(message));
  }
  std::vector<std::string> heard;
};

TEST(Announcer, TellsNewNoticesAndChangesOnce) {
  Town town("notices-live");
  const auto follow = follower(*town.rules, town.clock);
  town.submitted("旧的一件");
  ledger::catch_up(*town.db, *follow);
  Ears ears;
  Announcer announcer(*town.db, ears);
  EXPECT_EQ(announcer.announce(), 0);
  const auto id = town.submitted("新的一件");
  ledger::catch_up(*town.db, *follow);
  announcer.announce();
  const auto heard = [&](const std::string& part) {
    return std::ranges::count_if(ears.heard, [&](const auto& h) {
      return h.find("account:" + town.clerk_account.str()) == 0 && h.find(part) != std::string::npos;
    });
  };
  EXPECT_EQ(heard(R"("kind":"notice","unread":2)"), 1);
  EXPECT_EQ(heard(R"({"kind":"changed","proposal":")" + id.str()), 1);
  ears.heard.clear();
  EXPECT_EQ(announcer.announce(), 0);
}

TEST(Ticker, RunsJobsWhenDueAndOnANewDay) {
  ManualClock clock(*parse_timestamp("2026-03-01T15:00:00Z"));
  int quick = 0, slow = 0;
  Ticker ticker(clock, {{"quick", 1, [&](Timestamp) { ++quick; }},
                        {"slow", 600, [&](Timestamp) { ++slow; }},
                        {"broken", 1, [](Timestamp) { throw std::runtime_error("as tests do"); }}});
  EXPECT_EQ(ticker.run_due(), 2);
  EXPECT_EQ(ticker.run_due(), 0);
  clock.set({clock.now().milliseconds + 60'000});
  EXPECT_EQ(ticker.run_due(), 1);
  clock.set(*parse_timestamp("2026-03-01T16:01:00Z"));  // midnight has passed in China
  EXPECT_EQ(ticker.run_due(), 2);
  EXPECT_EQ(quick, 3);
  EXPECT_EQ(slow, 2);
}

TEST(Phrases, EveryOneIsCompleteInBothLanguages) {
  for (const char* kind :
       {"to_review", "to_sign_for", "sent_back", "reminder", "fell_overdue", "escalated", "raised_result"}) {
    ASSERT_TRUE(has_phrase(kind)) << kind;
    const auto words = phrase(kind, {.proposal = "《甲》",
                                     .unit = {"乙局", "Bureau B"},
                                     .step = {"签收", "sign for"},
                                     .due = "2026-03-01",
                                     .reason = {}});
    for (const auto& text : {words.zh, words.en}) {
      EXPECT_FALSE(text.empty()) << kind;
      EXPECT_EQ(text.find('{'), std::string::npos) << text;
    }
  }
}

}  // namespace
}  // namespace yishi::notices

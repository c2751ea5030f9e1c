// Oversight on a real database: totals kept by the follower, links that give their rows, the inbox, the
// radar, promises, raising, the assessment of a session.
#include "areas/oversight/assessment.hpp"
#include "areas/oversight/radar.hpp"
#include "areas/oversight/statistics.hpp"
#include "areas/oversight/tasks.hpp"
#include "town.hpp"

namespace yishi::oversight {
namespace {

using namespace testing_town;

using Totals = std::map<std::string, std::int64_t>;

Totals kept(Town& town) {
  return town.read([&](Transaction& tx) {
    Totals out;
    tx.each(
        "SELECT dimension || '/' || key || '/' || term || '.' || session || '/' || measure, count FROM "
        "statistic_tallies WHERE committee_id "
        "= ?1 AND count <> 0",
        [&](const database::Statement& row) { out[std::string(row.text(0))] = row.integer(1); }, town.city);
    tx.each(
        "SELECT 'pace/' || unit_id || '/' || term || '/' || days, count FROM unit_paces WHERE committee_id = "
        "?1 AND count <> 0",
        [&](const database::Statement& row) { out[std::string(row.text(0))] = row.integer(1); }, town.city);
    return out;
  });
}

// The same totals counted anew from every proposal.
Totals counted_afresh(Town& town) {
  return town.read([&](Transaction& tx) {
    Totals out;
    for (const auto& id : tx.all<ProposalId>("SELECT id FROM proposals WHERE committee_id = ?1", town.city)) {
      const auto matter = read_matter(tx, town.city, id);
      if (!matter) continue;
      for (const auto& s : shares_of(*matter)) {
        out[fmt::format("{}/{}/{}.{}/{}", s.dimension, s.key, matter->term, matter->session, s.measure)] +=
            s.count;
      }
      for (const auto& t : matter->taken)
        out[fmt::format("pace/{}/{}/{}", t.unit.text(), t.term, t.days)] += 1;
    }
    return out;
  });
}

// A bit of everything.
void live(Town& town, ledger::Follower& follower) {
  town.submitted("停在审查的提案");
  town.handled("打通城东断头路", town.roads, 20, "A");
  ledger::catch_up(*town.db, follower);
  const auto second =
      town.handled("增设学校接送区", town.schools, 30, "B", "dissatisfied", "方案没有时间表。");
  ledger::catch_up(*town.db, follower);
  town.talk(second, town.schools);
  town.reply(second, town.schools, "A");
  town.rate(second, "satisfied", "basically_satisfied");
  const auto third = town.filed("整治背街小巷");
  town.assign(third, town.roads);
  const auto a = town.assignment(third);
  town.act([&](Transaction& tx) {
    return handling::object(tx, *town.rules, town.roads_clerk(), a,
                            {.reason = "不属于我局职责。", .better_unit = town.schools});
  });
  const auto key = town.filed("重点推进的提案");
  town.act([&](Transaction& tx) {
    return set_key(tx, *town.rules, town.head(), key,
                   {.leader = "示例领导", .form = "chair_council", .plan = "二季度现场督办。"});
  });
  town.act([&](Transaction& tx) {
    return set_excellent(tx, town.head(), key, {.grade = "", .note = "", .state = {}});
  });
  town.act([&](Transaction& tx) {
    return set_excellent(tx, town.head(), key, {.grade = "", .note = "", .state = ExcellentState::decided});
  });
}

TEST(Statistics, KeptTotalsEqualARecountAndARebuild) {
  Town town("statistics");
  const auto follower = statistics_follower();
  live(town, *follower);
  ledger::catch_up(*town.db, *follower);
  const Totals now = kept(town);
  EXPECT_EQ(now, counted_afresh(town));
  EXPECT_EQ(now.at("all//3.1/submitted"), 5);
  EXPECT_EQ(now.at("all//3.1/filed"), 4);
  EXPECT_EQ(now.at("all//3.1/replied"), 2);
  EXPECT_EQ(now.at("all//3.1/rehandled"), 1);
  EXPECT_EQ(now.at("all//3.1/objections"), 1);
  EXPECT_EQ(now.at("all//3.1/key"), 1);
  EXPECT_EQ(now.at("all//3.1/excellent"), 1);
  EXPECT_EQ(now.at("all//3.1/talks"), 1);
  ASSERT_TRUE(ledger::rebuild(*town.db, *follower));
  EXPECT_EQ(kept(town), now);
}

TEST(Statistics, EveryNumberOpensExactlyItsRows) {
  Town town("links");
  const auto follower = statistics_follower();
  live(town, *follower);
  ledger::catch_up(*town.db, *follower);
  int numbers = 0;
  town.read([&](Transaction& tx) {
    const auto& book = town.rules->in_force(town.city, town.clock.today());
    for (const std::string group : {"unit", "category", "sector", "kind", "class", "session", "month"}) {
      StatisticQuery q{.group = group, .term = 3, .session = 1};
      const auto shown = must(statistics(tx, book, town.head(), q));
      auto rows = shown.rows;
      rows.push_back(shown.total);
      for (const auto& row : rows) {
        for (const auto& measure : shown.measures) {
          if (measure.kind != MeasureKind::count || !row.values.contains(measure.name)) continue;
          EXPECT_NE(row.links.at(measure.name).find("measure=" + measure.name), std::string::npos);
          StatisticQuery behind = q;
          behind.group = &row == &rows.back() ? "all" : group;
          behind.key = row.key;
          behind.measure = measure.name;
          const auto opened = must(counted_rows(tx, town.head(), behind));
          EXPECT_EQ(static_cast<double>(opened.sum), row.values.at(measure.name))
              << group << " " << row.key << " " << measure.name;
          EXPECT_EQ(opened.hidden, 0);
          ++numbers;
        }
      }
    }
    // A unit sees its own line and nothing of others.
    const auto own = must(statistics(tx, book, town.roads_clerk(), {.group = "unit"}));
    ASSERT_EQ(own.rows.size(), 1U);
    EXPECT_EQ(own.rows.front().key, town.roads.str());
    EXPECT_FALSE(statistics(tx, book, town.roads_clerk(), {.group = "category"}));
    EXPECT_FALSE(counted_rows(tx, town.roads_clerk(),
                              {.group = "unit", .measure = "assigned", .key = town.schools.str()}));
  });
  EXPECT_GT(numbers, 150);
}

TEST(Tasks, EachSeesWhatWaitsForThem) {
  Town town("tasks");
  const auto id = town.filed("打通城东断头路");
  const auto list = [&](const Caller& caller) {
    return town.read([&](Transaction& tx) {
      std::string out;
      for (const auto& task :
           must(tasks(tx, town.rules->in_force(town.city, town.clock.today()), caller)).items)
        out += task.verb + " ";
      return out;
    });
  };
  EXPECT_EQ(list(town.supervision()), "assign ");
  EXPECT_EQ(list(town.roads_clerk()), "");
  town.assign(id, town.roads);
  EXPECT_EQ(list(town.supervision()), "");
  EXPECT_EQ(list(town.roads_clerk()), "sign_for ");
  EXPECT_EQ(list(town.schools_head()), "");
  town.sign_for(id, town.roads);
  EXPECT_EQ(list(town.roads_clerk()), "reply ");
  const auto a = town.assignment(id);
  town.act([&](Transaction& tx) {
    return handling::draft_reply(
        tx, *town.rules, town.roads_clerk(), a,
        {.reply_class = "A", .body = "已建成。", .contact_name = "张三", .contact_phone = "0000000"});
  });
  EXPECT_EQ(list(town.roads_head()), "sign ");
  town.act([&](Transaction& tx) { return handling::sign_reply(tx, *town.rules, town.roads_head(), a, ""); });
  EXPECT_EQ(list(town.roads_head()), "");
  EXPECT_EQ(list(town.supervision()), "check ");
  town.act([&](Transaction& tx) {
    return handling::check_reply(tx, *town.rules, town.supervision(), a,
                                 {.accept = true, .reply_class = {}, .reason = ""});
  });
  EXPECT_EQ(list(town.supervision()), "deliver ");
  town.act([&](Transaction& tx) { return handling::deliver_reply(tx, *town.rules, town.supervision(), a); });
  EXPECT_EQ(list(town.li()), "rate ");
  EXPECT_EQ(list(town.wang()), "");
  town.rate(id, "satisfied", "satisfied");
  EXPECT_EQ(list(town.li()), "");
  EXPECT_EQ(list(town.clerk()), "close ");
}

TEST(Radar, ForecastsFromTheUnitsPast) {
  Town town("radar");
  const auto follower = statistics_follower();
  for (int i = 0; i < 6; ++i) town.handled(fmt::format("以往的第 {} 件", i), town.roads, 95 + i, "A");
  const auto slow = town.filed("现在的一件");
  town.assign(slow, town.roads);
  town.sign_for(slow, town.roads);
  ledger::catch_up(*town.db, *follower);
  town.clock.advance_days(60);
  town.read([&](Transaction& tx) {
    const auto seen =
        must(radar(tx, town.rules->in_force(town.city, town.clock.today()), town.supervision(), {}));
    ASSERT_EQ(seen.units.size(), 1U);
    const auto found = std::ranges::find(seen.units.front().dots, "reply", &Dot::term);
    ASSERT_NE(found, seen.units.front().dots.end());
    EXPECT_EQ(found->risk, Risk::forecast_late);
    EXPECT_TRUE(found->forecast_on && *found->forecast_on > found->due_on);
    EXPECT_NE(found->reason.zh.find("本单位以往 6 件"), std::string::npos) << found->reason.zh;
    EXPECT_EQ(seen.days.size(), 61U);
    EXPECT_TRUE(must(radar(tx, town.rules->in_force(town.city, town.clock.today()), town.schools_head(), {}))
                    .units.empty());
    EXPECT_FALSE(
        radar(tx, town.rules->in_force(town.city, town.clock.today()), town.schools_head(), town.roads));
  });
}

TEST(Promises, AreAskedAboutUntilTheyAreMet) {
  Town town("promises");
  town.handled("增设学校接送区", town.schools, 10, "B");
  const auto list = [&] {
    return town.read([&](Transaction& tx) { return must(promises(tx, town.supervision(), {})); });
  };
  const auto id = list().items.front().id;
  EXPECT_EQ(ask_about_promises(*town.db, *town.rules, town.clock.now()), 0);  // its day has not come
  town.clock.advance_days(61);
  EXPECT_TRUE(list().items.front().late);
  EXPECT_EQ(ask_about_promises(*town.db, *town.rules, town.clock.now()), 1);
  EXPECT_EQ(ask_about_promises(*town.db, *town.rules, town.clock.now()), 0);  // asked, and waiting
  const auto report = [&](const Caller& caller, Evidence e) {
    return town.db->write([&](Transaction& tx) { return report_promise(tx, *town.rules, caller, id, e); });
  };
  EXPECT_EQ(report(town.roads_clerk(), {"与我无关", handling::PromiseState::met, {}}).error().why,
            Why::not_found);
  EXPECT_EQ(report(town.schools_head(), {"没有做到", handling::PromiseState::broken, {}}).error().why,
            Why::not_allowed);
  EXPECT_EQ(report(town.schools_head(), {"延期", handling::PromiseState::postponed, {}}).error().why,
            Why::invalid);
  const Date later = town.clock.today().plus(30);
  EXPECT_EQ(
      must(report(town.schools_head(), {"雨季停工，延期一个月。", handling::PromiseState::postponed, later}))
          .due_on,
      later);
  EXPECT_EQ(ask_about_promises(*town.db, *town.rules, town.clock.now()), 0);
  town.clock.advance_days(31);
  EXPECT_EQ(ask_about_promises(*town.db, *town.rules, town.clock.now()), 1);
  const auto met = must(report(town.schools_head(), {"已建成并投入使用。", handling::PromiseState::met, {}}));
  EXPECT_EQ(met.state, handling::PromiseState::met);
  EXPECT_EQ(met.checks.size(), 2U);
  town.clock.advance_days(400);
  EXPECT_EQ(ask_about_promises(*town.db, *town.rules, town.clock.now()), 0);
  EXPECT_EQ(report(town.schools_head(), {"再改", handling::PromiseState::open, {}}).error().code, "settled");
}

TEST(Assessment, NamesTheProposalsBehindEachDeduction) {
  Town town("assessment");
  const auto late = town.handled("迟到的一件", town.roads, 120, "A");
  const auto bad = town.handled("不满意的一件", town.roads, 10, "A", "dissatisfied", "没有解决。");
  town.handled("好的一件", town.schools, 10, "A");
  town.read([&](Transaction& tx) {
    const auto sheet = must(
        assessment(tx, town.rules->in_force(town.city, town.clock.today()), town.supervision(), 3, 1, {}));
    ASSERT_EQ(sheet.items.size(), 2U);
    EXPECT_EQ(sheet.items.front().unit.id, town.schools.str());  // best first
    const auto& roads = sheet.items.back();
    EXPECT_EQ(roads.handled, 2);
    const auto line = [&](const std::string& code) {
      return *std::ranges::find(roads.lines, code, &SheetLine::code);
    };
    EXPECT_EQ(line("late_reply").proposals, std::vector{late});
    EXPECT_EQ(line("dissatisfied").proposals, std::vector{bad});
    EXPECT_EQ(line("no_talk").count, 2);
    double taken = 0;
    for (const auto& l : roads.lines) taken += l.points;
    EXPECT_NEAR(roads.points, 100 - taken, 1e-9);
    const auto own = must(
        assessment(tx, town.rules->in_force(town.city, town.clock.today()), town.roads_head(), 3, 1, {}));
    ASSERT_EQ(own.items.size(), 1U);
    EXPECT_EQ(own.items.front().unit.id, town.roads.str());
  });
}

TEST(Raising, ReachesTheUpperCommitteeAndItsResultComesBack) {
  Town town("raising");
  const auto id = town.filed("打通省道断头路");
  const auto refused = town.db->write([&](Transaction& tx) {
    return raise(tx, *town.rules, town.head(), id, {town.city, ""});
  });
  EXPECT_EQ(refused.error().why, Why::invalid);  // not above itself
  const auto there = town.act([&](Transaction& tx) {
    return raise(tx, *town.rules, town.head(), id, {town.province, "请省政协关注。"});
  });
  EXPECT_EQ(town.db
                ->write([&](Transaction& tx) {
                  return raise(tx, *town.rules, town.head(), id, {town.province, ""});
                })
                .error()
                .code,
            "already_raised");
  const auto above = town.upper_head();
  const auto version = [&](Transaction& tx) {
    return proposals::find(tx, town.province, there.proposal)->version;
  };
  town.act([&](Transaction& tx) {
    return proposals::pass(tx, *town.rules, above, there.proposal, version(tx), "");
  });
  town.act([&](Transaction& tx) {
    return proposals::file(tx, *town.rules, above, there.proposal, version(tx), town.first_category(), "");
  });
  const auto follower = raised_follower();
  ledger::catch_up(*town.db, *follower);
  ASSERT_TRUE(ledger::rebuild(*town.db, *follower));
  town.read([&](Transaction& tx) {
    int back = 0;
    for (const auto& fact : ledger::timeline(tx, town.city, "proposal", id.text()))
      back += fact.kind == "oversight.upper_filed";
    EXPECT_EQ(back, 1);  // once, in spite of the rebuild
    const auto list = must(raised(tx, town.head(), id));
    ASSERT_EQ(list.items.size(), 1U);
    EXPECT_EQ(list.items.front().stage, proposals::Stage::filed);
    EXPECT_EQ(list.items.front().committee_name, "示例省政协");
    EXPECT_EQ(proposals::find(tx, town.province, there.proposal)->proposer, "示例市政协");
  });
}

TEST(StandingCommittee, ItsSuggestionIsRaisedByTheOfficeInTheSameLoop) {
  Town town("suggestion");
  proposals::Draft draft;
  draft.kind = proposals::Kind::standing_committee;
  draft.body = town.economy;
  draft.title = "关于推进示例市轨道交通建设的建议案";
  draft.situation = "情况。";
  draft.advice = "建议。";
  const auto id =
      town.act([&](Transaction& tx) { return proposals::start_draft(tx, *town.rules, town.clerk(), draft); })
          .id;
  const auto done = town.act([&](Transaction& tx) {
    return proposals::submit(tx, *town.rules, town.clerk(), id, proposals::find(tx, town.city, id)->version);
  });
  EXPECT_EQ(done.stage, proposals::Stage::submitted);
  EXPECT_EQ(done.kind, proposals::Kind::standing_committee);
}

TEST(KeyProposals, AreChosenSupervisedAndFinished) {
  Town town("key");
  const auto id = town.filed("打通城东断头路");
  const auto set = [&](KeyEntry e) {
    return town.db->write([&](Transaction& tx) { return set_key(tx, *town.rules, town.head(), id, e); });
  };
  EXPECT_EQ(set({.leader = "", .form = "chair_council", .plan = ""}).error().why, Why::invalid);
  EXPECT_EQ(set({.leader = "示例领导", .form = "no_such_form", .plan = ""}).error().why, Why::invalid);
  EXPECT_EQ(must(set({.leader = "", .form = "", .plan = "", .state = KeyState::candidate})).state,
            KeyState::candidate);
  EXPECT_FALSE(town.proposal(id).is_key);
  EXPECT_TRUE(town.read([&](Transaction& tx) {
    return must(key_proposals(tx, town.li(), 0, 0)).items.empty();
  }));  // not decided yet
  must(set({.leader = "示例领导", .form = "chair_council", .plan = "现场督办"}));
  EXPECT_TRUE(town.proposal(id).is_key);
  const auto supervise_runs = [&] {
    return town.read([&](Transaction& tx) {
      const auto clocks = proposals::running_clocks(tx, town.city, id);
      return std::ranges::count(clocks, "supervise", &proposals::Clock::term);
    });
  };
  EXPECT_EQ(supervise_runs(), 1);
  town.act([&](Transaction& tx) {
    return supervise(tx, *town.rules, town.supervision(), id,
                     {.form = "leader_on_site",
                      .leader = "示例领导",
                      .at = town.clock.today(),
                      .findings = "进度滞后。",
                      .result = "约定十月底完工。"});
  });
  EXPECT_EQ(
      set({.leader = "示例领导", .form = "chair_council", .plan = "现场督办", .state = KeyState::finished})
          .error()
          .why,
      Why::invalid);
  must(set({.leader = "示例领导",
            .form = "chair_council",
            .plan = "现场督办",
            .state = KeyState::finished,
            .result = "已通车。"}));
  EXPECT_EQ(supervise_runs(), 0);
  const auto list = town.read([&](Transaction& tx) { return must(key_proposals(tx, town.li(), 3, 1)); });
  ASSERT_EQ(list.items.size(), 1U);
  EXPECT_EQ(list.items.front().supervisions, 1);
  EXPECT_EQ(list.items.front().result, "已通车。");
}

TEST(Urging, SaysItInWordsAndOnlyWhatStillWaits) {
  Town town("urging");
  const auto id = town.filed("打通城东断头路");
  town.assign(id, town.roads);
  const auto a = town.assignment(id);
  const auto preview =
      town.read([&](Transaction& tx) { return must(urge_preview(tx, town.supervision(), a)); });
  EXPECT_EQ(preview.unit.name, "示例市住建局");
  EXPECT_EQ(preview.people, 2);  // its clerk and its head
  EXPECT_NE(preview.text.find("《打通城东断头路》应于2026年"), std::string::npos) << preview.text;
  EXPECT_NE(preview.text.find("前签收，还有"), std::string::npos) << preview.text;
  town.act([&](Transaction& tx) { return urge(tx, town.supervision(), a, {""}); });
  const auto follow = notices::follower(*town.rules, town.clock);
  ledger::catch_up(*town.db, *follow);
  const auto words = town.read([&](Transaction& tx) {
    return tx.all<std::string>(
        "SELECT words_zh FROM notices WHERE account_id = ?1 AND withdrawn_at IS NULL ORDER BY number",
        town.roads_head_account);
  });
  ASSERT_EQ(words.size(), 2U);  // what it is asked, and that it is urged: urging settles nothing
  EXPECT_NE(words.back().find(preview.text), std::string::npos);
  town.sign_for(id, town.roads);
  town.clock.advance_days(100);
  EXPECT_NE(town.read([&](Transaction& tx) { return must(urge_preview(tx, town.supervision(), a)); })
                .text.find("答复，已逾期"),
            std::string::npos);
  town.reply(id, town.roads, "A");
  EXPECT_EQ(
      town.db->write([&](Transaction& tx) { return urge(tx, town.supervision(), a, {""}); }).error().code,
      "ended");
}

TEST(ExcellentProposals, GoStepByStepAndShowTheirShare) {
  Town town("excellent");
  const auto follower = statistics_follower();
  const auto id = town.filed("打通城东断头路");
  town.filed("另一件");
  ledger::catch_up(*town.db, *follower);
  const auto set = [&](std::optional<ExcellentState> state) {
    return town.db->write([&](Transaction& tx) {
      return set_excellent(tx, town.head(), id, {.grade = "", .note = "", .state = state});
    });
  };
  EXPECT_EQ(set(ExcellentState::decided).error().code, "wrong_order");  // nobody has nominated it
  must(set({}));
  must(set(ExcellentState::shortlisted));
  const auto list = [&](const Caller& caller) {
    return town.read([&](Transaction& tx) { return must(excellent_proposals(tx, caller, 3, 1)); });
  };
  EXPECT_TRUE(list(town.li()).items.empty());  // still being weighed
  EXPECT_EQ(list(town.clerk()).items.size(), 1U);
  must(set(ExcellentState::decided));
  EXPECT_TRUE(town.proposal(id).is_excellent);
  EXPECT_EQ(set(ExcellentState::dropped).error().code, "wrong_order");
  EXPECT_DOUBLE_EQ(list(town.li()).share, 0.5);
  EXPECT_DOUBLE_EQ(list(town.li()).collective_share, 0);
}

}  // namespace
}  // namespace yishi::oversight

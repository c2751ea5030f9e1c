// The rules of oversight as tables: the forecast of who will be late, the assessment sheet, what counts
// where.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sstream>

#include "areas/oversight/assessment.hpp"
#include "areas/oversight/matter.hpp"
#include "areas/oversight/pace.hpp"

namespace yishi::oversight {
namespace {

Pace pace(const std::string& days) {
  Pace out;
  std::istringstream in(days);
  for (int d; in >> d;) ++out.days[d];
  return out;
}

TEST(Pace, MedianAndUpperQuartile) {
  const Pace p = pace("10 20 30 40 50 60 70 80");
  EXPECT_EQ(p.count(), 8);
  EXPECT_EQ(p.quantile(0.5), 40);
  EXPECT_EQ(p.quantile(0.75), 60);
  EXPECT_EQ(p.quantile(1), 80);
  EXPECT_EQ(p.over(60), 2);
  EXPECT_EQ(p.longer_than(40).count(), 4);
}

// past | began | due | today → risk | expected on
TEST(Forecast, FollowsTheUnitsPast) {
  struct Case {
    std::string own, all, began, due, today, risk, on;
  };
  const Case cases[] = {
      // half of the past took 40 days or less: on the 41st day after 1 March
      {"30 35 40 60 80", "", "2026-03-01", "2026-05-30", "2026-03-11", "in_time", "2026-04-10"},
      // on day 50 only the slow ones of the past are left: their median is 60, still in time
      {"30 35 40 60 80", "", "2026-03-01", "2026-05-30", "2026-04-20", "in_time", "2026-04-30"},
      // slow: the usual case takes 100 of 90 days
      {"95 98 100 120 130", "", "2026-03-01", "2026-05-30", "2026-03-11", "forecast_late", "2026-06-09"},
      // a unit with too few cases is judged by all units
      {"10", "95 98 100 120 130", "2026-03-01", "2026-05-30", "2026-03-11", "forecast_late", "2026-06-09"},
      // nothing to go by: only the days left
      {"10", "20", "2026-03-01", "2026-05-30", "2026-03-11", "in_time", ""},
      {"", "", "2026-03-01", "2026-03-15", "2026-03-11", "near", ""},
      // longer than anything before, a week before its day
      {"30 35 40 45 50", "", "2026-03-01", "2026-05-30", "2026-05-25", "forecast_late", ""},
      {"30 35 40 45 50", "", "2026-03-01", "2026-05-30", "2026-05-31", "late", ""},
      {"10 11 12 13 14", "", "2026-05-20", "2026-05-30", "2026-05-25", "forecast_late", "2026-06-01"},
      {"5 6 7 8 9", "", "2026-05-20", "2026-05-30", "2026-05-24", "near", "2026-05-27"},
  };
  for (const auto& c : cases) {
    const auto f =
        forecast(pace(c.own), pace(c.all), *Date::parse(c.began), *Date::parse(c.due), *Date::parse(c.today));
    EXPECT_EQ(std::string(json::name_of(f.risk)), c.risk) << c.own << " on " << c.today;
    EXPECT_EQ(f.on ? f.on->iso() : "", c.on) << c.own << " on " << c.today;
    EXPECT_FALSE(f.reason.zh.empty());
    EXPECT_FALSE(f.reason.en.empty());
  }
}

TEST(Forecast, SaysOnWhatItRests) {
  const auto f = forecast(pace("95 98 100 120 130"), {}, *Date::parse("2026-03-01"),
                          *Date::parse("2026-05-30"), *Date::parse("2026-03-11"));
  EXPECT_EQ(f.reason.zh,
            "按本单位以往 5 件的用时（中位 100 天，四分之三在 120 天内，5 件超过 90 天），已用 10 天，预计 "
            "2026-06-09 完成，晚于期限 10 天。");
}

// The default sheet, worked by hand: 100 − (2 × 5) − (3 × 1) − min(10, 60 × 0.2) = 77.
TEST(Assessment, WorkedCase) {
  rules::AssessmentSheet sheet;
  sheet.full = 100;
  sheet.deductions = {{"late_reply", {"逾期答复", "late"}, "late", 5, 20},
                      {"no_talk", {"未面商", "no talk"}, "no_talk", 1, 10},
                      {"dissatisfied", {"不满意", "dissatisfied"}, "dissatisfied", 0.2, 10},
                      {"promise_broken", {"承诺未兑现", "promise"}, "promise_broken", 2, 20}};
  sheet.grades = {{"90", {"优秀", "excellent"}, ""},
                  {"80", {"良好", "good"}, ""},
                  {"60", {"合格", "passed"}, ""},
                  {"0", {"不合格", "failed"}, ""}};
  const auto a = ProposalId::make(), b = ProposalId::make(), c = ProposalId::make();
  const Sheet done = assess(
      sheet,
      {{"late", {{a, 1}, {b, 1}}}, {"no_talk", {{a, 1}, {b, 1}, {c, 1}}}, {"dissatisfied", {{a, 60}}}});
  std::string table;
  for (const auto& line : done.lines) {
    table += fmt::format("{} | {} | -{} | {} proposals | {}\n", line.words.zh, line.count, line.points,
                         line.proposals.size(), line.explanation.zh);
  }
  EXPECT_EQ(table,
            "逾期答复 | 2 | -10 | 2 proposals | 2 件次 × 5 分 = 10 分。\n"
            "未面商 | 3 | -3 | 3 proposals | 3 件次 × 1 分 = 3 分。\n"
            "不满意 | 60 | -10 | 1 proposals | 60 件次 × 0.2 分 = 12 分，最多扣 10 分。\n"
            "承诺未兑现 | 0 | -0 | 0 proposals | 没有扣分。\n");
  EXPECT_DOUBLE_EQ(done.points, 77);
  EXPECT_EQ(done.grade, "合格");
  EXPECT_DOUBLE_EQ(assess(sheet, {}).points, 100);
  EXPECT_EQ(assess(sheet, {}).grade, "优秀");
}

TEST(Matter, EveryTotalOfAProposalIsInEachOfItsGroups) {
  Matter m{.term = 3, .session = 1, .category = "economy", .sector = "经济界", .kind = "member"};
  m.submitted_in = m.filed_in = "2026-02";
  m.assigned_in = "2026-03";
  m.replied_in = "2026-05";
  m.reply_class = "A";
  m.in_time = true;
  const UnitId lead = UnitId::make(), co = UnitId::make();
  m.units = {{lead, "lead", true, true, "A", "2026-05", 2, 1}, {co, "co", false, false, "", "", 0, 0}};
  m.votes = {{"satisfied", "dissatisfied", "2026-05"}, {"", "", "2026-06"}};
  std::map<std::string, std::int64_t> counted;
  for (const auto& s : shares_of(m)) counted[s.dimension + "/" + s.key + "/" + s.measure] = s.count;
  EXPECT_EQ(counted["all//filed"], 1);
  EXPECT_EQ(counted["category/economy/replied_in_time"], 1);
  EXPECT_EQ(counted["sector/经济界/talks"], 2);
  EXPECT_EQ(counted["class/A/result_dissatisfied"], 1);
  EXPECT_EQ(counted["all//silent"], 1);
  EXPECT_EQ(counted["all//rated"], 1);
  EXPECT_EQ(counted["month/2026-02/filed"], 1);
  EXPECT_EQ(counted["month/2026-05/replied"], 1);
  EXPECT_EQ(counted["month/2026-06/silent"], 1);
  EXPECT_EQ(counted["unit/" + lead.str() + "/assigned"], 1);
  EXPECT_EQ(counted["unit/" + lead.str() + "/objections"], 1);
  EXPECT_EQ(counted["unit/" + co.str() + "/co_assigned"], 1);
  EXPECT_FALSE(counted.contains("unit/" + co.str() + "/result_dissatisfied"));
}

}  // namespace
}  // namespace yishi::oversight

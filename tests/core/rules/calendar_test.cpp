#include "core/rules/calendar.hpp"

#include <gtest/gtest.h>
#include <unicode/ucal.h>

#include "core/rules/rule_book.hpp"
#include "table.hpp"

namespace yishi::rules {
namespace {

std::shared_ptr<const Library> shipped() {
  static const auto library = Library::load(YISHI_SOURCE_DIR "/rules").value();
  return library;
}
const Calendar& calendar() { return *shipped()->shipped().calendar; }

TEST(Calendar, DueDaysAreAsTheTableSays) {
  for (const auto& row : test::read_table("due_days.txt")) {
    const auto from = Date::parse(row.after("from", 0));
    ASSERT_TRUE(from) << "due_days.txt:" << row.line;
    EXPECT_EQ(shipped()->shipped().due(row.cell(1), *from).iso(), row.cell(2)) << "due_days.txt:" << row.line;
  }
}

TEST(Calendar, ACommitteeMayLetTermsEndOnDaysOff) {
  auto book = shipped()->shipped();
  book.ends_on_working_day = false;
  EXPECT_EQ(book.due("reply", Date::of(2026, 3, 21)), Date::of(2026, 6, 19));
}

TEST(Calendar, KnowsTheAnnouncedYearsOnly) {
  for (const int year : {2024, 2025, 2026}) EXPECT_TRUE(calendar().known(year));
  EXPECT_FALSE(calendar().known(2027));
  EXPECT_FALSE(calendar().known(2028));
}

TEST(Calendar, YearsWithoutAFileCountMondayToFriday) {
  EXPECT_TRUE(calendar().is_working(Date::of(2028, 10, 2)));
  EXPECT_FALSE(calendar().is_working(Date::of(2028, 10, 1)));
}

// The number of days off of each year's notice, weekends apart: a slip of the pen in a file shows here.
TEST(Calendar, EachYearHasAsManyWorkingDaysAsItsNotice) {
  const std::pair<int, int> years[]{{2024, 251}, {2025, 248}, {2026, 248}};
  for (const auto& [year, days] : years) {
    EXPECT_EQ(calendar().working_days_between(Date::of(year - 1, 12, 31), Date::of(year, 12, 31)), days)
        << year;
  }
}

// First day of the first lunar month and the like, by ICU's Chinese calendar.
Date lunar_day(int year, int month, int day) {
  UErrorCode error = U_ZERO_ERROR;
  auto* calendar = ucal_open(u"Asia/Shanghai", -1, "zh@calendar=chinese", UCAL_DEFAULT, &error);
  const double noon = static_cast<double>(Date::of(year, 7, 1).begins().milliseconds) + 12 * 3600 * 1000.0;
  ucal_setMillis(calendar, noon, &error);
  ucal_set(calendar, UCAL_MONTH, month - 1);
  ucal_set(calendar, UCAL_IS_LEAP_MONTH, 0);
  ucal_set(calendar, UCAL_DATE, day);
  const double at = ucal_getMillis(calendar, &error);
  ucal_close(calendar);
  EXPECT_TRUE(U_SUCCESS(error));
  return Date::of(Timestamp{static_cast<std::int64_t>(at)});
}

TEST(Calendar, LunarFestivalsAreDaysOff) {
  for (const int year : {2024, 2025, 2026, 2027}) {
    EXPECT_EQ(lunar_day(year, 1, 1).year(), year);
    // The new moon of 6 February 2027 falls four minutes before midnight in China, too close for ICU's
    // reckoning.
    const Date new_year = year == 2027 ? Date::of(2027, 2, 6) : lunar_day(year, 1, 1);
    for (int day = 0; day < 3; ++day) EXPECT_FALSE(calendar().is_working(new_year.plus(day))) << year;
    EXPECT_FALSE(calendar().is_working(lunar_day(year, 5, 5))) << year;
    EXPECT_FALSE(calendar().is_working(lunar_day(year, 8, 15))) << year;
  }
}

TEST(Calendar, AddingAndCountingWorkingDaysAgree) {
  for (Date from = Date::of(2024, 1, 1); from < Date::of(2026, 12, 1); from = from.plus(13)) {
    for (const int days : {1, 3, 5, 10, 15, 20, 60}) {
      const Date to = calendar().plus_working_days(from, days);
      ASSERT_TRUE(calendar().is_working(to));
      ASSERT_EQ(calendar().working_days_between(from, to), days);
      ASSERT_EQ(calendar().working_days_between(to, from), -days);
    }
  }
}

}  // namespace
}  // namespace yishi::rules

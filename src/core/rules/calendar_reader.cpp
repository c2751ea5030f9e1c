#include <fmt/format.h>

#include <filesystem>

#include "core/rules/toml_file.hpp"

namespace yishi::rules {
namespace {

constexpr int longest_holiday = 31;

void read_holiday(TableReader& reader, const toml::table& row, int year, Calendar& calendar) {
  Words words;
  Date from, to;
  reader.words(words);
  reader.day("from", from);
  to = from;
  reader.day("to", to, false);
  reader.finish();
  if (to < from || to.days() - from.days() > longest_holiday || from.year() != year) {
    reader.wrong(row, "from", "本年内的一段日期，from 不晚于 to",
                 "a span of days of this year, from not after to");
    return;
  }
  for (Date day = from; day <= to; day = day.plus(1)) calendar.add_holiday(day);
}

void read_working(TableReader& reader, int year, Calendar& calendar) {
  const auto* items = reader.list("working", false);
  if (!items) return;
  for (const auto& item : *items) {
    const auto* value = item.as_date();
    const Date day = value ? Date::of(value->get().year, value->get().month, value->get().day) : Date();
    if (!value || day.year() != year || day.weekday() < 6) {
      reader.wrong(item, "working", "本年内的星期六或星期日", "a Saturday or Sunday of this year");
    } else {
      calendar.add_working_weekend(day);
    }
  }
}

void read_year(const std::string& path, Calendar& calendar, std::vector<RuleFault>& faults) {
  const auto table = parse_toml(path, faults);
  if (!table) return;
  TableReader reader(*table, faults);
  int year = 0;
  bool provisional = false;
  std::string source;
  reader.number("year", year);
  reader.yes_or_no("provisional", provisional, false);
  reader.text("source", source);
  if (const auto* items = reader.list("holidays")) {
    for (const auto& item : *items) {
      const auto* row = item.as_table();
      if (!row) {
        reader.wrong(item, "holidays",
                     "{ zh = \"元旦\", en = \"New Year\", from = 2026-01-01, to = 2026-01-03 }",
                     "{ zh = \"元旦\", en = \"New Year\", from = 2026-01-01, to = 2026-01-03 }");
        continue;
      }
      TableReader inner(*row, faults);
      read_holiday(inner, *row, year, calendar);
    }
  }
  read_working(reader, year, calendar);
  reader.finish();
  if (!provisional) calendar.add_known_year(year);
}

}  // namespace

std::vector<RuleFault> read_calendar(const std::string& folder, Calendar& calendar) {
  std::vector<RuleFault> faults;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".toml") read_year(entry.path().string(), calendar, faults);
  }
  if (error) {
    faults.push_back({folder,
                      1,
                      {"缺少节假日文件夹", "the folder of holidays is missing"},
                      {"补上 rules/calendar，每年一个文件，如 2026.toml。",
                       "Add rules/calendar with one file a year, such as 2026.toml."}});
  }
  return faults;
}

}  // namespace yishi::rules

#include "core/base/time.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace yishi {
namespace {

constexpr std::int64_t day_milliseconds = 86'400'000;
constexpr std::int64_t china_offset = 8 * 3'600'000;

std::chrono::year_month_day civil(std::int32_t days) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{days}}};
}

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - ((value % by != 0) && ((value < 0) != (by < 0)));
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  const auto* end = text.data() + at + count;
  auto [stop, error] = std::from_chars(text.data() + at, end, value);
  if (error != std::errc{} || stop != end || text[at] == '-' || text[at] == '+') return std::nullopt;
  return value;
}

}  // namespace

std::string to_iso(Timestamp moment) {
  const auto days = floor_divide(moment.milliseconds, day_milliseconds);
  const auto rest = moment.milliseconds - days * day_milliseconds;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", Date(static_cast<std::int32_t>(days)).iso(), rest / 3'600'000,
                     rest / 60'000 % 60, rest / 1000 % 60, rest % 1000);
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T' || text.back() != 'Z' || text[13] != ':' || text[16] != ':') return std::nullopt;
  const auto date = Date::parse(text.substr(0, 10));
  const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
  if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  std::int64_t milliseconds = 0;
  if (text.size() > 20) {
    if (text.size() != 24 || text[19] != '.') return std::nullopt;
    const auto fraction = digits(text, 20, 3);
    if (!fraction) return std::nullopt;
    milliseconds = *fraction;
  }
  return Timestamp{date->days() * day_milliseconds + *hour * 3'600'000LL + *minute * 60'000LL + *second * 1000LL + milliseconds};
}

Date Date::of(int year, int month, int day) {
  using namespace std::chrono;
  const sys_days days = std::chrono::year{year} / std::chrono::month(static_cast<unsigned>(month)) /
                        std::chrono::day(static_cast<unsigned>(day));
  return Date(static_cast<std::int32_t>(days.time_since_epoch().count()));
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return of(*year, *month, *day);
}

Date Date::of(Timestamp moment) {
  return Date(static_cast<std::int32_t>(floor_divide(moment.milliseconds + china_offset, day_milliseconds)));
}

int Date::year() const { return static_cast<int>(civil(days_).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(days_).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(days_).day())); }
int Date::weekday() const {
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days_}}}.iso_encoding());
}
Timestamp Date::begins() const { return Timestamp{days_ * day_milliseconds - china_offset}; }
std::string Date::iso() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }

std::string chinese_date(Date date) { return fmt::format("{}年{}月{}日", date.year(), date.month(), date.day()); }

Timestamp SystemClock::now() const {
  using namespace std::chrono;
  return Timestamp{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace yishi

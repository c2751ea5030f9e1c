#include "core/documents/number_format.hpp"

#include <cmath>

#include "core/base/time.hpp"

namespace yishi::documents {

DateParts date_parts_of_builtin(int format) {
  if (format == 22) return DateParts::both;
  if ((format >= 14 && format <= 17) || (format >= 27 && format <= 31) || format == 36 ||
      (format >= 50 && format <= 54) || format == 57 || format == 58) {
    return DateParts::day;
  }
  if ((format >= 18 && format <= 21) || (format >= 32 && format <= 35) || (format >= 45 && format <= 47) ||
      format == 55 || format == 56) {
    return DateParts::time;
  }
  return DateParts::none;
}

DateParts date_parts_of_code(std::string_view code) {
  bool day = false, time = false, month_or_minute = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    switch (code[i]) {
      case '"':
        i = std::min(code.find('"', i + 1), code.size() - 1);
        break;
      case '\\':
      case '_':
      case '*':
        ++i;
        break;
      case '[': {
        const std::size_t close = std::min(code.find(']', i), code.size() - 1);
        const std::string_view inside = code.substr(i + 1, close - i - 1);
        time = time || (!inside.empty() &&
                        inside.find_first_not_of("hHmMsS") == inside.npos);  // [h]: hours past a day
        i = close;
        break;
      }
      case ';':
        i = code.size();
        break;  // the section for negative numbers
      case 'y':
      case 'Y':
      case 'd':
      case 'D':
        day = true;
        break;
      case 'h':
      case 'H':
      case 's':
      case 'S':
        time = true;
        break;
      case 'm':
      case 'M':
        month_or_minute = true;
        break;
      case 'G':
      case 'g':
        return DateParts::none;  // General
      default:
        break;
    }
  }
  if (day && time) return DateParts::both;
  if (time) return DateParts::time;
  return day || month_or_minute ? DateParts::day : DateParts::none;
}

std::string moment_text(double serial, DateParts parts, bool since_1904) {
  constexpr double last = 2958466;  // 9999-12-31
  if (!(serial >= 0) || serial >= last) return {};
  double whole = std::floor(serial);
  auto seconds = static_cast<int>(std::lround((serial - whole) * 86400));
  if (seconds == 86400) {
    seconds = 0;
    ++whole;
  }
  const std::string clock =
      seconds % 60 == 0 ? fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
                        : fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
  if (parts == DateParts::time && whole == 0) return clock;
  // Excel counts a 29 February 1900 that never was: numbers below 60 are one day off.
  const int base = since_1904 ? Date::of(1904, 1, 1).days() : Date::of(1899, 12, whole < 60 ? 31 : 30).days();
  const std::string day = Date(base + static_cast<int>(whole)).iso();
  return seconds == 0 && parts != DateParts::both ? day : day + " " + clock;
}

std::string number_text(double value) {
  constexpr double in_full = 1e18;
  if (std::floor(value) == value && std::abs(value) < in_full)
    return std::to_string(static_cast<std::int64_t>(value));
  return fmt::format("{}", value);
}

}  // namespace yishi::documents

#include "core/text/chinese_numbers.hpp"

#include <array>

#include "core/text/code_points.hpp"
#include "core/text/fold.hpp"

namespace yishi::text {
namespace {

constexpr std::array<const char*, 10> digits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

// 1 … 9999. `inner` when something stands before: then 10 is 一十 and a gap is filled with 零.
std::string below_ten_thousand(int value, bool inner) {
  static constexpr std::array<std::pair<int, const char*>, 4> units{
      {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}}};
  std::string out;
  bool gap = inner && value < 1000;
  bool begun = inner;
  for (const auto& [size, unit] : units) {
    const int digit = value / size % 10;
    if (digit == 0) {
      gap = gap || begun;
      continue;
    }
    if (gap && begun) out += digits[0];
    gap = false;
    if (!(size == 10 && digit == 1 && !begun)) out += digits[static_cast<std::size_t>(digit)];
    out += unit;
    begun = true;
  }
  return out;
}

int digit_of(char32_t point) {
  static constexpr std::u32string_view known = U"零一二三四五六七八九";
  if (point == U'〇' || point == U'○') return 0;
  if (point == U'两') return 2;
  if (point >= '0' && point <= '9') return static_cast<int>(point - '0');
  const auto at = known.find(point);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

std::int64_t unit_of(char32_t point) {
  switch (point) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    case U'万':
      return 10'000;
    case U'亿':
      return 100'000'000;
    default:
      return 0;
  }
}

constexpr std::size_t longest = 18;

std::optional<std::int64_t> parse_points(std::u32string_view points) {
  if (points.empty() || points.size() > longest) return std::nullopt;
  const bool plain = std::ranges::none_of(points, [](char32_t point) { return unit_of(point) != 0; });
  std::int64_t above = 0, section = 0, digit = 0;  // what stands before 亿 and 万; below 万; the last digits
  std::int64_t thousands = 0;
  bool has_digit = false;
  for (const char32_t point : points) {
    const int next = digit_of(point);
    const auto unit = unit_of(point);
    if (next >= 0) {
      if (!plain && has_digit && digit != 0) return std::nullopt;  // 二三十
      digit = plain ? digit * 10 + next : next;
      has_digit = true;
      continue;
    }
    if (unit == 0) return std::nullopt;
    if (unit == 100'000'000) {
      above += thousands + section + digit;
      if (above > 1'000'000'000) return std::nullopt;
      above *= unit;
      thousands = section = digit = 0;
    } else if (unit == 10'000) {
      thousands += (section + digit) * unit;
      section = digit = 0;
    } else {
      section += (has_digit ? digit : 1) * unit;
      digit = 0;
    }
    has_digit = false;
  }
  return above + thousands + section + digit;
}

bool is_numeral(char32_t point) { return digit_of(point) >= 0 || unit_of(point) != 0; }

}  // namespace

std::string chinese_number(std::int64_t value) {
  if (value == 0) return digits[0];
  if (value < 0) return "负" + chinese_number(-value);
  static constexpr std::array<std::pair<std::int64_t, const char*>, 3> sections{
      {{100'000'000, "亿"}, {10'000, "万"}, {1, ""}}};
  std::string out;
  bool skipped = false;
  for (const auto& [size, unit] : sections) {
    const auto part = value / size;
    value %= size;
    if (part == 0) {
      skipped = !out.empty();
      continue;
    }
    if (part >= 10'000) {
      out += chinese_number(part);
    } else {
      const bool gap = skipped && part >= 1000;
      if (gap) out += digits[0];
      out += below_ten_thousand(static_cast<int>(part), !out.empty());
    }
    skipped = false;
    out += unit;
  }
  return out;
}

std::string chinese_digits(std::int64_t value) {
  std::string out;
  for (const char digit : std::to_string(value)) {
    if (digit == '-') {
      out += "负";
    } else {
      out += digit == '0' ? "〇" : digits[static_cast<std::size_t>(digit - '0')];
    }
  }
  return out;
}

std::optional<std::int64_t> parse_chinese_number(std::string_view text) {
  auto points = fold(text);
  std::erase_if(points, is_space);
  std::u32string_view rest = points;
  if (rest.starts_with(U'第')) rest.remove_prefix(1);
  const bool negative = rest.starts_with(U'负');
  if (negative) rest.remove_prefix(1);
  const auto value = parse_points(rest);
  return value && negative ? std::optional(-*value) : value;
}

std::string session_name(int term, int session) {
  return chinese_number(term) + "届" + chinese_number(session) + "次会议";
}

std::optional<std::pair<int, int>> parse_session(std::string_view text) {
  auto points = fold(text);
  std::erase_if(points, is_space);
  // The number that ends before `end`.
  const auto before = [&](std::size_t end) -> std::optional<std::int64_t> {
    std::size_t begin = end;
    while (begin > 0 && is_numeral(points[begin - 1])) --begin;
    return parse_points(std::u32string_view(points).substr(begin, end - begin));
  };
  for (auto term_at = points.find(U'届'); term_at != std::u32string::npos;
       term_at = points.find(U'届', term_at + 1)) {
    const auto session_at = points.find(U'次', term_at);
    if (session_at == std::u32string::npos || session_at - term_at > 12) continue;
    const auto term = before(term_at), session = before(session_at);
    if (term && session && *term > 0 && *term < 1000 && *session > 0 && *session < 1000) {
      return std::pair{static_cast<int>(*term), static_cast<int>(*session)};
    }
  }
  return std::nullopt;
}

}  // namespace yishi::text

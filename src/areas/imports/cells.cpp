#include "areas/imports/cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/text/chinese_numbers.hpp"

namespace yishi::imports {
namespace {

constexpr std::string_view blanks[] = {" ", "\t", "\r", "\n", "\u3000", "\u00a0", "\ufeff"};

bool one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

// The numbers of a date, in order; nothing when something else stands between them.
std::optional<std::vector<int>> numbers(std::string_view text) {
  std::vector<int> out;
  bool open = false;
  while (!text.empty()) {
    if (text[0] >= '0' && text[0] <= '9') {
      if (!open) out.push_back(0);
      open = true;
      if (out.back() > 99'999'999) return std::nullopt;
      out.back() = out.back() * 10 + (text[0] - '0');
      text.remove_prefix(1);
      continue;
    }
    open = false;
    const auto before = text.size();
    for (const std::string_view mark : {"-", "/", ".", "年", "月", "日", " "}) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size());
    }
    if (text.size() == before) return std::nullopt;
  }
  return out;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const auto blank : blanks) {
      if (text.starts_with(blank)) {
        text.remove_prefix(blank.size());
        again = true;
      }
      if (text.ends_with(blank)) {
        text.remove_suffix(blank.size());
        again = true;
      }
    }
  }
  return text;
}

std::optional<int> whole_number(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with("第")) text.remove_prefix(std::string_view("第").size());
  for (const std::string_view end : {"届", "次", "号", "人", "名", "次会议"}) {
    if (text.ends_with(end)) text.remove_suffix(end.size());
  }
  if (text.empty()) return std::nullopt;
  const auto value = text::parse_chinese_number(text);
  if (!value || *value < 0 || *value > 999'999'999) return std::nullopt;
  return static_cast<int>(*value);
}

std::optional<Date> day(std::string_view text) {
  text = trimmed(text);
  if (text.size() == 19 && text[10] == ' ') text = text.substr(0, 10);  // with a time of day
  auto parts = numbers(text);
  if (!parts) return std::nullopt;
  if (parts->size() == 1 && text.size() == 8)
    parts = {{(*parts)[0] / 10000, (*parts)[0] / 100 % 100, (*parts)[0] % 100}};
  if (parts->size() != 3) return std::nullopt;
  return Date::parse(fmt::format("{:04}-{:02}-{:02}", (*parts)[0], (*parts)[1], (*parts)[2]));
}

std::optional<std::string> month(std::string_view text) {
  text = trimmed(text);
  if (const auto whole = day(text)) return whole->iso().substr(0, 7);
  const auto parts = numbers(text);
  if (!parts || parts->empty() || parts->size() > 2) return std::nullopt;
  if (parts->size() == 1 && text.size() == 6)
    return month(fmt::format("{}-{}", (*parts)[0] / 100, (*parts)[0] % 100));
  const int year = (*parts)[0];
  if (year < 1900 || year > 2100) return std::nullopt;
  if (parts->size() == 1) return fmt::format("{:04}", year);
  if ((*parts)[1] < 1 || (*parts)[1] > 12) return std::nullopt;
  return fmt::format("{:04}-{:02}", year, (*parts)[1]);
}

std::optional<bool> yes_or_no(std::string_view text) {
  text = trimmed(text);
  if (one_of(text, {"是", "√", "有", "对", "yes", "Yes", "YES", "y", "Y", "true", "TRUE", "1"})) return true;
  if (one_of(text, {"否", "×", "无", "不", "no", "No", "NO", "n", "N", "false", "FALSE", "0"})) return false;
  return std::nullopt;
}

}  // namespace yishi::imports

#include "core/rules/numbering.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "core/text/chinese_numbers.hpp"

namespace yishi::rules {
namespace {

constexpr std::array<std::string_view, 6> fields{"number", "term", "session", "year", "category", "prefix"};
bool is_text(std::string_view field) { return field == "category" || field == "prefix"; }

std::unexpected<Refusal> bad_pattern(std::string_view pattern, Words what) {
  return refuse(Why::invalid, "bad_number_format",
                {fmt::format("编号格式“{}”有误：{}", pattern, what.zh),
                 fmt::format("number format \"{}\": {}", pattern, what.en)});
}

int value_of(std::string_view field, const NumberFields& from) {
  if (field == "number") return from.number;
  if (field == "term") return from.term;
  if (field == "session") return from.session;
  return from.year;
}

}  // namespace

Result<NumberFormat> NumberFormat::parse(std::string_view pattern) {
  NumberFormat format;
  for (std::size_t at = 0; at < pattern.size();) {
    const auto open = pattern.find_first_of("{}", at);
    if (open != at) format.parts_.push_back({std::string(pattern.substr(at, open - at)), "", 0, false});
    if (open == std::string_view::npos) break;
    const auto close = pattern.find('}', open);
    if (pattern[open] == '}' || close == std::string_view::npos) {
      return bad_pattern(pattern, {"大括号没有成对", "braces are not paired"});
    }
    const auto inside = pattern.substr(open + 1, close - open - 1);
    const auto colon = inside.find(':');
    Part part{"", std::string(inside.substr(0, colon)), 0, false};
    if (std::ranges::find(fields, part.field) == fields.end()) {
      return bad_pattern(
          pattern, {fmt::format("没有名为“{}”的项", part.field), fmt::format("no field \"{}\"", part.field)});
    }
    if (colon != std::string_view::npos) {
      const auto how = inside.substr(colon + 1);
      part.chinese = how == "zh";
      if (how.size() == 1 && how[0] >= '1' && how[0] <= '9') part.width = how[0] - '0';
      if ((!part.chinese && part.width == 0) || is_text(part.field)) {
        return bad_pattern(pattern, {"冒号后应为 1 至 9 的位数或 zh，且只用于数字",
                                     "after the colon: a width from 1 to 9 or zh, for numbers only"});
      }
    }
    format.parts_.push_back(std::move(part));
    at = close + 1;
  }
  if (format.parts_.empty()) return bad_pattern(pattern, {"不能为空", "it is empty"});
  return format;
}

std::string NumberFormat::write(const NumberFields& from) const {
  std::string out;
  for (const auto& part : parts_) {
    if (part.field.empty()) {
      out += part.text;
    } else if (is_text(part.field)) {
      out += part.field == "category" ? from.category : from.prefix;
    } else if (part.chinese) {
      const int value = value_of(part.field, from);
      out += part.field == "year" ? text::chinese_digits(value) : text::chinese_number(value);
    } else {
      out += fmt::format("{:0{}}", value_of(part.field, from), part.width);
    }
  }
  return out;
}

bool NumberFormat::has(std::string_view field) const {
  return std::ranges::any_of(parts_, [&](const Part& part) { return part.field == field; });
}

std::string write_number(std::string_view checked_pattern, const NumberFields& fields) {
  const auto format = NumberFormat::parse(checked_pattern);
  if (!format) throw std::logic_error(format.error().words.en);
  return format->write(fields);
}

}  // namespace yishi::rules

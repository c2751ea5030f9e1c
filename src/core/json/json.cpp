#include "core/json/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parser.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/src.hpp>
#include <cmath>

namespace yishi::json {
namespace {

// Length of the valid UTF-8 sequence that starts at `text[at]`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xf0 && lead <= 0xf4  ? 4
                             : lead >= 0xe0 && lead < 0xf0 ? 3
                             : lead >= 0xc2 && lead < 0xe0 ? 2
                                                           : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return 0;
  }
  const unsigned char second = byte(at + 1);
  if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) || (lead == 0xf0 && second < 0x90) ||
      (lead == 0xf4 && second > 0x8f)) {
    return 0;
  }
  return length;
}

// Boost.JSON keeps the last of two equal keys in silence; a form that sends both is at fault, so count them.
class DuplicateFinder {
 public:
  static bool has_duplicates(std::string_view text, const boost::json::value& value) {
    return keys_in(value) != colons_outside_strings(text);
  }

 private:
  static std::size_t keys_in(const boost::json::value& value) {
    std::size_t count = 0;
    if (const auto* object = value.if_object()) {
      count += object->size();
      for (const auto& [key, item] : *object) count += keys_in(item);
    } else if (const auto* array = value.if_array()) {
      for (const auto& item : *array) count += keys_in(item);
    }
    return count;
  }
  static std::size_t colons_outside_strings(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (inside) {
        if (text[i] == '\\') {
          ++i;
        } else if (text[i] == '"') {
          inside = false;
        }
      } else if (text[i] == '"') {
        inside = true;
      } else if (text[i] == ':') {
        ++count;
      }
    }
    return count;
  }
};

// 1e999 is read as infinity, which is no number that JSON, a database or anybody's report could hold.
bool has_infinity(const boost::json::value& value) {
  if (value.is_double()) return !std::isfinite(value.get_double());
  if (const auto* list = value.if_array()) return std::ranges::any_of(*list, has_infinity);
  if (const auto* object = value.if_object()) {
    return std::ranges::any_of(*object, [](const auto& pair) { return has_infinity(pair.value()); });
  }
  return false;
}

}  // namespace

void write_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t clean = 0;  // start of the run not yet copied
  const auto flush = [&](std::size_t end) { out.append(text.data() + clean, end - clean); };
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\' && c < 0x80) {
      ++i;
      continue;
    }
    if (c >= 0x80) {
      if (const auto length = sequence_length(text, i)) {
        i += length;
        continue;
      }
      flush(i);
      out += "\xEF\xBF\xBD";
    } else {
      flush(i);
      switch (c) {
        case '"':
          out += "\\\"";
          break;
        case '\\':
          out += "\\\\";
          break;
        case '\n':
          out += "\\n";
          break;
        case '\r':
          out += "\\r";
          break;
        case '\t':
          out += "\\t";
          break;
        default:
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
      }
    }
    clean = ++i;
  }
  flush(text.size());
  out += '"';
}

void write_integer(std::string& out, std::int64_t value) {
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out.append(buffer, end);
}

void write_double(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out.append(buffer, end);
}

Result<boost::json::value> parse(std::string_view text) {
  boost::system::error_code error;
  boost::json::parse_options options;
  options.max_depth = 32;
  boost::json::parser parser({}, options);
  parser.write(text.data(), text.size(), error);
  if (error) {
    return refuse(Why::invalid, "bad_json",
                  {fmt::format("提交的内容不是有效的 JSON：{}", error.message()),
                   fmt::format("The body is not valid JSON: {}", error.message())});
  }
  auto value = parser.release();
  if (DuplicateFinder::has_duplicates(text, value)) {
    return refuse(Why::invalid, "bad_json",
                  {"提交的内容里有重复的字段名。", "The body names a field twice."});
  }
  if (has_infinity(value)) {
    return refuse(Why::invalid, "bad_json",
                  {"提交的内容里有过大的数字。", "The body holds a number that is too large."});
  }
  return value;
}

std::string serialize(const boost::json::value& value) { return boost::json::serialize(value); }

namespace reading {

void Faults::wrong(const std::string& pointer, std::string_view expected_zh, std::string_view expected_en) {
  list.push_back(
      {pointer, {fmt::format("这里应填{}。", expected_zh), fmt::format("Expected {} here.", expected_en)}});
}
void Faults::missing(const std::string& pointer) {
  list.push_back({pointer, {"这一项必须填写。", "This field is required."}});
}
void Faults::unknown(const std::string& pointer) {
  list.push_back({pointer, {"不认识的字段。", "Unknown field."}});
}

std::string escaped(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace reading

Refusal refusal_of(reading::Faults faults) {
  return Refusal{Why::invalid,
                 "invalid",
                 {"有内容需要修改，请看标出的各项。", "Some fields need a change; see each one marked."},
                 std::move(faults.list)};
}

std::string type_name(std::string_view cpp_name) {
  std::string out;
  std::size_t start = 0;
  // "Page<yishi::proposals::Row>" becomes "Page_Row"
  for (std::size_t i = 0; i <= cpp_name.size(); ++i) {
    const bool end = i == cpp_name.size() || cpp_name[i] == '<' || cpp_name[i] == '>' || cpp_name[i] == ',';
    if (!end) continue;
    auto part = cpp_name.substr(start, i - start);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    if (const auto colon = part.rfind(':'); colon != std::string_view::npos) part.remove_prefix(colon + 1);
    if (!part.empty()) {
      if (!out.empty()) out += '_';
      out += part;
    }
    start = i + 1;
  }
  return out;
}

}  // namespace yishi::json

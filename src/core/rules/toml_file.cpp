#include "core/rules/toml_file.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace yishi::rules {

Place place_of(const toml::node& node) {
  const auto& source = node.source();
  return {source.path ? *source.path : std::string{}, static_cast<int>(source.begin.line)};
}

std::optional<toml::table> parse_toml(const std::string& path, std::vector<RuleFault>& faults) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return std::nullopt;
  auto result = toml::parse_file(path);
  if (result.failed()) {
    const auto& problem = result.error();
    faults.push_back({path,
                      static_cast<int>(problem.source().begin.line),
                      {fmt::format("不是正确的 TOML：{}", problem.description()),
                       fmt::format("not valid TOML: {}", problem.description())},
                      {"检查这一行及上一行的引号、括号和逗号；文件须以 UTF-8 编码保存。",
                       "Check quotes, brackets and commas of this line and the one above; the file must be "
                       "saved as UTF-8."}});
    return toml::table{};
  }
  return std::move(result).table();
}

const toml::node* TableReader::find(std::string_view key) {
  asked_.emplace(key);
  return table_.get(key);
}

const toml::node* TableReader::need(std::string_view key) {
  const auto* node = find(key);
  if (!node) {
    const auto place = place_of(table_);
    faults_.push_back({place.file,
                       place.line,
                       {fmt::format("缺少“{}”", key), fmt::format("\"{}\" is missing", key)},
                       {fmt::format("补写 {} = …", key), fmt::format("Add {} = …", key)}});
  }
  return node;
}

void TableReader::wrong(const toml::node& node, std::string_view key, std::string_view zh,
                        std::string_view en) {
  const auto place = place_of(node);
  faults_.push_back(
      {place.file,
       place.line,
       {fmt::format("“{}”的值不对", key), fmt::format("\"{}\" has a value of the wrong kind", key)},
       {fmt::format("这里应为{}。", zh), fmt::format("It should be {}.", en)}});
}

void TableReader::text(std::string_view key, std::string& to, bool required) {
  const auto* node = required ? need(key) : find(key);
  if (!node) return;
  if (const auto* value = node->as_string()) {
    to = value->get();
  } else {
    wrong(*node, key, "带引号的文字", "text in quotes");
  }
}

void TableReader::number(std::string_view key, std::int64_t& to, bool required) {
  const auto* node = required ? need(key) : find(key);
  if (!node) return;
  if (const auto* value = node->as_integer()) {
    to = value->get();
  } else {
    wrong(*node, key, "整数", "a whole number");
  }
}

void TableReader::number(std::string_view key, int& to, bool required) {
  std::int64_t value = to;
  number(key, value, required);
  if (value < -1'000'000'000 || value > 1'000'000'000) {
    wrong(*table_.get(key), key, "不超过十亿的整数", "a whole number below a thousand million");
  } else {
    to = static_cast<int>(value);
  }
}

void TableReader::real(std::string_view key, double& to, bool required) {
  const auto* node = required ? need(key) : find(key);
  if (!node) return;
  const auto value = node->value<double>();
  if (value && node->is_number()) {
    to = *value;
  } else {
    wrong(*node, key, "数字", "a number");
  }
}

void TableReader::yes_or_no(std::string_view key, bool& to, bool required) {
  const auto* node = required ? need(key) : find(key);
  if (!node) return;
  if (const auto* value = node->as_boolean()) {
    to = value->get();
  } else {
    wrong(*node, key, "true（是）或 false（否）", "true or false");
  }
}

void TableReader::day(std::string_view key, Date& to, bool required) {
  const auto* node = required ? need(key) : find(key);
  if (!node) return;
  if (const auto* value = node->as_date()) {
    to = Date::of(value->get().year, value->get().month, value->get().day);
  } else {
    wrong(*node, key, "不带引号的日期，如 2026-01-01", "a date without quotes, such as 2026-01-01");
  }
}

void TableReader::texts(std::string_view key, std::vector<std::string>& to, bool required) {
  const auto* items = list(key, required);
  if (!items) return;
  to.clear();
  for (const auto& item : *items) {
    if (const auto* value = item.as_string()) {
      to.push_back(value->get());
    } else {
      wrong(item, key, "文字的列表，如 [\"a\", \"b\"]", "a list of texts such as [\"a\", \"b\"]");
    }
  }
}

void TableReader::numbers(std::string_view key, std::vector<int>& to, bool required) {
  const auto* items = list(key, required);
  if (!items) return;
  to.clear();
  for (const auto& item : *items) {
    const auto* value = item.as_integer();
    if (value && value->get() >= 0 && value->get() <= 100'000) {
      to.push_back(static_cast<int>(value->get()));
    } else {
      wrong(item, key, "不小于零的整数的列表，如 [7, 3]",
            "a list of whole numbers from zero up, such as [7, 3]");
    }
  }
}

void TableReader::words(Words& to) {
  text("zh", to.zh);
  text("en", to.en);
}

const toml::array* TableReader::list(std::string_view key, bool required) {
  const auto* node = required ? need(key) : find(key);
  if (!node) return nullptr;
  if (!node->is_array()) wrong(*node, key, "方括号的列表", "a list in square brackets");
  return node->as_array();
}

const toml::table* TableReader::table(std::string_view key, bool required) {
  const auto* node = required ? need(key) : find(key);
  if (!node) return nullptr;
  if (!node->is_table()) wrong(*node, key, "一个表", "a table");
  return node->as_table();
}

void TableReader::finish() {
  for (const auto& [key, node] : table_) {
    if (asked_.contains(key.str())) continue;
    const auto place = place_of(node);
    faults_.push_back(
        {place.file,
         place.line,
         {fmt::format("不认识的项目“{}”", key.str()), fmt::format("unknown key \"{}\"", key.str())},
         {"核对拼写；不用的项目请删去。", "Check the spelling; delete it if it is not wanted."}});
  }
}

}  // namespace yishi::rules

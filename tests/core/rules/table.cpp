#include "table.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace yishi::rules::test {
namespace {

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

}  // namespace

std::string Row::after(std::string_view word, std::size_t index) const {
  const auto text = cell(index);
  EXPECT_TRUE(text.starts_with(std::string(word) + " "))
      << "line " << line << ": expected \"" << word << " …\"";
  return text.size() > word.size() ? trimmed(text.substr(word.size())) : "";
}

std::string read_text(const std::string& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path;
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

std::vector<Row> read_table(const std::string& name) {
  std::istringstream text(read_text(std::string(YISHI_SOURCE_DIR "/tests/core/rules/tables/") + name));
  std::vector<Row> rows;
  std::string line;
  for (int number = 1; std::getline(text, line); ++number) {
    if (line.empty() || line.starts_with('#')) continue;
    Row row{number, {}};
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '|');) row.cells.push_back(trimmed(cell));
    rows.push_back(std::move(row));
  }
  EXPECT_FALSE(rows.empty()) << name;
  return rows;
}

}  // namespace yishi::rules::test

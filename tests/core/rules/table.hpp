// Tables in text that an office clerk can read: cells parted by |, lines with # are comments.
#pragma once
#include <string>
#include <vector>

namespace yishi::rules::test {

struct Row {
  int line = 0;
  std::vector<std::string> cells;  // trimmed; a cell that is not there is ""
  std::string cell(std::size_t index) const { return index < cells.size() ? cells[index] : ""; }
  // The cell without its leading word: "given draft" → "draft". Fails the test when the word is another.
  std::string after(std::string_view word, std::size_t index) const;
};
std::vector<Row> read_table(const std::string& name);  // in tests/core/rules/tables
std::string read_text(const std::string& path);

}  // namespace yishi::rules::test

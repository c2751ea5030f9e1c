// links: yishi_documents
// CSV from outside; what was read is written and must read back the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "core/documents/tables.hpp"

namespace {

using namespace yishi::documents;

// Texts with line breaks at the edges of rows, or a single column, are guessed anew; only plain tables are
// compared.
bool comparable(const Sheet& sheet) {
  for (const auto& row : sheet.rows) {
    for (const auto& cell : row.cells) {
      if (cell.text.find_first_of("\t;|\"\r\n") != std::string::npos) return false;
    }
  }
  return !sheet.rows.empty();
}

void check_round_trip(const Sheet& sheet) {
  Table table;
  table.columns.push_back({"甲"});
  table.columns.push_back({"乙"});
  for (const auto& row : sheet.rows) {
    std::vector<CellValue> cells;
    for (const auto& cell : row.cells) cells.emplace_back(cell.text);
    table.rows.push_back(std::move(cells));
  }
  const auto again = read_csv(write_csv(table));
  if (!again || again->rows.size() != sheet.rows.size() + 1) std::abort();
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    const auto& before = sheet.rows[r].cells;
    const auto& after = again->rows[r + 1].cells;
    if (before.size() != after.size()) std::abort();
    for (std::size_t c = 0; c < before.size(); ++c) {
      if (before[c].text != after[c].text) std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto sheet = read_csv({reinterpret_cast<const char*>(data), size});
  if (sheet && comparable(*sheet)) check_round_trip(*sheet);
  return 0;
}

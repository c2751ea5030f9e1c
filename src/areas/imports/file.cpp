#include "areas/imports/file.hpp"

#include <fmt/format.h>

#include "areas/imports/cells.hpp"
#include "areas/imports/guess.hpp"

namespace yishi::imports {
namespace {

constexpr std::size_t most_rows = 50'000;
constexpr std::size_t most_columns = 200;

std::unexpected<Refusal> no_table(Words words) { return refuse(Why::invalid, "no_table", std::move(words)); }

Result<documents::Sheet> first_sheet(std::string_view bytes) {
  if (!bytes.starts_with("PK")) return documents::read_csv(bytes);
  auto sheets = documents::read_xlsx(bytes);
  if (!sheets) return refuse(std::move(sheets.error()));
  for (auto& sheet : *sheets) {
    if (!sheet.hidden && !sheet.rows.empty()) return std::move(sheet);
  }
  return no_table(
      {"工作簿里没有内容，请检查后再上传。", "The workbook is empty; check it and upload again."});
}

std::vector<std::string> texts_of(const documents::ReadRow& row, std::size_t width) {
  std::vector<std::string> out(width);
  for (std::size_t i = 0; i < std::min(width, row.cells.size()); ++i) out[i] = trimmed(row.cells[i].text);
  return out;
}

}  // namespace

Result<FileTable> read_table(Kind kind, std::string_view bytes) {
  const auto sheet = first_sheet(bytes);
  if (!sheet) return refuse(sheet.error());
  if (sheet->rows.size() > most_rows) {
    return no_table({fmt::format("一次最多导入{}行，请分成几个文件。", most_rows),
                     fmt::format("At most {} rows at once; please split the file.", most_rows)});
  }
  if (sheet->rows.empty()) return no_table({"文件里没有内容。", "The file is empty."});
  const auto head = head_row(kind, sheet->rows);
  std::size_t width = 0;
  for (std::size_t i = head; i < sheet->rows.size(); ++i)
    width = std::max(width, sheet->rows[i].cells.size());
  if (width > most_columns) {
    return no_table(
        {fmt::format("最多{}列。", most_columns), fmt::format("At most {} columns.", most_columns)});
  }
  FileTable table{texts_of(sheet->rows[head], width), {}};
  for (std::size_t i = head + 1; i < sheet->rows.size(); ++i) {
    FileRow row{static_cast<int>(sheet->rows[i].number), texts_of(sheet->rows[i], width)};
    if (std::ranges::any_of(row.cells, [](const auto& cell) { return !cell.empty(); }))
      table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) return no_table({"表头下面没有数据行。", "There are no rows below the head."});
  return table;
}

}  // namespace yishi::imports

// Tables as files: written as XLSX and CSV, read back from what offices send. Reading trusts nothing: sizes
// are counted while inflating, DTDs, macros, links to the outside and nested archives are refused, in words
// that say where.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/documents/limits.hpp"

namespace yishi::documents {

enum class ColumnKind { text, integer, decimal, date };

struct Column {
  std::string header;
  ColumnKind kind = ColumnKind::text;
  double width = 12;  // of the spreadsheet's column, in characters
};

using CellValue = std::variant<std::monostate, std::string, std::int64_t, double, Date>;

struct Table {
  std::string title;  // name of the sheet
  std::vector<Column> columns;
  std::vector<std::vector<CellValue>> rows;
  Timestamp made_at;  // the only time in the file: same table, same bytes
  std::string author;
};

// One sheet with a bold, frozen header and filters. Text stays text ("013800138000"), dates are dates
// (yyyy-mm-dd). A cell holds 32,767 characters at most (Excel's limit); longer text is cut there.
std::string write_xlsx(const Table& table);

struct CsvOptions {
  bool byte_order_mark = true;  // Excel takes UTF-8 for GBK without it
  // Text that begins with = + - @ tab or CR gets a ' in front, or a spreadsheet would run it as a formula
  // (only in CSV: XLSX cells carry their type). `read_csv` takes the ' away again from such cells.
  bool guard_formulas = true;
};
std::string write_csv(const Table& table, const CsvOptions& options = {});  // RFC 4180, UTF-8, CRLF

enum class CellKind { empty, text, number, date, boolean, error };

struct ReadCell {
  std::string text;  // as a person would write it: dates "2026-11-24", whole numbers without ".0"
  CellKind kind = CellKind::empty;
};

struct ReadRow {
  std::size_t number = 0;       // row of the sheet, or line of the file at which the record begins; from 1
  std::vector<ReadCell> cells;  // gaps are empty cells; none behind the last filled one
};

struct Sheet {
  std::string name;
  bool hidden = false;
  std::vector<ReadRow> rows;  // empty rows are left out
};

// Sheets in the order of the workbook. Formulas give the value that was stored with them.
Result<std::vector<Sheet>> read_xlsx(std::string_view bytes, const Limits& limits = {});

// Encoding (UTF-8, UTF-16 with BOM, GB18030) and separator (comma, tab, semicolon, bar) are guessed.
Result<Sheet> read_csv(std::string_view bytes, const Limits& limits = {});

// The text of an uploaded DOCX: one line a paragraph, cells of a table row separated by tabs.
Result<std::string> docx_text(std::string_view bytes, const Limits& limits = {});

}  // namespace yishi::documents

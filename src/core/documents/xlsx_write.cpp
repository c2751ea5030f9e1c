#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "core/documents/tables.hpp"
#include "core/text/code_points.hpp"

namespace yishi::documents {
namespace {

constexpr std::size_t longest_cell = 32767;
constexpr std::size_t longest_sheet_name = 31;

// libxlsxwriter 1.1 writes to files only: a private one, gone when this is.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "yishi-table-XXXXXX").string()) {
    const int file = mkstemp(path_.data());
    if (file < 0) throw std::runtime_error("xlsx: no temporary file");
    close(file);
  }
  ~TemporaryFile() { std::remove(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

bool looks_escaped(std::string_view text) {
  return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && is_hex(text[2]) && is_hex(text[3]) &&
         is_hex(text[4]) && is_hex(text[5]) && text[6] == '_';
}

// Text as XLSX carries it: cut to the limit, CR as _x000D_, and what only looks like such a mark escaped
// itself.
std::string cell_text(std::string_view text) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < longest_cell; ++count) {
    const std::size_t begin = at;
    const char32_t point = text::next_code_point(text, at);
    if (point == U'\r') {
      out += "_x000D_";
    } else if (looks_escaped(text.substr(begin))) {
      out += "_x005F_";
    } else if (point >= 0x20 || point == U'\n' || point == U'\t') {
      text::append_code_point(out, point);
    }
  }
  return out;
}

std::string sheet_name(std::string_view title) {
  std::u32string name;
  for (const char32_t point : text::decode(title)) {
    const bool forbidden =
        std::u32string_view(U"[]:*?/\\'").find(point) != std::u32string_view::npos || point < 0x20;
    if (!forbidden && name.size() < longest_sheet_name) name += point;
  }
  return name.empty() ? "Sheet1" : text::encode(name);
}

struct Formats {
  lxw_format* header;
  lxw_format* text;
  lxw_format* date;
};

Formats make_formats(lxw_workbook* book) {
  Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
  format_set_bold(formats.header);
  format_set_bg_color(formats.header, 0xEDEFF2);
  format_set_border(formats.header, LXW_BORDER_THIN);
  format_set_border_color(formats.header, 0xC8CCD2);
  format_set_num_format(formats.text, "@");
  format_set_num_format(formats.date, "yyyy-mm-dd");
  return formats;
}

struct CellWriter {
  lxw_worksheet* sheet;
  const Formats& formats;
  lxw_row_t row;
  lxw_col_t column;

  lxw_error operator()(std::monostate) const { return LXW_NO_ERROR; }
  lxw_error operator()(const std::string& value) const {
    if (value.empty()) return LXW_NO_ERROR;
    return worksheet_write_string(sheet, row, column, cell_text(value).c_str(), formats.text);
  }
  lxw_error operator()(std::int64_t value) const {
    // Doubles hold whole numbers up to 2^53 only: larger ones are kept exact as text.
    constexpr std::int64_t exact = 1LL << 53;
    if (value > exact || value < -exact) return (*this)(std::to_string(value));
    return worksheet_write_number(sheet, row, column, static_cast<double>(value), nullptr);
  }
  lxw_error operator()(double value) const {
    return worksheet_write_number(sheet, row, column, value, nullptr);
  }
  lxw_error operator()(Date value) const {
    const std::int32_t first_day = Date::of(1900, 3, 1).days();  // before it Excel's days are one off
    if (value.days() < first_day) return (*this)(value.iso());
    const double serial = value.days() - Date::of(1899, 12, 30).days();
    return worksheet_write_number(sheet, row, column, serial, formats.date);
  }
};

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(fmt::format("xlsx: {}", lxw_strerror(error)));
}

void fill(lxw_worksheet* sheet, const Formats& formats, const Table& table) {
  const auto columns = static_cast<lxw_col_t>(table.columns.size());
  for (lxw_col_t i = 0; i < columns; ++i) {
    const auto& column = table.columns[i];
    lxw_format* format = column.kind == ColumnKind::text   ? formats.text
                         : column.kind == ColumnKind::date ? formats.date
                                                           : nullptr;
    check(worksheet_set_column(sheet, i, i, column.width, format));
    check(worksheet_write_string(sheet, 0, i, cell_text(column.header).c_str(), formats.header));
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto& row = table.rows[r];
    for (std::size_t c = 0; c < row.size(); ++c) {
      check(std::visit(CellWriter{sheet, formats, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c)},
                       row[c]));
    }
  }
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
  if (columns > 0)
    check(worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()), columns - 1));
}

void set_properties(lxw_workbook* book, const Table& table) {
  // The library keeps pointers only until this call returns.
  std::string title = table.title, author = table.author;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.author = author.data();
  properties.created = table.made_at.milliseconds / 1000;
  workbook_set_properties(book, &properties);
}

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::string write_xlsx(const Table& table) {
  const TemporaryFile file;
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (!book) throw std::runtime_error("xlsx: cannot begin a workbook");
  try {
    set_properties(book, table);
    const Formats formats = make_formats(book);
    lxw_worksheet* sheet = workbook_add_worksheet(book, sheet_name(table.title).c_str());
    if (!sheet) throw std::runtime_error("xlsx: cannot add a sheet");
    fill(sheet, formats, table);
  } catch (...) {
    workbook_close(book);
    throw;
  }
  check(workbook_close(book));
  return contents(file.path());
}

}  // namespace yishi::documents

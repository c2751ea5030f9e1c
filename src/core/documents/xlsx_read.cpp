#include <charconv>
#include <cmath>

#include "core/documents/archive.hpp"
#include "core/documents/file_type.hpp"
#include "core/documents/number_format.hpp"
#include "core/documents/tables.hpp"
#include "core/documents/xml_parts.hpp"
#include "core/text/code_points.hpp"

namespace yishi::documents {
namespace {

std::unexpected<Refusal> bad_sheet(std::string zh, std::string en) {
  return refuse(Why::invalid, "xlsx_content", {std::move(zh), std::move(en)});
}

std::optional<long> whole_number(std::string_view text) {
  long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> decimal(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

// _x000D_ and its like back to the characters they stand for.
std::string unescaped(std::string text) {
  std::size_t at = text.find("_x");
  while (at != std::string::npos) {
    unsigned point = 0;
    const char* digits = text.data() + at + 2;
    if (at + 7 <= text.size() && text[at + 6] == '_' &&
        std::from_chars(digits, digits + 4, point, 16).ptr == digits + 4 && point != 0 &&
        (point < 0xD800 || point > 0xDFFF)) {
      std::string replacement;
      text::append_code_point(replacement, point);
      text.replace(at, 7, replacement);
      at = text.find("_x", at + replacement.size());
    } else {
      at = text.find("_x", at + 2);
    }
  }
  return text;
}

std::string own_text(const pugi::xml_node& node) {
  std::string out;
  for (const auto& each : node.children()) {
    if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) out += each.value();
  }
  return out;
}

// Text of <si> or <is>: plain <t>, or runs <r><t>; phonetic hints (<rPh>) are not part of it.
std::string rich_text(const pugi::xml_node& node) {
  std::string out;
  for (const auto& each : node.children()) {
    if (local_name(each) == "t") out += own_text(each);
    if (local_name(each) == "r") out += own_text(child(each, "t"));
  }
  return unescaped(std::move(out));
}

struct Book {
  bool since_1904 = false;
  std::vector<std::string> strings;
  std::vector<DateParts> styles;  // by the cell's style number
};

Result<std::vector<std::string>> read_strings(std::string_view name, std::string_view text) {
  std::vector<std::string> strings;
  if (text.empty()) return strings;
  pugi::xml_document document;
  if (auto parsed = parse_xml(document, name, text); !parsed) return std::unexpected(parsed.error());
  for (const auto& item : document.document_element().children()) {
    if (local_name(item) == "si") strings.push_back(rich_text(item));
  }
  return strings;
}

Result<std::vector<DateParts>> read_styles(std::string_view name, std::string_view text) {
  std::vector<DateParts> styles;
  if (text.empty()) return styles;
  pugi::xml_document document;
  if (auto parsed = parse_xml(document, name, text); !parsed) return std::unexpected(parsed.error());
  std::map<long, DateParts> own;
  for (const auto& format : child(document.document_element(), "numFmts").children()) {
    if (const auto id = whole_number(attribute(format, "numFmtId"))) {
      own[*id] = date_parts_of_code(attribute(format, "formatCode"));
    }
  }
  for (const auto& style : child(document.document_element(), "cellXfs").children()) {
    const long id = whole_number(attribute(style, "numFmtId")).value_or(0);
    const auto found = own.find(id);
    styles.push_back(found != own.end() ? found->second : date_parts_of_builtin(static_cast<int>(id)));
  }
  return styles;
}

struct Place {
  std::size_t row = 0, column = 0;  // from 1
};

// "B7"; nothing when it is no reference.
std::optional<Place> parse_reference(std::string_view text) {
  Place place;
  std::size_t at = 0;
  while (at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && at < 4) {
    place.column = place.column * 26 + static_cast<std::size_t>(text[at++] - 'A' + 1);
  }
  const auto row = whole_number(text.substr(at));
  if (at == 0 || at == 4 || !row || *row < 1) return std::nullopt;
  place.row = static_cast<std::size_t>(*row);
  return place;
}

class SheetReader {
 public:
  SheetReader(const Book& book, const Limits& limits, std::size_t& cells)
      : book_(book), limits_(limits), cells_(cells) {}

  Result<Sheet> read(Sheet sheet, std::string_view name, std::string_view text) {
    pugi::xml_document document;
    if (auto parsed = parse_xml(document, name, text); !parsed) return std::unexpected(parsed.error());
    std::size_t number = 0;
    for (const auto& node : child(document.document_element(), "sheetData").children()) {
      if (local_name(node) != "row") continue;
      const auto given = whole_number(attribute(node, "r"));
      const std::size_t next = given && *given > 0 ? static_cast<std::size_t>(*given) : number + 1;
      if (next <= number) {
        return bad_sheet(
            fmt::format("工作表“{}”第{}行的行号重复或倒退。请重新保存后再上传。", sheet.name, next),
            fmt::format("Sheet \"{}\": row {} comes twice or backwards. Save it anew.", sheet.name, next));
      }
      number = next;
      auto row = read_row(sheet.name, node, number);
      if (!row) return std::unexpected(row.error());
      if (!row->cells.empty()) sheet.rows.push_back(std::move(*row));
      if (sheet.rows.size() > limits_.rows || cells_ > limits_.cells) {
        return bad_sheet(
            fmt::format("工作表“{}”太大（上限{}行）。请拆分后再上传。", sheet.name, limits_.rows),
            fmt::format("Sheet \"{}\" is too large (at most {} rows). Split it up.", sheet.name,
                        limits_.rows));
      }
    }
    return sheet;
  }

 private:
  Result<ReadRow> read_row(const std::string& sheet, const pugi::xml_node& node, std::size_t number) {
    ReadRow row{number, {}};
    std::size_t column = 0;
    for (const auto& cell : node.children()) {
      if (local_name(cell) != "c") continue;
      const auto place = parse_reference(attribute(cell, "r"));
      column = place ? place->column : column + 1;
      ReadCell read = read_cell(cell);
      if (read.kind == CellKind::empty) continue;
      if (column > limits_.columns) {
        return bad_sheet(
            fmt::format("工作表“{}”第{}行超过{}列。请删去多余的列。", sheet, number, limits_.columns),
            fmt::format("Sheet \"{}\": row {} has more than {} columns.", sheet, number, limits_.columns));
      }
      if (row.cells.size() < column) {
        cells_ += column - row.cells.size();
        row.cells.resize(column);
      }
      row.cells[column - 1] = std::move(read);
    }
    return row;
  }

  ReadCell read_cell(const pugi::xml_node& cell) const {
    const std::string_view type = attribute(cell, "t");
    if (type == "inlineStr") return text_cell(rich_text(child(cell, "is")));
    const std::string value = own_text(child(cell, "v"));
    if (value.empty()) return {};
    if (type == "s") {
      const auto index = whole_number(value);
      if (!index || *index < 0 || static_cast<std::size_t>(*index) >= book_.strings.size())
        return {"#?", CellKind::error};
      return text_cell(book_.strings[static_cast<std::size_t>(*index)]);
    }
    if (type == "str") return text_cell(unescaped(value));
    if (type == "b") return {value == "0" ? "FALSE" : "TRUE", CellKind::boolean};
    if (type == "e") return {value, CellKind::error};
    if (type == "d") return {value, CellKind::date};
    return number_cell(value, whole_number(attribute(cell, "s")).value_or(0));
  }

  static ReadCell text_cell(std::string text) {
    if (text.empty()) return {};
    return {std::move(text), CellKind::text};
  }

  ReadCell number_cell(const std::string& value, long style) const {
    const auto number = decimal(value);
    if (!number) return {value, CellKind::error};
    const bool known = style >= 0 && static_cast<std::size_t>(style) < book_.styles.size();
    const DateParts parts = known ? book_.styles[static_cast<std::size_t>(style)] : DateParts::none;
    if (parts != DateParts::none) {
      std::string moment = moment_text(*number, parts, book_.since_1904);
      if (!moment.empty()) return {std::move(moment), CellKind::date};
    }
    return {number_text(*number), CellKind::number};
  }

  const Book& book_;
  const Limits& limits_;
  std::size_t& cells_;
};

bool is_wanted(std::string_view name) { return name.ends_with(".xml") || name.ends_with(".rels"); }

std::string main_part(const Archive& archive) {
  for (const auto& [id, relationship] : relationships("", archive.part("_rels/.rels"))) {
    if (relationship.type == "officeDocument") return relationship.target;
  }
  return "xl/workbook.xml";
}

using Relationships = std::map<std::string, Relationship, std::less<>>;

Result<Book> read_book(const Archive& archive, const pugi::xml_document& workbook,
                       const Relationships& links) {
  Book book;
  const std::string_view base = attribute(child(workbook.document_element(), "workbookPr"), "date1904");
  book.since_1904 = base == "1" || base == "true";
  for (const auto& [id, link] : links) {
    if (link.type == "sharedStrings") {
      auto strings = read_strings(link.target, archive.part(link.target));
      if (!strings) return std::unexpected(strings.error());
      book.strings = std::move(*strings);
    }
    if (link.type == "styles") {
      auto styles = read_styles(link.target, archive.part(link.target));
      if (!styles) return std::unexpected(styles.error());
      book.styles = std::move(*styles);
    }
  }
  return book;
}

std::optional<Refusal> wrong_type(std::string_view bytes) {
  const FileType type = type_of(bytes);
  if (type == FileType::xlsx || type == FileType::zip) return std::nullopt;
  if (type == FileType::xls || type == FileType::ole) {
    return Refusal{Why::invalid,
                   "xlsx_old",
                   {"这是旧版或加密的 Excel 文件。请在表格软件中另存为不加密的 .xlsx 再上传。",
                    "This is an old or encrypted Excel file. Save it as .xlsx without a password."},
                   {}};
  }
  const Words words = words_of(type);
  return Refusal{Why::invalid,
                 "xlsx_type",
                 {fmt::format("这不是 .xlsx 表格，而是{}。", words.zh),
                  fmt::format("This is no .xlsx workbook but a {}.", words.en)},
                 {}};
}

}  // namespace

Result<std::vector<Sheet>> read_xlsx(std::string_view bytes, const Limits& limits) {
  if (auto wrong = wrong_type(bytes)) return refuse(std::move(*wrong));
  auto archive = Archive::open(bytes, limits, is_wanted);
  if (!archive) return std::unexpected(archive.error());
  const std::string main = main_part(*archive);
  pugi::xml_document workbook;
  if (auto parsed = parse_xml(workbook, main, archive->part(main)); !parsed)
    return std::unexpected(parsed.error());
  const auto links = relationships(main, archive->part(relationships_of(main)));
  const auto book = read_book(*archive, workbook, links);
  if (!book) return std::unexpected(book.error());

  std::vector<Sheet> sheets;
  std::size_t cells = 0;
  for (const auto& node : child(workbook.document_element(), "sheets").children()) {
    const auto link = links.find(attribute(node, "id"));
    if (link == links.end() || link->second.type != "worksheet") continue;  // a chart by itself
    Sheet sheet{std::string(attribute(node, "name")), attribute(node, "state").starts_with("hidden"), {}};
    sheet.hidden = sheet.hidden || attribute(node, "state") == "veryHidden";
    SheetReader reader(*book, limits, cells);
    auto read = reader.read(std::move(sheet), link->second.target, archive->part(link->second.target));
    if (!read) return std::unexpected(read.error());
    sheets.push_back(std::move(*read));
  }
  if (sheets.empty()) return bad_sheet("文件里没有工作表。", "The file has no worksheet.");
  return sheets;
}

}  // namespace yishi::documents

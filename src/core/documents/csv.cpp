#include <map>

#include "core/documents/number_format.hpp"
#include "core/documents/tables.hpp"
#include "core/text/encoding.hpp"

namespace yishi::documents {
namespace {

// After any number of ' a character that makes a spreadsheet see a formula.
bool needs_guard(std::string_view text) {
  const std::size_t at = text.find_first_not_of('\'');
  return at != text.npos && std::string_view("=+-@\t\r").find(text[at]) != std::string_view::npos;
}

void append_field(std::string& out, std::string_view text, bool guarded) {
  const bool quoted = text.find_first_of(",\"\r\n") != text.npos ||
                      (!text.empty() && (text.front() == ' ' || text.back() == ' '));
  if (quoted) out += '"';
  if (guarded && needs_guard(text)) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    if (c != '\0') out += c;
  }
  if (quoted) out += '"';
}

struct FieldWriter {
  std::string& out;
  const CsvOptions& options;
  void operator()(std::monostate) const {}
  void operator()(const std::string& value) const { append_field(out, value, options.guard_formulas); }
  void operator()(std::int64_t value) const { out += std::to_string(value); }
  void operator()(double value) const { out += number_text(value); }
  void operator()(Date value) const { out += value.iso(); }
};

class Reader {
 public:
  Reader(std::string_view text, char separator, const Limits& limits)
      : text_(text), separator_(separator), limits_(limits) {}

  // Stops without a refusal after `at_most` records.
  Result<std::vector<ReadRow>> read(std::size_t at_most) {
    std::vector<ReadRow> rows;
    std::size_t cells = 0;
    while (at_ < text_.size() && rows.size() < at_most) {
      ReadRow row{line_, {}};
      if (auto read = read_record(row); !read) return std::unexpected(read.error());
      while (!row.cells.empty() && row.cells.back().kind == CellKind::empty) row.cells.pop_back();
      cells += row.cells.size();
      if (!row.cells.empty()) rows.push_back(std::move(row));
      if (rows.size() > limits_.rows || cells > limits_.cells) {
        return refuse(Why::invalid, "csv_too_large",
                      {fmt::format("文件太大（上限{}行）。请拆分后再上传。", limits_.rows),
                       fmt::format("The file is too large (at most {} rows). Split it up.", limits_.rows)});
      }
    }
    return rows;
  }

 private:
  Result<> read_record(ReadRow& row) {
    for (;;) {
      std::string field;
      if (auto read = read_field(field); !read) return read;
      if (row.cells.size() >= limits_.columns) {
        return refuse(Why::invalid, "csv_columns",
                      {fmt::format("第{}行超过{}列。请删去多余的列。", row.number, limits_.columns),
                       fmt::format("Line {} has more than {} columns.", row.number, limits_.columns)});
      }
      if (field.starts_with('\'') && needs_guard(field)) field.erase(0, 1);
      const CellKind kind = field.empty() ? CellKind::empty : CellKind::text;
      row.cells.push_back({std::move(field), kind});
      if (at_ >= text_.size() || text_[at_] != separator_) break;
      ++at_;
    }
    end_line();
    return {};
  }

  Result<> read_field(std::string& field) {
    if (at_ < text_.size() && text_[at_] == '"') {
      if (auto quoted = read_quoted(field); !quoted) return quoted;
    }
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
      field += text_[at_++];
    }
    return {};
  }

  Result<> read_quoted(std::string& field) {
    const std::size_t opened = line_;
    ++at_;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
          ++at_;
          return {};
        }
        ++at_;
      }
      if (text_[at_] == '\n') ++line_;
      field += text_[at_];
    }
    return refuse(Why::invalid, "csv_quote",
                  {fmt::format("第{}行开始的引号没有结束。请检查这一行的双引号。", opened),
                   fmt::format("The quotation mark opened on line {} is never closed.", opened)});
  }

  void end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string_view text_;
  char separator_;
  const Limits& limits_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

// The separator that gives the first records the most columns alike.
char guess_separator(std::string_view text) {
  constexpr std::size_t looked_at = 50, sample = 256 * 1024;
  char best = ',';
  std::size_t best_score = 0;
  for (const char separator : {',', '\t', ';', '|'}) {
    const Limits limits;
    auto rows = Reader(text.substr(0, sample), separator, limits).read(looked_at);
    if (!rows || rows->empty()) continue;
    std::map<std::size_t, std::size_t> counts;
    for (const auto& row : *rows) ++counts[row.cells.size()];
    std::size_t score = 0;
    for (const auto& [columns, count] : counts) {
      if (columns > 1)
        score = std::max(score, count * count * 100 / rows->size() + std::min<std::size_t>(columns, 50));
    }
    if (score > best_score) {
      best = separator;
      best_score = score;
    }
  }
  return best;
}

}  // namespace

std::string write_csv(const Table& table, const CsvOptions& options) {
  std::string out = options.byte_order_mark ? "\xEF\xBB\xBF" : "";
  const FieldWriter writer{out, options};
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) out += ',';
    writer(table.columns[i].header);
  }
  out += "\r\n";
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      std::visit(writer, row[i]);
    }
    out += "\r\n";
  }
  return out;
}

Result<Sheet> read_csv(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.inflated_bytes) {
    return refuse(Why::invalid, "csv_too_large",
                  {"文件太大。请拆分后再上传。", "The file is too large. Split it up."});
  }
  const auto decoded = text::decode_bytes(bytes);
  if (!decoded || decoded->text.find('\0') != std::string::npos) {
    return refuse(Why::invalid, "csv_encoding",
                  {"看不懂文件的编码。请在表格软件中另存为“CSV UTF-8”再上传。",
                   "The file's encoding is unknown. Save it as \"CSV UTF-8\" in your spreadsheet program."});
  }
  std::string_view rest = decoded->text;
  char separator = 0;
  // Excel's own mark. Only known separators count: any byte could be the middle of a character.
  if (rest.size() > 5 && rest.starts_with("sep=") &&
      std::string_view(",;\t|").find(rest[4]) != std::string_view::npos) {
    separator = rest[4];
    rest.remove_prefix(
        std::min(rest.find('\n') == rest.npos ? rest.size() : rest.find('\n') + 1, rest.size()));
  }
  if (separator == 0) separator = guess_separator(rest);
  auto rows = Reader(rest, separator, limits).read(limits.rows + 1);
  if (!rows) return std::unexpected(rows.error());
  return Sheet{"", false, std::move(*rows)};
}

}  // namespace yishi::documents

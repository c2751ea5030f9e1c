#include <cmath>

#include "core/documents/composer.hpp"

namespace yishi::documents {
namespace {

using namespace measures;

constexpr double pad_x = 5, pad_y = 4.5;
constexpr double hairline = 0.6;

struct Cell {
  std::string text;
  double width = 0;
  Style style;
  Alignment alignment = Alignment::left;
};

struct BrokenCell {
  Cell cell;
  std::vector<std::pair<std::string, GridLine>> lines;  // paragraph and its line
};

using Row = std::vector<BrokenCell>;

class TableWriter {
 public:
  explicit TableWriter(Composer& composer)
      : composer_(composer), y_(std::max(top_margin, Composer::row_top(composer.row()) - 2)) {
    if (composer.row() >= lines_per_page) turn();
  }

  Row broken(const std::vector<Cell>& cells) {
    Row row;
    for (const auto& cell : cells) {
      BrokenCell broken{cell, {}};
      for (const auto& paragraph : split_lines(cell.text)) {
        for (auto& line : composer_.lines(paragraph, cell.style, {cell.width - 2 * pad_x, 0})) {
          broken.lines.emplace_back(paragraph, std::move(line));
        }
      }
      row.push_back(std::move(broken));
    }
    return row;
  }

  void set_header(Row row) { header_ = std::move(row); }

  void put_row(Row row, int least_lines) {
    const double height = height_of(row, least_lines);
    const double page = bottom_edge - top_margin - (header_.empty() ? 0 : height_of(header_, 1));
    if (y_ + height > bottom_edge + 0.01 && height <= page) turn();
    if (fresh_ && !header_.empty()) draw(header_, 1);
    if (height <= page) return draw(row, least_lines);
    put_in_parts(std::move(row));
  }

  ~TableWriter() { composer_.set_row(Composer::row_below(y_ + 6)); }
  TableWriter(const TableWriter&) = delete;
  TableWriter& operator=(const TableWriter&) = delete;

 private:
  static double pitch(const Row& row) {
    double size = 0;
    for (const auto& cell : row) size = std::max(size, cell.cell.style.size);
    return size * 1.45;
  }
  static std::size_t line_count(const Row& row) {
    std::size_t count = 0;
    for (const auto& cell : row) count = std::max(count, cell.lines.size());
    return count;
  }
  static double height_of(const Row& row, int least_lines) {
    return std::max(static_cast<double>(line_count(row)), static_cast<double>(least_lines)) * pitch(row) +
           2 * pad_y;
  }

  void turn() {
    composer_.new_page();
    y_ = top_margin;
    fresh_ = true;
  }

  // A row higher than a page: as many lines as fit, then the rest on the next page.
  void put_in_parts(Row row) {
    while (line_count(row) > 0) {
      const auto fit = static_cast<std::ptrdiff_t>(std::floor((bottom_edge - y_ - 2 * pad_y) / pitch(row)));
      if (fit < 1) {
        turn();
        if (!header_.empty()) draw(header_, 1);
        continue;
      }
      Row part = row;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const auto count = std::min(fit, static_cast<std::ptrdiff_t>(row[i].lines.size()));
        part[i].lines.erase(part[i].lines.begin() + count, part[i].lines.end());
        row[i].lines.erase(row[i].lines.begin(), row[i].lines.begin() + count);
      }
      draw(part, 1);
    }
  }

  void draw(const Row& row, int least_lines) {
    const double height = height_of(row, least_lines);
    double x = left_margin;
    if (fresh_) composer_.rule(left_margin, y_, right_edge, y_, hairline);
    composer_.rule(left_margin, y_ + height, right_edge, y_ + height, hairline);
    composer_.rule(x, y_, x, y_ + height, hairline);
    for (const auto& cell : row) {
      draw_cell(cell, x, height, pitch(row));
      x += cell.cell.width;
      composer_.rule(x, y_, x, y_ + height, hairline);
    }
    y_ += height;
    fresh_ = false;
  }

  void draw_cell(const BrokenCell& cell, double x, double height, double pitch) {
    const auto count = static_cast<double>(cell.lines.size());
    double y = y_ + (height - count * pitch) / 2;
    for (const auto& [paragraph, line] : cell.lines) {
      const double free = cell.cell.width - 2 * pad_x - line.width;
      const double shift = cell.cell.alignment == Alignment::left    ? 0
                           : cell.cell.alignment == Alignment::right ? free
                                                                     : free / 2;
      const double size = cell.cell.style.size;
      composer_.put_line(x + pad_x + shift, baseline_below(y + (pitch - size) / 2, size), paragraph, line,
                         cell.cell.style);
      y += pitch;
    }
  }

  Composer& composer_;
  double y_;
  bool fresh_ = true;
  Row header_;
};

}  // namespace

void lay_out_fields(Composer& composer, const FieldTable& table) {
  const Style label{Face::hei, size_4, Ink::black, 0}, value{Face::fang_song, size_4, Ink::black, 0};
  constexpr double label_width = 5 * size_4 + 2 * pad_x;
  TableWriter writer(composer);
  for (const auto& row : table.rows) {
    if (row.fields.empty()) continue;
    const double share = text_width / static_cast<double>(row.fields.size());
    std::vector<Cell> cells;
    for (const auto& field : row.fields) {
      cells.push_back({field.label, label_width, label, Alignment::centre});
      cells.push_back({field.value, share - label_width, value, Alignment::left});
    }
    writer.put_row(writer.broken(cells), row.lines);
  }
}

void lay_out_grid(Composer& composer, const GridTable& table) {
  const Style head{Face::hei, size_small_4, Ink::black, 0},
      text{Face::fang_song, size_small_4, Ink::black, 0};
  double total = 0;
  for (const auto& column : table.columns) total += column.width;
  if (total <= 0) return;
  std::vector<Cell> cells;
  for (const auto& column : table.columns) {
    cells.push_back({column.header, text_width * column.width / total, head, Alignment::centre});
  }
  TableWriter writer(composer);
  writer.set_header(writer.broken(cells));
  if (table.rows.empty()) writer.put_row({}, 0);
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      cells[i].text = i < row.size() ? row[i] : std::string{};
      cells[i].style = text;
      cells[i].alignment = table.columns[i].alignment;
    }
    writer.put_row(writer.broken(cells), 1);
  }
}

}  // namespace yishi::documents

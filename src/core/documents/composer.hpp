// The state of laying out one paper; used by layout.cpp (text) and table_layout.cpp (ruled tables) only.
#pragma once
#include "core/documents/layout.hpp"
#include "core/documents/measures.hpp"

namespace yishi::documents {

class Composer {
 public:
  explicit Composer(Measurer& measurer) : measurer_(measurer) { pages_.emplace_back(); }

  Page& page() { return pages_.back(); }
  std::vector<Page> take() { return std::move(pages_); }
  std::vector<Page>& pages() { return pages_; }

  // The line grid: the next free row of the page, 0 … 22 (22: the page is full).
  int row() const { return row_; }
  void skip_rows(int count) { row_ += count; }
  void set_row(int row) { row_ = row; }
  void new_page();
  void need_rows(int count);  // turns the page when fewer are free
  static double row_top(int row) { return measures::top_margin + row * measures::line_pitch; }
  // The first row that lies wholly below y.
  static int row_below(double y);

  std::vector<GridLine> lines(std::string_view text, const Style& style, Measure measure);
  double width(std::string_view text, const Style& style);
  // One line of text at a place; returns its width.
  double put(double x, double baseline, std::string_view text, const Style& style);
  void put_line(double x, double baseline, std::string_view paragraph, const GridLine& line,
                const Style& style);
  void put_aligned(double left, double right, double baseline, std::string_view text, const Style& style,
                   Alignment alignment);
  // A paragraph on the grid from the next row on.
  void flow(std::string_view text, const Style& style, double first_indent, double indent,
            Alignment alignment);

  void rule(double x1, double y1, double x2, double y2, double thickness, Ink ink = Ink::black) {
    page().rules.push_back({x1, y1, x2, y2, thickness, ink});
  }

 private:
  Measurer& measurer_;
  std::vector<Page> pages_;
  int row_ = 0;
};

// Where the baseline of CJK text of this size lies, centred in a line whose characters are `size_3` high.
double grid_baseline(int row, double size);
double baseline_below(double top, double size);  // characters' upper edge at `top`

void lay_out_fields(Composer& composer, const FieldTable& table);
void lay_out_grid(Composer& composer, const GridTable& table);

}  // namespace yishi::documents

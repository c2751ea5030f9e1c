// Breaking a paragraph into lines on a grid of full-width cells, by the rules for Chinese punctuation
// (避头尾). Pure: knows widths, not fonts. A mark that may not begin a line is drawn in by squeezing the
// blank halves of punctuation, or else takes the character before it along; what is then missing is spread
// between characters, never as spaces, so that copied text stays clean.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace yishi::documents {

struct Piece {
  char32_t point = 0;     // first code point of the cluster
  std::size_t begin = 0;  // bytes of the paragraph
  std::size_t end = 0;
  double width = 0;   // points, natural; whole cells for full-width characters
  bool wide = false;  // takes one cell
};

struct GridLine {
  std::size_t begin = 0;  // bytes of the paragraph, spaces at the end left out
  std::size_t end = 0;
  std::vector<std::size_t> starts;  // of the pieces, bytes from `begin`
  std::vector<double> widths;       // of the pieces, adjusted
  std::vector<double> shifts;       // how far a squeezed opening bracket moves to the left
  double width = 0;
};

struct Measure {
  double width = 0;         // of a full line
  double first_indent = 0;  // taken from the first line
};

bool may_begin_line(char32_t point);
bool may_end_line(char32_t point);
// May a line end between these two neighbours?
bool may_break(char32_t before, char32_t after);
bool is_wide(char32_t point);

std::vector<GridLine> break_lines(const std::vector<Piece>& pieces, Measure measure);

}  // namespace yishi::documents

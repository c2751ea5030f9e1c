// Places a paper on pages: which text stands where, in points from the upper left corner. Knows no drawing
// library; widths come from a Measurer, so that tests can lay out without fonts.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/documents/grid_lines.hpp"
#include "core/documents/paper.hpp"

namespace yishi::documents {

enum class Face { fang_song, kai, hei, xiao_biao_song, song };
enum class Ink { black, red };

struct Style {
  Face face = Face::fang_song;
  double size = 15.75;
  Ink ink = Ink::black;
  double cell = 0;  // width of a full-width character; 0: the font's own
};

class Measurer {
 public:
  virtual ~Measurer() = default;
  // The clusters of one paragraph in the order of the text, with their natural widths.
  virtual std::vector<Piece> pieces(std::string_view text, const Style& style) = 0;
};

struct PlacedLine {
  double x = 0;
  double baseline = 0;
  std::string text;
  GridLine line;  // `begin` and `end` have no meaning here
  Style style;
};

struct Rule {
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
  double thickness = 0.5;
  Ink ink = Ink::black;
};

struct PlacedCode {
  double x = 0, y = 0, side = 0;
  std::string text;
};

struct Page {
  std::vector<PlacedLine> lines;
  std::vector<Rule> rules;
  std::optional<PlacedCode> code;
};

std::vector<Page> lay_out(const Paper& paper, Measurer& measurer);

// A title in lines of like length, broken between words (回行时词意完整、排列对称); `room` in characters.
std::vector<std::string> balanced_lines(std::string_view title, int room);

// Without control characters and broken UTF-8; '\n' stays.
std::string printable(std::string_view text);
std::vector<std::string> split_lines(std::string_view text);

}  // namespace yishi::documents

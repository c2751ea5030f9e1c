#include "core/documents/masthead.hpp"

#include "core/documents/layout.hpp"
#include "core/documents/measures.hpp"
#include "core/text/code_points.hpp"

namespace yishi::documents {
namespace {

using namespace measures;

double fitting_size(const std::vector<std::string>& lines, double largest) {
  double size = largest;
  for (const auto& line : lines) {
    size = std::min(
        size, text_width * 0.97 / static_cast<double>(std::max<std::size_t>(text::decode(line).size(), 1)));
  }
  return size;
}

double bottom(const Masthead& head) {
  if (head.lines.empty()) return head.top;
  return head.top + head.size * (1 + Masthead::line_height * static_cast<double>(head.lines.size() - 1));
}

// Two lines, the upper one thick above thin, the lower one the other way round. Returns the height of both.
double add_double_line(Masthead& head, double y, bool thick_first) {
  constexpr double thick = 2.25, thin = 0.75, gap = 1.25;
  const double left = (page_width - letter_line_width) / 2, right = left + letter_line_width;
  const double first = thick_first ? thick : thin;
  head.red_lines.push_back({left, right, y, first});
  head.red_lines.push_back({left, right, y + first + gap, thick + thin - first});
  return thick + gap + thin;
}

Masthead letter_head(const Paper& paper, Masthead head) {
  head.top = letter_headline_top;
  head.size = fitting_size(head.lines, 38);
  double y = bottom(head) + below_headline;
  y += add_double_line(head, y, true);
  constexpr double height = 4.25;
  add_double_line(head, letter_lower_line - height, false);
  head.number_top = y + size_3 * 7 / 8;
  head.text_top = (paper.document_number.empty() ? y : head.number_top + size_3) + 2 * line_pitch;
  return head;
}

Masthead document_head(const Paper& paper, Masthead head) {
  head.top = document_headline_top;
  head.size = fitting_size(head.lines, 60);
  double y = bottom(head);
  head.number_top = y + 2 * line_pitch;
  if (!paper.document_number.empty()) y = head.number_top + size_3;
  y += below_headline;
  head.red_lines.push_back({left_margin, right_edge, y, 1.5});
  head.text_top = y + 2 * line_pitch;
  return head;
}

Masthead sheet_head(const Paper& paper, Masthead head) {
  head.top = top_margin;
  head.size = fitting_size(head.lines, size_2);
  head.text_top = head.lines.empty() ? top_margin : bottom(head) + 16;
  head.number_top = head.text_top;
  if (!paper.document_number.empty() || !paper.second_number.empty()) head.text_top += size_4 + 6;
  return head;
}

}  // namespace

Masthead plan_masthead(const Paper& paper) {
  Masthead head;
  head.lines = split_lines(paper.headline);
  switch (paper.kind) {
    case PaperKind::letter:
      return letter_head(paper, std::move(head));
    case PaperKind::document:
      return document_head(paper, std::move(head));
    case PaperKind::sheet:
      break;
  }
  return sheet_head(paper, std::move(head));
}

}  // namespace yishi::documents

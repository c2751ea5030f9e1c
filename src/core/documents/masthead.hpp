// The head of page 1 above the title: where headline, number and red lines stand. Used by both writers.
#pragma once
#include <string>
#include <vector>

#include "core/documents/paper.hpp"

namespace yishi::documents {

struct Masthead {
  static constexpr double line_height = 1.25;  // of a headline with several lines
  struct RedLine {
    double left, right, top, thickness;  // points from the upper left corner of the page
  };

  std::vector<std::string> lines;  // of the headline
  double top = 0;                  // upper edge of its characters
  double size = 0;                 // as large as the width allows, within what the standard calls seemly
  double number_top = 0;
  std::vector<RedLine> red_lines;
  double text_top = 0;  // title or text may begin here
};

Masthead plan_masthead(const Paper& paper);

}  // namespace yishi::documents

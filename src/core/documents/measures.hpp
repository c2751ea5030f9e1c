// The measures of GB/T 9704-2012 in points (1/72 inch), used by both writers.
#pragma once

namespace yishi::documents::measures {

constexpr double mm = 72.0 / 25.4;

constexpr double page_width = 210 * mm;
constexpr double page_height = 297 * mm;
constexpr double top_margin = 37 * mm;   // 天头
constexpr double left_margin = 28 * mm;  // 订口
constexpr double text_width = 156 * mm;  // 版心
constexpr double text_height = 225 * mm;
constexpr double right_edge = left_margin + text_width;
constexpr double bottom_edge = top_margin + text_height;

constexpr int lines_per_page = 22;
constexpr int cells_per_line = 28;
constexpr double cell = text_width / cells_per_line;

constexpr double size_2 = 22;     // 二号
constexpr double size_3 = 15.75;  // 三号
constexpr double size_4 = 14;     // 四号
constexpr double size_small_4 = 12;

// The first line's characters touch the upper edge of the text's field and those of line 22 the lower one;
// between lines lie then 4.9 mm, the 7/8 of a character that the standard asks for.
constexpr double line_pitch = (text_height - size_3) / (lines_per_page - 1);

constexpr double letter_headline_top = 30 * mm;
constexpr double letter_line_width = 170 * mm;
constexpr double letter_lower_line = page_height - 20 * mm;
constexpr double document_headline_top = top_margin + 35 * mm;
constexpr double below_headline = 4 * mm;
constexpr double page_number_below = 7 * mm;

}  // namespace yishi::documents::measures

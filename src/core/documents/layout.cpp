#include "core/documents/layout.hpp"

#include <cmath>

#include "core/documents/composer.hpp"
#include "core/documents/masthead.hpp"
#include "core/text/code_points.hpp"

namespace yishi::documents {
namespace {

using namespace measures;

const Style body{Face::fang_song, size_3, Ink::black, cell};
const Style bold_body{Face::hei, size_3, Ink::black, cell};
const Style kai_body{Face::kai, size_3, Ink::black, cell};
const Style title_style{Face::xiao_biao_song, size_2, Ink::black, 0};
const Style small{Face::fang_song, size_4, Ink::black, 0};
const Style page_number_style{Face::song, size_4, Ink::black, 0};

constexpr double em_ascent = 0.88;  // of the em square of CJK fonts, above the baseline

void put_headline(Composer& composer, const Masthead& head, Ink ink) {
  const Style style{Face::xiao_biao_song, head.size, ink, 0};
  double y = head.top;
  for (const auto& line : head.lines) {
    composer.put_aligned(left_margin, right_edge, baseline_below(y, head.size), line, style,
                         Alignment::centre);
    y += head.size * Masthead::line_height;
  }
}

void put_red_lines(Composer& composer, const Masthead& head) {
  for (const auto& line : head.red_lines) {
    const double y = line.top + line.thickness / 2;
    composer.rule(line.left, y, line.right, y, line.thickness, Ink::red);
  }
}

void put_numbers(Composer& composer, const Paper& paper, const Masthead& head) {
  if (paper.kind == PaperKind::sheet) {
    const double baseline = baseline_below(head.number_top, size_4);
    composer.put_aligned(left_margin, right_edge, baseline, paper.document_number, small, Alignment::left);
    composer.put_aligned(left_margin, right_edge, baseline, paper.second_number, small, Alignment::right);
    return;
  }
  const auto alignment = paper.kind == PaperKind::letter ? Alignment::right : Alignment::centre;
  composer.put_aligned(left_margin, right_edge, baseline_below(head.number_top, size_3),
                       paper.document_number, body, alignment);
}

void put_corner(Composer& composer, const Paper& paper) {
  constexpr double side = 20 * mm, top = 8.5 * mm;
  double right = right_edge;
  if (!paper.qr.empty()) {
    composer.page().code = PlacedCode{right - side, top, side, paper.qr};
    right -= side + 4 * mm;
  }
  if (paper.class_letter.empty()) return;
  const Style style{Face::hei, size_2, Ink::black, 0};
  composer.put_aligned(left_margin, right, baseline_below(18 * mm, size_2), paper.class_letter, style,
                       Alignment::right);
}

void put_title(Composer& composer, const Paper& paper) {
  for (const auto& part : split_lines(paper.title)) {
    for (const auto& line : balanced_lines(part, 19)) {
      composer.flow(line, title_style, 0, 0, Alignment::centre);
    }
  }
  if (!paper.title.empty()) composer.skip_rows(1);
}

void put_head(Composer& composer, const Paper& paper) {
  const Masthead head = plan_masthead(paper);
  put_corner(composer, paper);
  put_headline(composer, head, paper.kind == PaperKind::sheet ? Ink::black : Ink::red);
  put_red_lines(composer, head);
  put_numbers(composer, paper, head);
  composer.set_row(Composer::row_below(head.text_top - 1));
  put_title(composer, paper);
  if (!paper.addressee.empty()) composer.flow(paper.addressee, body, 0, 0, Alignment::left);
}

void put_page_number(Page& page, Composer& composer, int number) {
  const std::string text = fmt::format("— {} —", number);
  const double baseline = baseline_below(bottom_edge + page_number_below, size_4);
  const double width = composer.width(text, page_number_style);
  const double x = number % 2 == 1 ? right_edge - size_4 - width : left_margin + size_4;
  GridLine line = composer.lines(text, page_number_style, {width + 100, 0}).at(0);
  page.lines.push_back({x, baseline, text, std::move(line), page_number_style});
}

void put_page_numbers(Composer& composer, const Paper& paper) {
  if (!paper.page_numbers) return;
  int number = 0;
  for (auto& page : composer.pages()) {
    ++number;
    if (number == 1 && paper.kind == PaperKind::letter) continue;
    put_page_number(page, composer, number);
  }
}

// Blocks, one function each.
class BlockWriter {
 public:
  BlockWriter(Composer& composer, PaperKind kind) : composer_(composer), kind_(kind) {}

  void write(const std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      headings_together_ = 0;
      while (i + static_cast<std::size_t>(headings_together_) < blocks.size() && headings_together_ < 4 &&
             std::holds_alternative<Heading>(blocks[i + static_cast<std::size_t>(headings_together_)])) {
        ++headings_together_;
      }
      std::visit(*this, blocks[i]);
    }
  }

  void operator()(const Paragraph& block) {
    const bool indented = block.indented && block.alignment == Alignment::left;
    for (const auto& line : split_lines(block.text)) {
      composer_.flow(line, body, indented ? 2 * cell : 0, 0, block.alignment);
    }
  }
  void operator()(const Heading& block) {
    composer_.need_rows(1 + headings_together_);  // never the last line of a page
    const Style& style = block.level <= 1 ? bold_body : block.level == 2 ? kai_body : body;
    composer_.flow(block.text, style, block.level == 0 ? 0 : 2 * cell, 0, Alignment::left);
  }
  void operator()(const FieldTable& block) { lay_out_fields(composer_, block); }
  void operator()(const GridTable& block) { lay_out_grid(composer_, block); }
  void operator()(const AttachmentNote& block) {
    if (block.names.empty()) return;
    composer_.skip_rows(1);
    int number = 0;
    for (const auto& name : block.names) {
      ++number;
      const std::string mark = number == 1 ? "附件：" : "";
      const std::string text =
          block.names.size() == 1 ? mark + name : fmt::format("{}{}. {}", mark, number, name);
      const double hanging = 5 * cell + (block.names.size() == 1 ? 0 : cell);
      composer_.flow(text, body, number == 1 ? 2 * cell : 5 * cell, hanging, Alignment::left);
    }
  }
  void operator()(const Signature& block) {
    take_last_line_along(3);
    composer_.skip_rows(1);
    const std::string date = block.date ? chinese_date(*block.date) : std::string{};
    const double unit_width = composer_.width(block.unit, body), date_width = composer_.width(date, body);
    // The date leaves four characters at the right; the unit is centred above it, or leaves two when it is
    // longer.
    double centre = right_edge - 4 * cell - date_width / 2;
    centre = std::min(centre, right_edge - 2 * cell - unit_width / 2);
    put_row(centre - unit_width / 2, block.unit);
    if (block.date) put_row(centre - date_width / 2, date);
  }
  void operator()(const Remark& block) { composer_.flow(block.text, body, 2 * cell, 0, Alignment::left); }
  void operator()(const BlankLines& block) { composer_.skip_rows(block.count); }
  void operator()(const PageBreak&) { composer_.new_page(); }
  void operator()(const CopyTo& block) {
    const bool letter = kind_ == PaperKind::letter;
    const double room = text_width - 2 * size_4;
    const std::string text = "抄送：" + block.to;
    const auto lines = composer_.lines(text, small, {room, 0});
    const bool issued = !letter && !block.issued_by.empty();
    constexpr double pitch = 22;
    const double height = (static_cast<double>(lines.size()) + (issued ? 1 : 0)) * pitch;
    if (Composer::row_top(composer_.row()) > bottom_edge - height) composer_.new_page();
    double y = bottom_edge - height;
    if (!letter) composer_.rule(left_margin, y, right_edge, y, 1.0);
    for (const auto& line : lines) {
      composer_.put_line(left_margin + size_4, baseline_below(y + 4, size_4), text, line, small);
      y += pitch;
    }
    if (issued) put_issuer(block, y);
    if (!letter) composer_.rule(left_margin, bottom_edge, right_edge, bottom_edge, 1.0);
    composer_.set_row(lines_per_page);
  }

 private:
  void put_row(double x, const std::string& text) {
    composer_.put(x, grid_baseline(composer_.row(), size_3), text, body);
    composer_.skip_rows(1);
  }
  void put_issuer(const CopyTo& block, double y) {
    composer_.rule(left_margin, y, right_edge, y, 0.7);
    const double baseline = baseline_below(y + 4, size_4);
    const double left = left_margin + size_4, right = right_edge - size_4;
    composer_.put_aligned(left, right, baseline, block.issued_by, small, Alignment::left);
    if (block.issued_on) {
      composer_.put_aligned(left, right, baseline, chinese_date(*block.issued_on) + "印发", small,
                            Alignment::right);
    }
  }
  // A signature never stands alone on a page: the last line of text goes with it.
  void take_last_line_along(int rows) {
    if (composer_.row() + rows <= lines_per_page) return;
    auto& lines = composer_.page().lines;
    const double last_row = grid_baseline(composer_.row() - 1, size_3);
    const bool movable =
        !lines.empty() && lines.back().baseline > last_row - 1 && lines.back().style.size == size_3;
    if (!movable) return composer_.new_page();
    PlacedLine line = std::move(lines.back());
    lines.pop_back();
    composer_.new_page();
    line.baseline = grid_baseline(composer_.row(), size_3);
    composer_.page().lines.push_back(std::move(line));
    composer_.skip_rows(1);
  }

  Composer& composer_;
  PaperKind kind_;
  int headings_together_ = 0;  // this block and the headings right after it
};

bool is_control(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xFEFF ||
         (point >= 0xFFF0 && point < 0xFFFD) || (point & 0xFFFE) == 0xFFFE ||
         (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

}  // namespace

double baseline_below(double top, double size) { return top + em_ascent * size; }

double grid_baseline(int row, double size) {
  return Composer::row_top(row) + size_3 / 2 + (em_ascent - 0.5) * size;
}

int Composer::row_below(double y) {
  return std::max(0, static_cast<int>(std::ceil((y - top_margin) / line_pitch)));
}

void Composer::new_page() {
  pages_.emplace_back();
  row_ = 0;
}

void Composer::need_rows(int count) {
  if (row_ + count > lines_per_page) new_page();
}

std::vector<GridLine> Composer::lines(std::string_view text, const Style& style, Measure measure) {
  return break_lines(measurer_.pieces(text, style), measure);
}

double Composer::width(std::string_view text, const Style& style) {
  double sum = 0;
  for (const auto& piece : measurer_.pieces(text, style)) sum += piece.width;
  return sum;
}

void Composer::put_line(double x, double baseline, std::string_view paragraph, const GridLine& line,
                        const Style& style) {
  page().lines.push_back(
      {x, baseline, std::string(paragraph.substr(line.begin, line.end - line.begin)), line, style});
}

double Composer::put(double x, double baseline, std::string_view text, const Style& style) {
  const std::string clean = printable(text);
  const auto placed = lines(clean, style, {1e6, 0});
  if (placed.empty()) return 0;
  put_line(x, baseline, clean, placed[0], style);
  return placed[0].width;
}

void Composer::put_aligned(double left, double right, double baseline, std::string_view text,
                           const Style& style, Alignment alignment) {
  const std::string clean = printable(text);
  const auto placed = lines(clean, style, {1e6, 0});
  if (placed.empty()) return;
  const double free = right - left - placed[0].width;
  const double x = alignment == Alignment::left    ? left
                   : alignment == Alignment::right ? left + free
                                                   : left + free / 2;
  put_line(x, baseline, clean, placed[0], style);
}

void Composer::flow(std::string_view text, const Style& style, double first_indent, double indent,
                    Alignment alignment) {
  const std::string clean = printable(text);
  const auto placed = lines(clean, style, {text_width - indent, first_indent - indent});
  bool first = true;
  for (const auto& line : placed) {
    need_rows(1);
    const double shift = first ? first_indent : indent, free = text_width - shift - line.width;
    const double x = left_margin + shift +
                     (alignment == Alignment::centre  ? free / 2
                      : alignment == Alignment::right ? free
                                                      : 0);
    put_line(x, grid_baseline(row_, style.size), clean, line, style);
    skip_rows(1);
    first = false;
  }
}

std::string printable(std::string_view text) {
  std::u32string points;
  for (char32_t point : text::decode(text)) {
    if (point == U'\t') point = U' ';
    if (point == U'\n' || !is_control(point)) points += point;
  }
  return text::encode(points);
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line = printable(text.substr(0, end));
    const auto from = line.find_first_not_of(" \r");
    if (from != std::string::npos) lines.push_back(line.substr(from));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<Page> lay_out(const Paper& paper, Measurer& measurer) {
  Composer composer(measurer);
  put_head(composer, paper);
  BlockWriter(composer, paper.kind).write(paper.blocks);
  put_page_numbers(composer, paper);
  return composer.take();
}

}  // namespace yishi::documents

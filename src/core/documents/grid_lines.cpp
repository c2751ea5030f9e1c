#include "core/documents/grid_lines.hpp"

#include <algorithm>
#include <numeric>

namespace yishi::documents {
namespace {

constexpr std::u32string_view never_first =
    U"、。，．：；！？·…—～）〕］｝〉》」』】〗’”‰％℃,.:;!?)]}%°′″々ー";
constexpr std::u32string_view never_last = U"（〔［｛〈《「『【〖‘“￥＄($[{#";
// Marks whose blank half may be given up, and on which side of the cell that half is.
constexpr std::u32string_view blank_right = U"、。，．：；！？）〕］｝〉》」』】〗’”";
constexpr std::u32string_view blank_left = U"（〔［｛〈《「『【〖‘“";

constexpr double tightest = 0.75;    // share of the blank halves of a line that may be given up
constexpr double widest_gap = 0.09;  // of a character, between two of them

bool contains(std::u32string_view list, char32_t point) {
  return list.find(point) != std::u32string_view::npos;
}

bool is_word_part(char32_t point) {
  if (point <= 0x20) return false;
  return point < 0x2E80 && !is_wide(point) && point != U'…' && point != U'—';
}

double squeeze(const Piece& piece) {
  if (!piece.wide) return 0;
  return contains(blank_right, piece.point) || contains(blank_left, piece.point) ? piece.width / 2 : 0;
}

bool is_space(const Piece& piece) { return piece.point == U' ' || piece.point == U'\t'; }

struct Span {
  std::size_t first, last;  // pieces [first, last)
};

double natural(const std::vector<Piece>& pieces, Span span) {
  double sum = 0;
  for (std::size_t i = span.first; i < span.last; ++i) sum += pieces[i].width;
  return sum;
}

std::size_t without_spaces(const std::vector<Piece>& pieces, Span span) {
  std::size_t last = span.last;
  while (last > span.first && is_space(pieces[last - 1])) --last;
  return last;
}

// The end of the longest line from `first` that fits, squeezed if need be; at least one piece.
std::size_t end_of_line(const std::vector<Piece>& pieces, std::size_t first, double room) {
  constexpr double tolerance = 0.01;
  double width = 0, give = 0, widest = 0;
  std::size_t best = first, forced = first;
  for (std::size_t i = first; i < pieces.size(); ++i) {
    const bool space = is_space(pieces[i]);
    width += pieces[i].width;
    give += squeeze(pieces[i]);
    widest = std::max(widest, pieces[i].width);
    if (!space && width - give > room + tolerance) break;
    if (width <= room + tolerance || space) forced = i + 1;
    const bool breakable = i + 1 == pieces.size() || may_break(pieces[i].point, pieces[i + 1].point);
    if (!breakable) continue;
    const bool full = space || width <= room + tolerance;
    // Squeezing is for a mark that would otherwise begin the next line, not to win a character.
    const bool squeezed =
        !may_begin_line(pieces[i].point) && width - room <= std::min(give * tightest, widest);
    if (full || squeezed) best = i + 1;
  }
  if (best > first) return best;
  return std::max(forced, first + 1);
}

void spread(const std::vector<Piece>& pieces, Span span, GridLine& line, double missing) {
  std::vector<std::size_t> joints;
  for (std::size_t i = span.first; i + 1 < span.last; ++i) {
    if (pieces[i].wide || pieces[i + 1].wide || is_space(pieces[i])) joints.push_back(i - span.first);
  }
  if (joints.empty()) return;
  const double each = missing / static_cast<double>(joints.size());
  // A long word went down: better ragged than torn, and readers of the file would take wide gaps for spaces.
  if (each > pieces[span.first].width * widest_gap) return;
  for (const std::size_t joint : joints) line.widths[joint] += each;
  line.width += missing;
}

// The first to give up their blank half are the mark that ends the line and marks that stand before another
// mark.
bool gives_first(const std::vector<Piece>& pieces, Span span, std::size_t i) {
  return i + 1 == span.last || squeeze(pieces[i + 1]) > 0;
}

// Takes up to `excess` from the marks that `chosen` names, in equal parts; returns what is left to take.
template <class Chosen>
double draw_in(const std::vector<Piece>& pieces, Span span, GridLine& line, double excess, Chosen chosen) {
  double give = 0;
  for (std::size_t i = span.first; i < span.last; ++i) give += chosen(i) ? squeeze(pieces[i]) : 0;
  if (give <= 0) return excess;
  const double taken = std::min(excess, give), share = taken / give;
  for (std::size_t i = span.first; i < span.last; ++i) {
    const double less = chosen(i) ? squeeze(pieces[i]) * share : 0;
    line.widths[i - span.first] -= less;
    if (contains(blank_left, pieces[i].point)) line.shifts[i - span.first] += less;
  }
  line.width -= taken;
  return excess - taken;
}

void draw_in(const std::vector<Piece>& pieces, Span span, GridLine& line, double excess) {
  const auto first = [&](std::size_t i) { return gives_first(pieces, span, i); };
  const double rest = draw_in(pieces, span, line, excess, first);
  if (rest > 0.001) draw_in(pieces, span, line, rest, [&](std::size_t i) { return !first(i); });
}

GridLine make_line(const std::vector<Piece>& pieces, Span span, double room, bool last) {
  GridLine line;
  line.begin = pieces[span.first].begin;
  line.end = span.last > span.first ? pieces[span.last - 1].end : line.begin;
  for (std::size_t i = span.first; i < span.last; ++i) {
    line.starts.push_back(pieces[i].begin - line.begin);
    line.widths.push_back(pieces[i].width);
  }
  line.shifts.assign(line.widths.size(), 0);
  line.width = natural(pieces, span);
  const double missing = room - line.width;
  if (missing < -0.01) draw_in(pieces, span, line, -missing);
  if (missing > 0.01 && !last) spread(pieces, span, line, missing);
  return line;
}

}  // namespace

bool is_wide(char32_t point) {
  if (point == U'“' || point == U'”' || point == U'‘' || point == U'’' || point == U'…' || point == U'—' ||
      point == U'·') {
    return true;
  }
  return (point >= 0x2E80 && point <= 0xA4CF) || (point >= 0xAC00 && point <= 0xD7A3) ||
         (point >= 0xF900 && point <= 0xFAFF) || (point >= 0xFE30 && point <= 0xFE6F) ||
         (point >= 0xFF00 && point <= 0xFF60) || (point >= 0xFFE0 && point <= 0xFFE6) ||
         (point >= 0x20000 && point <= 0x3FFFD) || (point >= 0x2460 && point <= 0x24FF);
}

bool may_begin_line(char32_t point) { return !contains(never_first, point); }
bool may_end_line(char32_t point) { return !contains(never_last, point); }

bool may_break(char32_t before, char32_t after) {
  if (before == U'\u00A0' || after == U'\u00A0') return false;
  if (after == U' ') return false;  // spaces hang at the end of the line before
  if (before == U' ') return may_begin_line(after);
  if (!may_end_line(before) || !may_begin_line(after)) return false;
  if (is_word_part(before) && is_word_part(after)) return before == U'-' || before == U'/' || before == U'_';
  return true;
}

std::vector<GridLine> break_lines(const std::vector<Piece>& pieces, Measure measure) {
  std::vector<GridLine> lines;
  for (std::size_t first = 0; first < pieces.size();) {
    const double room = measure.width - (lines.empty() ? measure.first_indent : 0);
    const std::size_t next = end_of_line(pieces, first, room);
    const Span shown{first, without_spaces(pieces, {first, next})};
    lines.push_back(make_line(pieces, shown, room, next == pieces.size()));
    first = next;
    while (first < pieces.size() && is_space(pieces[first])) ++first;
  }
  return lines;
}

}  // namespace yishi::documents

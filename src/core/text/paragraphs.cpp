#include "core/text/paragraphs.hpp"

#include <map>
#include <set>

#include "core/text/code_points.hpp"
#include "core/text/segment.hpp"

namespace yishi::text {
namespace {

constexpr std::size_t most_cells = 4'000'000;  // of one table of comparison, 16 bits each
constexpr std::size_t most_pairs = 10'000;     // of paragraphs compared for likeness in one gap
constexpr double alike_enough = 0.4;  // shared pairs of characters, below which a paragraph is a new one

struct Step {
  Change kind;
  std::size_t before, after;  // index in each list; only the ones that `kind` concerns count
};

// The longest common subsequence of two lists of numbers, as steps in order: removals before additions.
class Alignment {
 public:
  Alignment(const std::vector<int>& before, const std::vector<int>& after) : before_(before), after_(after) {}

  std::vector<Step> steps() {
    std::size_t head = 0, n = before_.size(), m = after_.size();
    while (head < n && head < m && before_[head] == after_[head]) same(head, head), ++head;
    std::size_t tail = 0;
    while (tail < n - head && tail < m - head && before_[n - 1 - tail] == after_[m - 1 - tail]) ++tail;
    middle(head, n - tail, m - tail);
    for (std::size_t i = tail; i > 0; --i) same(n - i, m - i);
    return std::move(steps_);
  }

 private:
  void same(std::size_t i, std::size_t j) { steps_.push_back({Change::same, i, j}); }
  void removed(std::size_t i, std::size_t j) { steps_.push_back({Change::removed, i, j}); }
  void added(std::size_t i, std::size_t j) { steps_.push_back({Change::added, i, j}); }

  void middle(std::size_t head, std::size_t end_before, std::size_t end_after) {
    const std::size_t rows = end_before - head, columns = end_after - head;
    std::size_t i = 0, j = 0;
    if (rows > 0 && columns > 0 && (rows + 1) * (columns + 1) <= most_cells) {
      const auto length = table(head, rows, columns);
      const auto cell = [&](std::size_t row, std::size_t column) {
        return length[row * (columns + 1) + column];
      };
      while (i < rows && j < columns) {
        if (before_[head + i] == after_[head + j]) {
          same(head + i++, head + j++);
        } else if (cell(i + 1, j) >= cell(i, j + 1)) {
          removed(head + i++, head + j);
        } else {
          added(head + i, head + j++);
        }
      }
    }
    while (i < rows) removed(head + i++, head + j);
    while (j < columns) added(head + i, head + j++);
  }

  // length[i][j]: of the longest common subsequence of what follows i and j.
  std::vector<std::uint16_t> table(std::size_t head, std::size_t rows, std::size_t columns) const {
    std::vector<std::uint16_t> length((rows + 1) * (columns + 1), 0);
    for (std::size_t i = rows; i-- > 0;) {
      auto* row = &length[i * (columns + 1)];
      const auto* below = row + columns + 1;
      for (std::size_t j = columns; j-- > 0;) {
        row[j] = before_[head + i] == after_[head + j] ? static_cast<std::uint16_t>(below[j + 1] + 1)
                                                       : std::max(below[j], row[j + 1]);
      }
    }
    return length;
  }

  const std::vector<int>&before_, &after_;
  std::vector<Step> steps_;
};

// Equal texts get equal numbers.
template <class Texts>
std::vector<int> numbered(const Texts& texts, std::map<std::string_view, int>& numbers) {
  std::vector<int> out;
  for (const std::string_view text : texts) {
    out.push_back(numbers.emplace(text, static_cast<int>(numbers.size())).first->second);
  }
  return out;
}

void append_piece(std::vector<ChangedPiece>& pieces, Change kind, std::string_view text) {
  if (!pieces.empty() && pieces.back().kind == kind) {
    pieces.back().text += text;
  } else {
    pieces.push_back({kind, std::string(text)});
  }
}

std::multiset<std::u32string> pairs_of(std::string_view text) {
  std::multiset<std::u32string> pairs;
  const auto points = decode(text);
  for (std::size_t i = 0; i + 1 < points.size(); ++i) pairs.insert(points.substr(i, 2));
  return pairs;
}

double likeness(const std::multiset<std::u32string>& left, const std::multiset<std::u32string>& right) {
  if (left.empty() && right.empty()) return 0;
  std::size_t shared = 0;
  for (auto i = left.begin(), j = right.begin(); i != left.end() && j != right.end();) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++shared, ++i, ++j;
    }
  }
  return 2.0 * static_cast<double>(shared) / static_cast<double>(left.size() + right.size());
}

using Paragraphs = std::vector<std::string>;

// Between two unchanged paragraphs: which removed one became which added one? Pairs keep their order and have
// the greatest sum of likeness.
class Gap {
 public:
  Gap(Paragraphs removed, Paragraphs added) : removed_(std::move(removed)), added_(std::move(added)) {}

  void append_to(std::vector<ChangedParagraph>& out) {
    const std::size_t rows = removed_.size(), columns = added_.size();
    if (rows * columns > 0 && rows * columns <= most_pairs) weigh();
    std::size_t i = 0, j = 0;
    while (!best_.empty() && i < rows && j < columns) {
      if (paired(i, j)) {
        out.push_back({Change::changed, compare_words(removed_[i++], added_[j++])});
      } else if (best(i + 1, j) >= best(i, j + 1)) {
        out.push_back({Change::removed, {{Change::removed, removed_[i++]}}});
      } else {
        out.push_back({Change::added, {{Change::added, added_[j++]}}});
      }
    }
    for (; i < rows; ++i) out.push_back({Change::removed, {{Change::removed, removed_[i]}}});
    for (; j < columns; ++j) out.push_back({Change::added, {{Change::added, added_[j]}}});
  }

 private:
  double& best(std::size_t i, std::size_t j) { return best_[i * (added_.size() + 1) + j]; }
  double& like(std::size_t i, std::size_t j) { return like_[i * added_.size() + j]; }
  bool paired(std::size_t i, std::size_t j) {
    return like(i, j) >= alike_enough && best(i, j) == like(i, j) + best(i + 1, j + 1);
  }

  void weigh() {
    std::vector<std::multiset<std::u32string>> left, right;
    for (const auto& text : removed_) left.push_back(pairs_of(text));
    for (const auto& text : added_) right.push_back(pairs_of(text));
    like_.resize(left.size() * right.size());
    best_.assign((left.size() + 1) * (right.size() + 1), 0);
    for (std::size_t i = left.size(); i-- > 0;) {
      for (std::size_t j = right.size(); j-- > 0;) {
        like(i, j) = likeness(left[i], right[j]);
        best(i, j) = std::max(best(i + 1, j), best(i, j + 1));
        if (like(i, j) >= alike_enough) best(i, j) = std::max(best(i, j), like(i, j) + best(i + 1, j + 1));
      }
    }
  }

  Paragraphs removed_, added_;
  std::vector<double> like_, best_;
};

std::string_view trimmed(std::string_view line) {
  std::size_t begin = 0, end = 0;
  bool begun = false;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t here = at;
    if (is_space(next_code_point(line, at))) continue;
    if (!begun) begin = here;
    begun = true;
    end = at;
  }
  return line.substr(begin, end - begin);
}

}  // namespace

std::vector<std::string> paragraphs(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find_first_of("\r\n", begin), text.size());
    const auto line = trimmed(text.substr(begin, end - begin));
    if (!line.empty()) out.emplace_back(line);
    begin = end + 1;
  }
  return out;
}

std::vector<ChangedPiece> compare_words(std::string_view before, std::string_view after) {
  const auto left = segment(before), right = segment(after);
  std::map<std::string_view, int> numbers;
  const auto left_numbers = numbered(left, numbers), right_numbers = numbered(right, numbers);
  std::vector<ChangedPiece> pieces;
  for (const auto& step : Alignment(left_numbers, right_numbers).steps()) {
    append_piece(pieces, step.kind, step.kind == Change::added ? right[step.after] : left[step.before]);
  }
  return pieces;
}

std::vector<ChangedParagraph> compare(std::string_view before, std::string_view after) {
  const auto left = paragraphs(before), right = paragraphs(after);
  std::map<std::string_view, int> numbers;
  const auto left_numbers = numbered(left, numbers), right_numbers = numbered(right, numbers);
  std::vector<ChangedParagraph> out;
  Paragraphs removed, added;
  for (const auto& step : Alignment(left_numbers, right_numbers).steps()) {
    if (step.kind == Change::removed) removed.push_back(left[step.before]);
    if (step.kind == Change::added) added.push_back(right[step.after]);
    if (step.kind != Change::same) continue;
    Gap(std::exchange(removed, {}), std::exchange(added, {})).append_to(out);
    out.push_back({Change::same, {{Change::same, left[step.before]}}});
  }
  Gap(std::move(removed), std::move(added)).append_to(out);
  return out;
}

}  // namespace yishi::text

#include "areas/imports/guess.hpp"

#include <algorithm>

#include "areas/imports/cells.hpp"
#include "core/text/fold.hpp"

namespace yishi::imports {
namespace {

// A head without case, blanks, marks, line breaks and what stands in brackets: "手 机 号（必填）" is 手机号.
std::u32string plain(std::string_view head) {
  std::u32string out;
  int depth = 0;
  for (const char32_t c : text::fold(head)) {
    if (c == U'(' || c == U'[' || c == U'【') ++depth;
    const bool letter = c > 0x2fff || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
    if (depth == 0 && letter && c != U'【' && c != U'】' && c != U'　' && c != U'、' && c != U'。') out += c;
    if ((c == U')' || c == U']' || c == U'】') && depth > 0) --depth;
  }
  return out;
}

constexpr int exact = 100, other_name = 90, within = 40, by_cells = 30;

int score_of(const std::u32string& head, std::string_view name, int whole) {
  const auto wanted = plain(name);
  if (head.empty() || wanted.empty()) return 0;
  if (head == wanted) return whole;
  // A longer head that ends or begins with the name, "联系人手机号"; short Latin words would be found
  // anywhere.
  const bool chinese = wanted[0] > 0x2fff;
  if (wanted.size() < (chinese ? 2u : 6u)) return 0;
  return head.ends_with(wanted)     ? within + static_cast<int>(wanted.size())
         : head.starts_with(wanted) ? within
                                    : 0;
}

int score_of(const std::u32string& head, const Field& field) {
  int best = std::max(
      {score_of(head, field.zh, exact), score_of(head, field.en, exact), score_of(head, field.name, exact)});
  for (std::string_view rest = field.others; !rest.empty();) {
    const auto bar = rest.find('|');
    best = std::max(best, score_of(head, rest.substr(0, bar), other_name));
    rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
  }
  return best;
}

bool digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool looks_like(std::string_view field, std::string_view cell) {
  if (field == "phone") return digits(cell, 11) && cell[0] == '1';
  if (field == "id_number") return cell.size() == 18 && digits(cell.substr(0, 17), 17);
  if (field == "email")
    return cell.find('@') != std::string_view::npos && cell.find(' ') == std::string_view::npos;
  if (field == "sex") return cell == "男" || cell == "女";
  if (field == "ethnicity") return cell.ends_with("族") && cell.size() <= 24;
  if (field == "sector") return cell.ends_with("界") && cell.size() <= 36;
  if (field == "title") return cell.starts_with("关于") && (cell.ends_with("提案") || cell.ends_with("建议"));
  return false;
}

// Most of the filled cells look like it.
bool looks_like(std::string_view field, std::size_t column,
                const std::vector<std::vector<std::string>>& samples) {
  int filled = 0, alike = 0;
  for (const auto& row : samples) {
    if (column >= row.size() || trimmed(row[column]).empty()) continue;
    ++filled;
    if (looks_like(field, trimmed(row[column]))) ++alike;
  }
  return filled > 0 && alike * 3 >= filled * 2;
}

struct Candidate {
  int score;
  std::size_t column, field;
};

}  // namespace

std::size_t head_row(Kind kind, const std::vector<documents::ReadRow>& rows) {
  std::size_t best = 0;
  int most = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 10); ++i) {
    int known = 0;
    for (const auto& cell : rows[i].cells) {
      const auto head = plain(cell.text);
      known += std::ranges::any_of(fields_of(kind),
                                   [&](const Field& f) { return score_of(head, f) >= other_name; });
    }
    if (known > most) {
      most = known;
      best = i;
    }
  }
  return best;
}

std::vector<std::optional<std::string>> guess_columns(Kind kind, const std::vector<std::string>& heads,
                                                      const std::vector<std::vector<std::string>>& samples) {
  const auto fields = fields_of(kind);
  std::vector<Candidate> candidates;
  for (std::size_t column = 0; column < heads.size(); ++column) {
    const auto head = plain(heads[column]);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      int score = score_of(head, fields[i]);
      if (looks_like(fields[i].name, column, samples)) score += by_cells;
      if (score > 0) candidates.push_back({score, column, i});
    }
  }
  std::ranges::stable_sort(candidates, std::greater{}, &Candidate::score);
  std::vector<std::optional<std::string>> guessed(heads.size());
  std::vector<bool> taken(fields.size());
  for (const auto& c : candidates) {
    if (guessed[c.column] || taken[c.field]) continue;
    guessed[c.column] = std::string(fields[c.field].name);
    taken[c.field] = true;
  }
  return guessed;
}

}  // namespace yishi::imports

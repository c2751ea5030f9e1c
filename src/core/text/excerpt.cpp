#include "core/text/excerpt.hpp"

#include <set>

#include "core/text/code_points.hpp"
#include "core/text/fold.hpp"

namespace yishi::text {
namespace {

constexpr std::size_t most_hits = 2000;

struct Hit {
  std::size_t begin, end;  // in folded code points
  std::size_t phrase;
};

bool is_word_part(char32_t point) { return is_letter(point) && !is_cjk(point); }

std::vector<Hit> hits_of(const std::u32string& text, const SearchQuery& query) {
  std::vector<Hit> hits;
  for (std::size_t phrase = 0; phrase < query.phrases.size(); ++phrase) {
    const auto wanted = decode(query.phrases[phrase].text);
    if (wanted.empty()) continue;
    const bool whole = !is_cjk(wanted.front());
    for (auto at = text.find(wanted); at != std::u32string::npos && hits.size() < most_hits;
         at = text.find(wanted, at + 1)) {
      const auto end = at + wanted.size();
      const bool inside =
          whole && ((at > 0 && is_word_part(text[at - 1])) || (end < text.size() && is_word_part(text[end])));
      if (!inside) hits.push_back({at, end, phrase});
    }
  }
  std::ranges::sort(hits, {}, [](const Hit& hit) { return std::pair(hit.begin, hit.end); });
  return hits;
}

// Where the window begins: at the hit from which the window holds the most different phrases.
std::size_t best_begin(const std::vector<Hit>& hits, std::size_t length) {
  std::size_t best = 0, most = 0;
  for (std::size_t first = 0; first < hits.size(); ++first) {
    std::set<std::size_t> phrases;
    for (std::size_t i = first; i < hits.size() && hits[i].end <= hits[first].begin + length; ++i)
      phrases.insert(hits[i].phrase);
    if (phrases.size() > most) {
      most = phrases.size();
      best = hits[first].begin;
    }
  }
  return best;
}

bool ends_sentence(char32_t point) {
  static constexpr std::u32string_view ends = U"。！？；!?;\n";
  return ends.find(point) != std::u32string_view::npos;
}

// Some words before the hit, from the beginning of its sentence if that is near.
std::size_t with_context(const std::u32string& text, std::size_t hit, std::size_t length) {
  const std::size_t context = length / 4;
  const std::size_t earliest = hit > context ? hit - context : 0;
  for (std::size_t at = hit; at > earliest; --at) {
    if (ends_sentence(text[at - 1])) return at;
  }
  return earliest;
}

void append_text(std::vector<ExcerptPiece>& pieces, std::string_view text, bool hit) {
  if (text.empty()) return;
  if (pieces.empty() || pieces.back().hit != hit) pieces.push_back({"", hit});
  auto& out = pieces.back().text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t point = next_code_point(text, at);
    if (!is_space(point)) {
      out += text.substr(begin, at - begin);
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
}

}  // namespace

std::vector<ExcerptPiece> excerpt(std::string_view text, const SearchQuery& query, int length) {
  const auto folded = fold_with_places(text);
  const auto size = folded.points.size();
  const auto window = static_cast<std::size_t>(std::max(length, 1));
  const auto hits = hits_of(folded.points, query);
  std::size_t begin =
      hits.empty() ? 0 : with_context(folded.points, best_begin(hits, window * 3 / 4), window);
  if (begin + window > size) begin = size > window ? std::min(begin, size - window) : 0;
  while (begin < size && is_space(folded.points[begin])) ++begin;
  const std::size_t end = std::min(begin + window, size);
  const auto byte = [&](std::size_t point) { return point < size ? folded.begins[point] : text.size(); };

  std::vector<ExcerptPiece> pieces;
  if (begin > 0) append_text(pieces, "…", false);
  std::size_t done = byte(begin);
  for (const auto& hit : hits) {
    if (hit.end <= begin || hit.begin >= end) continue;
    const std::size_t from = std::max<std::size_t>(done, byte(std::max(hit.begin, begin)));
    const std::size_t to = folded.ends[std::min(hit.end, end) - 1];
    if (to <= from) continue;
    append_text(pieces, text.substr(done, from - done), false);
    append_text(pieces, text.substr(from, to - from), true);
    done = to;
  }
  const std::size_t last = std::max<std::size_t>(done, byte(end));
  append_text(pieces, text.substr(done, last - done), false);
  if (end < size) append_text(pieces, "…", false);
  return pieces;
}

}  // namespace yishi::text

#include "core/text/tokens.hpp"

#include "core/text/code_points.hpp"
#include "core/text/fold.hpp"

namespace yishi::text {
namespace {

constexpr std::size_t longest_word = 64;
constexpr std::size_t most_phrases = 16;
constexpr int last_position = 16383;

// Calls `cjk(run)` and `word(run)` for the runs of folded text, in order.
template <class Cjk, class Word>
void for_each_run(std::u32string_view points, Cjk cjk, Word word) {
  std::size_t at = 0;
  while (at < points.size()) {
    const std::size_t begin = at;
    if (is_cjk(points[at])) {
      while (at < points.size() && is_cjk(points[at])) ++at;
      cjk(points.substr(begin, at - begin));
    } else if (is_letter(points[at])) {
      while (at < points.size() && is_letter(points[at]) && !is_cjk(points[at])) ++at;
      word(points.substr(begin, std::min(at - begin, longest_word)));
    } else {
      ++at;
    }
  }
}

template <class Take>
void for_each_token(std::string_view text, Take take) {
  for_each_run(
      fold(text),
      [&](std::u32string_view run) {
        for (std::size_t i = 0; i + 1 < run.size(); ++i) take(run.substr(i, 2));
        take(run.substr(run.size() - 1));
      },
      take);
}

Phrase phrase_of_cjk(std::u32string_view run) {
  Phrase phrase{encode(run), {}, run.size() == 1};
  if (phrase.prefix) phrase.tokens.push_back(phrase.text);
  for (std::size_t i = 0; i + 1 < run.size(); ++i) phrase.tokens.push_back(encode(run.substr(i, 2)));
  return phrase;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const auto& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

}  // namespace

std::vector<std::string> token_list(std::string_view text) {
  std::vector<std::string> tokens;
  for_each_token(text, [&](std::u32string_view token) { tokens.push_back(encode(token)); });
  return tokens;
}

std::string search_tokens(std::string_view text) {
  std::string out;
  out.reserve(text.size() * 2 + 8);
  for_each_token(text, [&](std::u32string_view token) {
    if (!out.empty()) out += ' ';
    for (const char32_t point : token) append_code_point(out, point);
  });
  return out;
}

std::string postgres_vector(std::string_view text, char weight, int first) {
  std::string out;
  int position = first;
  for_each_token(text, [&](std::u32string_view token) {
    if (position > last_position) return;
    if (!out.empty()) out += ' ';
    out += '\'';  // tokens hold letters only, nothing to escape
    for (const char32_t point : token) append_code_point(out, point);
    out += "':";
    out += std::to_string(position++);
    out += weight;
  });
  return out;
}

SearchQuery search_query(std::string_view typed) {
  SearchQuery query;
  const auto add = [&](Phrase phrase) {
    if (query.phrases.size() == most_phrases) return;
    if (std::ranges::find(query.phrases, phrase) == query.phrases.end())
      query.phrases.push_back(std::move(phrase));
  };
  for_each_run(
      fold(typed), [&](std::u32string_view run) { add(phrase_of_cjk(run)); },
      [&](std::u32string_view run) {
        add(Phrase{encode(run), {encode(run)}, false});
      });
  return query;
}

std::string for_fts5(const SearchQuery& query) {
  std::vector<std::string> parts;
  for (const auto& phrase : query.phrases) {
    parts.push_back('"' + joined(phrase.tokens, " ") + '"' + (phrase.prefix ? " *" : ""));
  }
  return joined(parts, " AND ");
}

std::string for_postgresql(const SearchQuery& query) {
  std::vector<std::string> parts;
  for (const auto& phrase : query.phrases) {
    std::vector<std::string> lexemes;
    for (const auto& token : phrase.tokens)
      lexemes.push_back('\'' + token + '\'' + (phrase.prefix ? ":*" : ""));
    const auto text = joined(lexemes, " <-> ");
    parts.push_back(lexemes.size() > 1 ? '(' + text + ')' : text);
  }
  return joined(parts, " & ");
}

}  // namespace yishi::text

// The tokens of full-text search, the same for both database engines. Chinese is cut into overlapping pairs,
// not into dictionary words: a phrase of pairs finds every place that contains the words asked for, and
// nothing else.
//
//   "政协委员5G提案"  →  "政协 协委 委员 员 5g 提案 案"
//
// Each run of Chinese gives its pairs and then its last character alone, so that a single character can be
// found by prefix. Latin, digits and other alphabets give whole words. Text is folded first (fold.hpp): width
// and case do not matter. Words longer than 64 code points are cut there.
//
// SQLite: store the tokens in an FTS5 table with tokenize='ascii' (it cuts at ASCII blanks and leaves every
// other character alone; unicode61 would cut at characters younger than its tables). PostgreSQL: cast
// `postgres_vector`.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace yishi::text {

std::vector<std::string> token_list(std::string_view text);
std::string search_tokens(std::string_view text);  // token_list with one blank between
// A tsvector literal with positions, weight 'A' … 'D': "'政协':1A '协委':2A". Positions go on from `first`.
// Stops at position 16383, the highest that PostgreSQL keeps.
std::string postgres_vector(std::string_view text, char weight = 'D', int first = 1);

struct Phrase {
  std::string text;                 // the run asked for, folded: what a hit looks like in folded text
  std::vector<std::string> tokens;  // must stand side by side
  bool prefix = false;              // a single Chinese character: tokens that begin with it
  friend bool operator==(const Phrase&, const Phrase&) = default;
};
// What a person typed: every phrase must occur. Blanks, punctuation and changes of script part the phrases.
// Empty when nothing searchable was typed; callers then answer without a search. At most 16 phrases are kept.
struct SearchQuery {
  std::vector<Phrase> phrases;
  bool empty() const { return phrases.empty(); }
};
SearchQuery search_query(std::string_view typed);

std::string for_fts5(const SearchQuery& query);  // "\"政治 治协\" AND \"5g\""; safe to bind to MATCH
std::string for_postgresql(
    const SearchQuery& query);  // "('政治' <-> '治协') & '5g'"; safe to cast to tsquery

}  // namespace yishi::text

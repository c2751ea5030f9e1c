// The passage of a text that shows why it was found, with the hits marked.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/tokens.hpp"

namespace yishi::text {

struct ExcerptPiece {
  std::string text;
  bool hit = false;
  friend bool operator==(const ExcerptPiece&, const ExcerptPiece&) = default;
};
BOOST_DESCRIBE_STRUCT(ExcerptPiece, (), (text, hit))

// About `length` characters around the place with the most different hits; "…" where text was left out.
// Without a hit, the beginning of the text. Line breaks become blanks. Hits are found as search finds them:
// width and case do not matter, Latin words count whole.
std::vector<ExcerptPiece> excerpt(std::string_view text, const SearchQuery& query, int length = 80);

}  // namespace yishi::text

// What changed between two versions of a text: paragraph by paragraph, and word by word inside a paragraph
// that was changed. The structs are what the API shows.
//
//   before "一、现状。\n二、建议修路。"   after "一、现状。\n二、建议修桥。\n三、谢谢。"
//   → same "一、现状。"; changed "二、建议" −修路 +修桥 "。"; added "三、谢谢。"
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace yishi::text {

enum class Change { same, added, removed, changed };
struct ChangedPiece {
  Change kind = Change::same;  // never changed
  std::string text;
  friend bool operator==(const ChangedPiece&, const ChangedPiece&) = default;
};
struct ChangedParagraph {
  Change kind = Change::same;
  std::vector<ChangedPiece> pieces;  // one, unless kind is changed
  friend bool operator==(const ChangedParagraph&, const ChangedParagraph&) = default;
};
BOOST_DESCRIBE_ENUM(Change, same, added, removed, changed)
BOOST_DESCRIBE_STRUCT(ChangedPiece, (), (kind, text))
BOOST_DESCRIBE_STRUCT(ChangedParagraph, (), (kind, pieces))

// Lines that hold more than blanks; blanks at their ends (and the indent of Chinese papers) are dropped.
std::vector<std::string> paragraphs(std::string_view text);

// Work is bounded: texts of more than about 2,000 paragraphs, or paragraphs of more than about 2,000 words
// that share no beginning or end, are shown as removed and added whole.
std::vector<ChangedParagraph> compare(std::string_view before, std::string_view after);
std::vector<ChangedPiece> compare_words(std::string_view before, std::string_view after);

}  // namespace yishi::text

// Text cut into words, by the dictionary of ICU for Chinese. For showing differences, not for search
// (tokens.hpp): a dictionary does not cut every word alike everywhere.
#pragma once
#include <string_view>
#include <vector>

namespace yishi::text {

// The words, blanks and marks of the text in order; joined again they are the text. Views into `text`.
std::vector<std::string_view> segment(std::string_view text);

}  // namespace yishi::text

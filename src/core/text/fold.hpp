// Folding for comparison: NFKC and case folding at once, so that Ａ = a, ㈱ = (株), ﬁ = fi and joiners
// vanish.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yishi::text {

std::u32string fold(std::string_view text);

// Folded text in which each code point knows the byte of the original it comes from: hits found in the folded
// text are marked in the original.
struct Folded {
  std::u32string points;
  std::vector<std::uint32_t> begins, ends;  // bytes of the original, per folded code point
};
Folded fold_with_places(std::string_view text);

}  // namespace yishi::text

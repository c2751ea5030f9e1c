#include "core/text/count.hpp"

#include <unicode/uchar.h>

#include "core/text/code_points.hpp"

namespace yishi::text {
namespace {

bool is_silent(char32_t point) {
  constexpr auto silent = U_GC_M_MASK | U_GC_C_MASK;
  return is_space(point) || (U_GET_GC_MASK(static_cast<UChar32>(point)) & silent) != 0;
}

// Full-width punctuation and forms: what takes the room of a Chinese character.
bool is_wide(char32_t point) {
  const auto width = u_getIntPropertyValue(static_cast<UChar32>(point), UCHAR_EAST_ASIAN_WIDTH);
  const bool quote =
      point == U'“' || point == U'”' || point == U'‘' || point == U'’' || point == U'—' || point == U'…';
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH || quote;
}

}  // namespace

int count_characters(std::string_view text) {
  int count = 0;
  for (std::size_t at = 0; at < text.size();) count += !is_silent(next_code_point(text, at));
  return count;
}

int count_words(std::string_view text) {
  int count = 0;
  bool inside = false;  // a run of narrow characters
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (is_space(point)) {
      inside = false;
    } else if (is_cjk(point) || is_wide(point)) {
      ++count;
      inside = false;
    } else if (!is_silent(point)) {
      count += !inside;
      inside = true;
    }
  }
  return count;
}

}  // namespace yishi::text

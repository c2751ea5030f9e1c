#include "core/text/code_points.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace yishi::text {

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t length = text.size();
  UChar32 point = 0;
  U8_NEXT_OR_FFFD(bytes, at, length, point);
  return static_cast<char32_t>(point);
}

void append_code_point(std::string& out, char32_t point) {
  char bytes[4];
  int length = 0;
  UBool bad = false;
  U8_APPEND(reinterpret_cast<std::uint8_t*>(bytes), length, 4, static_cast<UChar32>(point), bad);
  if (bad) {
    out += "\xEF\xBF\xBD";
  } else {
    out.append(bytes, static_cast<std::size_t>(length));
  }
}

std::u32string decode(std::string_view text) {
  std::u32string points;
  points.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size();) points += next_code_point(text, at);
  return points;
}

std::string encode(std::u32string_view points) {
  std::string out;
  out.reserve(points.size() * 3);
  for (const char32_t point : points) append_code_point(out, point);
  return out;
}

bool is_space(char32_t point) { return u_isUWhiteSpace(static_cast<UChar32>(point)); }

bool is_cjk(char32_t point) {
  if (point >= 0x4E00 && point <= 0x9FFF) return true;
  if (point < 0x1100) return false;
  if (point == 0x30FC) return true;  // the kana length mark belongs to no one script
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(point), &error)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_HANGUL:
      return u_isalnum(static_cast<UChar32>(point)) || u_isUAlphabetic(static_cast<UChar32>(point));
    default:
      return false;
  }
}

bool is_letter(char32_t point) {
  if (point < 0x80)
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9');
  return (U_GET_GC_MASK(static_cast<UChar32>(point)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

}  // namespace yishi::text

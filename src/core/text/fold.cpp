#include "core/text/fold.hpp"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <stdexcept>

#include "core/text/code_points.hpp"

namespace yishi::text {
namespace {

const UNormalizer2* folder() {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* instance = unorm2_getNFKCCasefoldInstance(&error);  // ICU's own, shared, never freed
  if (U_FAILURE(error)) throw std::runtime_error("ICU has no NFKC_Casefold data");
  return instance;
}

std::u16string to_utf16(std::string_view text) {
  std::u16string out(text.size() + 1, u'\0');  // never longer than the bytes
  std::int32_t length = 0;
  UErrorCode error = U_ZERO_ERROR;
  u_strFromUTF8WithSub(out.data(), static_cast<std::int32_t>(out.size()), &length, text.data(),
                       static_cast<std::int32_t>(text.size()), 0xFFFD, nullptr, &error);
  if (U_FAILURE(error)) throw std::runtime_error("text cannot be read as UTF-8");
  out.resize(static_cast<std::size_t>(length));
  return out;
}

std::u16string normalised(std::u16string_view text) {
  std::u16string out(text.size() + text.size() / 4 + 32, u'\0');
  for (;;) {
    UErrorCode error = U_ZERO_ERROR;
    const auto length = unorm2_normalize(folder(), text.data(), static_cast<std::int32_t>(text.size()),
                                         out.data(), static_cast<std::int32_t>(out.size()), &error);
    if (error != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(error))
      throw std::runtime_error("text cannot be folded");
    const bool fits = length <= static_cast<std::int32_t>(out.size());
    out.resize(static_cast<std::size_t>(length));
    if (fits) return out;
  }
}

void append_points(std::u32string& out, std::u16string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    UChar32 point = 0;
    U16_NEXT(text.data(), at, text.size(), point);
    out += static_cast<char32_t>(point);
  }
}

}  // namespace

std::u32string fold(std::string_view text) {
  std::u32string out;
  if (text.empty()) return out;
  const auto folded = normalised(to_utf16(text));
  out.reserve(folded.size());
  append_points(out, folded);
  return out;
}

Folded fold_with_places(std::string_view text) {
  Folded out;
  std::u32string one;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t point = next_code_point(text, at);
    one.clear();
    if (point < 0x80) {
      one += point >= 'A' && point <= 'Z' ? point + 32 : point;
    } else if (point >= 0x4E00 && point <= 0x9FFF) {
      one += point;
    } else {
      one = fold(encode({&point, 1}));
    }
    for (const char32_t folded : one) {
      out.points += folded;
      out.begins.push_back(begin);
      out.ends.push_back(static_cast<std::uint32_t>(at));
    }
  }
  return out;
}

}  // namespace yishi::text

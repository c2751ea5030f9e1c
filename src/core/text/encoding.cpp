#include "core/text/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <memory>
#include <stdexcept>

namespace yishi::text {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF", le_mark = "\xFF\xFE", be_mark = "\xFE\xFF";

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter strict(const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &error));
  if (U_SUCCESS(error))
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  if (U_FAILURE(error)) throw std::runtime_error(std::string("ICU has no converter for ") + name);
  return converter;
}

std::optional<std::string> converted(std::string_view bytes, const char* from_name) {
  const auto from = strict(from_name), to = strict("UTF-8");
  std::string out;
  std::string part(16'384, '\0');
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  std::array<UChar, 4096> pivot;
  UChar *pivot_source = pivot.data(), *pivot_target = pivot.data();
  for (bool first = true;; first = false) {
    char* target = part.data();
    UErrorCode error = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, part.data() + part.size(), &source, source_end,
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), first, true,
                   &error);
    out.append(part.data(), static_cast<std::size_t>(target - part.data()));
    if (error == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(error)) return std::nullopt;
    return out;
  }
}

// GB18030 maps some bytes of nonsense to private characters; a text has none of those, and no controls.
bool looks_like_text(std::string_view utf8) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  for (std::size_t at = 0; at < utf8.size();) {
    UChar32 point = 0;
    U8_NEXT(bytes, at, utf8.size(), point);
    if (point == 0 || (point >= 0xE000 && point <= 0xF8FF)) return false;
  }
  return true;
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
  const auto* start = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = 0; at < bytes.size();) {
    UChar32 point = 0;
    U8_NEXT(start, at, bytes.size(), point);
    if (point < 0) return false;
  }
  return true;
}

std::optional<std::string> from_gb18030(std::string_view bytes) { return converted(bytes, "gb18030"); }

std::optional<Decoded> decode_bytes(std::string_view bytes) {
  const auto made = [](std::optional<std::string> text, Encoding encoding) -> std::optional<Decoded> {
    if (!text) return std::nullopt;
    return Decoded{std::move(*text), encoding};
  };
  if (bytes.starts_with(le_mark)) return made(converted(bytes.substr(2), "UTF-16LE"), Encoding::utf16le);
  if (bytes.starts_with(be_mark)) return made(converted(bytes.substr(2), "UTF-16BE"), Encoding::utf16be);
  const auto body = bytes.starts_with(utf8_mark) ? bytes.substr(3) : bytes;
  if (is_valid_utf8(body)) return Decoded{std::string(body), Encoding::utf8};
  auto text = from_gb18030(body);
  if (!text || !looks_like_text(*text)) return std::nullopt;
  return Decoded{std::move(*text), Encoding::gb18030};
}

std::optional<Encoding> guess_encoding(std::string_view bytes) {
  const auto decoded = decode_bytes(bytes);
  if (!decoded) return std::nullopt;
  return decoded->encoding;
}

}  // namespace yishi::text

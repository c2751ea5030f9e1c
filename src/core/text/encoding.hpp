// Files from elsewhere: is it UTF-8, and if not, what did the clerk's spreadsheet program write?
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace yishi::text {

enum class Encoding { utf8, utf16le, utf16be, gb18030 };

bool is_valid_utf8(std::string_view bytes);
// By the byte order mark, else UTF-8 if it is valid, else GB18030 if that is. Nothing for anything else.
std::optional<Encoding> guess_encoding(std::string_view bytes);
// The text without a byte order mark, as UTF-8. Nothing when the bytes are not text of a known encoding.
struct Decoded {
  std::string text;
  Encoding encoding;
};
std::optional<Decoded> decode_bytes(std::string_view bytes);
// GB18030 to UTF-8; nothing when a byte does not belong.
std::optional<std::string> from_gb18030(std::string_view bytes);

}  // namespace yishi::text

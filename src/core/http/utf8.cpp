#include "core/http/utf8.hpp"

namespace yishi::http {
namespace {

// The second byte's bounds keep overlong forms, surrogates and what lies over U+10FFFF out (Unicode, table
// 3-7).
struct Lead {
  std::size_t length;
  unsigned char lowest, highest;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xc2) return {0, 0, 0};
  if (byte < 0xe0) return {2, 0x80, 0xbf};
  if (byte == 0xe0) return {3, 0xa0, 0xbf};
  if (byte == 0xed) return {3, 0x80, 0x9f};
  if (byte < 0xf0) return {3, 0x80, 0xbf};
  if (byte == 0xf0) return {4, 0x90, 0xbf};
  if (byte < 0xf4) return {4, 0x80, 0xbf};
  if (byte == 0xf4) return {4, 0x80, 0x8f};
  return {0, 0, 0};
}

}  // namespace

bool is_utf8(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    const Lead lead = lead_of(byte(i));
    if (lead.length == 0 || i + lead.length > text.size()) return false;
    for (std::size_t k = 1; k < lead.length; ++k) {
      const auto lowest = k == 1 ? lead.lowest : 0x80, highest = k == 1 ? lead.highest : 0xbf;
      if (byte(i + k) < lowest || byte(i + k) > highest) return false;
    }
    i += lead.length;
  }
  return true;
}

}  // namespace yishi::http

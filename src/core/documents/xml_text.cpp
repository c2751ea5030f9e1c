#include "core/documents/xml_text.hpp"

#include "core/text/code_points.hpp"

namespace yishi::documents {

std::string xml_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = text::next_code_point(text, at);
    switch (point) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      case U'\r':
        out += "&#13;";
        break;  // a bare one would be read back as '\n'
      default:
        if ((point < 0x20 && point != U'\t' && point != U'\n') || point == 0xFFFE || point == 0xFFFF) break;
        text::append_code_point(out, point);
    }
  }
  return out;
}

}  // namespace yishi::documents

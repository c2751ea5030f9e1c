// QR codes (ISO/IEC 18004, correction level M).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace yishi::documents {

struct QrCode {
  static constexpr int quiet = 4;  // modules left blank around it
  int size = 0;                    // modules a side
  std::vector<bool> modules;       // row by row
  bool dark(int x, int y) const { return modules[static_cast<std::size_t>(y * size + x)]; }
};

// Refuses an empty text and one longer than a code holds (2,331 bytes).
Result<QrCode> make_qr(std::string_view text);
// A self-contained SVG, black on white with its quiet zone; `title` is read out by screen readers.
std::string qr_svg(const QrCode& code, std::string_view title);

}  // namespace yishi::documents

#include "core/documents/qr.hpp"

#include <qrencode.h>

#include "core/documents/xml_text.hpp"

namespace yishi::documents {

Result<QrCode> make_qr(std::string_view text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      text.empty() ? nullptr
                   : QRcode_encodeData(static_cast<int>(text.size()),
                                       reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
      QRcode_free);
  if (!code) {
    return refuse(Why::invalid, "qr_text",
                  {"内容为空或过长，无法生成二维码。", "The text is empty or too long for a QR code."});
  }
  QrCode out;
  out.size = code->width;
  for (int i = 0; i < out.size * out.size; ++i) out.modules.push_back((code->data[i] & 1) != 0);
  return out;
}

std::string qr_svg(const QrCode& code, std::string_view title) {
  std::string path;
  for (int y = 0; y < code.size; ++y) {
    for (int x = 0; x < code.size;) {
      int run = 0;
      while (x + run < code.size && code.dark(x + run, y)) ++run;
      if (run > 0) path += fmt::format("M{} {}h{}v1h-{}z", x + QrCode::quiet, y + QrCode::quiet, run, run);
      x += std::max(run, 1);
    }
  }
  const int side = code.size + 2 * QrCode::quiet;
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" role="img" shape-rendering="crispEdges">)"
      R"(<title>{1}</title><path fill="#fff" d="M0 0h{0}v{0}H0z"/><path d="{2}"/></svg>)",
      side, xml_escaped(title), path);
}

}  // namespace yishi::documents

#include "core/identity/totp.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>
#include <stdexcept>

#include "core/identity/digest.hpp"

namespace yishi::identity {
namespace {

constexpr std::int64_t step_seconds = 30;
constexpr int digits = 6;

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

std::string new_totp_secret() { return random_bytes(20); }

std::int64_t totp_step(Timestamp at) { return at.milliseconds / 1000 / step_seconds; }

std::string totp_code(std::string_view secret, std::int64_t step) {
  std::string counter(8, '\0');
  for (int i = 0; i < 8; ++i)
    counter[static_cast<std::size_t>(7 - i)] = static_cast<char>(step >> (8 * i) & 0xFF);
  const std::string mac = hmac(Digest::sha1, secret, counter);
  const auto byte = [&](std::size_t at) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(mac[at]));
  };
  const std::size_t offset = byte(19) & 15;  // RFC 4226, 5.3: dynamic truncation
  const std::uint32_t number =
      (byte(offset) & 0x7F) << 24 | byte(offset + 1) << 16 | byte(offset + 2) << 8 | byte(offset + 3);
  return fmt::format("{:0{}}", number % 1'000'000, digits);
}

std::optional<std::int64_t> match_totp(std::string_view secret, std::string_view code, Timestamp at,
                                       std::int64_t last_used) {
  const std::int64_t now = totp_step(at);
  for (const std::int64_t step : {now, now - 1, now + 1}) {
    if (step > last_used && same_bytes(totp_code(secret, step), code)) return step;
  }
  return std::nullopt;
}

std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account) {
  return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}&algorithm=SHA1&digits={3}&period={4}",
                     percent_encoded(issuer), percent_encoded(account), to_base32(secret), digits,
                     step_seconds);
}

std::string qr_svg(std::string_view text) {
  const std::string copy(text);
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(copy.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) throw std::runtime_error("the QR code could not be drawn");
  constexpr int quiet = 4;
  const int side = code->width + 2 * quiet;
  std::string path;
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      if (code->data[y * code->width + x] & 1) path += fmt::format("M{} {}h1v1h-1z", x + quiet, y + quiet);
    }
  }
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\">"
      "<path fill=\"#fff\" d=\"M0 0h{0}v{0}H0z\"/><path fill=\"#000\" d=\"{1}\"/></svg>",
      side, path);
}

}  // namespace yishi::identity

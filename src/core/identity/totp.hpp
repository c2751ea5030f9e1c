// One-time codes by time (RFC 6238: HMAC-SHA-1, 6 digits, 30 s), as every authenticator app makes them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/time.hpp"

namespace yishi::identity {

std::string new_totp_secret();  // 20 random bytes
std::int64_t totp_step(Timestamp at);
std::string totp_code(std::string_view secret, std::int64_t step);
// The step whose code this is, one step early or late allowed; only steps after `last_used`, so that a code
// that was looked over somebody's shoulder does not work again.
std::optional<std::int64_t> match_totp(std::string_view secret, std::string_view code, Timestamp at,
                                       std::int64_t last_used);
// "otpauth://totp/…", which authenticators read from a QR code.
std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account);
std::string qr_svg(std::string_view text);  // black on white with the quiet zone, one path, no script

}  // namespace yishi::identity

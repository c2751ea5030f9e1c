// The few cryptographic primitives that identity is built from: OpenSSL for digests, libsodium for chance and
// comparison.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace yishi::identity {

using Bytes = std::span<const unsigned char>;
inline Bytes bytes_of(std::string_view text) {
  return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

enum class Digest { sha1, sha256, sm3 };

std::string digest(Digest kind, std::string_view data);                      // raw bytes
std::string hmac(Digest kind, std::string_view key, std::string_view data);  // raw bytes

std::string random_bytes(std::size_t count);
bool same_bytes(std::string_view a, std::string_view b);  // in constant time for equal lengths

std::string to_hex(std::string_view raw);
std::string from_hex(std::string_view text);        // "" when it is no hex
std::string to_base64url(std::string_view raw);     // without padding (RFC 7515)
std::string from_base64url(std::string_view text);  // "" when malformed
std::string to_base32(std::string_view raw);        // without padding (RFC 4648), as authenticators want it

}  // namespace yishi::identity

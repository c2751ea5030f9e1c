#include "core/identity/digest.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <mutex>
#include <stdexcept>

namespace yishi::identity {
namespace {

// Fetched once: EVP_sha256() looks its provider up on every use.
const EVP_MD* method(Digest kind) {
  static const EVP_MD* const sha1 = EVP_MD_fetch(nullptr, "SHA1", nullptr);
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  static const EVP_MD* const sm3 = EVP_MD_fetch(nullptr, "SM3", nullptr);
  const EVP_MD* found = kind == Digest::sha1 ? sha1 : kind == Digest::sha256 ? sha256 : sm3;
  if (!found) throw std::runtime_error("OpenSSL lacks a digest that the program needs");
  return found;
}

void start_sodium() {
  static const int started = sodium_init();
  if (started < 0) throw std::runtime_error("libsodium did not start");
}

}  // namespace

std::string digest(Digest kind, std::string_view data) {
  unsigned char out[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (EVP_Digest(data.data(), data.size(), out, &size, method(kind), nullptr) != 1) {
    throw std::runtime_error("digest failed");
  }
  return {reinterpret_cast<char*>(out), size};
}

std::string hmac(Digest kind, std::string_view key, std::string_view data) {
  unsigned char out[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (!HMAC(method(kind), key.data(), static_cast<int>(key.size()), bytes_of(data).data(), data.size(), out,
            &size)) {
    throw std::runtime_error("HMAC failed");
  }
  return {reinterpret_cast<char*>(out), size};
}

std::string random_bytes(std::size_t count) {
  start_sodium();
  std::string out(count, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

bool same_bytes(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string to_hex(std::string_view raw) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(raw.size() * 2);
  for (const char c : raw) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string from_hex(std::string_view text) {
  std::string out(text.size() / 2, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const int failed = sodium_hex2bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(),
                                    text.size(), nullptr, &size, &end);
  if (failed != 0 || size * 2 != text.size()) return {};
  return out;
}

std::string to_base64url(std::string_view raw) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string out(sodium_base64_encoded_len(raw.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes_of(raw).data(), raw.size(), variant);
  out.resize(out.size() - 1);  // the terminating zero
  return out;
}

std::string from_base64url(std::string_view text) {
  std::string out(text.size() * 3 / 4 + 1, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const int failed =
      sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(),
                        nullptr, &size, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  if (failed != 0 || end != text.data() + text.size()) return {};
  out.resize(size);
  return out;
}

std::string to_base32(std::string_view raw) {
  static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  unsigned int buffer = 0;
  int bits = 0;
  for (const char c : raw) {
    buffer = buffer << 8 | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += alphabet[buffer >> (bits - 5) & 31];
  }
  if (bits > 0) out += alphabet[buffer << (5 - bits) & 31];
  return out;
}

}  // namespace yishi::identity

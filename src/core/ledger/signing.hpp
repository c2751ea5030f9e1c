// Keys and signatures of checkpoints: Ed25519, or SM2 with SM3 and the usual identity "1234567812345678".
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/ledger/checkpoint.hpp"

struct evp_pkey_st;

namespace yishi::ledger {

struct FreeKey {
  void operator()(evp_pkey_st* key) const;
};
using Key = std::unique_ptr<evp_pkey_st, FreeKey>;

std::string encode_base64(std::string_view bytes);
std::optional<std::string> decode_base64(std::string_view text);  // nothing unless exactly as encoded

// The private key in `file`, made there (mode 0600, with its public half beside it) when the file is missing.
// Throws std::runtime_error when it can be neither read nor made.
Key private_key(const std::string& file, Signature signature);
std::optional<Key> public_key(std::string_view base64_of_der, Signature signature);

std::string public_half(evp_pkey_st* key);                                       // DER in base64
std::string sign(evp_pkey_st* key, Signature signature, std::string_view text);  // in base64
bool holds(evp_pkey_st* key, Signature signature, std::string_view text,
           std::string_view signature_in_base64);

}  // namespace yishi::ledger

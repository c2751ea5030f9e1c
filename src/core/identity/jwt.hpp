// Verifying the signed token of an OpenID Connect issuer (RFC 7519, 7515, 7517).
#pragma once
#include <string>
#include <string_view>

#include "core/base/time.hpp"
#include "core/json/json.hpp"

namespace yishi::identity {

struct TokenRules {
  std::string issuer, audience, nonce;
  Timestamp at;
  std::int64_t leeway = 60'000;  // milliseconds by which the two clocks may differ
};

// The token's claims if its signature is by a key of `key_set` (a JWKS document) with RS256 or ES256 and
// issuer, audience, nonce and times fit. nullopt otherwise; `why` then says what did not fit, for the log.
std::optional<boost::json::object> verified_claims(std::string_view token, const boost::json::value& key_set,
                                                   const TokenRules& rules, std::string& why);

}  // namespace yishi::identity

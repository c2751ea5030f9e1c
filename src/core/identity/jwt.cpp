#include "core/identity/jwt.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>

#include "core/identity/digest.hpp"

namespace yishi::identity {
namespace {

namespace bj = boost::json;

template <auto F>
struct Freed {
  template <class T>
  void operator()(T* it) const {
    F(it);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

std::string text_of(const bj::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(std::string_view(value->get_string())) : std::string();
}

std::optional<std::int64_t> number_of(const bj::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_number()) return std::nullopt;
  boost::system::error_code error;
  const double number = value->to_number<double>(error);
  if (error || number < 0 || number > 1e12) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

Key key_from(const char* type, OSSL_PARAM_BLD* builder) {
  const Params params(OSSL_PARAM_BLD_to_param(builder));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1) {
    return nullptr;
  }
  return Key(key);
}

Number number_from(const std::string& raw) {
  return Number(BN_bin2bn(bytes_of(raw).data(), static_cast<int>(raw.size()), nullptr));
}

Key rsa_key(const bj::object& jwk) {
  const std::string n = from_base64url(text_of(jwk, "n")), e = from_base64url(text_of(jwk, "e"));
  if (n.size() < 256 || n.size() > 1024 || e.empty() || e.size() > 8) return nullptr;  // 2048 to 8192 bits
  const Number modulus = number_from(n), exponent = number_from(e);
  const Builder builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
  return key_from("RSA", builder.get());
}

Key p256_key(const bj::object& jwk) {
  const std::string x = from_base64url(text_of(jwk, "x")), y = from_base64url(text_of(jwk, "y"));
  if (text_of(jwk, "crv") != "P-256" || x.size() != 32 || y.size() != 32) return nullptr;
  const std::string point = '\x04' + x + y;
  const Builder builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  return key_from("EC", builder.get());
}

// JOSE carries r and s side by side; OpenSSL wants them in DER.
std::string der_signature(std::string_view raw) {
  if (raw.size() != 64) return {};
  std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>> signature(ECDSA_SIG_new());
  BIGNUM* r = BN_bin2bn(bytes_of(raw).data(), 32, nullptr);
  BIGNUM* s = BN_bin2bn(bytes_of(raw).data() + 32, 32, nullptr);
  if (!signature || ECDSA_SIG_set0(signature.get(), r, s) != 1) return {};
  unsigned char* out = nullptr;
  const int size = i2d_ECDSA_SIG(signature.get(), &out);
  if (size <= 0) return {};
  std::string der(reinterpret_cast<char*>(out), static_cast<std::size_t>(size));
  OPENSSL_free(out);
  return der;
}

bool is_signed_by(EVP_PKEY* key, std::string_view text, std::string_view signature) {
  const DigestContext context(EVP_MD_CTX_new());
  return context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
         EVP_DigestVerify(context.get(), bytes_of(signature).data(), signature.size(), bytes_of(text).data(),
                          text.size()) == 1;
}

bool is_signed(std::string_view text, const std::string& signature, const std::string& algorithm,
               const std::string& id, const bj::value& key_set) {
  const auto* set = key_set.if_object();
  const auto* keys = set && set->contains("keys") ? set->at("keys").if_array() : nullptr;
  if (!keys) return false;
  for (const bj::value& one : *keys) {
    const auto* jwk = one.if_object();
    if (!jwk || (!id.empty() && text_of(*jwk, "kid") != id) || text_of(*jwk, "use") == "enc") continue;
    // The key's own type decides which algorithm it may be used with, never the token alone.
    if (const std::string own = text_of(*jwk, "alg"); !own.empty() && own != algorithm) continue;
    const std::string type = text_of(*jwk, "kty");
    if (algorithm == "RS256" && type == "RSA") {
      if (const Key key = rsa_key(*jwk); key && is_signed_by(key.get(), text, signature)) return true;
    } else if (algorithm == "ES256" && type == "EC") {
      const std::string der = der_signature(signature);
      if (const Key key = p256_key(*jwk); key && !der.empty() && is_signed_by(key.get(), text, der))
        return true;
    }
  }
  return false;
}

bool is_for(const bj::object& claims, const std::string& audience) {
  const auto* value = claims.if_contains("aud");
  if (!value) return false;
  if (value->is_string()) return std::string_view(value->get_string()) == audience;
  const auto* list = value->if_array();
  if (!list) return false;
  const bool named = std::any_of(list->begin(), list->end(), [&](const bj::value& one) {
    return one.is_string() && std::string_view(one.get_string()) == audience;
  });
  return named && (list->size() == 1 || text_of(claims, "azp") == audience);
}

std::string misfit(const bj::object& claims, const TokenRules& rules) {
  const std::int64_t now = rules.at.milliseconds / 1000, leeway = rules.leeway / 1000;
  const auto expires = number_of(claims, "exp"), issued = number_of(claims, "iat"),
             from = number_of(claims, "nbf");
  if (text_of(claims, "iss") != rules.issuer) return "issuer";
  if (!is_for(claims, rules.audience)) return "audience";
  if (rules.nonce.empty() || !same_bytes(text_of(claims, "nonce"), rules.nonce)) return "nonce";
  if (!expires || *expires + leeway <= now) return "expired";
  if (!issued || *issued > now + leeway) return "issued in the future";
  if (from && *from > now + leeway) return "not yet valid";
  if (text_of(claims, "sub").empty()) return "no subject";
  return {};
}

}  // namespace

std::optional<bj::object> verified_claims(std::string_view token, const bj::value& key_set,
                                          const TokenRules& rules, std::string& why) {
  why = "malformed";
  const auto first = token.find('.'), last = token.rfind('.');
  if (token.size() > 16'384 || first == token.npos || last == first || token.find('.', first + 1) != last)
    return std::nullopt;
  auto head = json::parse(from_base64url(token.substr(0, first)));
  auto body = json::parse(from_base64url(token.substr(first + 1, last - first - 1)));
  if (!head || !body || !head->is_object() || !body->is_object()) return std::nullopt;
  const std::string algorithm = text_of(head->get_object(), "alg");
  why = "algorithm";
  if (algorithm != "RS256" && algorithm != "ES256") return std::nullopt;
  if (head->get_object().contains("crit")) return std::nullopt;
  why = "signature";
  if (!is_signed(token.substr(0, last), from_base64url(token.substr(last + 1)), algorithm,
                 text_of(head->get_object(), "kid"), key_set)) {
    return std::nullopt;
  }
  why = misfit(body->get_object(), rules);
  if (!why.empty()) return std::nullopt;
  return body->get_object();
}

}  // namespace yishi::identity

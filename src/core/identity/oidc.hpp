// Signing in at an OpenID Connect issuer of the house: authorization code with PKCE, state and nonce; the id
// token is verified against the issuer's published keys (RS256, ES256; nothing else, never "none"). The back
// channel goes only to the configured issuer, with time-outs; redirects are not followed.
#pragma once
#include <chrono>
#include <memory>
#include <string>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace yishi::identity {

enum class LinkBy { subject, login, email };

struct OidcSettings {
  std::string issuer;  // "https://sso.example.gov.cn"; empty: off. http only on the loopback
  std::string client_id, client_secret;
  std::string redirect_uri;  // "https://yishi.example/api/v1/oidc/callback"
  std::string scope = "openid profile";
  LinkBy link_by = LinkBy::subject;  // how an account is found at its first sign-in; afterwards by subject
  std::string login_claim = "preferred_username";
  std::string certificates;  // PEM file of the issuer's authority; empty: the system's
  std::chrono::seconds timeout{5};
};

// What travels in a sealed cookie between leaving for the issuer and coming back.
struct PendingSignIn {
  std::string state, nonce, verifier, after;
};
struct Claims {
  std::string subject, login, email, name;
};

class IssuerClient {
 public:
  IssuerClient(OidcSettings settings, const Clock& clock);
  ~IssuerClient();

  PendingSignIn begin() const;
  // Where to send the browser. Asks the issuer for its addresses the first time.
  Result<std::string> authorization_url(const PendingSignIn& pending);
  // Exchanges the code and verifies the id token. Refusal: not_signed_in "issuer_refused", unavailable
  // "issuer_away".
  Result<Claims> claims(const PendingSignIn& pending, const std::string& code);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yishi::identity

// A small OpenID Connect issuer on the loopback, with real keys: discovery, key set and token endpoint, one
// connection at a time. Its tokens can be bent in every way that an attacker would try.
#pragma once
#include <openssl/evp.h>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "core/base/time.hpp"

namespace yishi::identity {

enum class Algorithm { rs256, es256, none, hs256 };

struct TokenShape {
  Algorithm algorithm = Algorithm::rs256;
  std::map<std::string, std::string> claims;  // replace the right ones; JSON texts
  bool break_signature = false;
  bool foreign_key = false;  // signed by a key that is not in the key set
};

class Issuer {
 public:
  explicit Issuer(const Clock& clock);
  ~Issuer();
  std::string address() const { return "http://127.0.0.1:" + std::to_string(port_); }
  void shape(TokenShape shape);
  // What the browser would bring back after a sign-in at `authorization_url`: notes the nonce and the
  // challenge.
  std::string code_for(const std::string& authorization_url);
  std::string key_set() const;
  std::string token(const std::string& nonce) const;
  int asked() const { return asked_; }

 private:
  void serve();
  std::string answer(const std::string& request);
  std::string exchange(const std::string& form);

  const Clock& clock_;
  EVP_PKEY *rsa_, *ec_, *foreign_;
  int listening_ = -1;
  unsigned short port_ = 0;
  TokenShape shape_;
  std::string nonce_, challenge_;
  mutable std::mutex mutex_;
  std::atomic<int> asked_ = 0;
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

}  // namespace yishi::identity

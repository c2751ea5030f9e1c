// Password hashes: HMAC under the installation's pepper over Argon2id (libsodium), so that a stolen database
// alone gives nothing to guess against.
//
//   "argon2id$m=65536,t=3$k1$sha256$<salt>$<tag>"    m in KiB; k1: the key of the pepper; salt, tag base64url
//
// Hashing is slow and hungry on purpose; at most `at_once` run together and at most `waiting` wait, so a
// flood of sign-ins can take neither the memory nor the processor (security.md 3.1).
#pragma once
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/identity/keys.hpp"
#include "core/identity/sealed.hpp"

namespace yishi::identity {

struct PasswordSettings {
  int memory_mib = 64;  // 8–1024
  int passes = 3;       // 1–10
  int at_once = 2;      // 1–16
  int waiting = 32;     // more are refused: unavailable "busy_signing_in"
};

class Passwords {
 public:
  Passwords(const Keys& keys, Profile profile, PasswordSettings settings);

  Result<std::string> hash(std::string_view password);
  // An empty or unreadable `stored` takes the same time and answers false: nobody learns which accounts
  // exist.
  Result<bool> verify(std::string_view password, std::string_view stored);
  // Made with other parameters or another key than today's: hash again at the next sign-in.
  bool is_outdated(std::string_view stored) const;

 private:
  struct Turn;
  std::string tag(std::string_view password, std::string_view salt, int memory_mib, int passes,
                  std::string_view key, std::string_view method) const;
  std::string head() const;

  Keys keys_;
  Profile profile_;
  PasswordSettings settings_;
  std::mutex mutex_;
  std::condition_variable freed_;
  int running_ = 0, waiting_ = 0;
};

// A password made by the program, to be changed at the first sign-in: 16 letters and digits that cannot be
// misread.
std::string one_time_password();

// Refuses a password that is too short (10) or long (128 characters), common, or made of the account's own
// words (login, name, committee). No rules of composition, unless `strict` (等保 profile) asks for three
// kinds of characters. `pointer` names the field at fault.
Result<void> check_password(std::string_view password, const std::vector<std::string>& own_words, bool strict,
                            std::string pointer);

}  // namespace yishi::identity

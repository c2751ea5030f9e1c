// Slowing down guesses (security.md 3.2): after the 5th failure in a row an account waits 1, 2, 4 … seconds,
// at most 15 minutes; an address after the 30th, at most a minute, because an office shares one. Nobody is
// locked out for ever, and a known device has a count of its own, so that a stranger's guesses do not shut a
// member out.
//
// An attempt is charged before the password is looked at and refunded on success: guesses in parallel gain
// nothing.
#pragma once
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/database/database.hpp"

namespace yishi::identity {

struct ThrottleSettings {
  int free_by_account = 4, free_by_address = 30;          // failures without a wait
  int longest_by_account = 900, longest_by_address = 60;  // seconds
};

// Unknown logins count as known ones do. `who` is "login:…" or "device:…".
std::string network_of(std::string_view address);  // /24, or /56 of IPv6

// Refusal: too_many "try_later", with the seconds in words; then nothing is charged.
Result<void> charge(database::Transaction& tx, const ThrottleSettings& settings, const std::string& who,
                    std::string_view address, Timestamp at);
void refund(database::Transaction& tx, const std::string& who, std::string_view address);

}  // namespace yishi::identity

// Personal fields (phone, id number, address) are sealed before they reach the database: authenticated
// encryption bound to their place, so that a sealed value moved to another row, column or committee does not
// open.
//
//   standard: AES-256-GCM          "s1.k1.<base64url of nonce 12 | ciphertext | tag 16>"
//   guomi:    SM4-CTR + HMAC-SM3   "g1.k1.<base64url of nonce 16 | ciphertext | tag 32>"   encrypt-then-MAC
//   (OpenSSL 3.0 has no SM4-GCM.)
//
// Both forms open under either profile, so that an installation may change over. Equality search goes by a
// blind index: a truncated HMAC of the normal form, per committee and column.
#pragma once
#include <array>
#include <boost/describe.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/id.hpp"
#include "core/identity/keys.hpp"

namespace yishi::identity {

enum class Profile { standard, guomi };
BOOST_DESCRIBE_ENUM(Profile, standard, guomi)

// Where a sealed value lives; it opens nowhere else.
struct Place {
  CommitteeId committee;
  std::string_view table, column, id;
};

class Sealer {
 public:
  Sealer(const Keys& keys, Profile profile);  // keeps a copy of the derived keys; safe from any thread

  std::string seal(std::string_view clear, const Place& place) const;  // "" stays ""
  // Nothing when the value was not sealed for this place, or by a key that is gone.
  std::optional<std::string> open(std::string_view sealed, const Place& place) const;
  // 16 hex digits; equal for equal text of one column in one committee. "" stays "".
  std::string blind_index(std::string_view clear, CommitteeId committee, std::string_view column) const;

 private:
  struct RootKeys {
    std::string aes, sm4, mac;
  };
  const RootKeys* keys_of(std::string_view id) const;

  Profile profile_;
  std::string current_;
  std::map<std::string, RootKeys, std::less<>> keys_;
  std::string blind_key_;
};

std::string masked_phone(std::string_view phone);  // "138****1234"
std::string masked_id_number(
    std::string_view text);  // "1101***********234X" keeps the district and the last four

}  // namespace yishi::identity

// Accounts and the roles granted to them. An account belongs to the committee that keeps it (`home`), and may
// hold grants in others. Every change of grants or state is a fact, ends the account's sessions and counts at
// once.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/database/database.hpp"
#include "core/identity/caller.hpp"
#include "core/identity/sessions.hpp"

namespace yishi::identity {

enum class AccountState { active, disabled };
BOOST_DESCRIBE_ENUM(AccountState, active, disabled)
enum class TextSize { standard, large, huge };
BOOST_DESCRIBE_ENUM(TextSize, standard, large, huge)

struct Account {
  AccountId id;
  CommitteeId home{};
  std::string login, name;
  AccountState state = AccountState::active;
  std::string password;  // hash; "" when the account signs in elsewhere (OpenID Connect) only
  Timestamp password_set_at;
  bool must_change_password = false;
  std::string totp_secret;  // sealed
  bool totp_enabled = false;
  std::int64_t totp_step = 0;          // of the last code used
  std::optional<std::string> subject;  // at the OpenID Connect issuer
  std::string language = "zh";
  TextSize text_size = TextSize::standard;
  std::int64_t version = 1;
  Timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, home, login, name, state, password, password_set_at, must_change_password,
                       totp_secret, totp_enabled, totp_step, subject, language, text_size, version,
                       created_at))

// Any role that sits at a desk: longer papers, shorter sessions, the second factor where it is demanded.
bool is_staff(const std::vector<Grant>& grants);

std::string login_key(
    std::string_view login);  // trimmed, ASCII in lower case: "Wang.Li " and "wang.li" are one

std::optional<Account> find_account(database::Transaction& tx, const AccountId& id);
std::optional<Account> account_of_login(database::Transaction& tx, std::string_view login);
std::optional<Account> account_of_subject(database::Transaction& tx, std::string_view subject);
// Active accounts of people with one role, one member record or one unit in a committee; for notices.
std::vector<AccountId> accounts_with_role(database::Transaction& tx, CommitteeId committee, Role role);
std::vector<AccountId> accounts_of_member(database::Transaction& tx, CommitteeId committee,
                                          const MemberId& member);
std::vector<AccountId> accounts_of_unit(database::Transaction& tx, CommitteeId committee, const UnitId& unit);
std::vector<AccountId> accounts_of_body(database::Transaction& tx, CommitteeId committee, const BodyId& body);

struct NewAccount {
  CommitteeId home{};
  std::string login, name;
  std::string password_hash;  // made beforehand (hashing is slow); "" for none
  bool must_change_password = true;
  std::optional<AccountId> id =
      std::nullopt;  // given by the demo and by imports, so that they are repeatable
};
// Refusals: invalid (login or name), conflict "login_taken".
Result<AccountId> create_account(database::Transaction& tx, const Caller& caller, const NewAccount& account);

// Adds one role. Refusals: conflict "three_admins" (三员分立: no account holds two of the administrators'
// roles, in whatever committee), invalid when a role lacks its member, unit or body. Granting what is held is
// no change.
Result<void> grant_role(database::Transaction& tx, const Caller& caller, const AccountId& account,
                        const Grant& grant);
Result<void> revoke_role(database::Transaction& tx, const Caller& caller, const AccountId& account,
                         const Grant& grant);

// The grants of a member that stop while the member is suspended, and end when the membership does. Returns
// the accounts concerned; the caller passes them to Sessions (they must sign in again).
std::vector<AccountId> suspend_member_grants(database::Transaction& tx, CommitteeId committee,
                                             const MemberId& member, bool suspended);
std::vector<AccountId> end_member_grants(database::Transaction& tx, const Caller& caller,
                                         const MemberId& member);

Result<void> set_account_state(database::Transaction& tx, const Caller& caller, Account& account,
                               AccountState state);

}  // namespace yishi::identity

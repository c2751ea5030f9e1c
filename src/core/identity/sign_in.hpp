// Signing in and what a signed-in person is told about the own session.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/identity/audit.hpp"
#include "core/identity/committees.hpp"
#include "core/identity/identity.hpp"

namespace yishi::identity {

struct SignIn {
  std::string login, password;
  std::optional<std::string> totp;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (login, password, totp))

struct SessionAccount {
  AccountId id;
  std::string login, name, language;
  TextSize text_size = TextSize::standard;
};
struct SessionCommittee {
  CommitteeId id{};
  std::string name, short_name;
  Level level = Level::city;
};
struct UnitRef {
  UnitId id;
  std::string name;
};
struct SessionPage {
  SessionAccount account;
  SessionCommittee committee;
  std::vector<SessionCommittee> committees;
  std::vector<Grant> grants;
  std::vector<std::string> roles, powers;
  MemberId member;
  std::optional<UnitRef> unit;
  std::string csrf;
  bool must_change_password = false, totp_enabled = false, must_enrol_totp = false;
  std::int64_t unread = 0;
};
BOOST_DESCRIBE_STRUCT(SessionAccount, (), (id, login, name, language, text_size))
BOOST_DESCRIBE_STRUCT(SessionCommittee, (), (id, name, short_name, level))
BOOST_DESCRIBE_STRUCT(UnitRef, (), (id, name))
BOOST_DESCRIBE_STRUCT(SessionPage, (),
                      (account, committee, committees, grants, roles, powers, member, unit, csrf,
                       must_change_password, totp_enabled, must_enrol_totp, unread))

// Hashes, so it runs on a worker and opens its own transactions. Refusals: not_signed_in
// "wrong_login_or_password" (the same for unknown logins), "totp_required", "wrong_totp"; not_allowed
// "account_disabled"; too_many "try_later"; unavailable "busy_signing_in".
Result<Answer<SessionPage>> sign_in(Services& services, const http::Request& request, const SignIn& in);

// Opens a session for an account that has proved itself; also the way in from an OpenID Connect issuer.
Answer<SessionPage> open_session(database::Transaction& tx, Services& services, const Account& account,
                                 const http::Request& request, AuditKind how);

SessionPage session_page(database::Transaction& tx, Services& services, const Caller& caller,
                         std::string_view token);

// Throttled check of the caller's own password before it or the one-time code is changed.
Result<void> prove_password(Services& services, const Account& account, const http::Request& request,
                            std::string_view password);

}  // namespace yishi::identity

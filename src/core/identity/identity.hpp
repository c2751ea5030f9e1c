// Sign-in, sessions, accounts and the gate, put together. The program makes one Services and hands its doors
// to the areas; areas need caller.hpp and gate.hpp, members besides sealed.hpp and accounts.hpp.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/database/database.hpp"
#include "core/identity/accounts.hpp"
#include "core/identity/gate.hpp"
#include "core/identity/oidc.hpp"
#include "core/identity/passwords.hpp"
#include "core/identity/powers.hpp"
#include "core/identity/sealed.hpp"
#include "core/identity/sessions.hpp"
#include "core/identity/throttle.hpp"

namespace yishi::identity {

struct Settings {
  Profile profile = Profile::standard;
  PasswordSettings passwords;
  bool strict_passwords = false;  // 等保: three kinds of characters
  SessionSettings sessions;
  ThrottleSettings throttles;
  OidcSettings oidc;             // no issuer: off
  std::string program = "议事";  // shown by authenticator apps
};

// What identity asks of the areas above it; set by the program before it serves.
struct Neighbours {
  std::function<std::string(database::Transaction&, CommitteeId, const UnitId&)> unit_name;
  std::function<std::int64_t(database::Transaction&, const Caller&)> unread;
  // Refuses a grant whose member, unit or body is not of its committee.
  std::function<Result<void>(database::Transaction&, const Grant&)> check_grant;
};

struct Services {
  Services(database::Database& db, const Clock& clock, const Keys& keys, Settings settings,
           Gate::Differs differs = {});
  Services(const Services&) = delete;
  Services& operator=(const Services&) = delete;

  Doors doors(http::Router& router, std::string tag);  // guarded by this gate and these sessions
  // The channels that a live socket of this request hears: "account:<id>". Refusal: not_signed_in.
  Result<std::vector<std::string>> channels(database::Transaction& tx, const http::Request& request);

  database::Database& db;
  const Clock& clock;
  const Settings settings;
  const std::string device_key;
  Sealer sealer;
  Passwords passwords;
  Sessions sessions;
  Gate gate;
  IssuerClient issuer;
  Neighbours neighbours;
};

// Everything under "identity" of the API except /setup, which founds a committee (areas/members).
void add_routes(Doors doors, Services& services);
void add_account_routes(Doors doors, Services& services);
void add_issuer_routes(Doors doors, Services& services);

std::span<const database::Migration> migrations();

}  // namespace yishi::identity

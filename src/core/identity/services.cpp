#include "core/identity/identity.hpp"

namespace yishi::identity {
namespace {

SessionSettings with_profile(const Settings& settings) {
  SessionSettings sessions = settings.sessions;
  if (settings.strict_passwords && sessions.password_days == 0) sessions.password_days = 90;
  return sessions;
}

}  // namespace

Services::Services(database::Database& db, const Clock& clock, const Keys& keys, Settings given,
                   Gate::Differs differs)
    : db(db),
      clock(clock),
      settings(std::move(given)),
      device_key(keys.derive(keys.ids().front(), "device")),
      sealer(keys, settings.profile),
      passwords(keys, settings.profile, settings.passwords),
      sessions(db, clock, with_profile(settings)),
      gate(program_powers(), std::move(differs)),
      issuer(settings.oidc, clock) {}

Doors Services::doors(http::Router& router, std::string tag) {
  return Doors(
      router, gate,
      [this](database::Transaction& tx, const http::Request& request) {
        return sessions.authenticate(tx, request);
      },
      std::move(tag));
}

Result<std::vector<std::string>> Services::channels(database::Transaction& tx, const http::Request& request) {
  const auto caller = sessions.authenticate(tx, request);
  if (!caller) return refuse(caller.error());
  if (auto held = gate.check(*caller, "notices.read"); !held) return refuse(std::move(held.error()));
  return std::vector<std::string>{"account:" + caller->account.str()};
}

}  // namespace yishi::identity

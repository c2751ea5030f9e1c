#include "core/identity/sign_in.hpp"

#include "core/identity/totp.hpp"

namespace yishi::identity {
namespace {

constexpr std::chrono::seconds device_lifetime = std::chrono::hours(24 * 180);

std::unexpected<Refusal> wrong_login_or_password() {
  return refuse(Why::not_signed_in, "wrong_login_or_password",
                {"登录名或密码不正确。", "The login or the password is wrong."});
}

std::unexpected<Refusal> wrong_totp() {
  return refuse(Why::not_signed_in, "wrong_totp",
                {"动态口令不正确或已用过，请等待下一个。",
                 "The one-time code is wrong or was used already; wait for the next one."});
}

// "<nonce>.<proof>": a device from which this login has signed in before.
std::string device_proof(const Services& services, std::string_view key, std::string_view nonce) {
  return to_base64url(hmac(Digest::sha256, services.device_key, std::string(nonce) + "|" + std::string(key)));
}

std::string who(const Services& services, const http::Request& request, const std::string& key) {
  const std::string_view device = request.cookie(request.secure ? "__Host-device" : "device");
  const auto dot = device.find('.');
  if (dot != device.npos && device.size() < 200) {
    const std::string_view nonce = device.substr(0, dot);
    if (same_bytes(device.substr(dot + 1), device_proof(services, key, nonce)))
      return "device:" + std::string(nonce);
  }
  return "login:" + to_hex(digest(Digest::sha256, key)).substr(0, 32);
}

std::string device_cookie(const Services& services, const http::Request& request, const std::string& key) {
  const std::string nonce = to_base64url(random_bytes(16));
  return cookie("device", nonce + "." + device_proof(services, key, nonce), request.secure, device_lifetime);
}

void note_failure(Services& services, const std::optional<Account>& account, const http::Request& request,
                  std::string_view login, AuditKind kind) {
  const Timestamp at = services.clock.now();
  services.db.write([&](database::Transaction& tx) {
    const auto committee = account ? account->home : first_committee(tx).value_or(CommitteeId{});
    audit(tx, committee, kind, account ? account->id : AccountId{}, login, request, at);
  });
}

Place totp_place(const Account& account) {
  return {account.home, "accounts", "totp_secret", account.id.text()};
}

// The second factor, when the account has one. The step is taken in the same statement that checks it, so
// that one code opens one session.
Result<void> check_totp(database::Transaction& tx, const Services& services, const Account& account,
                        std::string_view code, Timestamp at) {
  const auto secret = services.sealer.open(account.totp_secret, totp_place(account));
  if (!secret || secret->empty()) return wrong_totp();
  const auto step = match_totp(*secret, code, at, account.totp_step);
  if (!step) return wrong_totp();
  const auto taken =
      tx.run("UPDATE accounts SET totp_step = ?1 WHERE id = ?2 AND totp_step < ?1", *step, account.id);
  if (taken == 0) return wrong_totp();
  return {};
}

Result<void> admitted(const Account& account) {
  if (account.state == AccountState::active) return {};
  return refuse(Why::not_allowed, "account_disabled",
                {"这个账号已停用，请联系管理员。", "This account is disabled; ask your administrator."});
}

std::vector<SessionCommittee> shown(const std::vector<Committee>& committees) {
  std::vector<SessionCommittee> out;
  for (const Committee& one : committees) out.push_back({one.id, one.name, one.short_name, one.level});
  return out;
}

}  // namespace

Result<void> prove_password(Services& services, const Account& account, const http::Request& request,
                            std::string_view password) {
  const std::string key = login_key(account.login), attempt = who(services, request, key);
  const Timestamp at = services.clock.now();
  auto charged = services.db.write([&](database::Transaction& tx) {
    return charge(tx, services.settings.throttles, attempt, request.remote, at);
  });
  if (!charged) return charged;
  const auto right = services.passwords.verify(password, account.password);
  if (!right) return refuse(right.error());
  if (!*right) {
    note_failure(services, account, request, account.login, AuditKind::sign_in_failed);
    return invalid_field("/password", {"密码不正确。", "The password is wrong."});
  }
  services.db.write([&](database::Transaction& tx) { refund(tx, attempt, request.remote); });
  return {};
}

Result<Answer<SessionPage>> sign_in(Services& services, const http::Request& request, const SignIn& in) {
  if (in.password.size() > 1024 || in.login.size() > 256) return wrong_login_or_password();
  const std::string key = login_key(in.login), attempt = who(services, request, key);
  const Timestamp at = services.clock.now();
  auto charged = services.db.write([&](database::Transaction& tx) {
    return charge(tx, services.settings.throttles, attempt, request.remote, at);
  });
  if (!charged) return refuse(std::move(charged.error()));

  const auto account =
      services.db.read([&](database::Transaction& tx) { return account_of_login(tx, in.login); });
  const auto right = services.passwords.verify(in.password, account ? account->password : "");
  if (!right) return refuse(right.error());
  if (!account || !*right) {
    note_failure(services, account, request, in.login, AuditKind::sign_in_failed);
    return wrong_login_or_password();
  }
  if (account->totp_enabled && !in.totp) {
    // The first factor is right: this is no guess, and the form comes again with the code.
    services.db.write([&](database::Transaction& tx) { refund(tx, attempt, request.remote); });
    return refuse(Why::not_signed_in, "totp_required", {"请输入动态口令。", "Enter the one-time code."});
  }
  std::string rehashed;
  if (services.passwords.is_outdated(account->password)) {
    auto hashed = services.passwords.hash(in.password);
    if (hashed) rehashed = std::move(*hashed);
  }
  auto opened = services.db.write([&](database::Transaction& tx) -> Result<Answer<SessionPage>> {
    const auto now =
        find_account(tx, account->id);  // it may have been disabled, or its password reset, meanwhile
    if (!now || now->password != account->password) return wrong_login_or_password();
    if (auto may = admitted(*now); !may) return refuse(std::move(may.error()));
    if (now->totp_enabled) {
      if (auto code = check_totp(tx, services, *now, in.totp.value_or(""), at); !code)
        return refuse(std::move(code.error()));
    }
    if (!rehashed.empty()) tx.run("UPDATE accounts SET password = ?1 WHERE id = ?2", rehashed, now->id);
    refund(tx, attempt, request.remote);
    auto answer = open_session(tx, services, *now, request, AuditKind::signed_in);
    answer.headers.emplace_back("Set-Cookie", device_cookie(services, request, key));
    return answer;
  });
  if (!opened && opened.error().code == "wrong_totp") {
    note_failure(services, account, request, in.login, AuditKind::totp_failed);
  }
  return opened;
}

Answer<SessionPage> open_session(database::Transaction& tx, Services& services, const Account& account,
                                 const http::Request& request, AuditKind how) {
  const Timestamp at = services.clock.now();
  const auto grants = grants_of(tx, account.id);
  const CommitteeId committee = grants.empty() ? account.home : grants.front().committee;
  const OpenedSession opened = services.sessions.open(tx, account.id, committee, grants, request, at);
  audit(tx, committee, how, account.id, account.login, request, at);
  Caller caller = caller_for(committee, grants, account.id, at);
  caller.name = account.name;
  caller.session = opened.session.hash;
  Answer<SessionPage> answer{session_page(tx, services, caller, opened.token), {}};
  answer.headers.emplace_back("Set-Cookie", session_cookie(opened.token, request.secure, opened.lifetime));
  return answer;
}

SessionPage session_page(database::Transaction& tx, Services& services, const Caller& caller,
                         std::string_view token) {
  SessionPage page;
  const auto account = find_account(tx, caller.account);
  if (!account) return page;  // deleted rows do not exist; sessions end with their account
  page.account = {account->id, account->login, account->name, account->language, account->text_size};
  if (const auto committee = find_committee(tx, caller.committee)) {
    page.committee = {committee->id, committee->name, committee->short_name, committee->level};
  }
  page.committees = shown(committees_of(tx, caller.account));
  page.grants = caller.grants;
  const auto every_grant = grants_of(tx, caller.account);
  page.must_change_password = account->must_change_password;
  page.totp_enabled = account->totp_enabled;
  page.must_enrol_totp =
      services.settings.sessions.totp_for_staff && !account->totp_enabled && is_staff(every_grant);
  Caller asking = caller;
  asking.restricted = page.must_change_password || page.must_enrol_totp;
  for (const Grant& grant : caller.grants) {
    const std::string role(json::name_of(grant.role));
    if (std::find(page.roles.begin(), page.roles.end(), role) == page.roles.end()) page.roles.push_back(role);
    if (!grant.unit.empty() && !page.unit) {
      page.unit = UnitRef{grant.unit, services.neighbours.unit_name
                                          ? services.neighbours.unit_name(tx, caller.committee, grant.unit)
                                          : std::string()};
    }
  }
  for (const Power& power : services.gate.powers()) {
    if (services.gate.holds(asking, power.name)) page.powers.push_back(power.name);
  }
  page.member = caller.member();
  page.csrf = csrf_token(token);
  page.unread = services.neighbours.unread ? services.neighbours.unread(tx, caller) : 0;
  return page;
}

}  // namespace yishi::identity

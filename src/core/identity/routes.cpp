#include "core/identity/sign_in.hpp"
#include "core/identity/totp.hpp"

namespace yishi::identity {
namespace {

using database::Transaction;
using http::Request;
using http::Verb;

struct ChooseCommittee {
  CommitteeId committee{};
};
struct Preferences {
  std::optional<std::string> language;
  std::optional<TextSize> text_size;
};
// `new` is a word of the language; the field of the API is read by hand.
struct TotpEnrolment {
  std::string secret, uri, qr_svg;
};
struct TotpCode {
  std::string code;
};
struct PasswordProof {
  std::string password;
};
struct SessionRow {
  std::string id;
  Timestamp created_at, seen_at;
  std::string agent, address;
  bool current = false;
};
struct SessionRows {
  std::vector<SessionRow> items;
};
BOOST_DESCRIBE_STRUCT(ChooseCommittee, (), (committee))
BOOST_DESCRIBE_STRUCT(Preferences, (), (language, text_size))
BOOST_DESCRIBE_STRUCT(TotpEnrolment, (), (secret, uri, qr_svg))
BOOST_DESCRIBE_STRUCT(TotpCode, (), (code))
BOOST_DESCRIBE_STRUCT(PasswordProof, (), (password))
BOOST_DESCRIBE_STRUCT(SessionRow, (), (id, created_at, seen_at, agent, address, current))
BOOST_DESCRIBE_STRUCT(SessionRows, (), (items))

struct PasswordChange {
  std::string old_password, new_password;
};

Result<PasswordChange> read_password_change(std::string_view body) {
  auto fields = json::read<std::map<std::string, std::string>>(body);
  if (!fields) return refuse(std::move(fields.error()));
  json::reading::Faults faults;
  for (const auto& [name, value] : *fields) {
    if (name != "old" && name != "new") faults.unknown("/" + name);
  }
  for (const char* name : {"old", "new"}) {
    if (!fields->contains(name)) faults.missing("/" + std::string(name));
  }
  if (!faults.list.empty()) return refuse(json::refusal_of(std::move(faults)));
  return PasswordChange{fields->at("old"), fields->at("new")};
}

Place totp_place(const Account& account) {
  return {account.home, "accounts", "totp_secret", account.id.text()};
}

Answer<SessionPage> rotated(Transaction& tx, Services& services, Caller caller, const Request& request) {
  const OpenedSession opened = services.sessions.rotate(tx, caller);
  caller.session = opened.session.hash;
  return {session_page(tx, services, caller, opened.token),
          {{"Set-Cookie", session_cookie(opened.token, request.secure, opened.lifetime)}}};
}

http::Reply signed_out(const Request& request) {
  http::Reply reply = http::Reply::empty();
  reply.headers.emplace_back("Set-Cookie", ended_session_cookie(request.secure));
  return reply;
}

std::string login_of(Transaction& tx, const Caller& caller) {
  const auto account = find_account(tx, caller.account);
  return account ? account->login : std::string();
}

Result<http::Reply> sign_out(Transaction& tx, Services& services, const Caller& caller,
                             const Request& request) {
  services.sessions.end(tx, caller.session);
  audit(tx, caller.committee, AuditKind::signed_out, caller.account, login_of(tx, caller), request,
        caller.at);
  return signed_out(request);
}

Result<http::Reply> sign_out_everywhere(Transaction& tx, Services& services, const Caller& caller,
                                        const Request& request) {
  services.sessions.end_all(tx, caller.account);
  audit(tx, caller.committee, AuditKind::signed_out_everywhere, caller.account, login_of(tx, caller), request,
        caller.at);
  return signed_out(request);
}

Result<Answer<SessionPage>> choose_committee(Transaction& tx, Services& services, const Caller& caller,
                                             const Request& request, const ChooseCommittee& in) {
  auto grants = grants_of(tx, caller.account);
  const bool known = std::any_of(grants.begin(), grants.end(),
                                 [&](const Grant& grant) { return grant.committee == in.committee; });
  if (!known) return not_found();
  services.sessions.choose_committee(tx, caller, in.committee);
  Caller there = caller_for(in.committee, std::move(grants), caller.account, caller.at);
  there.name = caller.name;
  there.session = caller.session;
  return secret_answer(session_page(tx, services, there, session_token(request)));
}

Result<Answer<SessionPage>> set_preferences(Transaction& tx, Services& services, const Caller& caller,
                                            const Request& request, const Preferences& in) {
  if (in.language && *in.language != "zh" && *in.language != "en") {
    return invalid_field("/language", {"语言为 zh 或 en。", "The language is zh or en."});
  }
  if (in.language) tx.run("UPDATE accounts SET language = ?1 WHERE id = ?2", *in.language, caller.account);
  if (in.text_size) tx.run("UPDATE accounts SET text_size = ?1 WHERE id = ?2", *in.text_size, caller.account);
  return secret_answer(session_page(tx, services, caller, session_token(request)));
}

Result<http::Reply> change_password(Services& services, const Caller& caller, const Request& request) {
  const auto in = read_password_change(request.body);
  if (!in) return refuse(in.error());
  const auto account = services.db.read([&](Transaction& tx) { return find_account(tx, caller.account); });
  const auto committee =
      services.db.read([&](Transaction& tx) { return find_committee(tx, caller.committee); });
  if (!account) return not_found();
  std::vector<std::string> own = {account->login, account->name};
  if (committee) own.insert(own.end(), {committee->name, committee->short_name});
  if (auto fine = check_password(in->new_password, own, services.settings.strict_passwords, "/new"); !fine) {
    return refuse(std::move(fine.error()));
  }
  if (in->new_password == in->old_password) {
    return invalid_field("/new",
                         {"新密码不能与旧密码相同。", "The new password must differ from the old one."});
  }
  if (auto proved = prove_password(services, *account, request, in->old_password); !proved) {
    for (Fault& fault : proved.error().faults) fault.pointer = "/old";
    return refuse(std::move(proved.error()));
  }
  const auto hashed = services.passwords.hash(in->new_password);
  if (!hashed) return refuse(hashed.error());
  return services.db.write([&](Transaction& tx) -> Result<http::Reply> {
    const auto changed = tx.run(
        "UPDATE accounts SET password = ?1, password_set_at = ?2, must_change_password = 0, version = "
        "version + 1 "
        "WHERE id = ?3 AND password = ?4",
        *hashed, caller.at, account->id, account->password);
    if (changed == 0) {
      return refuse(Why::conflict, "changed_meanwhile",
                    {"密码刚刚被修改过，请重新登录。", "The password was changed just now; sign in again."});
    }
    services.sessions.end_all(tx, account->id, caller.session);
    audit(tx, caller.committee, AuditKind::password_changed, account->id, account->login, request, caller.at);
    auto answer = rotated(tx, services, caller, request);
    http::Reply reply = http::Reply::json(json::to_text(answer.out));
    reply.headers = std::move(answer.headers);
    return reply;
  });
}

Result<Answer<TotpEnrolment>> begin_totp(Transaction& tx, Services& services, const Caller& caller) {
  const auto account = find_account(tx, caller.account);
  if (!account) return not_found();
  if (account->totp_enabled) {
    return refuse(Why::conflict, "totp_enabled",
                  {"动态口令已启用；换手机时请先停用。",
                   "One-time codes are on already; turn them off first to enrol a new phone."});
  }
  const std::string secret = new_totp_secret();
  tx.run("UPDATE accounts SET totp_secret = ?1 WHERE id = ?2",
         services.sealer.seal(secret, totp_place(*account)), account->id);
  TotpEnrolment enrolment{to_base32(secret), totp_uri(secret, services.settings.program, account->login), ""};
  enrolment.qr_svg = qr_svg(enrolment.uri);
  return secret_answer(std::move(enrolment));
}

Result<Answer<SessionPage>> confirm_totp(Transaction& tx, Services& services, const Caller& caller,
                                         const Request& request, const TotpCode& in) {
  const auto account = find_account(tx, caller.account);
  if (!account || account->totp_secret.empty() || account->totp_enabled) {
    return refuse(Why::conflict, "no_enrolment", {"请先扫描二维码。", "Scan the QR code first."});
  }
  const auto secret = services.sealer.open(account->totp_secret, totp_place(*account));
  const auto step = secret ? match_totp(*secret, in.code, caller.at, account->totp_step) : std::nullopt;
  if (!step) {
    return invalid_field("/code", {"口令不对，请核对手机时间后再输入。",
                                   "That code is wrong; check the phone's clock and try the next."});
  }
  tx.run("UPDATE accounts SET totp_enabled = 1, totp_step = ?1, version = version + 1 WHERE id = ?2", *step,
         account->id);
  services.sessions.end_all(tx, account->id, caller.session);
  audit(tx, caller.committee, AuditKind::totp_enabled, account->id, account->login, request, caller.at);
  return rotated(tx, services, caller, request);
}

Result<Answer<SessionPage>> remove_totp(Services& services, const Caller& caller, const Request& request,
                                        const PasswordProof& in) {
  const auto account = services.db.read([&](Transaction& tx) { return find_account(tx, caller.account); });
  if (!account) return not_found();
  if (auto proved = prove_password(services, *account, request, in.password); !proved)
    return refuse(std::move(proved.error()));
  return services.db.write([&](Transaction& tx) -> Result<Answer<SessionPage>> {
    tx.run("UPDATE accounts SET totp_enabled = 0, totp_secret = '', version = version + 1 WHERE id = ?1",
           account->id);
    services.sessions.end_all(tx, account->id, caller.session);
    audit(tx, caller.committee, AuditKind::totp_disabled, account->id, account->login, request, caller.at);
    return rotated(tx, services, caller, request);
  });
}

Result<SessionRows> list_sessions(Transaction& tx, Services& services, const Caller& caller) {
  SessionRows rows;
  for (const Session& one : services.sessions.list(tx, caller.account, caller.at)) {
    rows.items.push_back(
        {one.id, one.created_at, one.seen_at, one.agent, one.address, one.hash == caller.session});
  }
  return rows;
}

}  // namespace

void add_routes(Doors doors, Services& services) {
  const std::string own(own_session);
  Services* s = &services;
  doors.work_on<SignIn, Answer<SessionPage>>(
      {Verb::post, "/api/v1/session", {"登录", "Sign in"}, "public"}, services.db,
      [s](const Caller&, const Request& request, const SignIn& in) { return sign_in(*s, request, in); });
  doors.read<SessionPage>(
      {.verb = Verb::get,
       .path = "/api/v1/session",
       .words = {"当前会话", "The current session"},
       .power = own,
       .quick = true},
      [s](Transaction& tx, const Caller& caller, const Request& request) -> Result<SessionPage> {
        return session_page(tx, *s, caller, session_token(request));
      });
  doors.write<NoBody, http::Reply>({Verb::del, "/api/v1/session", {"退出", "Sign out"}, own},
                                   [s](Transaction& tx, const Caller& caller, const Request& request,
                                       NoBody) { return sign_out(tx, *s, caller, request); });
  doors.write<NoBody, http::Reply>(
      {Verb::del, "/api/v1/sessions", {"在所有设备上退出", "Sign out everywhere"}, own},
      [s](Transaction& tx, const Caller& caller, const Request& request, NoBody) {
        return sign_out_everywhere(tx, *s, caller, request);
      });
  doors.read<SessionRows>(
      {Verb::get, "/api/v1/session/list", {"我的登录设备", "My sessions"}, own},
      [s](Transaction& tx, const Caller& caller, const Request&) { return list_sessions(tx, *s, caller); });
  doors.write<NoBody, NoBody>(
      {Verb::del, "/api/v1/session/list/{id}", {"结束一个会话", "End one session"}, own},
      [s](Transaction& tx, const Caller& caller, const Request& request, NoBody) -> Result<NoBody> {
        if (!s->sessions.end_one(tx, caller.account, request.parameter("id"))) return not_found();
        return NoBody{};
      });
  doors.write<ChooseCommittee, Answer<SessionPage>>(
      {Verb::put, "/api/v1/session/committee", {"切换政协", "Act in another committee"}, own},
      [s](Transaction& tx, const Caller& caller, const Request& request, const ChooseCommittee& in) {
        return choose_committee(tx, *s, caller, request, in);
      });
  doors.write<Preferences, Answer<SessionPage>>(
      {Verb::put, "/api/v1/session/preferences", {"个人偏好", "One's preferences"}, own},
      [s](Transaction& tx, const Caller& caller, const Request& request, const Preferences& in) {
        return set_preferences(tx, *s, caller, request, in);
      });
  doors.work({Verb::put, "/api/v1/session/password", {"修改密码", "Change the password"}, own}, services.db,
             [s](const Caller& caller, const Request& request) {
               auto reply = change_password(*s, caller, request);
               return reply ? std::move(*reply) : http::problem(reply.error(), request);
             });
  doors.write<NoBody, Answer<TotpEnrolment>>(
      {Verb::post, "/api/v1/session/totp", {"开始绑定动态口令", "Begin enrolling one-time codes"}, own},
      [s](Transaction& tx, const Caller& caller, const Request&, NoBody) {
        return begin_totp(tx, *s, caller);
      });
  doors.write<TotpCode, Answer<SessionPage>>(
      {Verb::put, "/api/v1/session/totp", {"确认动态口令", "Confirm one-time codes"}, own},
      [s](Transaction& tx, const Caller& caller, const Request& request, const TotpCode& in) {
        return confirm_totp(tx, *s, caller, request, in);
      });
  doors.work_on<PasswordProof, Answer<SessionPage>>(
      {Verb::del, "/api/v1/session/totp", {"停用动态口令", "Turn one-time codes off"}, own}, services.db,
      [s](const Caller& caller, const Request& request, const PasswordProof& in) {
        return remove_totp(*s, caller, request, in);
      });
  add_account_routes(doors, services);
  if (!services.settings.oidc.issuer.empty()) add_issuer_routes(doors, services);
}

}  // namespace yishi::identity

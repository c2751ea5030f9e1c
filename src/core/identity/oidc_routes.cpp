#include "core/identity/sign_in.hpp"

namespace yishi::identity {
namespace {

using database::Transaction;
using http::Request;
using http::Verb;

constexpr std::chrono::seconds pending_lifetime{600};

struct PendingCookie {
  std::string state, nonce, verifier, after;
  Timestamp until;
};
BOOST_DESCRIBE_STRUCT(PendingCookie, (), (state, nonce, verifier, after, until))

const Place cookie_place{CommitteeId{}, "cookies", "oidc", "pending"};

std::unexpected<Refusal> lost_pending() {
  return refuse(
      Why::not_signed_in, "sign_in_lost",
      {"登录已超时或被中断，请重新登录。", "This sign-in timed out or was broken off; start again."});
}

// Only pages of our own: "/…" but not "//host" or "/\host".
std::string own_path(std::string_view asked) {
  if (asked.size() > 1 && (asked[1] == '/' || asked[1] == '\\')) return "/";
  const bool plain =
      std::all_of(asked.begin(), asked.end(), [](char c) { return c > ' ' && c < 0x7F && c != '\\'; });
  return asked.starts_with('/') && plain && asked.size() < 512 ? std::string(asked) : "/";
}

Result<http::Reply> leave(Services& services, const Request& request) {
  PendingSignIn pending = services.issuer.begin();
  const auto url = services.issuer.authorization_url(pending);
  if (!url) return refuse(url.error());
  const PendingCookie kept{pending.state, pending.nonce, pending.verifier,
                           own_path(request.find("after").value_or("/")),
                           Timestamp{services.clock.now().milliseconds + pending_lifetime.count() * 1000}};
  http::Reply reply = http::Reply::redirect(*url);
  reply.headers.emplace_back(
      "Set-Cookie", cookie("oidc", services.sealer.seal(json::to_text(kept), cookie_place), request.secure,
                           pending_lifetime));
  return reply;
}

Result<PendingCookie> pending_of(Services& services, const Request& request) {
  const auto opened =
      services.sealer.open(request.cookie(request.secure ? "__Host-oidc" : "oidc"), cookie_place);
  if (!opened || opened->empty()) return lost_pending();
  auto pending = json::read<PendingCookie>(*opened);
  if (!pending || pending->until < services.clock.now()) return lost_pending();
  if (!same_bytes(request.find("state").value_or(""), pending->state)) return lost_pending();
  return *pending;
}

// By subject; at the first time by what the installation has chosen, and then the subject is noted.
std::optional<Account> account_of(Transaction& tx, const OidcSettings& settings, const Claims& claims) {
  if (auto known = account_of_subject(tx, claims.subject)) return known;
  const std::string& login = settings.link_by == LinkBy::login ? claims.login : claims.email;
  if (settings.link_by == LinkBy::subject || login.empty()) return std::nullopt;
  auto account = account_of_login(tx, login);
  if (!account || account->subject) return std::nullopt;
  tx.run("UPDATE accounts SET subject = ?1 WHERE id = ?2", claims.subject, account->id);
  return account;
}

Result<http::Reply> come_back(Services& services, const Request& request) {
  const auto pending = pending_of(services, request);
  if (!pending) return refuse(pending.error());
  const auto claims =
      services.issuer.claims({pending->state, pending->nonce, pending->verifier, pending->after},
                             std::string(request.find("code").value_or("")));
  if (!claims) return refuse(claims.error());
  return services.db.write([&](Transaction& tx) -> Result<http::Reply> {
    const auto account = account_of(tx, services.settings.oidc, *claims);
    if (!account || account->state != AccountState::active) {
      return not_allowed({"统一认证的用户尚未在本系统开通账号，请联系管理员。",
                          "You have no account here yet; ask your administrator."});
    }
    auto answer = open_session(tx, services, *account, request, AuditKind::signed_in_by_issuer);
    http::Reply reply = http::Reply::redirect(pending->after);
    for (auto& header : answer.headers) reply.headers.push_back(std::move(header));
    reply.headers.emplace_back("Set-Cookie", cookie("oidc", "", request.secure, std::chrono::seconds(0)));
    return reply;
  });
}

}  // namespace

void add_issuer_routes(Doors doors, Services& services) {
  Services* s = &services;
  const auto page = [s](Result<http::Reply> (*act)(Services&, const Request&)) {
    return [s, act](const Caller&, const Request& request) {
      auto reply = act(*s, request);
      return reply ? std::move(*reply) : http::problem(reply.error(), request);
    };
  };
  const http::QueryField text{
      "after", R"({"type":"string"})", {"登录后前往的页面", "The page to open afterwards"}};
  const http::QueryField code{"code", R"({"type":"string"})", {"授权码", "The issuer's code"}};
  const http::QueryField state{"state", R"({"type":"string"})", {"状态", "The state given to the issuer"}};
  doors.work(
      {Verb::get, "/api/v1/oidc/start", {"前往统一认证登录", "Sign in at the issuer"}, "public", {text}},
      services.db, page(&leave));
  doors.work(
      {Verb::get, "/api/v1/oidc/callback", {"统一认证返回", "Back from the issuer"}, "public", {code, state}},
      services.db, page(&come_back));
}

}  // namespace yishi::identity

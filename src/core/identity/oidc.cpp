#include "core/identity/oidc.hpp"

#include <curl/curl.h>
#include <boost/json/value.hpp>

#include <mutex>

#include "core/identity/digest.hpp"
#include "core/identity/jwt.hpp"

namespace yishi::identity {
namespace {

namespace bj = boost::json;

constexpr std::size_t answer_limit = 512 * 1024;

std::unexpected<Refusal> issuer_away(std::string_view) {
  return refuse(Why::unavailable, "issuer_away",
                {"统一认证暂时无法访问，请稍后再试，或用密码登录。",
                 "The sign-in service cannot be reached; try later, or use your password."});
}

std::unexpected<Refusal> issuer_refused() {
  return refuse(Why::not_signed_in, "issuer_refused",
                {"统一认证未通过，请重新登录。", "The sign-in service did not confirm you; sign in again."});
}

std::size_t take(char* data, std::size_t size, std::size_t count, void* to) {
  auto& out = *static_cast<std::string*>(to);
  if (out.size() + size * count > answer_limit) return 0;  // ends the transfer
  out.append(data, size * count);
  return size * count;
}

std::string encoded(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
    } else {
      out += '%';
      out += digits[static_cast<unsigned char>(c) >> 4];
      out += digits[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

std::string text_of(const bj::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(std::string_view(value->get_string())) : std::string();
}

// "https://host:port": scheme and authority, which the issuer's addresses must share with the issuer, so that
// a discovery document cannot send our secret elsewhere.
std::string_view origin_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos) return {};
  return url.substr(0, url.find('/', scheme + 3));
}

bool is_acceptable(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://127.0.0.1") ||
         url.starts_with("http://localhost") || url.starts_with("http://[::1]");
}

}  // namespace

struct IssuerClient::State {
  OidcSettings settings;
  const Clock& clock;
  std::mutex mutex;
  bj::object document;  // .well-known/openid-configuration
  bj::value keys;
  bool found = false;

  Result<bj::value> fetch(const std::string& url, const std::string& form = {});
  Result<void> discover();
  Result<bj::value> key_set(bool again);
  std::string address(std::string_view name) {
    const std::lock_guard lock(mutex);
    return text_of(document, name);
  }
};

Result<bj::value> IssuerClient::State::fetch(const std::string& url, const std::string& form) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> call(curl_easy_init(), &curl_easy_cleanup);
  if (started != CURLE_OK || !call || !is_acceptable(url)) return issuer_away(url);
  std::string body;
  curl_easy_setopt(call.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(call.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(call.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(call.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(call.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(call.get(), CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings.timeout.count()));
  curl_easy_setopt(call.get(), CURLOPT_TIMEOUT, static_cast<long>(settings.timeout.count()));
  curl_easy_setopt(call.get(), CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(call.get(), CURLOPT_WRITEDATA, &body);
  if (!settings.certificates.empty())
    curl_easy_setopt(call.get(), CURLOPT_CAINFO, settings.certificates.c_str());
  if (!form.empty()) curl_easy_setopt(call.get(), CURLOPT_POSTFIELDS, form.c_str());
  if (curl_easy_perform(call.get()) != CURLE_OK) return issuer_away(url);
  long status = 0;
  curl_easy_getinfo(call.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status >= 500) return issuer_away(url);
  if (status != 200) return issuer_refused();
  auto value = json::parse(body);
  if (!value || !value->is_object()) return issuer_away(url);
  return *value;
}

Result<void> IssuerClient::State::discover() {
  {
    const std::lock_guard lock(mutex);
    if (found) return {};
  }
  auto answer = fetch(settings.issuer + "/.well-known/openid-configuration");
  if (!answer) return refuse(std::move(answer.error()));
  const bj::object& told = answer->get_object();
  if (text_of(told, "issuer") != settings.issuer) return issuer_away("issuer");
  for (const char* name : {"authorization_endpoint", "token_endpoint", "jwks_uri"}) {
    if (origin_of(text_of(told, name)) != origin_of(settings.issuer)) return issuer_away(name);
  }
  const std::lock_guard lock(mutex);
  document = told;
  found = true;
  return {};
}

Result<bj::value> IssuerClient::State::key_set(bool again) {
  {
    const std::lock_guard lock(mutex);
    if (!again && keys.is_object()) return keys;
  }
  auto answer = fetch(address("jwks_uri"));
  if (!answer) return answer;
  const std::lock_guard lock(mutex);
  keys = *answer;
  return keys;
}

IssuerClient::IssuerClient(OidcSettings settings, const Clock& clock)
    : state_(new State{std::move(settings), clock, {}, {}, {}, false}) {}
IssuerClient::~IssuerClient() = default;

PendingSignIn IssuerClient::begin() const {
  return {to_base64url(random_bytes(24)), to_base64url(random_bytes(24)), to_base64url(random_bytes(32)), ""};
}

Result<std::string> IssuerClient::authorization_url(const PendingSignIn& pending) {
  if (auto known = state_->discover(); !known) return refuse(std::move(known.error()));
  const OidcSettings& settings = state_->settings;
  std::string url = state_->address("authorization_endpoint");
  url += url.find('?') == url.npos ? '?' : '&';
  url +=
      "response_type=code&client_id=" + encoded(settings.client_id) +
      "&redirect_uri=" + encoded(settings.redirect_uri) + "&scope=" + encoded(settings.scope) +
      "&state=" + pending.state + "&nonce=" + pending.nonce +
      "&code_challenge_method=S256&code_challenge=" + to_base64url(digest(Digest::sha256, pending.verifier));
  return url;
}

Result<Claims> IssuerClient::claims(const PendingSignIn& pending, const std::string& code) {
  if (auto known = state_->discover(); !known) return refuse(std::move(known.error()));
  const OidcSettings& settings = state_->settings;
  std::string form = "grant_type=authorization_code&code=" + encoded(code) +
                     "&redirect_uri=" + encoded(settings.redirect_uri) +
                     "&client_id=" + encoded(settings.client_id) +
                     "&code_verifier=" + encoded(pending.verifier);
  if (!settings.client_secret.empty()) form += "&client_secret=" + encoded(settings.client_secret);
  const auto answer = state_->fetch(state_->address("token_endpoint"), form);
  if (!answer) return refuse(answer.error());
  const std::string token = text_of(answer->get_object(), "id_token");
  const TokenRules rules{settings.issuer, settings.client_id, pending.nonce, state_->clock.now()};
  std::string why;
  std::optional<bj::object> claims;
  for (const bool again : {false, true}) {  // the issuer may have changed its keys since
    const auto keys = state_->key_set(again);
    if (!keys) return refuse(keys.error());
    claims = verified_claims(token, *keys, rules, why);
    if (claims || why != "signature") break;
  }
  if (!claims) return issuer_refused();
  Claims out{text_of(*claims, "sub"), text_of(*claims, settings.login_claim), "", text_of(*claims, "name")};
  const auto* verified = claims->if_contains("email_verified");
  if (verified && verified->is_bool() && verified->get_bool()) out.email = text_of(*claims, "email");
  return out;
}

}  // namespace yishi::identity

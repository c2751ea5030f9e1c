// What a request's head alone decides. The order matters: who asks and where come before what is asked, and
// everything comes before the body.
#include <algorithm>
#include <array>

#include "core/http/refusals.hpp"
#include "core/http/service.hpp"
#include "core/http/target.hpp"

namespace yishi::http {
namespace {

constexpr std::array verbs{Verb::get, Verb::post, Verb::put, Verb::patch, Verb::del};

std::optional<Verb> verb_of(std::string_view method) {
  if (method == "GET" || method == "HEAD") return Verb::get;
  if (method == "POST") return Verb::post;
  if (method == "PUT") return Verb::put;
  if (method == "PATCH") return Verb::patch;
  if (method == "DELETE") return Verb::del;
  return std::nullopt;
}

// The first of our languages that the client names; ?lang= beats it.
Language language_of(const Request& request) {
  if (const auto asked = request.find("lang")) return *asked == "en" ? Language::en : Language::zh;
  const auto accepted = request.header("accept-language");
  return accepted.find("en") < accepted.find("zh") ? Language::en : Language::zh;
}

bool is_loopback(std::string_view address) {
  return address == "::1" || address.starts_with("127.") || address.starts_with("::ffff:127.");
}

unsigned char lower(char c) { return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c); }

bool same_text(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string_view last_item(std::string_view list) {
  const auto comma = list.rfind(',');
  return trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
}

std::string_view media_type(std::string_view content_type) {
  return trimmed(content_type.substr(0, content_type.find(';')));
}

std::string_view authority_of(std::string_view origin) {
  const auto scheme = origin.find("://");
  return scheme == std::string_view::npos ? std::string_view{} : origin.substr(scheme + 3);
}

void replace_host(Request& request, const std::string& authority) {
  for (auto& [name, value] : request.headers) {
    if (name == "host") value = authority;
  }
}

}  // namespace

std::optional<Reply> Service::admit(Exchange& exchange) {
  auto& request = exchange.request;
  if (settings_.behind_proxy) believe_proxy(exchange);
  auto target = parse_target(exchange.target);
  if (!target) {
    request.path = "/";
    request.language = language_of(request);
    return problem(400, target.error(), request);
  }
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  request.language = language_of(request);
  if (!target->authority.empty()) replace_host(request, target->authority);
  if (auto reply = check_host(exchange)) return reply;
  const auto expected = request.header("expect");
  if (!expected.empty() && !same_text(expected, "100-continue")) return unknown_expectation(request);
  if (auto reply = check_rate(exchange)) return reply;
  if (auto reply = locate(exchange)) return reply;
  if (auto reply = check_source(exchange)) return reply;
  return check_body(exchange);
}

// The address that the nearest proxy saw is the last of the list; those before it are the client's own words.
void Service::believe_proxy(Exchange& exchange) {
  auto& request = exchange.request;
  if (!is_loopback(request.remote)) return;
  const auto forwarded = last_item(request.header("x-forwarded-for"));
  if (!forwarded.empty() && forwarded.size() < 64) {
    request.remote = forwarded;
    exchange.allowance = allowances_.of(request.remote);
  }
  request.secure = request.secure || last_item(request.header("x-forwarded-proto")) == "https";
}

std::optional<Reply> Service::check_host(const Exchange& exchange) const {
  const auto& request = exchange.request;
  if (origin_authority_.empty() || same_text(request.header("host"), origin_authority_)) return std::nullopt;
  if (request.path == "/healthz" || request.path == "/metrics") return std::nullopt;  // asked by address
  return wrong_host(request);
}

std::optional<Reply> Service::check_rate(const Exchange& exchange) const {
  const bool counted = exchange.allowance && exchange.request.path.starts_with("/api/");
  if (!counted || settings_.requests_per_minute <= 0) return std::nullopt;
  const auto wait = exchange.allowance->take(settings_.requests_per_minute, exchange.begun);
  if (wait.count() == 0) return std::nullopt;
  return too_many_requests(exchange.request, wait);
}

// A route of the router; else what the listener itself serves; else the files of the web; else a page that
// takes every path ({rest...}).
std::optional<Reply> Service::locate(Exchange& exchange) const {
  auto& request = exchange.request;
  const auto verb = verb_of(exchange.method);
  exchange.head_only = exchange.method == "HEAD";
  request.verb = verb.value_or(Verb::get);
  auto match = router_.match(request.verb, request.path);
  const bool exact = match.route && !match.route->path.ends_with("...}");
  const bool special = !exact && match.allow.empty() && locate_special(exchange);
  const bool safe = verb == Verb::get;
  if (special && safe) return exchange.kind == Exchange::Kind::live ? check_upgrade(exchange) : std::nullopt;
  if (!special && verb && match.route) {
    exchange.kind = Exchange::Kind::route;
    exchange.route = match.route;
    request.parameters = std::move(match.parameters);
    return std::nullopt;
  }
  exchange.kind = Exchange::Kind::nothing;
  if (special) return wrong_verb(request, "GET, HEAD");
  if (match.route || !match.allow.empty()) return wrong_verb(request, allowed_verbs(exchange));
  return no_such_address(request);
}

std::string Service::allowed_verbs(const Exchange& exchange) const {
  for (const Verb verb : verbs) {
    auto match = router_.match(verb, exchange.request.path);
    if (!match.route) return match.allow;
  }
  return "GET, HEAD, POST, PUT, PATCH, DELETE";
}

bool Service::locate_special(Exchange& exchange) const {
  using Kind = Exchange::Kind;
  const auto& path = exchange.request.path;
  if (path == "/healthz") {
    exchange.kind = Kind::health;
  } else if (path == "/metrics" && is_loopback(exchange.request.remote)) {
    exchange.kind = Kind::metrics;
  } else if (path == "/api/v1/live" && socket_gate_) {
    exchange.kind = Kind::live;
  } else if ((exchange.asset = assets_.find(path))) {
    exchange.kind = Kind::asset;
  }
  return exchange.kind != Kind::nothing;
}

std::optional<Reply> Service::check_upgrade(const Exchange& exchange) const {
  const auto& request = exchange.request;
  const bool asks = exchange.method == "GET" && same_text(request.header("upgrade"), "websocket") &&
                    request.header("sec-websocket-version") == "13" &&
                    !request.header("sec-websocket-key").empty();
  if (!asks || exchange.has_body()) return socket_only(request);
  if (!same_origin(exchange)) return foreign_origin(request);
  return std::nullopt;
}

bool Service::same_origin(const Exchange& exchange) const {
  const auto origin = exchange.request.header("origin");
  if (!settings_.origin.empty()) return origin == settings_.origin;
  const auto authority = authority_of(origin);
  return !authority.empty() && same_text(authority, exchange.request.header("host"));
}

// A page of another site must not act in our user's name (CSRF). Browsers say by themselves where a request
// comes from; older ones and programs say it by Origin.
std::optional<Reply> Service::check_source(const Exchange& exchange) const {
  if (exchange.request.verb == Verb::get) return std::nullopt;
  const auto site = exchange.request.header("sec-fetch-site");
  if (site == "same-origin") return std::nullopt;
  if ((site.empty() || site == "none") && same_origin(exchange)) return std::nullopt;
  return foreign_origin(exchange.request);
}

std::optional<Reply> Service::check_body(const Exchange& exchange) const {
  const auto& request = exchange.request;
  if (!exchange.has_body()) return std::nullopt;
  if (exchange.length && *exchange.length > body_limit(exchange))
    return too_large(request, body_limit(exchange));
  if (request.verb == Verb::get) return std::nullopt;
  const auto& wanted = exchange.route->in_type;
  const auto given = media_type(request.header("content-type"));
  if (!wanted.empty() && (wanted == "*/*" || same_text(given, wanted))) return std::nullopt;
  return wrong_type(request, wanted);
}

std::size_t Service::body_limit(const Exchange& exchange) {
  if (!exchange.route || exchange.request.verb == Verb::get) return 0;
  return exchange.route->body_limit;
}

Reply Service::refuse_unreadable(Exchange& exchange, int status) {
  auto& request = exchange.request;
  exchange.keep_alive = false;
  request.language = language_of(request);
  if (request.path.empty()) request.path = "/";
  if (status == 413) return too_large(request, body_limit(exchange));
  if (status == 431) return header_too_large(request);
  return malformed(request);
}

}  // namespace yishi::http

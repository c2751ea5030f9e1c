#include "core/http/service.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

#include "core/http/entity.hpp"
#include "core/http/head.hpp"
#include "core/http/target.hpp"

namespace yishi::http {
namespace {

std::string authority_of(std::string_view origin) {
  const auto scheme = origin.find("://");
  return std::string(scheme == std::string_view::npos ? origin : origin.substr(scheme + 3));
}

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
  const auto zh = accepted.find("zh"), en = accepted.find("en");
  return en < zh ? Language::en : Language::zh;
}

bool is_loopback(std::string_view address) {
  return address == "::1" || address.starts_with("127.") || address.starts_with("::ffff:127.");
}

std::string_view media_type(std::string_view content_type) {
  auto type = content_type.substr(0, content_type.find(';'));
  while (!type.empty() && type.back() == ' ') type.remove_suffix(1);
  return type;
}

bool same_text(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

std::string_view last_item(std::string_view list) {
  const auto comma = list.rfind(',');
  auto item = comma == std::string_view::npos ? list : list.substr(comma + 1);
  while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
  while (!item.empty() && item.back() == ' ') item.remove_suffix(1);
  return item;
}

Reply refused(int status, std::string code, Words words, const Exchange& exchange) {
  return problem(status, Refusal{Why::invalid, std::move(code), std::move(words), {}}, exchange.request);
}

Reply queue_full(const Request& request) {
  return problem(Refusal{Why::unavailable,
                         "busy",
                         {"现在请求太多，请几秒后重试。",
                          "Too many requests at the moment; try again in a few seconds."},
                         {}},
                 request);
}

std::string fresh_run() {
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  return fmt::format("{:x}", seconds & 0xffffff);
}

}  // namespace

Service::Service(const ListenerSettings& settings, const Router& router, database::Database& db)
    : settings_(settings),
      router_(router),
      db_(db),
      origin_authority_(authority_of(settings.origin)),
      run_(fresh_run()),
      reading_(settings.workers, settings.queue),
      working_(settings.workers, settings.queue) {}

Service::~Service() {
  for (int left = *writes_in_hand_; left != 0; left = *writes_in_hand_) writes_in_hand_->wait(left);
}

std::string Service::next_number(std::size_t thread) {
  thread_local std::uint64_t sequence = 0;
  return fmt::format("{}-{}-{:x}", run_, thread, ++sequence);
}

// ---- admission -------------------------------------------------------------------------------------------

std::optional<Reply> Service::admit(Exchange& exchange) {
  auto& request = exchange.request;
  if (settings_.behind_proxy) believe_proxy(exchange);
  auto target = parse_target(exchange.target);
  if (!target) {
    request.path = "/";
    request.language = language_of(request);
    exchange.keep_alive = false;
    return problem(400, target.error(), request);
  }
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  request.language = language_of(request);
  if (!target->authority.empty()) {
    for (auto& [name, value] : request.headers) {
      if (name == "host") value = target->authority;
    }
  }
  if (auto reply = check_host(exchange)) return reply;
  if (const auto expected = request.header("expect");
      !expected.empty() && !same_text(expected, "100-continue")) {
    return refused(417, "unknown_expectation",
                   {"不支持这种 Expect 请求头。", "This Expect header is not supported."}, exchange);
  }
  if (auto reply = check_rate(exchange)) return reply;
  if (auto reply = locate(exchange)) return reply;
  if (auto reply = check_source(exchange)) return reply;
  return check_body(exchange);
}

// The address that the nearest proxy saw is the last of the list; the ones before it are the client's own
// words.
void Service::believe_proxy(Exchange& exchange) {
  auto& request = exchange.request;
  if (!is_loopback(request.remote)) return;
  if (const auto forwarded = last_item(request.header("x-forwarded-for"));
      !forwarded.empty() && forwarded.size() < 64) {
    request.remote = forwarded;
    exchange.allowance = allowances_.of(request.remote);
  }
  request.secure = request.secure || last_item(request.header("x-forwarded-proto")) == "https";
}

std::optional<Reply> Service::check_host(Exchange& exchange) const {
  if (origin_authority_.empty() || same_text(exchange.request.header("host"), origin_authority_))
    return std::nullopt;
  if (exchange.request.path == "/healthz" || exchange.request.path == "/metrics") return std::nullopt;
  return refused(421, "wrong_host",
                 {"本服务不在这个网址上，请使用正式网址。",
                  "This service does not live at this address; use its official one."},
                 exchange);
}

std::optional<Reply> Service::check_rate(Exchange& exchange) {
  if (settings_.requests_per_minute <= 0 || !exchange.allowance ||
      !exchange.request.path.starts_with("/api/"))
    return std::nullopt;
  const auto wait = exchange.allowance->take(settings_.requests_per_minute, exchange.begun);
  if (wait.count() == 0) return std::nullopt;
  auto reply = problem(
      Refusal{Why::too_many,
              "too_many_requests",
              {"请求太频繁，请稍后再试。", "Too many requests from your address; try again in a moment."},
              {}},
      exchange.request);
  for (auto& [name, value] : reply.headers) {
    if (name == "Retry-After") value = std::to_string(wait.count());
  }
  return reply;
}

std::optional<Reply> Service::locate(Exchange& exchange) const {
  auto& request = exchange.request;
  const auto verb = verb_of(exchange.method);
  exchange.head_only = exchange.method == "HEAD";
  request.verb = verb.value_or(Verb::get);
  auto match = router_.match(request.verb, request.path);
  if (match.route && verb) {
    exchange.kind = Exchange::Kind::route;
    exchange.route = match.route;
    request.parameters = std::move(match.parameters);
    return std::nullopt;
  }
  if (match.route || !match.allow.empty()) {
    auto reply = refused(405, "wrong_verb",
                         {"这个网址不支持该操作。", "This address does not know that verb."}, exchange);
    reply.headers.emplace_back("Allow", match.allow.empty() ? "GET, HEAD" : match.allow);
    return reply;
  }
  return problem(
      404,
      Refusal{Why::not_found,
              "no_such_address",
              {"没有这个网址，请检查后重试。", "There is nothing at this address; check it and try again."},
              {}},
      request);
}

bool Service::same_origin(const Exchange& exchange) const {
  const auto origin = exchange.request.header("origin");
  if (!settings_.origin.empty()) return origin == settings_.origin;
  return origin.find("://") != std::string_view::npos &&
         same_text(authority_of(origin), exchange.request.header("host"));
}

// A page of another site must not act in our user's name (security: CSRF). Browsers say by themselves where a
// request comes from; older ones and programs say it by Origin.
std::optional<Reply> Service::check_source(const Exchange& exchange) const {
  if (exchange.request.verb == Verb::get) return std::nullopt;
  const auto site = exchange.request.header("sec-fetch-site");
  if (site == "same-origin") return std::nullopt;
  if ((site.empty() || site == "none") && same_origin(exchange)) return std::nullopt;
  return problem(
      403,
      Refusal{Why::not_allowed,
              "foreign_origin",
              {"请求不是从本站页面发出的，已拒绝。程序调用请带上 Origin 请求头。",
               "The request does not come from this site's own pages. Programs: send the Origin header."},
              {}},
      exchange.request);
}

std::optional<Reply> Service::check_body(const Exchange& exchange) const {
  if (!exchange.has_body()) return std::nullopt;
  if (exchange.length && *exchange.length > body_limit(exchange)) {
    return refused(413, "too_large",
                   {fmt::format("内容太大，最多 {} 字节。", body_limit(exchange)),
                    fmt::format("The body is too large; at most {} bytes.", body_limit(exchange))},
                   exchange);
  }
  if (exchange.request.verb == Verb::get) return std::nullopt;
  const auto& wanted = exchange.route->in_type;
  if (wanted == "*/*" || same_text(media_type(exchange.request.header("content-type")), wanted))
    return std::nullopt;
  return refused(415, "wrong_type",
                 {"内容类型不对，应为 " + wanted + "。", "Wrong content type; send " + wanted + "."},
                 exchange);
}

std::size_t Service::body_limit(const Exchange& exchange) {
  if (!exchange.route || exchange.request.verb == Verb::get) return 0;
  return exchange.route->body_limit;
}

Reply Service::refuse_unreadable(Exchange& exchange, int status) const {
  exchange.keep_alive = false;
  exchange.request.language = language_of(exchange.request);
  if (exchange.request.path.empty()) exchange.request.path = "/";
  if (status == 413) {
    return refused(413, "too_large",
                   {fmt::format("内容太大，最多 {} 字节。", body_limit(exchange)),
                    fmt::format("The body is too large; at most {} bytes.", body_limit(exchange))},
                   exchange);
  }
  if (status == 431) {
    return refused(431, "header_too_large",
                   {"请求头太大，请清除本站 Cookie 后重试。",
                    "The header is too large; clear this site's cookies and try again."},
                   exchange);
  }
  return refused(status, "malformed", {"请求格式不对，无法读取。", "The request is malformed."}, exchange);
}

// ---- running ---------------------------------------------------------------------------------------------

bool Service::runs_inline(const Exchange& exchange) {
  return exchange.kind != Exchange::Kind::route ||
         (exchange.route->runs == Runs::reading && exchange.route->quick);
}

Reply Service::run(Exchange& exchange) {
  auto reply = guarded(exchange, [&] {
    return db_.read(
        [&](database::Transaction& tx) { return exchange.route->handler(&tx, exchange.request); });
  });
  shrink(exchange, reply);
  return reply;
}

void Service::run_elsewhere(Exchange& exchange, Answer answer) {
  switch (exchange.route->runs) {
    case Runs::reading:
      return read_elsewhere(exchange, std::move(answer));
    case Runs::writing:
      return write_elsewhere(exchange, std::move(answer));
    case Runs::working:
      return work_elsewhere(exchange, std::move(answer));
  }
}

void Service::read_elsewhere(Exchange& exchange, Answer answer) {
  if (!reading_.post([this, &exchange, answer] { answer(run(exchange)); }))
    answer(queue_full(exchange.request));
}

void Service::work_elsewhere(Exchange& exchange, Answer answer) {
  const auto job = [this, &exchange, answer] {
    auto reply = guarded(exchange, [&] { return exchange.route->handler(nullptr, exchange.request); });
    shrink(exchange, reply);
    answer(std::move(reply));
  };
  if (!working_.post(job)) answer(queue_full(exchange.request));
}

// Whether the changes stand: a refused act leaves nothing behind, a repeated one has nothing to do.
bool Service::write(Exchange& exchange, database::Transaction& tx, Reply& reply) {
  const auto& request = exchange.request;
  const auto key = Idempotency::key_of(request);
  if (!key) {
    reply = problem(key.error(), request);
    return false;
  }
  if (*key) {
    if (auto earlier = idempotency_.earlier(tx, **key, request)) {
      reply = std::move(*earlier);
      return false;
    }
  }
  reply = exchange.route->handler(&tx, request);
  if (reply.status >= 400) return false;
  if (*key) idempotency_.keep(tx, **key, reply, SystemClock().now());
  return true;
}

void Service::write_elsewhere(Exchange& exchange, Answer answer) {
  auto reply = std::make_shared<Reply>();
  database::Database::Write write;
  write.work = [this, &exchange, reply](database::Transaction& tx) {
    return this->write(exchange, tx, *reply);
  };
  write.done = [this, &exchange, reply, answer, in_hand = writes_in_hand_](std::exception_ptr error) {
    answer(error ? broken(exchange, error) : std::move(*reply));
    --*in_hand;
    in_hand->notify_all();
  };
  ++*writes_in_hand_;
  if (db_.enqueue(std::move(write))) return;
  --*writes_in_hand_;
  answer(queue_full(exchange.request));
}

// The one catch of a request.
Reply Service::guarded(const Exchange& exchange, const std::function<Reply()>& handler) const {
  try {
    return handler();
  } catch (...) {
    return broken(exchange, std::current_exception());
  }
}

Reply Service::broken(const Exchange& exchange, const std::exception_ptr& error) const {
  std::string what = "unknown";
  try {
    std::rethrow_exception(error);
  } catch (const database::Unavailable& e) {
    what = e.what();
  } catch (const database::Duplicate&) {
    return problem(Refusal{Why::conflict,
                           "changed_meanwhile",
                           {"同样的内容已被别人先一步提交，请刷新后再决定。",
                            "Somebody else was faster with the same; reload and decide again."},
                           {}},
                   exchange.request);
  } catch (const std::exception& e) {
    what = e.what();
  } catch (...) {
  }
  bool unavailable = false;
  try {
    std::rethrow_exception(error);
  } catch (const database::Unavailable&) {
    unavailable = true;
  } catch (...) {
  }
  std::string line = "{\"level\":\"error\",\"request\":";
  json::write_string(line, exchange.request.number);
  line += ",\"route\":";
  json::write_string(line, exchange.method + " " + (exchange.route ? exchange.route->path : ""));
  line += ",\"what\":";
  json::write_string(line, what);
  line += '}';
  if (settings_.report) {
    settings_.report(line);
  } else {
    std::fprintf(stderr, "%s\n", line.c_str());
  }
  if (unavailable) {
    return problem(Refusal{Why::unavailable,
                           "unavailable",
                           {"服务暂时不可用，什么也没有保存，请稍后重试。",
                            "The service cannot do this now; nothing was saved. Try again later."},
                           {}},
                   exchange.request);
  }
  return problem(500,
                 Refusal{Why::invalid,
                         "internal",
                         {"服务器出错，什么也没有保存。请稍后重试；若再次出现，请把请求编号告诉管理员。",
                          "Something broke on the server; nothing was saved. Try again; if it happens again, "
                          "tell the administrator the request number."},
                         {}},
                 exchange.request);
}

// ---- replying --------------------------------------------------------------------------------------------

void Service::shrink(const Exchange& exchange, Reply& reply) const {
  apply_etag(exchange.request, reply);
  apply_gzip(exchange.request, reply, settings_.gzip_above);
}

void Service::finish(Exchange& exchange, Reply reply, Outgoing& out) {
  out.head.clear();
  write_head(out.head, exchange, reply, reply.body.size());
  out.kept = std::move(reply.body);
  out.body = exchange.head_only || reply.status == 204 || reply.status == 304 ? std::string_view{}
                                                                              : std::string_view(out.kept);
}

}  // namespace yishi::http

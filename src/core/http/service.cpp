#include "core/http/service.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

#include "core/http/entity.hpp"
#include "core/http/head.hpp"
#include "core/http/refusals.hpp"

namespace yishi::http {
namespace {

std::string without_scheme(std::string_view origin) {
  const auto scheme = origin.find("://");
  return std::string(scheme == std::string_view::npos ? origin : origin.substr(scheme + 3));
}

std::string fresh_run() {
  using namespace std::chrono;
  const auto now = duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
  return fmt::format("{:x}", now & 0xffffff);
}

}  // namespace

Service::Service(const ListenerSettings& settings, const Router& router, database::Database& db)
    : settings_(settings),
      router_(router),
      db_(db),
      origin_authority_(without_scheme(settings.origin)),
      run_(fresh_run()),
      log_(settings.access_log, settings.log_addresses, static_cast<std::size_t>(settings.network_threads)),
      reading_(settings.workers, settings.queue),
      working_(settings.workers, settings.queue) {}

Service::~Service() {
  for (int left = *writes_in_hand_; left != 0; left = *writes_in_hand_) writes_in_hand_->wait(left);
}

Result<void> Service::open() {
  metrics_.emplace(router_, static_cast<std::size_t>(settings_.network_threads));
  if (settings_.assets.empty()) return {};
  auto assets = Assets::load(settings_.assets);
  if (!assets) return refuse(std::move(assets.error()));
  assets_ = std::move(*assets);
  return {};
}

std::string Service::next_number(std::size_t thread) {
  thread_local std::uint64_t sequence = 0;
  return fmt::format("{}-{}-{:x}", run_, thread, ++sequence);
}

// ---- running ---------------------------------------------------------------------------------------------

bool Service::runs_inline(const Exchange& exchange) {
  return exchange.kind != Exchange::Kind::route ||
         (exchange.route->runs == Runs::reading && exchange.route->quick);
}

Reply Service::run(Exchange& exchange) {
  Reply reply;
  if (exchange.kind == Exchange::Kind::asset) {
    exchange.fixed_body = answer_with(*exchange.asset, exchange.request, reply);
    return reply;
  }
  if (exchange.kind == Exchange::Kind::health) return health(exchange);
  if (exchange.kind == Exchange::Kind::metrics) return metrics_text();
  reply = guarded(exchange, [&] {
    return db_.read(
        [&](database::Transaction& tx) { return exchange.route->handler(&tx, exchange.request); });
  });
  shrink(exchange, reply);
  return reply;
}

Reply Service::health(const Exchange& exchange) {
  auto reply = guarded(exchange, [&] {
    const auto one = db_.read([](database::Transaction& tx) { return tx.first<std::int64_t>("SELECT 1"); });
    return one == 1 ? Reply::json("{\"status\":\"ok\"}") : unavailable(exchange.request);
  });
  if (reply.status == 500) reply = unavailable(exchange.request);
  if (reply.status == 200) reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

Reply Service::metrics_text() const {
  const Metrics::Gauges gauges{connections, sockets, reading_.waiting(), working_.waiting(),
                               *writes_in_hand_};
  return {200,
          "text/plain; version=0.0.4; charset=utf-8",
          metrics_->text(gauges),
          {{"Cache-Control", "no-store"}}};
}

void Service::open_socket(Exchange& exchange, Answer answer) {
  const auto job = [this, &exchange, answer] {
    auto reply = guarded(exchange, [&] {
      auto channels = db_.read([&](database::Transaction& tx) { return socket_gate_(tx, exchange.request); });
      if (!channels) return problem(channels.error(), exchange.request);
      exchange.channels = std::move(*channels);
      return Reply{101, "", "", {}};
    });
    answer(std::move(reply));
  };
  if (!reading_.post(job)) answer(busy(exchange.request));
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
  if (!reading_.post([this, &exchange, answer] { answer(run(exchange)); })) answer(busy(exchange.request));
}

void Service::work_elsewhere(Exchange& exchange, Answer answer) {
  const auto job = [this, &exchange, answer] {
    auto reply = guarded(exchange, [&] { return exchange.route->handler(nullptr, exchange.request); });
    shrink(exchange, reply);
    answer(std::move(reply));
  };
  if (!working_.post(job)) answer(busy(exchange.request));
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
  answer(busy(exchange.request));
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
  try {
    std::rethrow_exception(error);
  } catch (const database::Duplicate&) {
    return changed_meanwhile(exchange.request);
  } catch (const database::Unavailable& e) {
    report(exchange, e.what());
    return unavailable(exchange.request);
  } catch (const std::exception& e) {
    report(exchange, e.what());
  } catch (...) {
    report(exchange, "unknown exception");
  }
  return internal_error(exchange.request);
}

void Service::report(const Exchange& exchange, std::string_view what) const {
  std::string line = "{\"level\":\"error\",\"request\":";
  json::write_string(line, exchange.request.number);
  line += ",\"route\":";
  json::write_string(line, exchange.method + " " + (exchange.route ? exchange.route->path : ""));
  line += ",\"what\":";
  json::write_string(line, what);
  line += '}';
  if (settings_.report) return settings_.report(line);
  std::fprintf(stderr, "%s\n", line.c_str());
}

// ---- replying --------------------------------------------------------------------------------------------

void Service::shrink(const Exchange& exchange, Reply& reply) const {
  apply_etag(exchange.request, reply);
  apply_gzip(exchange.request, reply, settings_.gzip_above);
}

void Service::finish(Exchange& exchange, Reply reply, Outgoing& out) {
  // The writer's thread is too dear to compress on.
  if (exchange.route && exchange.route->runs == Runs::writing) shrink(exchange, reply);
  out.kept = std::move(reply.body);
  const std::string_view whole =
      exchange.fixed_body.empty() ? std::string_view(out.kept) : exchange.fixed_body;
  const bool bodyless = exchange.head_only || reply.status == 204 || reply.status == 304;
  out.head.clear();
  write_head(out.head, exchange, reply, whole.size());
  out.body = bodyless ? std::string_view{} : whole;
  note(exchange, reply.status, out.head.size() + out.body.size());
}

void Service::note(const Exchange& exchange, int status, std::size_t bytes) {
  metrics_->count(exchange, status, bytes);
  if (log_.on()) log_.note(exchange, status, bytes);
}

}  // namespace yishi::http

// links: yishi_http
// Bytes to a request, through the reader and the admission, in pieces of any size.
#include <cstdlib>

#include "core/http/reader.hpp"
#include "core/http/service.hpp"

namespace {

using namespace yishi;

// Admission asks the database nothing; whoever does is told at once.
struct NoDatabase final : database::Database {
  database::Engine engine() const override { return database::Engine::sqlite; }
  bool enqueue(Write) override { std::abort(); }
  void after_commit(std::function<void()>) override { std::abort(); }
  void read_with(const std::function<void(database::Transaction&)>&) override { std::abort(); }
  void write_with(const std::function<bool(database::Transaction&)>&) override { std::abort(); }
};

struct World {
  World() {
    for (const auto verb : {http::Verb::get, http::Verb::post, http::Verb::del}) {
      router.add({.verb = verb, .path = "/api/v1/things/{id}", .body_limit = 64});
    }
    router.add({.verb = http::Verb::get, .path = "/{rest...}"});
    service.emplace(settings, router, db);
    if (!service->open()) std::abort();
  }
  http::ListenerSettings settings{.workers = 1, .requests_per_minute = 0};
  http::Router router;
  NoDatabase db;
  std::optional<http::Service> service;
};

void expect(bool good) {
  if (!good) std::abort();
}

void check_admitted(const http::Exchange& exchange) {
  expect(!exchange.request.path.empty() && exchange.request.path[0] == '/');
  expect(exchange.request.path.find("/../") == std::string::npos);
  expect(!(exchange.chunked && exchange.length));
  expect(exchange.kind != http::Exchange::Kind::nothing);
}

void read_body(http::Reader& reader, http::Exchange& exchange, std::string_view bytes, std::size_t piece) {
  constexpr std::size_t limit = 64;
  std::size_t start = 0, end = 0;
  for (;;) {
    std::size_t used = 0;
    const auto state = reader.read_body(bytes.substr(start, end - start), limit, exchange.request.body, used);
    expect(used <= end - start && exchange.request.body.size() <= limit);
    start += used;
    if (state != http::Reader::Body::more || end == bytes.size()) return;
    end = std::min(bytes.size(), end + piece);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static World world;
  if (size < 1) return 0;
  const std::size_t piece = data[0] + 1u;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto end = http::Reader::head_end(bytes, 0);
  if (end == std::string_view::npos) return 0;
  http::Reader reader;
  http::Exchange exchange;
  exchange.request.remote = "127.0.0.1";
  if (!reader.read_head(bytes.substr(0, end), exchange)) return 0;
  auto reply = world.service->admit(exchange);
  if (!reply) check_admitted(exchange);
  if (exchange.has_body()) read_body(reader, exchange, bytes.substr(end), piece);
  http::Outgoing out;
  world.service->finish(exchange, reply ? std::move(*reply) : http::Reply::json(exchange.request.body), out);
  expect(out.head.starts_with("HTTP/1.1 ") && out.head.ends_with("\r\n\r\n"));
  expect(out.head.find("\r\n\r\n") == out.head.size() - 4);
  return 0;
}

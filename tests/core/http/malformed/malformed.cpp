// Sends N malformed requests over raw sockets and expects an answer or a close to each within two seconds,
// the server alive at the end, and no reply that is not HTTP. The same SEED gives the same requests.
//
//   malformed 1000000 7              against a listener in this process
//   malformed 1000000 7 127.0.0.1 8080
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include "core/http/listener.hpp"

namespace {

using namespace yishi;
using Chance = std::mt19937_64;

// What a request of ill will is made of (28 pieces).
const std::vector<std::string> pieces = {
    "GET ",
    "POST ",
    "/api/v1/things",
    " HTTP/1.1\r\n",
    "\r\n",
    "\r\n\r\n",
    "Host: h\r\n",
    "Content-Length: 5\r\n",
    "Content-Length: 99999999999999999999\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Transfer-Encoding: gzip, chunked\r\n",
    "5\r\nhello\r\n",
    "0\r\n\r\n",
    "ffffffffffffffff\r\n",
    "Connection: keep-alive\r\n",
    "Connection: close\r\n",
    "Expect: 100-continue\r\n",
    "Content-Type: application/json\r\n",
    "Origin: http://h\r\n",
    "{\"a\":",
    "%00",
    "%ff%fe",
    "?q=1&q=2",
    "/../../etc/passwd",
    std::string("\0", 1),
    "\xff\xfe",
    " \t",
    "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n"};

const std::vector<std::string> seeds = {
    "GET /api/v1/ping HTTP/1.1\r\nHost: h\r\n\r\n",
    "POST /api/v1/things HTTP/1.1\r\nHost: h\r\nOrigin: http://h\r\nContent-Type: "
    "application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
    "POST /api/v1/things HTTP/1.1\r\nHost: h\r\nOrigin: http://h\r\nContent-Type: "
    "application/json\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n",
    "GET /api/v1/ping?q=%E6%8F%90&lang=en HTTP/1.1\r\nHost: h\r\nCookie: sid=1; x=2\r\nIf-None-Match: "
    "\"a\"\r\nAccept-Encoding: gzip\r\n\r\n"};

std::size_t below(Chance& chance, std::size_t bound) { return bound == 0 ? 0 : chance() % bound; }

std::string mutated(Chance& chance) {
  std::string out = chance() % 8 == 0 ? std::string() : seeds[below(chance, seeds.size())];
  for (std::size_t i = 0, count = 1 + below(chance, 6); i < count; ++i) {
    const auto at = below(chance, out.size() + 1);
    switch (chance() % 5) {
      case 0:
        out.insert(at, pieces[below(chance, pieces.size())]);
        break;
      case 1:
        if (!out.empty()) out[below(chance, out.size())] = static_cast<char>(chance());
        break;
      case 2:
        out.erase(at, below(chance, 20));
        break;
      case 3:
        out += seeds[below(chance, seeds.size())];
        break;
      default:
        out.insert(at, out.substr(below(chance, out.size() + 1), below(chance, 40)));
    }
  }
  return out;
}

struct Target {
  sockaddr_in address{};
  int connect() const {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor >= 0 &&
        ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
      return descriptor;
    if (descriptor >= 0) ::close(descriptor);
    return -1;
  }
};

// Sends, says that no more comes, and waits for the end. Reset instead of FIN at close, so that ports are
// free again.
bool survives(const Target& target, std::string_view bytes) {
  const int descriptor = target.connect();
  if (descriptor < 0) return false;
  const linger reset{1, 0};
  ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
  (void)!::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  ::shutdown(descriptor, SHUT_WR);
  std::string reply;
  bool ended = false;
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(2);
  while (!ended) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now())
            .count();
    pollfd waiting{descriptor, POLLIN, 0};
    if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) <= 0) break;
    char buffer[16384];
    const auto count = ::recv(descriptor, buffer, sizeof buffer, 0);
    ended = count <= 0;
    if (count > 0) reply.append(buffer, static_cast<std::size_t>(count));
  }
  ::close(descriptor);
  const bool broken = reply.starts_with("HTTP/1.1 500");
  return ended && !broken && (reply.empty() || reply.starts_with("HTTP/1.1 "));
}

void add_routes(http::Router& router) {
  router.add({.verb = http::Verb::get,
              .path = "/api/v1/ping",
              .runs = http::Runs::reading,
              .quick = true,
              .handler = [](auto*, const auto&) { return http::Reply::json("{}"); }});
  router.add({.verb = http::Verb::post,
              .path = "/api/v1/things",
              .runs = http::Runs::working,
              .body_limit = 4096,
              .handler = [](auto*, const auto& request) {
                const auto body = json::parse(request.body);
                return body ? http::Reply::json(json::serialize(*body))
                            : http::problem(body.error(), request);
              }});
}

struct Counts {
  std::atomic<std::int64_t> passed{0}, failed{0};
};

void drive(const Target& target, std::int64_t count, std::uint64_t seed, Counts& counts) {
  Chance chance(seed);
  for (std::int64_t i = 0; i < count && counts.failed < 20; ++i) {
    const auto bytes = mutated(chance);
    if (survives(target, bytes)) {
      ++counts.passed;
      continue;
    }
    ++counts.failed;
    std::fprintf(stderr, "failed: seed %llu, request %lld\n", static_cast<unsigned long long>(seed),
                 static_cast<long long>(i));
  }
}

int usage() {
  std::fputs("usage: malformed N SEED [ADDRESS PORT]\n", stderr);
  return 2;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3 && count != 5) return usage();
  const std::int64_t requests = std::atoll(words[1]);
  const std::uint64_t seed = std::strtoull(words[2], nullptr, 10);
  if (requests <= 0) return usage();
  Target target;
  target.address.sin_family = AF_INET;
  target.address.sin_port = htons(static_cast<std::uint16_t>(count == 5 ? std::atoi(words[4]) : 0));
  inet_pton(AF_INET, count == 5 ? words[3] : "127.0.0.1", &target.address.sin_addr);

  const auto folder =
      std::filesystem::temp_directory_path() / ("yishi-malformed-" + std::to_string(::getpid()));
  std::unique_ptr<database::Database> db;
  std::unique_ptr<http::Listener> listener;
  http::Router router;
  if (count == 3) {
    std::filesystem::create_directories(folder);
    db = database::Database::open({.url = "sqlite:" + (folder / "m.db").string()}).value();
    add_routes(router);
    http::ListenerSettings settings;
    settings.port = 0;
    settings.requests_per_minute = 0;
    listener = std::make_unique<http::Listener>(settings, router, *db);
    if (!listener->start()) return 1;
    target.address.sin_port = htons(listener->port());
  }

  constexpr int drivers = 4;
  Counts counts;
  std::vector<std::thread> threads;
  for (int i = 0; i < drivers; ++i) {
    const auto share = requests / drivers + (i < requests % drivers ? 1 : 0);
    threads.emplace_back([&target, &counts, share, own = seed * 1000 + static_cast<std::uint64_t>(i)] {
      drive(target, share, own, counts);
    });
  }
  for (auto& thread : threads) thread.join();
  if (!survives(target, seeds[0])) ++counts.failed;  // still alive
  listener.reset();
  db.reset();
  std::error_code ignored;
  if (count == 3) std::filesystem::remove_all(folder, ignored);
  std::printf("%lld passed, %lld failed\n", static_cast<long long>(counts.passed),
              static_cast<long long>(counts.failed));
  return counts.failed == 0 ? 0 : 1;
}

// The network side: Beast on Asio coroutines, one io_context a thread. Only this folder's .cpp files see
// Asio.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "core/http/http.hpp"

namespace yishi::http {

struct ListenerSettings {
  std::string address = "127.0.0.1";
  unsigned short port = 8080;    // 0: any free port; Listener::port() tells
  int network_threads = 2;       // 1–16; they never block
  int workers = 2;               // threads for Runs::working and for reading routes that are not quick
  std::size_t queue = 512;       // requests that may wait for a worker; then 503 with Retry-After
  std::string certificate, key;  // PEM files; both empty: plain HTTP
  std::string assets;            // folder of the built web (web/dist); empty: API only
  bool behind_proxy = false;     // honour X-Forwarded-For/-Proto from loopback
  std::string origin;            // "https://yishi.example"; empty: any Host, compared with Origin
  std::size_t header_limit = 8192;
  int connections_per_address = 200;
  int requests_per_minute = 1200;  // per address, over all API routes; 0: no limit
  std::chrono::seconds header_deadline{10}, body_deadline{30}, idle{75};
  std::string access_log;      // file; empty: none. No query texts, bodies, cookies
  bool log_addresses = false;  // the client's address in the access log
  std::size_t gzip_above =
      1024;  // bytes of a text reply from which it is compressed when the client takes gzip
  // One JSON line for each request that met a broken world; empty: to stderr.
  std::function<void(std::string_view line)> report;
};

// Who may open a live socket, and which channels it hears.
using SocketGate = std::function<Result<std::vector<std::string>>(database::Transaction&, const Request&)>;

class Listener final : public Live {
 public:
  Listener(ListenerSettings settings, const Router& router, database::Database& db);
  ~Listener() override;                 // graceful: stops accepting, ends requests in hand, then closes
  void allow_sockets(SocketGate gate);  // GET /api/v1/live
  Result<void> start();                 // refuses when the port is taken
  unsigned short port() const;
  void stop();
  void tell(std::string_view channel, std::string_view message) override;
  void drop(std::string_view channel);  // closes its sockets (signed out): code 4001
  void reopen_logs();                   // after rotation; from any thread

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yishi::http

// A small blocking client of our own API: for journeys, commands and benchmarks. Keeps one connection, a
// cookie jar and headers for every request; says its Origin, as the server asks of programs. One thread at a
// time.
#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/http/http.hpp"

namespace yishi::http {

struct ClientSettings {
  std::string origin = "http://127.0.0.1:8080";  // scheme, host, port; https for TLS
  std::string trusted;  // PEM file of authorities or of the server's own certificate; empty: the system's
  bool verify = true;   // the certificate (tests with their own may say no)
  std::chrono::seconds timeout{30};  // for connecting and for each exchange
};

class Client {
 public:
  explicit Client(ClientSettings settings);
  explicit Client(std::string origin) : Client(ClientSettings{.origin = std::move(origin)}) {}
  ~Client();
  Client(Client&&) noexcept;

  struct Answer {
    int status = 0;
    Pairs headers;  // names in lower case
    std::string body;
    std::string_view header(std::string_view name) const;  // "" when missing
    bool good() const { return status >= 200 && status < 300; }
    // The body as a described struct; refuses like json::read.
    template <class T>
    Result<T> json() const {
      return json::read<T>(body);
    }
    std::string code() const;  // of a problem, e.g. "changed_meanwhile"; "" when it is none
  };

  // Refusal: unavailable "unreachable" when no answer came. A GET is tried again once on a connection that
  // the server has closed meanwhile; so is a write that carries an Idempotency-Key.
  Result<Answer> send(Verb verb, std::string_view path, std::string_view body = {}, Pairs headers = {});
  Result<Answer> get(std::string_view path, Pairs headers = {}) {
    return send(Verb::get, path, {}, std::move(headers));
  }
  // JSON text; an empty body sends none.
  Result<Answer> post(std::string_view path, std::string_view body, Pairs headers = {}) {
    return send(Verb::post, path, body, std::move(headers));
  }
  Result<Answer> put(std::string_view path, std::string_view body, Pairs headers = {}) {
    return send(Verb::put, path, body, std::move(headers));
  }
  Result<Answer> patch(std::string_view path, std::string_view body, Pairs headers = {}) {
    return send(Verb::patch, path, body, std::move(headers));
  }
  Result<Answer> del(std::string_view path, Pairs headers = {}) {
    return send(Verb::del, path, {}, std::move(headers));
  }

  void always(std::string name,
              std::string value);                 // a header of every request from now on; "" takes it back
  std::map<std::string, std::string>& cookies();  // by name; Set-Cookie of answers is taken in

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Listens to GET /api/v1/live as a browser does.
class LiveClient {
 public:
  // Refusal: unavailable "unreachable", or not_allowed "socket_refused" with the server's status in words.
  static Result<LiveClient> open(const ClientSettings& settings,
                                 const std::map<std::string, std::string>& cookies,
                                 std::string_view path = "/api/v1/live");
  ~LiveClient();
  LiveClient(LiveClient&&) noexcept;
  // The next message, or nothing when none came in time or the socket is closed.
  std::optional<std::string> next(std::chrono::milliseconds patience);
  bool closed() const;
  int close_code() const;  // once closed by the server; else 0

 private:
  struct State;
  explicit LiveClient(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace yishi::http

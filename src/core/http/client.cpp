#include "core/http/client.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

namespace yishi::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace beast_http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using Tcp = asio::ip::tcp;
using Error = boost::system::error_code;
using Plain = beast::tcp_stream;
using Tls = beast::ssl_stream<beast::tcp_stream>;

constexpr std::uint64_t most_body = 1ULL << 30;

struct Address {
  bool secure = false;
  std::string host, port, authority;
};

Address parse_origin(std::string_view origin) {
  Address out;
  out.secure = origin.starts_with("https://");
  const auto scheme = origin.find("://");
  if (scheme != std::string_view::npos) origin.remove_prefix(scheme + 3);
  out.authority = origin;
  const auto colon = origin.rfind(':');
  const bool has_port = colon != std::string_view::npos && origin.find(']', colon) == std::string_view::npos;
  out.host = origin.substr(0, has_port ? colon : origin.size());
  out.port = has_port ? std::string(origin.substr(colon + 1)) : out.secure ? "443" : "80";
  if (out.host.starts_with('[') && out.host.ends_with(']'))
    out.host = out.host.substr(1, out.host.size() - 2);
  return out;
}

std::unexpected<Refusal> unreachable(const std::string& origin, const Error& error) {
  return refuse(
      Why::unavailable, "unreachable",
      {"无法连接 " + origin + "：" + error.message(), "Cannot reach " + origin + ": " + error.message()});
}

beast_http::verb beast_verb(Verb verb) {
  switch (verb) {
    case Verb::get:
      return beast_http::verb::get;
    case Verb::post:
      return beast_http::verb::post;
    case Verb::put:
      return beast_http::verb::put;
    case Verb::patch:
      return beast_http::verb::patch;
    case Verb::del:
      return beast_http::verb::delete_;
  }
  return beast_http::verb::get;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

std::string cookie_header(const std::map<std::string, std::string>& cookies) {
  std::string out;
  for (const auto& [name, value] : cookies) {
    if (!out.empty()) out += "; ";
    out += name + "=" + value;
  }
  return out;
}

// Asio's blocking calls know no deadline, so each call is an asynchronous one that this thread waits for.
struct Line {
  explicit Line(const ClientSettings& given)
      : settings(given), address(parse_origin(given.origin)), tls_context(asio::ssl::context::tls_client) {
    if (!address.secure) return;
    Error ignored;
    if (settings.trusted.empty()) {
      tls_context.set_default_verify_paths(ignored);
    } else {
      tls_context.load_verify_file(settings.trusted, ignored);
    }
    tls_context.set_verify_mode(settings.verify ? asio::ssl::verify_peer : asio::ssl::verify_none);
    if (settings.verify) tls_context.set_verify_callback(asio::ssl::host_name_verification(address.host));
  }

  bool connected() const { return plain || tls; }
  Plain& lowest() { return tls ? beast::get_lowest_layer(*tls) : *plain; }
  void close() {
    tls.reset();
    plain.reset();
    buffer.clear();
  }

  template <class Start>
  Error wait(Start start) {
    Error out = asio::error::timed_out;
    bool over = false;
    start([&](const Error& error, auto&&...) {
      out = error;
      over = true;
    });
    context.restart();
    while (!over && context.run_one() > 0) {  // not until all is quiet: a socket's own timers go on
    }
    return out;
  }

  Error connect() {
    Error error;
    Tcp::resolver resolver(context);
    const auto found = resolver.resolve(address.host, address.port, error);
    if (error) return error;
    if (address.secure) {
      tls = std::make_unique<Tls>(context, tls_context);
      SSL_set_tlsext_host_name(tls->native_handle(), address.host.c_str());
    } else {
      plain = std::make_unique<Plain>(context);
    }
    lowest().expires_after(settings.timeout);
    error = wait([&](auto done) { lowest().async_connect(found, done); });
    if (!error) lowest().socket().set_option(Tcp::no_delay(true), error);
    if (!error && tls) {
      error = wait([&](auto done) { tls->async_handshake(asio::ssl::stream_base::client, done); });
    }
    if (error) close();
    return error;
  }

  template <class Request, class Parser>
  Error exchange(Request& request, Parser& parser) {
    lowest().expires_after(settings.timeout);
    const auto through = [&](auto& stream) {
      auto error = wait([&](auto done) { beast_http::async_write(stream, request, done); });
      // An early refusal may stand there although our writing failed.
      const auto read = wait([&](auto done) { beast_http::async_read(stream, buffer, parser, done); });
      return read ? (error ? error : read) : Error{};
    };
    return tls ? through(*tls) : through(*plain);
  }

  const ClientSettings settings;
  const Address address;
  asio::ssl::context tls_context;
  asio::io_context context{1};
  std::unique_ptr<Plain> plain;
  std::unique_ptr<Tls> tls;
  beast::flat_buffer buffer;
};

}  // namespace

std::string_view Client::Answer::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

std::string Client::Answer::code() const {
  const auto value = json::parse(body);
  if (!value || !value->is_object()) return {};
  const auto* code = value->get_object().if_contains("code");
  return code && code->is_string() ? std::string(code->get_string()) : std::string{};
}

struct Client::State {
  explicit State(ClientSettings settings) : line(settings) {}

  beast_http::request<beast_http::string_body> make(Verb verb, std::string_view path, std::string_view body,
                                                    const Pairs& headers) const {
    beast_http::request<beast_http::string_body> request(beast_verb(verb),
                                                         beast::string_view(path.data(), path.size()), 11);
    request.set(beast_http::field::host, line.address.authority);
    if (verb != Verb::get) request.set(beast_http::field::origin, line.settings.origin);
    if (!cookies.empty()) request.set(beast_http::field::cookie, cookie_header(cookies));
    if (!body.empty()) request.set(beast_http::field::content_type, "application/json");
    for (const auto& [name, value] : always) request.set(name, value);
    for (const auto& [name, value] : headers) request.set(name, value);
    request.body() = body;
    request.prepare_payload();
    return request;
  }

  void take_cookie(std::string_view text) {
    const auto pair = text.substr(0, text.find(';'));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) return;
    const std::string name(pair.substr(0, equals));
    const std::string attributes = lower(text);
    if (attributes.find("max-age=0") != std::string::npos || equals + 1 == pair.size()) {
      cookies.erase(name);
    } else {
      cookies[name] = pair.substr(equals + 1);
    }
  }

  Answer take(beast_http::response<beast_http::string_body> response) {
    Answer answer;
    answer.status = static_cast<int>(response.result_int());
    for (const auto& field : response) {
      answer.headers.emplace_back(
          lower(std::string_view(field.name_string().data(), field.name_string().size())),
          std::string(field.value()));
      if (field.name() == beast_http::field::set_cookie)
        take_cookie(std::string_view(field.value().data(), field.value().size()));
    }
    answer.body = std::move(response.body());
    return answer;
  }

  Line line;
  Pairs always;
  std::map<std::string, std::string> cookies;
};

Client::Client(ClientSettings settings) : state_(std::make_unique<State>(std::move(settings))) {}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;

Result<Client::Answer> Client::send(Verb verb, std::string_view path, std::string_view body, Pairs headers) {
  auto request = state_->make(verb, path, body, headers);
  auto& line = state_->line;
  for (bool again = verb == Verb::get || request.find("Idempotency-Key") != request.end();; again = false) {
    const bool fresh = !line.connected();
    if (fresh) {
      if (const auto error = line.connect()) return unreachable(line.settings.origin, error);
    }
    beast_http::response_parser<beast_http::string_body> parser;
    parser.body_limit(most_body);
    const auto error = line.exchange(request, parser);
    if (error) {
      line.close();
      if (again && !fresh && error != beast::error::timeout) continue;
      return unreachable(line.settings.origin, error);
    }
    if (!parser.keep_alive()) line.close();
    return state_->take(parser.release());
  }
}

void Client::always(std::string name, std::string value) {
  std::erase_if(state_->always, [&](const auto& pair) { return pair.first == name; });
  if (!value.empty()) state_->always.emplace_back(std::move(name), std::move(value));
}

std::map<std::string, std::string>& Client::cookies() { return state_->cookies; }

// ---- live
// --------------------------------------------------------------------------------------------------

struct LiveClient::State {
  explicit State(const ClientSettings& settings) : line(settings) {}

  template <class F>
  auto with_stream(F f) {
    return tls ? f(*tls) : f(*plain);
  }

  Error shake_hands(std::string_view path, const std::map<std::string, std::string>& cookies,
                    websocket::response_type& response) {
    if (line.tls) {
      tls = std::make_unique<websocket::stream<Tls>>(std::move(*line.tls));
    } else {
      plain = std::make_unique<websocket::stream<Plain>>(std::move(*line.plain));
    }
    return with_stream([&](auto& stream) {
      beast::get_lowest_layer(stream).expires_never();
      stream.set_option(websocket::stream_base::timeout::suggested(beast::role_type::client));
      stream.set_option(websocket::stream_base::decorator([&](websocket::request_type& request) {
        request.set(beast_http::field::origin, line.settings.origin);
        if (!cookies.empty()) request.set(beast_http::field::cookie, cookie_header(cookies));
      }));
      return line.wait([&](auto done) {
        stream.async_handshake(response, line.address.authority, std::string(path), done);
      });
    });
  }

  void begin_reading() {
    reading = true;
    with_stream([&](auto& stream) {
      stream.async_read(buffer, [this](const Error& error, std::size_t) {
        reading = false;
        failed = static_cast<bool>(error);
        arrived = !error;
      });
    });
  }

  Line line;
  std::unique_ptr<websocket::stream<Plain>> plain;
  std::unique_ptr<websocket::stream<Tls>> tls;
  beast::flat_buffer buffer;
  bool reading = false, arrived = false, failed = false;
};

LiveClient::LiveClient(std::unique_ptr<State> state) : state_(std::move(state)) {}
LiveClient::~LiveClient() = default;
LiveClient::LiveClient(LiveClient&&) noexcept = default;

Result<LiveClient> LiveClient::open(const ClientSettings& settings,
                                    const std::map<std::string, std::string>& cookies,
                                    std::string_view path) {
  auto state = std::make_unique<State>(settings);
  if (const auto error = state->line.connect()) return unreachable(settings.origin, error);
  websocket::response_type response;
  const auto error = state->shake_hands(path, cookies, response);
  if (error == websocket::error::upgrade_declined) {
    const auto status = std::to_string(response.result_int());
    return refuse(Why::not_allowed, "socket_refused",
                  {"服务器拒绝了实时连接：" + status, "The server refused the live socket: " + status});
  }
  if (error) return unreachable(settings.origin, error);
  return LiveClient(std::move(state));
}

std::optional<std::string> LiveClient::next(std::chrono::milliseconds patience) {
  auto& state = *state_;
  if (state.failed) return std::nullopt;
  if (!state.reading) state.begin_reading();
  const auto until = std::chrono::steady_clock::now() + patience;
  while (state.reading && std::chrono::steady_clock::now() < until) {
    state.line.context.restart();
    state.line.context.run_one_until(until);
  }
  if (!state.arrived) return std::nullopt;
  state.arrived = false;
  std::string message = beast::buffers_to_string(state.buffer.data());
  state.buffer.consume(state.buffer.size());
  return message;
}

bool LiveClient::closed() const { return state_->failed; }
int LiveClient::close_code() const {
  return state_->with_stream([](auto& stream) { return static_cast<int>(stream.reason().code); });
}

}  // namespace yishi::http

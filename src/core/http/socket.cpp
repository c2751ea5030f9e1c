// Live sockets: the server speaks, the client only listens (what it sends is read and dropped, and too much
// of it closes the socket). Each socket has a bounded queue; a client too slow for it is closed with 1013 and
// comes again.
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <deque>

#include "core/http/head.hpp"
#include "core/http/network.hpp"

namespace yishi::http {
namespace {

namespace beast = boost::beast;
namespace beast_http = boost::beast::http;
namespace websocket = boost::beast::websocket;

constexpr std::size_t most_waiting = 256, most_bytes = 1 << 20, most_to_read = 4096;
constexpr std::chrono::seconds opening{10}, quiet{60}, ending{5};
constexpr int too_slow = 1013, most_said = 1000;

Socket& lowest(websocket::stream<Socket>& stream) { return stream.next_layer(); }
Socket& lowest(websocket::stream<TlsSocket>& stream) { return stream.next_layer().next_layer(); }

beast_http::request<beast_http::empty_body> upgrade_request(const Request& request) {
  beast_http::request<beast_http::empty_body> out(beast_http::verb::get, "/api/v1/live", 11);
  for (const std::string_view name :
       {"host", "connection", "upgrade", "sec-websocket-key", "sec-websocket-version"}) {
    const auto value = request.header(name);
    out.set(beast::string_view(name.data(), name.size()), beast::string_view(value.data(), value.size()));
  }
  return out;
}

void add_security_headers(websocket::response_type& response, bool secure) {
  std::string_view lines = security_headers(secure);
  while (!lines.empty()) {
    const auto end = lines.find("\r\n"), colon = lines.find(": ");
    const auto name = lines.substr(0, colon), value = lines.substr(colon + 2, end - colon - 2);
    response.set(beast::string_view(name.data(), name.size()),
                 beast::string_view(value.data(), value.size()));
    lines.remove_prefix(end + 2);
  }
}

template <class Stream>
class Conversation final : public Guarded,
                           public LiveSocket,
                           public std::enable_shared_from_this<Conversation<Stream>> {
 public:
  Conversation(NetworkThread& thread, Service& service, Stream stream, std::vector<std::string> channels)
      : thread_(thread), service_(service), stream_(std::move(stream)), channels_(std::move(channels)) {
    idle = true;  // may be cut at once when the server stops
    thread_.connections.push_back(*this);
  }

  Task<void> run(const Request& request) {
    set_up(request.secure);
    const auto upgrade = upgrade_request(request);
    auto [error] = co_await stream_.async_accept(upgrade, awaiting);
    if (error) co_return;
    join();
    for (int said = 0; said < most_said; ++said) {
      auto [failed, count] = co_await stream_.async_read(heard_, awaiting);
      if (failed) break;
      heard_.consume(heard_.size());
    }
    leave();
    cut();
  }

  void cut() override {
    Error ignored;
    lowest(stream_).close(ignored);
  }

  void push(const std::shared_ptr<const std::string>& message) override {
    if (ending_code_ != 0) return;
    if (waiting_.size() >= most_waiting || waiting_bytes_ + message->size() > most_bytes)
      return end(too_slow);
    waiting_.push_back(message);
    waiting_bytes_ += message->size();
    if (!writing_) write_next();
  }

  void end(int code) override {
    if (ending_code_ != 0) return;
    ending_code_ = code;
    deadline = std::chrono::steady_clock::now() + ending;
    if (!writing_) say_end();
  }

 private:
  void set_up(bool secure) {
    websocket::stream_base::timeout times{};
    times.handshake_timeout = opening;
    times.idle_timeout = quiet;
    times.keep_alive_pings = true;
    stream_.set_option(times);
    stream_.set_option(websocket::stream_base::decorator(
        [secure](websocket::response_type& response) { add_security_headers(response, secure); }));
    stream_.read_message_max(most_to_read);  // permessage-deflate stays off (boostorg/beast 3028)
    stream_.text(true);
  }

  void join() {
    ++thread_.sockets;
    ++service_.sockets;
    for (const auto& channel : channels_) thread_.channels[channel].push_back(this);
  }

  void leave() {
    --thread_.sockets;
    --service_.sockets;
    if (ending_code_ == 0) ending_code_ = websocket::close_code::going_away;
    for (const auto& channel : channels_) {
      auto& sockets = thread_.channels[channel];
      std::erase(sockets, this);
      if (sockets.empty()) thread_.channels.erase(channel);
    }
  }

  void write_next() {
    writing_ = true;
    stream_.async_write(
        asio::buffer(*waiting_.front()),
        [self = this->shared_from_this()](const Error& error, std::size_t) { self->written(error); });
  }

  void written(const Error& error) {
    writing_ = false;
    waiting_bytes_ -= waiting_.front()->size();
    waiting_.pop_front();
    if (error) return;
    if (ending_code_ != 0) return say_end();
    if (!waiting_.empty()) write_next();
  }

  void say_end() {
    if (!lowest(stream_).is_open()) return;
    const websocket::close_reason reason(static_cast<websocket::close_code>(ending_code_));
    stream_.async_close(reason, [self = this->shared_from_this()](const Error&) { self->cut(); });
  }

  NetworkThread& thread_;  // runs us, so it is there; owning it from its own queue would keep both for ever
  Service& service_;
  websocket::stream<Stream> stream_;
  std::vector<std::string> channels_;
  beast::flat_buffer heard_;
  std::deque<std::shared_ptr<const std::string>> waiting_;  // the first is being written
  std::size_t waiting_bytes_ = 0;
  bool writing_ = false;
  int ending_code_ = 0;
};

}  // namespace

Task<void> converse(std::shared_ptr<NetworkThread> thread, Service& service, Socket socket,
                    Exchange& exchange) {
  service.note(exchange, 101, 0);
  const auto conversation =
      std::make_shared<Conversation<Socket>>(*thread, service, std::move(socket), exchange.channels);
  co_await conversation->run(exchange.request);
}

Task<void> converse_tls(std::shared_ptr<NetworkThread> thread, Service& service, TlsSocket socket,
                        Exchange& exchange) {
  service.note(exchange, 101, 0);
  const auto conversation =
      std::make_shared<Conversation<TlsSocket>>(*thread, service, std::move(socket), exchange.channels);
  co_await conversation->run(exchange.request);
}

}  // namespace yishi::http

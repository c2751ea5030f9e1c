// One connection: read a head, let the service admit it, read the body, run, reply; again until either side
// has enough. Requests that were sent ahead (pipelining) wait in the buffer and are answered in order.
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <cstring>

#include "core/http/network.hpp"
#include "core/http/reader.hpp"

namespace yishi::http {
namespace {

constexpr std::size_t first_buffer = 4096, body_buffer = 65536;
constexpr std::size_t chunk_line_limit = 8192;  // of a chunk's size with its extensions, and of trailers
constexpr std::size_t slowest = 32768;          // bytes a second that a body must reach on the whole
constexpr std::uint64_t worth_draining =
    65536;  // an unwanted body up to this is read so that the connection lives
constexpr std::size_t linger_limit = 262144;
constexpr std::chrono::seconds write_deadline{30}, linger_deadline{2};
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

// Bytes that have come and were not used yet.
class Buffer {
 public:
  std::string_view bytes() const { return {data_.data() + start_, end_ - start_}; }
  void consume(std::size_t count) {
    start_ += count;
    if (start_ == end_) start_ = end_ = 0;
  }
  // Room for at least one byte more, in a buffer of about `size`.
  asio::mutable_buffer room(std::size_t size) {
    if (start_ > 0 && end_ == data_.size()) {
      std::memmove(data_.data(), data_.data() + start_, end_ - start_);
      end_ -= start_;
      start_ = 0;
    }
    if (data_.size() < size || end_ == data_.size()) data_.resize(std::max(size, end_ + first_buffer));
    return {data_.data() + end_, data_.size() - end_};
  }
  void commit(std::size_t count) { end_ += count; }

 private:
  std::vector<char> data_;
  std::size_t start_ = 0, end_ = 0;
};

Socket& lowest(Socket& socket) { return socket; }
Socket& lowest(TlsSocket& stream) { return stream.next_layer(); }

template <class Stream>
class Session final : public Guarded {
 public:
  Session(std::shared_ptr<NetworkThread> thread, std::shared_ptr<Shared> shared, Stream stream, Place place,
          bool secure)
      : thread_(std::move(thread)),
        shared_(std::move(shared)),
        stream_(std::move(stream)),
        place_(std::move(place)),
        secure_(secure) {
    Error ignored;
    remote_ = lowest(stream_).remote_endpoint(ignored).address().to_string();
    lowest(stream_).non_blocking(true, ignored);
    thread_->connections.push_back(*this);
    ++shared_->service.connections;
  }
  ~Session() { --shared_->service.connections; }
  Stream& stream() { return stream_; }
  bool given_away() const { return given_away_; }  // to a live socket; the stream is a shell now
  void cut() override {
    Error ignored;
    lowest(stream_).close(ignored);
  }

  Task<void> run() {
    for (bool going = true; going;) {
      Exchange exchange;
      going = co_await read_head(exchange);
      if (!going) break;
      std::optional<Reply> reply = admit(exchange);
      if (exchange.has_body()) co_await take_body(exchange, reply);
      deadline = Moment::max();
      if (!reply && exchange.kind == Exchange::Kind::live) {
        Reply answer = co_await knock(exchange);
        if (answer.status == 101) co_return co_await upgrade(exchange);
        reply = std::move(answer);
      }
      if (!reply && Service::runs_inline(exchange)) reply = shared_->service.run(exchange);
      if (!reply) {
        Reply answer = co_await elsewhere(exchange);
        reply = std::move(answer);
      }
      if (shared_->stopping) exchange.keep_alive = false;
      shared_->service.finish(exchange, std::move(*reply), outgoing_);
      going = co_await send();
      going = going && exchange.keep_alive;
    }
    if (unread_) co_await linger();
  }

 private:
  void expire_in(std::chrono::seconds time) { deadline = std::chrono::steady_clock::now() + time; }

  // False: nothing (more) comes, or what came was answered and ends the connection.
  Task<bool> read_head(Exchange& exchange) {
    idle = true;
    expire_in(shared_->service.settings().idle);
    std::size_t looked = 0;
    for (;;) {
      while (buffer_.bytes().starts_with("\r\n")) buffer_.consume(2);
      const auto bytes = buffer_.bytes();
      if (idle && !bytes.empty()) {
        idle = false;
        expire_in(shared_->service.settings().header_deadline);
      }
      const auto end = Reader::head_end(bytes, looked);
      if (std::min(end, bytes.size()) > shared_->service.settings().header_limit)
        co_return co_await refuse(exchange, 431);
      if (end != std::string_view::npos) {
        begin(exchange);
        const bool good = reader_.read_head(bytes.substr(0, end), exchange);
        buffer_.consume(end);
        if (!good) co_return co_await refuse(exchange, 400);
        co_return true;
      }
      looked = bytes.size();
      if (idle && shared_->stopping) co_return false;
      const bool came = co_await read_more(first_buffer);
      if (!came) co_return false;
    }
  }

  void begin(Exchange& exchange) {
    exchange.begun = std::chrono::steady_clock::now();
    exchange.thread = thread_->index;
    exchange.allowance = place_.allowance();
    exchange.request.remote = remote_;
    exchange.request.secure = secure_;
    exchange.request.number = shared_->service.next_number(thread_->index);
    exchange.request.headers.reserve(16);
  }

  std::optional<Reply> admit(Exchange& exchange) { return shared_->service.admit(exchange); }

  Task<bool> read_more(std::size_t size) {
    const auto room = buffer_.room(size);
    auto [error, count] = co_await stream_.async_read_some(room, awaiting);
    buffer_.commit(count);
    co_return !error;
  }

  // Reads the body, or gets rid of one that is not wanted: `reply` stands then already, or is set here.
  Task<void> take_body(Exchange& exchange, std::optional<Reply>& reply) {
    const bool expects = !exchange.request.header("expect").empty();
    if (reply && (expects || exchange.chunked || *exchange.length > worth_draining)) {
      exchange.keep_alive = false;
      unread_ = true;
      co_return;
    }
    const std::size_t limit = reply ? worth_draining : Service::body_limit(exchange);
    if (expects && buffer_.bytes().empty()) {
      const auto line = asio::buffer(go_on);
      auto [error, count] = co_await asio::async_write(stream_, line, awaiting);
      if (error) unread_ = false;
    }
    expire_in(shared_->service.settings().body_deadline +
              std::chrono::seconds(exchange.length.value_or(limit) / slowest));
    exchange.request.body.reserve(std::min<std::size_t>(exchange.length.value_or(0), 1 << 20));
    const int status = co_await read_body(exchange, limit);
    if (status == 0) co_return;
    unread_ = true;
    if (!reply) reply = shared_->service.refuse_unreadable(exchange, status);
    exchange.keep_alive = false;
  }

  // 0, or the status that the body deserves.
  Task<int> read_body(Exchange& exchange, std::size_t limit) {
    for (;;) {
      std::size_t used = 0;
      const auto state = reader_.read_body(buffer_.bytes(), limit, exchange.request.body, used);
      buffer_.consume(used);
      if (state == Reader::Body::done) co_return 0;
      if (state == Reader::Body::too_large) co_return 413;
      if (state == Reader::Body::bad || (used == 0 && buffer_.bytes().size() > chunk_line_limit))
        co_return 400;
      const bool came = co_await read_more(body_buffer);
      if (!came) co_return 400;
    }
  }

  Task<bool> refuse(Exchange& exchange, int status) {
    if (exchange.request.number.empty()) begin(exchange);
    unread_ = true;
    Reply reply = shared_->service.refuse_unreadable(exchange, status);
    shared_->service.finish(exchange, std::move(reply), outgoing_);
    co_await send();
    co_return false;
  }

  // Suspends until the handler has answered from wherever it runs.
  Task<Reply> elsewhere(Exchange& exchange) {
    return answered([this, &exchange](Service::Answer answer) {
      shared_->service.run_elsewhere(exchange, std::move(answer));
    });
  }
  Task<Reply> knock(Exchange& exchange) {
    return answered([this, &exchange](Service::Answer answer) {
      shared_->service.open_socket(exchange, std::move(answer));
    });
  }
  template <class Ask>
  Task<Reply> answered(Ask ask) {
    auto start = [this, ask](auto handler) {
      auto held = std::make_shared<decltype(handler)>(std::move(handler));
      ask([held, thread = thread_](Reply reply) {
        asio::post(thread->context(), [held, reply = std::move(reply)]() mutable {
          auto resume = std::move(*held);
          resume(std::move(reply));
        });
      });
    };
    asio::use_awaitable_t<Executor> token;
    return asio::async_initiate<asio::use_awaitable_t<Executor>, void(Reply)>(start, token);
  }

  Task<void> upgrade(Exchange& exchange) {
    if (!buffer_.bytes().empty()) co_return;  // a client that speaks before we have answered
    given_away_ = true;
    if constexpr (std::is_same_v<Stream, Socket>) {
      co_await converse(thread_, shared_->service, std::move(stream_), exchange);
    } else {
      co_await converse_tls(thread_, shared_->service, std::move(stream_), exchange);
    }
  }

  Task<bool> send() {
    deadline = std::chrono::steady_clock::now() + write_deadline +
               std::chrono::seconds(outgoing_.body.size() / slowest);
    std::array<asio::const_buffer, 2> buffers{asio::buffer(outgoing_.head), asio::buffer(outgoing_.body)};
    const std::size_t all = asio::buffer_size(buffers);
    std::size_t sent = 0;
    if constexpr (std::is_same_v<Stream, Socket>) {
      Error error;  // most replies fit into the socket's buffer: then no wait and no turn of the loop
      sent = stream_.write_some(buffers, error);
      if (error && error != asio::error::would_block && error != asio::error::try_again) co_return false;
    } else if (outgoing_.body.size() < body_buffer) {
      outgoing_.head += outgoing_.body;  // one TLS record instead of two
      buffers = {asio::buffer(outgoing_.head), asio::const_buffer()};
    }
    if (sent == all) co_return true;
    const auto in_head = std::min(sent, buffers[0].size());
    buffers[0] += in_head;
    buffers[1] += sent - in_head;
    auto [error, count] = co_await asio::async_write(stream_, buffers, awaiting);
    co_return !error;
  }

  // The client may still be sending what we did not want; closing now would reset the connection and lose our
  // reply on its way.
  Task<void> linger() {
    Error ignored;
    expire_in(linger_deadline);
    lowest(stream_).shutdown(Tcp::socket::shutdown_send, ignored);
    for (std::size_t seen = 0; seen < linger_limit;) {
      buffer_.consume(buffer_.bytes().size());
      const auto room = buffer_.room(body_buffer);
      auto [error, count] = co_await lowest(stream_).async_read_some(room, awaiting);
      if (error) co_return;
      seen += count;
    }
  }

  std::shared_ptr<NetworkThread> thread_;
  std::shared_ptr<Shared> shared_;
  Stream stream_;
  Place place_;
  bool secure_;
  bool given_away_ = false;
  bool unread_ = false;  // the client may be in the middle of sending
  std::string remote_;
  Buffer buffer_;
  Reader reader_;
  Outgoing outgoing_;
};

}  // namespace

Task<void> serve(std::shared_ptr<NetworkThread> thread, std::shared_ptr<Shared> shared, Socket socket,
                 Place place) {
  Session<Socket> session(thread, shared, std::move(socket), std::move(place), false);
  co_await session.run();
}

Task<void> serve_tls(std::shared_ptr<NetworkThread> thread, std::shared_ptr<Shared> shared,
                     asio::ssl::context& context, Socket socket, Place place) {
  TlsSocket stream(std::move(socket), context);
  Session<TlsSocket> session(thread, shared, std::move(stream), std::move(place), true);
  session.deadline = std::chrono::steady_clock::now() + shared->service.settings().header_deadline;
  auto [error] = co_await session.stream().async_handshake(asio::ssl::stream_base::server, awaiting);
  if (error) co_return;
  co_await session.run();
  if (session.given_away()) co_return;
  session.deadline = std::chrono::steady_clock::now() + linger_deadline;
  [[maybe_unused]] auto [ignored] = co_await session.stream().async_shutdown(awaiting);
}

}  // namespace yishi::http

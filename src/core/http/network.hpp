// Asio's types as this folder uses them, and one network thread. Included by listener.cpp, session.cpp and
// socket.cpp only. g++ 12.2 destroys some temporaries of an expression with co_await twice: arguments of
// awaited calls are named locals, and nothing stands in braces beside a co_await.
#pragma once
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/experimental/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/intrusive/list.hpp>
#include <chrono>
#include <memory>

#include "core/http/service.hpp"

namespace yishi::http {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using Error = boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
using TlsSocket = asio::ssl::stream<Socket>;
template <class T>
using Task = asio::awaitable<T, Executor>;
using Moment = std::chrono::steady_clock::time_point;

// Completes with (error, …) instead of throwing.
inline constexpr asio::experimental::as_tuple_t<asio::use_awaitable_t<Executor>> awaiting{};

// A connection as its thread sees it: something with a deadline that can be cut off. Deadlines are looked at
// twice a second, which costs a request nothing; a timer a read would.
struct Guarded
    : boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
  Moment deadline = Moment::max();
  bool idle = true;  // between requests: may be closed at once when the server stops
  virtual void cut() = 0;

 protected:
  ~Guarded() = default;
};

// A live socket as its thread sees it.
class LiveSocket {
 public:
  virtual void push(const std::shared_ptr<const std::string>& message) = 0;
  virtual void end(int code) = 0;  // says the code and closes

 protected:
  ~LiveSocket() = default;
};

struct NetworkThread {
  explicit NetworkThread(std::size_t index) : index(index) {}
  std::size_t index;
  boost::intrusive::list<Guarded, boost::intrusive::constant_time_size<false>> connections;
  std::unordered_map<std::string, std::vector<LiveSocket*>> channels;  // touched by this thread only
  std::atomic<int> sockets{0};                                         // read by whoever tells
  asio::io_context& context() { return *context_; }
  // Once it no longer runs: destroys what still waits in it. Coroutines there own this thread, which owns
  // them.
  void end() { context_.reset(); }

 private:
  std::optional<asio::io_context> context_{std::in_place, 1};
};

// What a session needs of the listener.
struct Shared {
  Service& service;
  std::atomic<bool> stopping{false};
};

// Speaks HTTP on an accepted connection until it ends.
Task<void> serve(std::shared_ptr<NetworkThread> thread, std::shared_ptr<Shared> shared, Socket socket,
                 Place place);
Task<void> serve_tls(std::shared_ptr<NetworkThread> thread, std::shared_ptr<Shared> shared,
                     asio::ssl::context& context, Socket socket, Place place);

// Opens the live socket that the gate has let in, and speaks on it until it ends.
Task<void> converse(std::shared_ptr<NetworkThread> thread, Service& service, Socket socket,
                    Exchange& exchange);
Task<void> converse_tls(std::shared_ptr<NetworkThread> thread, Service& service, TlsSocket socket,
                        Exchange& exchange);

}  // namespace yishi::http

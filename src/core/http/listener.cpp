// Accepting, the network threads, the end. The listening socket is bound once, without SO_REUSEPORT: a
// forgotten older process on the port is an error at start, not a silent sharer of the traffic.
#include "core/http/listener.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <thread>

#include "core/http/network.hpp"

namespace yishi::http {
namespace {

using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;

constexpr std::chrono::milliseconds look_every{500}, breath{100};
constexpr std::chrono::seconds end_patience{10};

std::unexpected<Refusal> cannot_listen(const ListenerSettings& settings, const std::string& why) {
  const auto place = settings.address + ":" + std::to_string(settings.port);
  return refuse(
      Why::unavailable, "cannot_listen",
      {"无法在 " + place + " 上监听：" + why + "。请检查地址和端口是否被占用。",
       "Cannot listen on " + place + ": " + why + ". Check the address, and whether the port is taken."});
}

std::unexpected<Refusal> bad_certificate(const std::string& why) {
  return refuse(
      Why::invalid, "bad_certificate",
      {"无法读取证书或私钥：" + why + "。", "Cannot read the certificate or its key: " + why + "."});
}

// Cuts the connections that are past their deadline.
Task<void> watch_deadlines(std::shared_ptr<NetworkThread> thread, std::shared_ptr<Shared> shared) {
  Timer timer(thread->context().get_executor());
  while (!shared->stopping || shared->service.connections > 0) {
    timer.expires_after(look_every);
    [[maybe_unused]] auto [error] = co_await timer.async_wait(awaiting);
    shared->service.flush_log(thread->index);
    const auto now = std::chrono::steady_clock::now();
    for (auto& connection : thread->connections) {
      if (connection.deadline < now) connection.cut();
    }
  }
}

}  // namespace

struct Listener::State {
  State(ListenerSettings given, const Router& router, database::Database& db)
      : settings(std::move(given)), service(settings, router, db), shared(std::make_shared<Shared>(service)) {
    for (int i = 0; i < settings.network_threads; ++i) network.push_back(std::make_shared<NetworkThread>(i));
  }

  ~State() {
    acceptor.reset();
    guards.clear();
    for (const auto& thread : network) thread->end();
  }

  Result<void> prepare_tls();
  Result<void> bind();
  Task<void> accept();
  bool admit_connection(const Socket& socket, const Place& place) const;
  void run();
  void end_sessions();

  ListenerSettings settings;
  Service service;
  std::shared_ptr<Shared> shared;
  std::vector<std::shared_ptr<NetworkThread>> network;
  std::unique_ptr<asio::ssl::context> tls;
  std::optional<Acceptor> acceptor;
  std::vector<asio::executor_work_guard<Executor>> guards;
  std::vector<std::thread> threads;
  unsigned short port = 0;
};

Result<void> Listener::State::prepare_tls() {
  if (settings.certificate.empty() && settings.key.empty()) return {};
  tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
  tls->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                   asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                   asio::ssl::context::no_tlsv1_1 | SSL_OP_NO_RENEGOTIATION |
                   SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_cipher_list(tls->native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20");
  Error error;
  tls->use_certificate_chain_file(settings.certificate, error);
  if (error) return bad_certificate(error.message());
  tls->use_private_key_file(settings.key, asio::ssl::context::pem, error);
  if (error) return bad_certificate(error.message());
  return {};
}

Result<void> Listener::State::bind() {
  Error error;
  const auto address = asio::ip::make_address(settings.address, error);
  if (error) return cannot_listen(settings, error.message());
  const Tcp::endpoint endpoint(address, settings.port);
  acceptor.emplace(network.front()->context().get_executor());
  acceptor->open(endpoint.protocol(), error);
  if (!error)
    acceptor->set_option(asio::socket_base::reuse_address(true), error);  // a port in TIME_WAIT is free
  if (!error) acceptor->bind(endpoint, error);
  if (!error) acceptor->listen(1024, error);
  if (error) return cannot_listen(settings, error.message());
  port = acceptor->local_endpoint().port();
  return {};
}

bool Listener::State::admit_connection(const Socket& socket, const Place& place) const {
  Error error;
  const auto peer = socket.remote_endpoint(error);
  if (error) return false;
  if (settings.behind_proxy && peer.address().is_loopback()) return true;  // the proxy is many people
  return place.connections() <= settings.connections_per_address;
}

Task<void> Listener::State::accept() {
  Timer timer(network.front()->context().get_executor());
  for (std::size_t turn = 0;; ++turn) {
    const auto thread = network[turn % network.size()];
    Socket socket(thread->context().get_executor());
    auto [error] = co_await acceptor->async_accept(socket, awaiting);
    if (shared->stopping || !acceptor->is_open()) co_return;
    if (error) {  // out of descriptors, or the client has gone already
      timer.expires_after(breath);
      [[maybe_unused]] auto [ignored] = co_await timer.async_wait(awaiting);
      continue;
    }
    Error ignored;
    const auto peer = socket.remote_endpoint(ignored).address().to_string();
    Place place(service.allowances().of(peer));
    if (!admit_connection(socket, place)) continue;
    socket.set_option(Tcp::no_delay(true), ignored);
    auto session = tls ? serve_tls(thread, shared, *tls, std::move(socket), std::move(place))
                       : serve(thread, shared, std::move(socket), std::move(place));
    asio::co_spawn(thread->context().get_executor(), std::move(session), asio::detached);
  }
}

void Listener::State::run() {
  for (const auto& thread : network) {
    guards.push_back(asio::make_work_guard(thread->context()));
    asio::co_spawn(thread->context().get_executor(), watch_deadlines(thread, shared), asio::detached);
  }
  asio::co_spawn(network.front()->context().get_executor(), accept(), asio::detached);
  for (const auto& thread : network) threads.emplace_back([thread] { thread->context().run(); });
}

// Idle connections are closed at once; requests in hand are answered, then a patience later the rest is cut.
void Listener::State::end_sessions() {
  const auto cut = [this](bool idle_only) {
    for (const auto& thread : network) {
      asio::post(thread->context(), [thread, idle_only] {
        for (auto& connection : thread->connections) {
          if (connection.idle || !idle_only) connection.cut();
        }
      });
    }
  };
  const auto start = std::chrono::steady_clock::now();
  cut(true);
  for (bool patient = true; service.connections > 0;) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (!patient || std::chrono::steady_clock::now() - start < end_patience) continue;
    patient = false;
    cut(false);
  }
}

Listener::Listener(ListenerSettings settings, const Router& router, database::Database& db)
    : state_(std::make_unique<State>(std::move(settings), router, db)) {}

Listener::~Listener() { stop(); }

void Listener::allow_sockets(SocketGate gate) { state_->service.allow_sockets(std::move(gate)); }

Result<void> Listener::start() {
  if (auto ready = state_->service.open(); !ready) return ready;
  if (auto ready = state_->prepare_tls(); !ready) return ready;
  if (auto bound = state_->bind(); !bound) return bound;
  state_->run();
  return {};
}

unsigned short Listener::port() const { return state_->port; }

void Listener::stop() {
  auto& state = *state_;
  if (state.threads.empty()) return;
  state.shared->stopping = true;
  asio::post(state.network.front()->context(), [&state] {
    Error ignored;
    state.acceptor->close(ignored);
  });
  state.end_sessions();
  for (const auto& thread : state.network) thread->context().stop();
  for (auto& thread : state.threads) thread.join();
  state.threads.clear();
}

void Listener::tell(std::string_view channel, std::string_view message) {
  std::shared_ptr<const std::string> text;
  for (const auto& thread : state_->network) {
    if (thread->sockets == 0) continue;
    if (!text) text = std::make_shared<const std::string>(message);
    asio::post(thread->context(), [thread, channel = std::string(channel), text] {
      const auto found = thread->channels.find(channel);
      if (found == thread->channels.end()) return;
      for (auto* socket : found->second) socket->push(text);
    });
  }
}

void Listener::drop(std::string_view channel) {
  constexpr int signed_out = 4001;
  for (const auto& thread : state_->network) {
    asio::post(thread->context(), [thread, channel = std::string(channel)] {
      const auto found = thread->channels.find(channel);
      if (found == thread->channels.end()) return;
      for (auto* socket : found->second) socket->end(signed_out);
    });
  }
}

void Listener::reopen_logs() { state_->service.reopen_log(); }

}  // namespace yishi::http

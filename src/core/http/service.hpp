// Everything between a parsed head and a finished reply, without sockets: admission by the head alone
// (admission.cpp), the run of the handler where its route says, and the reply's last touches (service.cpp).
// One Service serves all connections; safe from every network thread.
#pragma once
#include <atomic>
#include <functional>
#include <optional>

#include "core/http/access_log.hpp"
#include "core/http/allowance.hpp"
#include "core/http/assets.hpp"
#include "core/http/exchange.hpp"
#include "core/http/idempotency.hpp"
#include "core/http/listener.hpp"
#include "core/http/metrics.hpp"
#include "core/http/workers.hpp"

namespace yishi::http {

class Service {
 public:
  Service(const ListenerSettings& settings, const Router& router, database::Database& db);
  ~Service();           // waits until no handler runs any more
  Result<void> open();  // once, before the first request: reads the assets; all routes must stand by then
  void allow_sockets(SocketGate gate) { socket_gate_ = std::move(gate); }

  // Looks at the head alone. A reply ends the request before its body is read.
  std::optional<Reply> admit(Exchange& exchange);
  // The most bytes that the admitted request's body may have.
  static std::size_t body_limit(const Exchange& exchange);
  // A reply for a request that cannot be read (400, 413, 431); the connection ends with it.
  static Reply refuse_unreadable(Exchange& exchange, int status);

  // Runs an admitted request whose body is there: at once, when it may run on a network thread …
  static bool runs_inline(const Exchange& exchange);
  Reply run(Exchange& exchange);
  // … else elsewhere. `answer` is called once, perhaps at once, perhaps from another thread; `exchange` must
  // live until then.
  using Answer = std::function<void(Reply)>;
  void run_elsewhere(Exchange& exchange, Answer answer);
  // Asks the gate of live sockets: 101 with exchange.channels set, or a problem. Answers like run_elsewhere.
  void open_socket(Exchange& exchange, Answer answer);

  // Writes the head, counts, logs. Call once for each reply.
  void finish(Exchange& exchange, Reply reply, Outgoing& out);
  void note(const Exchange& exchange, int status, std::size_t bytes);  // counts and logs alone

  // A number for the next request: of this run, thread and sequence.
  std::string next_number(std::size_t thread);
  void flush_log(std::size_t thread) { log_.flush(thread); }
  void reopen_log() { log_.reopen(); }
  Allowances& allowances() { return allowances_; }
  const ListenerSettings& settings() const { return settings_; }
  std::atomic<int> connections{0}, sockets{0};  // open; kept by the sessions

 private:
  void believe_proxy(Exchange& exchange);
  std::optional<Reply> check_host(const Exchange& exchange) const;
  std::optional<Reply> check_rate(const Exchange& exchange) const;
  std::optional<Reply> locate(Exchange& exchange) const;
  bool locate_special(Exchange& exchange) const;
  std::optional<Reply> check_upgrade(const Exchange& exchange) const;
  std::optional<Reply> check_source(const Exchange& exchange) const;
  std::optional<Reply> check_body(const Exchange& exchange) const;
  bool same_origin(const Exchange& exchange) const;
  std::string allowed_verbs(const Exchange& exchange) const;

  Reply health(const Exchange& exchange);
  Reply metrics_text() const;
  void read_elsewhere(Exchange& exchange, Answer answer);
  void write_elsewhere(Exchange& exchange, Answer answer);
  bool write(Exchange& exchange, database::Transaction& tx, Reply& reply);
  void work_elsewhere(Exchange& exchange, Answer answer);
  Reply guarded(const Exchange& exchange, const std::function<Reply()>& handler) const;
  Reply broken(const Exchange& exchange, const std::exception_ptr& error) const;
  void report(const Exchange& exchange, std::string_view what) const;
  void shrink(const Exchange& exchange, Reply& reply) const;

  const ListenerSettings settings_;
  const Router& router_;
  database::Database& db_;
  SocketGate socket_gate_;
  std::string origin_authority_;
  std::string run_;  // distinguishes this start's request numbers from others
  Allowances allowances_;
  Idempotency idempotency_;
  Assets assets_;
  std::optional<Metrics> metrics_;
  AccessLog log_;
  // May be touched by the database a moment after we are gone.
  std::shared_ptr<std::atomic<int>> writes_in_hand_ = std::make_shared<std::atomic<int>>(0);
  Workers reading_, working_;
};

}  // namespace yishi::http

// Everything between a parsed head and a finished reply, without sockets: admission by the head alone, the
// run of the handler where its route says, and the reply's last touches. One Service serves all connections;
// safe from every network thread.
#pragma once
#include <atomic>
#include <functional>
#include <optional>

#include "core/http/allowance.hpp"
#include "core/http/exchange.hpp"
#include "core/http/idempotency.hpp"
#include "core/http/listener.hpp"
#include "core/http/workers.hpp"

namespace yishi::http {

class Service {
 public:
  Service(const ListenerSettings& settings, const Router& router, database::Database& db);
  ~Service();  // waits until no handler runs any more
  void allow_sockets(SocketGate gate) { socket_gate_ = std::move(gate); }

  // Looks at the head alone. A reply ends the request before its body is read.
  std::optional<Reply> admit(Exchange& exchange);
  // The most bytes that the admitted request's body may have.
  static std::size_t body_limit(const Exchange& exchange);

  // Runs an admitted request whose body is there: at once, when it may run on a network thread …
  static bool runs_inline(const Exchange& exchange);
  Reply run(Exchange& exchange);
  // … else elsewhere. `answer` is called once, perhaps at once, perhaps from another thread; `exchange` must
  // live until then.
  using Answer = std::function<void(Reply)>;
  void run_elsewhere(Exchange& exchange, Answer answer);

  // A reply for a request that cannot be read; the connection ends with it.
  Reply refuse_unreadable(Exchange& exchange, int status) const;

  // Writes the head, counts, logs. Call once for each reply.
  void finish(Exchange& exchange, Reply reply, Outgoing& out);

  // A number for the next request: of this run, thread and sequence.
  std::string next_number(std::size_t thread);
  Allowances& allowances() { return allowances_; }
  const ListenerSettings& settings() const { return settings_; }

 private:
  std::optional<Reply> locate(Exchange& exchange) const;
  std::optional<Reply> check_host(Exchange& exchange) const;
  std::optional<Reply> check_rate(Exchange& exchange);
  std::optional<Reply> check_source(const Exchange& exchange) const;
  std::optional<Reply> check_body(const Exchange& exchange) const;
  void believe_proxy(Exchange& exchange);
  bool same_origin(const Exchange& exchange) const;
  void read_elsewhere(Exchange& exchange, Answer answer);
  void write_elsewhere(Exchange& exchange, Answer answer);
  bool write(Exchange& exchange, database::Transaction& tx, Reply& reply);
  void work_elsewhere(Exchange& exchange, Answer answer);
  Reply guarded(const Exchange& exchange, const std::function<Reply()>& handler) const;
  Reply broken(const Exchange& exchange, const std::exception_ptr& error) const;
  void shrink(const Exchange& exchange, Reply& reply) const;

  const ListenerSettings settings_;
  const Router& router_;
  database::Database& db_;
  SocketGate socket_gate_;
  std::string origin_authority_;
  std::string run_;  // distinguishes this start's request numbers from others
  Allowances allowances_;
  Idempotency idempotency_;
  std::shared_ptr<std::atomic<int>> writes_in_hand_ =
      std::make_shared<std::atomic<int>>(0);  // may outlive us by a wake
  Workers reading_, working_;
};

}  // namespace yishi::http

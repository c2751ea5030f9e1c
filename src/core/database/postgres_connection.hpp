// One PostgreSQL connection with its cache of server-side prepared statements, used by one thread at a time.
// Parameters go as text, blobs as bytes; columns come as text.
#pragma once
#include <libpq-fe.h>

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/database/database.hpp"
#include "core/database/dialect.hpp"

namespace yishi::database::postgres {

// The connection is gone; what was asked last may or may not have been done.
struct Lost : Unavailable {
  using Unavailable::Unavailable;
};
// Another transaction was faster (serialization failure, deadlock): run this one again from its beginning.
struct Conflict : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, ClearResult>;

class Connection;

class PreparedStatement final : public Statement {
 public:
  PreparedStatement(Connection& connection, std::string name, std::string_view text);

  void bind_null(int parameter) override;
  void bind_integer(int parameter, std::int64_t value) override;
  void bind_real(int parameter, double value) override;
  void bind_text(int parameter, std::string_view value) override;
  void bind_blob(int parameter, std::span<const std::byte> value) override;
  bool step() override;
  std::int64_t changes() const override { return changes_; }
  bool is_null(int column) const override;
  std::int64_t integer(int column) const override;
  double real(int column) const override;
  std::string_view text(int column) const override;
  std::span<const std::byte> blob(int column) const override;
  void reset() override;

  bool in_use = false;

 private:
  struct Parameter {
    std::string value;
    bool null = true;
    bool binary = false;
  };

  Parameter& parameter(int number);
  void run();

  Connection& connection_;
  const std::string name_;
  const PostgresqlQuery query_;
  std::vector<Parameter> parameters_;
  Answer answer_;
  int row_ = -1;
  std::int64_t changes_ = 0;
  mutable std::deque<Blob> decoded_;  // of the row in hand
};

class Connection {
 public:
  explicit Connection(const std::string& url);  // throws Unavailable
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // A prepared statement that is not in use; it is marked as used until its reset().
  PreparedStatement& prepare(std::string_view text);
  // Several statements without parameters; the answer of the last.
  Answer script(std::string_view text);
  std::string value(std::string_view query);  // the first column of the first row
  // Leaves the transaction, if the connection is still there.
  void roll_back();

  // Throws what a failed answer means: Duplicate, Conflict, Lost, Unavailable or Broken.
  Answer checked(PGresult* answer, std::string_view doing);

  PGconn* handle() { return handle_; }
  bool failed() const { return PQtransactionStatus(handle_) == PQTRANS_INERROR; }

  // Since the transaction began: a statement changed rows; a statement met a conflict (even if the job hid
  // it).
  bool changed = false;
  bool conflicted = false;
  bool duplicated = false;

 private:
  using Copies = std::vector<std::unique_ptr<PreparedStatement>>;

  [[noreturn]] void raise(const PGresult* answer, std::string_view doing);
  std::string next_name() { return "y" + std::to_string(++names_); }
  void drop_idle_statements();

  PGconn* handle_ = nullptr;
  std::int64_t names_ = 0;
  std::unordered_map<std::string_view, Copies> statements_;  // keys point into texts_
  std::vector<std::unique_ptr<std::string>> texts_;
};

class ConnectionTransaction final : public Transaction {
 public:
  ConnectionTransaction(Connection& connection, bool may_write)
      : connection_(connection), may_write_(may_write) {}
  Engine engine() const override { return Engine::postgresql; }
  bool may_write() const override { return may_write_; }
  void script(std::string_view text) override;

 protected:
  Statement& prepare(Sql sql) override { return connection_.prepare(sql.text(Engine::postgresql)); }

 private:
  Connection& connection_;
  bool may_write_;
};

}  // namespace yishi::database::postgres

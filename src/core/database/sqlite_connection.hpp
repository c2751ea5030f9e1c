// One SQLite connection with its cache of prepared statements, used by one thread at a time.
#pragma once
#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/database/database.hpp"

namespace yishi::database::sqlite {

class PreparedStatement final : public Statement {
 public:
  PreparedStatement(sqlite3* handle, std::string_view text);
  ~PreparedStatement() override;
  PreparedStatement(const PreparedStatement&) = delete;
  PreparedStatement& operator=(const PreparedStatement&) = delete;

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
  void check(int code) const;

  sqlite3* handle_;
  sqlite3_stmt* statement_ = nullptr;
  std::int64_t changes_ = 0;
};

// What a connection is for; a reader and a backup cannot change the file.
enum class Role { reader, writer, keeper };

class Connection {
 public:
  // Throws Unavailable when the file cannot be opened, Broken when it is no database of ours.
  Connection(const std::string& path, Role role, std::int64_t mmap_bytes);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // A prepared statement that is not in use; it is marked as used until its reset().
  PreparedStatement& prepare(std::string_view text);
  void execute(std::string_view text);  // a single statement without rows, from the cache
  void script(std::string_view text);   // several statements, prepared each time
  bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
  std::int64_t total_changes() const { return sqlite3_total_changes64(handle_); }
  sqlite3* handle() { return handle_; }

 private:
  using Copies =
      std::vector<std::unique_ptr<PreparedStatement>>;  // more than one when a query runs inside itself

  void drop_idle_statements();

  sqlite3* handle_ = nullptr;
  std::unordered_map<std::string_view, Copies> statements_;  // keys point into texts_
  std::vector<std::unique_ptr<std::string>> texts_;
};

class ConnectionTransaction final : public Transaction {
 public:
  ConnectionTransaction(Connection& connection, bool may_write)
      : connection_(connection), may_write_(may_write) {}
  Engine engine() const override { return Engine::sqlite; }
  bool may_write() const override { return may_write_; }
  void script(std::string_view text) override { connection_.script(text); }

 protected:
  Statement& prepare(Sql sql) override { return connection_.prepare(sql.text(Engine::sqlite)); }

 private:
  Connection& connection_;
  bool may_write_;
};

// Throws what `code` means to callers: Duplicate, Unavailable or Broken.
[[noreturn]] void raise(sqlite3* handle, int code, std::string_view doing);

}  // namespace yishi::database::sqlite

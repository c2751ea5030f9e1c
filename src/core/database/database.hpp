// One face over SQLite and PostgreSQL.
//
// Reading: `db.read(fn)` gives fn a snapshot. Writing: `db.write(fn)` returns after a durable commit; a
// Refusal returned by fn, or an exception, rolls its work back and touches nobody else's (SQLite: queued
// writes share one commit, each in its own savepoint; PostgreSQL: one transaction each, retried on
// serialization failures, so fn may run more than once and must have no effect outside the transaction).
//
// SQL keeps to what both engines read: INTEGER 64-bit, TEXT, REAL, BLOB, booleans as 0/1, RETURNING,
// ON CONFLICT DO UPDATE, keyset paging, CTEs; parameters are ?1, ?2 …. Where they must differ, give both
// texts.
#pragma once
#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/json/json.hpp"

namespace yishi::database {

enum class Engine { sqlite, postgresql };

// The text of one query. Literals only; a text put together at run time says so by Sql::built (never from
// input: input goes into parameters).
class Sql {
 public:
  template <std::size_t N>
  consteval Sql(const char (&text)[N]) : sqlite_(text, N - 1), postgresql_(text, N - 1) {}
  template <std::size_t N, std::size_t M>
  consteval Sql(const char (&sqlite)[N], const char (&postgresql)[M])
      : sqlite_(sqlite, N - 1), postgresql_(postgresql, M - 1) {}
  // `text` must outlive the call it is used in. Statements are cached by text, so keep the number of shapes
  // small.
  static Sql built(std::string_view text) { return Sql(text, 0); }
  std::string_view text(Engine engine) const { return engine == Engine::sqlite ? sqlite_ : postgresql_; }

 private:
  Sql(std::string_view text, int) : sqlite_(text), postgresql_(text) {}
  std::string_view sqlite_, postgresql_;
};

// The database broke, or a statement is wrong: never the user's fault.
struct Broken : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// The disk is full or the server is away: nothing was written; trying later is right (answered 503).
struct Unavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// A UNIQUE constraint refused the row; `constraint` is the engine's text. Acts usually prevent it; races meet
// it.
struct Duplicate : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A prepared statement in use. Columns and parameters count from 0 and 1 as in SQL; text and blob stay valid
// until the next step().
class Statement {
 public:
  virtual ~Statement() = default;
  virtual void bind_null(int parameter) = 0;
  virtual void bind_integer(int parameter, std::int64_t value) = 0;
  virtual void bind_real(int parameter, double value) = 0;
  virtual void bind_text(int parameter,
                         std::string_view value) = 0;  // must live until the statement is reset
  virtual void bind_blob(int parameter, std::span<const std::byte> value) = 0;
  virtual bool step() = 0;  // true while there is a row
  virtual std::int64_t changes() const = 0;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::span<const std::byte> blob(int column) const = 0;
  virtual void reset() = 0;
};

using Blob = std::vector<std::byte>;

// ---- binding C++ values to parameters and columns ------------------------------------------------------

template <class T>
void bind(Statement& statement, int parameter, const T& value) {
  if constexpr (json::IsOptional<T>::value) {
    if (value) {
      bind(statement, parameter, *value);
    } else {
      statement.bind_null(parameter);
    }
  } else if constexpr (std::same_as<T, std::nullptr_t>) {
    statement.bind_null(parameter);
  } else if constexpr (std::same_as<T, CommitteeId>) {
    statement.bind_integer(parameter, number(value));
  } else if constexpr (std::same_as<T, Timestamp>) {
    statement.bind_integer(parameter, value.milliseconds);
  } else if constexpr (std::same_as<T, Date>) {
    statement.bind_integer(parameter, value.days());
  } else if constexpr (json::DescribedEnum<T>) {
    statement.bind_text(parameter, json::name_of(value));  // enums are stored by name
  } else if constexpr (std::integral<T>) {
    statement.bind_integer(parameter, static_cast<std::int64_t>(value));
  } else if constexpr (std::floating_point<T>) {
    statement.bind_real(parameter, value);
  } else if constexpr (json::IsId<T>::value) {
    if (value.empty()) {
      statement.bind_null(parameter);
    } else {
      statement.bind_text(parameter, value.text());
    }
  } else if constexpr (std::same_as<T, json::Raw>) {
    statement.bind_text(parameter, value.text);
  } else if constexpr (std::convertible_to<const T&, std::string_view>) {
    statement.bind_text(parameter, value);
  } else {
    static_assert(std::convertible_to<const T&, std::span<const std::byte>>, "no way to bind this type");
    statement.bind_blob(parameter, value);
  }
}

template <class T>
void read_column(const Statement& statement, int column, T& to) {
  if constexpr (json::IsOptional<T>::value) {
    if (statement.is_null(column)) {
      to.reset();
    } else {
      read_column(statement, column, to.emplace());
    }
  } else if constexpr (std::same_as<T, bool>) {
    to = statement.integer(column) != 0;
  } else if constexpr (std::same_as<T, Timestamp>) {
    to.milliseconds = statement.integer(column);
  } else if constexpr (std::same_as<T, Date>) {
    to = Date(static_cast<std::int32_t>(statement.integer(column)));
  } else if constexpr (json::DescribedEnum<T>) {
    const auto value = json::enum_of<T>(statement.text(column));
    if (!value) throw Broken("unknown value '" + std::string(statement.text(column)) + "' in an enum column");
    to = *value;
  } else if constexpr (std::integral<T> || std::same_as<T, CommitteeId>) {
    to = static_cast<T>(statement.integer(column));
  } else if constexpr (std::floating_point<T>) {
    to = statement.real(column);
  } else if constexpr (json::IsId<T>::value) {
    to = statement.is_null(column) ? T{} : T::trusted(statement.text(column));
  } else if constexpr (std::same_as<T, json::Raw>) {
    to.text = statement.is_null(column) ? "null" : std::string(statement.text(column));
  } else if constexpr (std::same_as<T, std::string>) {
    const auto text = statement.text(column);
    to.assign(text.data(), text.size());
  } else {
    static_assert(std::same_as<T, Blob>, "no way to read this type from a column");
    const auto bytes = statement.blob(column);
    to.assign(bytes.begin(), bytes.end());
  }
}

// A described struct takes the columns in the order of its members; any other type takes column 0.
template <class T>
T read_row(const Statement& statement) {
  T row{};
  if constexpr (json::DescribedStruct<T>) {
    int column = 0;
    boost::mp11::mp_for_each<json::Members<T>>(
        [&](auto member) { read_column(statement, column++, row.*member.pointer); });
  } else {
    read_column(statement, 0, row);
  }
  return row;
}

// ---- transactions --------------------------------------------------------------------------------------

class Transaction {
 public:
  virtual ~Transaction() = default;
  virtual Engine engine() const = 0;
  virtual bool may_write() const = 0;

  // Runs a statement without rows of interest; returns how many rows changed.
  template <class... Args>
  std::int64_t run(Sql sql, const Args&... args) {
    Use use(*this, sql, args...);
    while (use.statement.step()) {
    }
    return use.statement.changes();
  }
  template <class T, class... Args>
  std::vector<T> all(Sql sql, const Args&... args) {
    std::vector<T> rows;
    Use use(*this, sql, args...);
    while (use.statement.step()) rows.push_back(read_row<T>(use.statement));
    return rows;
  }
  template <class T, class... Args>
  std::optional<T> first(Sql sql, const Args&... args) {
    Use use(*this, sql, args...);
    if (!use.statement.step()) return std::nullopt;
    return read_row<T>(use.statement);
  }
  // Calls `row(const Statement&)` for each row, without keeping them. The same query may not run inside
  // `row`.
  template <class F, class... Args>
  void each(Sql sql, F&& row, const Args&... args) {
    Use use(*this, sql, args...);
    while (use.statement.step()) row(static_cast<const Statement&>(use.statement));
  }
  // For queries whose number of parameters is known only at run time (filters of a list).
  using Binder = std::function<void(Statement&)>;
  template <class T>
  std::vector<T> all_bound(Sql sql, const Binder& binder) {
    std::vector<T> rows;
    Use use(*this, sql);
    binder(use.statement);
    while (use.statement.step()) rows.push_back(read_row<T>(use.statement));
    return rows;
  }
  // Runs a text of several statements without parameters and without rows of interest (migrations).
  virtual void script(std::string_view text) = 0;

 protected:
  // A statement that is not in use, from the connection's cache.
  virtual Statement& prepare(Sql sql) = 0;

 private:
  struct Use {
    Statement& statement;
    template <class... Args>
    Use(Transaction& transaction, Sql sql, const Args&... args) : statement(transaction.prepare(sql)) {
      [[maybe_unused]] int parameter = 0;
      (bind(statement, ++parameter, args), ...);
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    ~Use() { statement.reset(); }
  };
};

// ---- the database --------------------------------------------------------------------------------------

struct Settings {
  std::string url;           // "sqlite:/path/yishi.db" or "postgresql://…"
  int readers = 4;           // connections for reading (1–32)
  std::size_t queue = 4096;  // writes that may wait before `write` refuses (Why::unavailable)
  std::int64_t mmap_bytes = 1LL << 30;
  int writers = 4;         // PostgreSQL: connections for writing (1–32); SQLite has one writer always
  bool read_only = false;  // opens beside a running server, without its lock; every write is refused
};

class Database {
 public:
  // Opens (SQLite: creates) the database; does not migrate. Refusals: unavailable "database_unreachable".
  static Result<std::unique_ptr<Database>> open(const Settings& settings);
  virtual ~Database() = default;
  virtual Engine engine() const = 0;

  // Runs fn(Transaction&) on a snapshot, on the calling thread. Safe from any thread; not reentrant.
  template <class F>
  auto read(F&& fn) {
    using R = std::invoke_result_t<F, Transaction&>;
    if constexpr (std::is_void_v<R>) {
      read_with([&](Transaction& tx) { fn(tx); });
    } else {
      std::optional<R> out;
      read_with([&](Transaction& tx) { out.emplace(fn(tx)); });
      return std::move(*out);
    }
  }

  // Runs fn(Transaction&) -> Result<T> (or T, or void) and returns after a durable commit. Never call it from
  // a job of the writer itself.
  template <class F>
  auto write(F&& fn) {
    using R = std::invoke_result_t<F, Transaction&>;
    if constexpr (std::is_void_v<R>) {
      write_with([&](Transaction& tx) {
        fn(tx);
        return true;
      });
    } else {
      std::optional<R> out;
      write_with([&](Transaction& tx) {
        out.emplace(fn(tx));
        return kept(*out);
      });
      return std::move(*out);
    }
  }

  // The asynchronous form of write. `work` returns whether to keep its changes; `done` is called once, from a
  // thread of the database, after the commit is durable (error == nullptr) or when nothing was written.
  struct Write {
    std::function<bool(Transaction&)> work;
    std::function<void(std::exception_ptr error)> done;
  };
  virtual bool enqueue(Write write) = 0;  // false: the queue is full, nothing happens

  // Called (from a thread of the database) after commits that changed something; for followers and live
  // notices.
  virtual void after_commit(std::function<void()> wake) = 0;

 protected:
  virtual void read_with(const std::function<void(Transaction&)>& fn) = 0;
  virtual void write_with(const std::function<bool(Transaction&)>& fn) = 0;

 private:
  template <class T>
  static bool kept(const T&) {
    return true;
  }
  template <class T>
  static bool kept(const Result<T>& result) {
    return result.has_value();
  }
};

// ---- migrations and backups ----------------------------------------------------------------------------

// One numbered step, forward only. Texts may hold several statements; areas list theirs in migrations.cpp.
struct Migration {
  int number;             // unique over the whole program; run in increasing order
  std::string_view name;  // "proposals: the loop"
  std::string_view sqlite;
  std::string_view postgresql;  // empty: SQLite's text with its types translated (dialect.hpp)
};

// One list of the lists of core and areas; `migrate` wants all that the program knows at once.
std::vector<Migration> joined(std::initializer_list<std::span<const Migration>> lists);

// Runs what is missing, each in one transaction, after a verified backup into `backup_folder` when the
// database held data already (SQLite). Refuses a database that is newer than this program, or a changed old
// migration.
Result<int> migrate(Database& db, std::span<const Migration> migrations, const std::string& backup_folder);

// Writes a consistent copy of a SQLite database while it is in use and checks it (integrity_check).
Result<void> backup_sqlite(Database& db, const std::string& to_file);

}  // namespace yishi::database

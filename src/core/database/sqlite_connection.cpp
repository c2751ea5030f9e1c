#include "core/database/sqlite_connection.hpp"

#include <fmt/format.h>

namespace yishi::database::sqlite {
namespace {

constexpr std::size_t most_cached_texts = 1000;
constexpr int busy_milliseconds = 5000;  // another process may hold the file for a moment (a backup tool)

std::string message(sqlite3* handle, int code, std::string_view doing) {
  const char* detail = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
  return fmt::format("SQLite {} ({}): {}", code, detail, doing.substr(0, 400));
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == ';'; }

}  // namespace

void raise(sqlite3* handle, int code, std::string_view doing) {
  const int extended = handle ? sqlite3_extended_errcode(handle) : code;
  const auto text = message(handle, extended, doing);
  if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ||
      extended == SQLITE_CONSTRAINT_ROWID) {
    throw Duplicate(text);
  }
  switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
      throw Unavailable(text);
    default:
      throw Broken(text);
  }
}

// ---- statements ----------------------------------------------------------------------------------------

PreparedStatement::PreparedStatement(sqlite3* handle, std::string_view text) : handle_(handle) {
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(handle, text.data(), static_cast<int>(text.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement_, &tail);
  if (code != SQLITE_OK) raise(handle, code, text);
  if (!statement_) throw Broken(fmt::format("no statement in '{}'", text));
  const auto* end = text.data() + text.size();
  while (tail < end && is_space(*tail)) ++tail;
  if (tail < end) {
    sqlite3_finalize(statement_);
    throw Broken(fmt::format("more than one statement in '{}'", text));
  }
}

PreparedStatement::~PreparedStatement() { sqlite3_finalize(statement_); }

void PreparedStatement::check(int code) const {
  if (code != SQLITE_OK) raise(handle_, code, sqlite3_sql(statement_));
}

void PreparedStatement::bind_null(int parameter) { check(sqlite3_bind_null(statement_, parameter)); }

void PreparedStatement::bind_integer(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(statement_, parameter, value));
}

void PreparedStatement::bind_real(int parameter, double value) {
  check(sqlite3_bind_double(statement_, parameter, value));
}

// An empty view may have no address, and an address of null would bind NULL.
void PreparedStatement::bind_text(int parameter, std::string_view value) {
  const char* data = value.data() ? value.data() : "";
  check(sqlite3_bind_text64(statement_, parameter, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void PreparedStatement::bind_blob(int parameter, std::span<const std::byte> value) {
  const void* data = value.data() ? static_cast<const void*>(value.data()) : "";
  check(sqlite3_bind_blob64(statement_, parameter, data, value.size(), SQLITE_TRANSIENT));
}

bool PreparedStatement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) raise(handle_, code, sqlite3_sql(statement_));
  changes_ = sqlite3_stmt_readonly(statement_) ? 0 : sqlite3_changes64(handle_);
  return false;
}

bool PreparedStatement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t PreparedStatement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double PreparedStatement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view PreparedStatement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
              : std::string_view();
}

std::span<const std::byte> PreparedStatement::blob(int column) const {
  const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(statement_, column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void PreparedStatement::reset() {
  sqlite3_reset(statement_);  // repeats the code of the last step, which has been reported already
  sqlite3_clear_bindings(statement_);
  in_use = false;
}

// ---- connections ---------------------------------------------------------------------------------------

Connection::Connection(const std::string& path, Role role, std::int64_t mmap_bytes) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (role == Role::writer ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
  try {
    if (code != SQLITE_OK) raise(handle_, code, "open " + path);
    sqlite3_busy_timeout(handle_, busy_milliseconds);
    if (role == Role::writer) script("PRAGMA journal_mode = WAL");
    script(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; "
        "PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 0; PRAGMA trusted_schema = OFF");
    script(fmt::format("PRAGMA mmap_size = {}; PRAGMA cache_size = {}", mmap_bytes,
                       role == Role::writer ? -32000 : -8000));
    if (role == Role::reader) script("PRAGMA query_only = ON");
  } catch (...) {
    sqlite3_close_v2(handle_);
    throw;
  }
}

Connection::~Connection() {
  statements_.clear();
  sqlite3_close_v2(handle_);
}

PreparedStatement& Connection::prepare(std::string_view text) {
  auto found = statements_.find(text);
  if (found == statements_.end()) {
    if (statements_.size() >= most_cached_texts) drop_idle_statements();
    auto first = std::make_unique<PreparedStatement>(handle_, text);
    texts_.push_back(std::make_unique<std::string>(text));
    found = statements_.emplace(*texts_.back(), Copies{}).first;
    found->second.push_back(std::move(first));
  }
  for (auto& copy : found->second) {
    if (!copy->in_use) {
      copy->in_use = true;
      return *copy;
    }
  }
  found->second.push_back(std::make_unique<PreparedStatement>(handle_, text));
  found->second.back()->in_use = true;
  return *found->second.back();
}

// Only a program that puts SQL together from too many shapes comes here.
void Connection::drop_idle_statements() {
  std::erase_if(statements_, [](auto& entry) {
    return std::none_of(entry.second.begin(), entry.second.end(),
                        [](const auto& copy) { return copy->in_use; });
  });
  std::erase_if(texts_, [&](const auto& text) { return !statements_.contains(*text); });
}

void Connection::execute(std::string_view text) {
  auto& statement = prepare(text);
  try {
    while (statement.step()) {
    }
  } catch (...) {
    statement.reset();
    throw;
  }
  statement.reset();
}

void Connection::script(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v2(handle_, at, static_cast<int>(end - at), &statement, &at);
    while (code == SQLITE_OK && statement && (code = sqlite3_step(statement)) == SQLITE_ROW) code = SQLITE_OK;
    if (code != SQLITE_OK && code != SQLITE_DONE) {
      const std::string failed = statement ? sqlite3_sql(statement) : std::string(text);
      try {
        raise(handle_, code, failed);
      } catch (...) {
        sqlite3_finalize(statement);
        throw;
      }
    }
    sqlite3_finalize(statement);
  }
}

}  // namespace yishi::database::sqlite

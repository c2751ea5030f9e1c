#include "core/database/postgres_connection.hpp"

#include <fmt/format.h>

#include <charconv>

#include "core/database/dialect.hpp"

namespace yishi::database::postgres {
namespace {

constexpr std::size_t most_cached_texts = 1000;
constexpr int most_parameters = 1000;

void ignore_notice(void*, const PGresult*) {}

bool writes(std::string_view command) {
  return command.starts_with("INSERT") || command.starts_with("UPDATE") || command.starts_with("DELETE") ||
         command.starts_with("MERGE");
}

// Of a session that would acknowledge before the disk has the data, this makes one that waits.
constexpr std::string_view session_settings =
    "SET client_min_messages = warning; SET lock_timeout = '10s'; "
    "SET idle_in_transaction_session_timeout = '5min'; "
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN "
    "('off', 'local')";

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : c - 'A' + 10;
}

}  // namespace

// ---- statements ----------------------------------------------------------------------------------------

PreparedStatement::PreparedStatement(Connection& connection, std::string name, std::string_view text)
    : connection_(connection), name_(std::move(name)), query_(for_postgresql(text)) {
  connection_.checked(PQprepare(connection_.handle(), name_.c_str(), query_.text.c_str(), 0, nullptr),
                      query_.text);
}

PreparedStatement::Parameter& PreparedStatement::parameter(int number) {
  if (number < 1 || number > most_parameters)
    throw Broken(fmt::format("parameter {} of '{}'", number, query_.text));
  const auto index = static_cast<std::size_t>(number);
  if (parameters_.size() < index) parameters_.resize(index);
  auto& parameter = parameters_[index - 1];
  parameter.null = false;
  parameter.binary = false;
  return parameter;
}

void PreparedStatement::bind_null(int number) { parameter(number).null = true; }

void PreparedStatement::bind_integer(int number, std::int64_t value) {
  auto& to = parameter(number).value;
  to.clear();
  json::write_integer(to, value);
}

void PreparedStatement::bind_real(int number, double value) {
  parameter(number).value = fmt::format("{}", value);
}

void PreparedStatement::bind_text(int number, std::string_view value) {
  if (value.find('\0') != std::string_view::npos) throw Broken("text with a zero character");
  parameter(number).value = value;
}

void PreparedStatement::bind_blob(int number, std::span<const std::byte> value) {
  auto& to = parameter(number);
  to.binary = true;
  to.value.assign(reinterpret_cast<const char*>(value.data()), value.size());
}

void PreparedStatement::run() {
  parameters_.resize(static_cast<std::size_t>(query_.parameters));
  std::vector<const char*> values;
  std::vector<int> lengths, formats;
  for (const auto& parameter : parameters_) {
    values.push_back(parameter.null ? nullptr : parameter.value.c_str());
    lengths.push_back(static_cast<int>(parameter.value.size()));
    formats.push_back(parameter.binary ? 1 : 0);
  }
  for (const int repeated : query_.repeated) {  // asked only whether it is null
    values.push_back(parameters_.at(static_cast<std::size_t>(repeated) - 1).null ? nullptr : "");
    lengths.push_back(0);
    formats.push_back(0);
  }
  answer_ =
      connection_.checked(PQexecPrepared(connection_.handle(), name_.c_str(), static_cast<int>(values.size()),
                                         values.data(), lengths.data(), formats.data(), 0),
                          query_.text);
  changes_ = 0;
  if (!writes(PQcmdStatus(answer_.get()))) return;
  const std::string_view count = PQcmdTuples(answer_.get());
  std::from_chars(count.data(), count.data() + count.size(), changes_);
  if (changes_ > 0) connection_.changed = true;
}

bool PreparedStatement::step() {
  if (!answer_) run();
  decoded_.clear();
  return ++row_ < PQntuples(answer_.get());
}

bool PreparedStatement::is_null(int column) const { return PQgetisnull(answer_.get(), row_, column) != 0; }

// Counts come as bigint, sums as numeric, conditions as t and f.
std::int64_t PreparedStatement::integer(int column) const {
  const auto digits = text(column);
  if (digits == "t") return 1;
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

double PreparedStatement::real(int column) const {
  const auto digits = text(column);
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string_view PreparedStatement::text(int column) const {
  return {PQgetvalue(answer_.get(), row_, column),
          static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column))};
}

// "\x00ff…"
std::span<const std::byte> PreparedStatement::blob(int column) const {
  const auto hex = text(column);
  auto& bytes = decoded_.emplace_back();
  for (std::size_t i = 2; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<std::byte>(hex_digit(hex[i]) * 16 + hex_digit(hex[i + 1])));
  }
  return bytes;
}

void PreparedStatement::reset() {
  answer_.reset();
  row_ = -1;
  decoded_.clear();
  for (auto& parameter : parameters_) parameter.null = true;
  in_use = false;
}

// ---- connections ---------------------------------------------------------------------------------------

Connection::Connection(const std::string& url) {
  // What the URL says comes last and so wins over these.
  const char* const names[] = {"connect_timeout", "application_name", "keepalives_idle",
                               "client_encoding", "dbname",           nullptr};
  const char* const values[] = {"5", "yishi", "30", "UTF8", url.c_str(), nullptr};
  handle_ = PQconnectdbParams(names, values, 1);
  if (PQstatus(handle_) != CONNECTION_OK) {
    const std::string what = PQerrorMessage(handle_);
    PQfinish(handle_);
    throw Unavailable("PostgreSQL: " + what);
  }
  PQsetNoticeReceiver(handle_, ignore_notice, nullptr);
  try {
    script(session_settings);
    changed = false;
  } catch (...) {
    PQfinish(handle_);
    throw;
  }
}

Connection::~Connection() {
  statements_.clear();
  PQfinish(handle_);
}

PreparedStatement& Connection::prepare(std::string_view text) {
  auto found = statements_.find(text);
  if (found == statements_.end()) {
    if (statements_.size() >= most_cached_texts) drop_idle_statements();
    auto first = std::make_unique<PreparedStatement>(*this, next_name(), text);
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
  found->second.push_back(std::make_unique<PreparedStatement>(*this, next_name(), text));
  found->second.back()->in_use = true;
  return *found->second.back();
}

// Only a program that puts SQL together from too many shapes comes here. DEALLOCATE ALL would drop those in
// use.
void Connection::drop_idle_statements() {
  std::erase_if(statements_, [](auto& entry) {
    return std::none_of(entry.second.begin(), entry.second.end(),
                        [](const auto& copy) { return copy->in_use; });
  });
  std::erase_if(texts_, [&](const auto& text) { return !statements_.contains(*text); });
}

Answer Connection::script(std::string_view text) {
  const std::string terminated(text);
  return checked(PQexec(handle_, terminated.c_str()), text);
}

std::string Connection::value(std::string_view query) {
  const auto answer = script(query);
  if (PQntuples(answer.get()) == 0) return {};
  return PQgetvalue(answer.get(), 0, 0);
}

void Connection::roll_back() {
  if (PQstatus(handle_) == CONNECTION_OK && PQtransactionStatus(handle_) != PQTRANS_IDLE) {
    PQclear(PQexec(handle_, "ROLLBACK"));
  }
}

Answer Connection::checked(PGresult* raw, std::string_view doing) {
  Answer answer(raw);
  const auto status = PQresultStatus(raw);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
    raise(raw, doing);
  return answer;
}

void Connection::raise(const PGresult* answer, std::string_view doing) {
  const char* field = answer ? PQresultErrorField(answer, PG_DIAG_SQLSTATE) : nullptr;
  const std::string state = field ? field : "";
  const auto text =
      fmt::format("PostgreSQL {}: {} in: {}", state,
                  answer ? PQresultErrorMessage(answer) : PQerrorMessage(handle_), doing.substr(0, 400));
  // 57P01–57P03: the server is going down or coming up; 25006: it has become a standby.
  if (PQstatus(handle_) == CONNECTION_BAD || state.empty() || state.starts_with("08") ||
      state.starts_with("57P")) {
    throw Lost(text);
  }
  if (state == "40001" || state == "40P01") {
    conflicted = true;
    throw Conflict(text);
  }
  if (state == "23505") {
    duplicated = true;
    throw Duplicate(text);
  }
  // 53: no disk space, memory or connections; 55P03: lock timeout; 57014: cancelled; 58: I/O error.
  if (state.starts_with("53") || state == "55P03" || state == "57014" || state.starts_with("58")) {
    throw Unavailable(text);
  }
  throw Broken(text);
}

void ConnectionTransaction::script(std::string_view text) {
  connection_.script(text);
  connection_.changed = true;
}

}  // namespace yishi::database::postgres

#include "core/database/postgres_database.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <chrono>
#include <future>
#include <random>

namespace yishi::database::postgres {
namespace {

using namespace std::chrono_literals;

constexpr int most_conflicts = 30;
constexpr int most_losses = 2;      // of the connection, before the write is given up
constexpr int most_questions = 50;  // about the fate of a commit, 100 ms apart

thread_local bool reading = false;
thread_local bool writing = false;

// Grows to some 60 ms; of chance, so that two servers do not meet again.
void pause_after(int conflicts) {
  thread_local std::minstd_rand random(std::random_device{}());
  const int most = std::min(1 << std::min(conflicts, 6), 60);
  std::this_thread::sleep_for(std::chrono::microseconds(random() % static_cast<unsigned>(most * 1000)));
}

}  // namespace

// ---- turns ---------------------------------------------------------------------------------------------

Turns::Turn::Turn(Turns& turns, bool alone) : turns_(turns), alone_(alone) {
  std::unique_lock lock(turns_.mutex_);
  if (alone) {
    ++turns_.waiting_alone_;
    turns_.changed_.wait(lock, [&] { return !turns_.alone_ && turns_.together_ == 0; });
    --turns_.waiting_alone_;
    turns_.alone_ = true;
  } else {
    turns_.changed_.wait(lock, [&] { return !turns_.alone_ && turns_.waiting_alone_ == 0; });
    ++turns_.together_;
  }
}

Turns::Turn::~Turn() {
  {
    const std::lock_guard lock(turns_.mutex_);
    if (alone_) {
      turns_.alone_ = false;
    } else {
      --turns_.together_;
    }
  }
  turns_.changed_.notify_all();
}

// ---- telegraph -----------------------------------------------------------------------------------------

Telegraph::Telegraph(std::string url, std::function<void()> heard)
    : url_(std::move(url)), heard_(std::move(heard)), bell_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (bell_ < 0) throw Broken("eventfd failed");
  connect();
  thread_ = std::thread([this] { run_until_stopped(); });
}

Telegraph::~Telegraph() {
  stopping_ = true;
  ::eventfd_write(bell_, 1);
  thread_.join();
  ::close(bell_);
}

void Telegraph::tell() {
  if (!telling_.exchange(true)) ::eventfd_write(bell_, 1);
}

void Telegraph::connect() {
  connection_ = std::make_unique<Connection>(url_);
  channel_ = "yishi_" + connection_->value("SELECT md5(current_schema())");
  connection_->script("LISTEN " + channel_);
}

void Telegraph::run_until_stopped() {
  while (!stopping_) {
    try {
      if (!connection_) {
        connect();
        heard_();  // whatever was told while we were away
      }
      wait(30'000);
      if (!stopping_) exchange();
    } catch (const std::exception&) {
      connection_.reset();
      if (!stopping_) wait(1000);
    }
  }
}

void Telegraph::wait(int milliseconds) {
  pollfd sources[] = {{bell_, POLLIN, 0}, {connection_ ? PQsocket(connection_->handle()) : -1, POLLIN, 0}};
  ::poll(sources, 2, milliseconds);
  eventfd_t ignored = 0;
  ::eventfd_read(bell_, &ignored);
}

void Telegraph::exchange() {
  if (telling_.exchange(false)) connection_->script("NOTIFY " + channel_);
  if (!PQconsumeInput(connection_->handle())) throw Lost("the listening connection is gone");
  bool heard = false;
  while (PGnotify* message = PQnotifies(connection_->handle())) {
    heard = heard || message->be_pid != PQbackendPID(connection_->handle());
    PQfreemem(message);
  }
  if (heard) heard_();
}

// ---- life ----------------------------------------------------------------------------------------------

PostgresDatabase::PostgresDatabase(const Settings& settings)
    : settings_(settings),
      readers_(settings.readers, [this] { return std::make_unique<Connection>(settings_.url); }),
      queue_(settings.queue) {
  {
    ConnectionPool<Connection>::Loan loan(readers_);
    const int version = PQserverVersion((*loan).handle());
    if (version < 130000)
      throw Broken(fmt::format("PostgreSQL 13 or later is needed, this is {}", version / 10000));
    const auto encoding = (*loan).value("SHOW server_encoding");
    if (encoding != "UTF8") throw Broken("the database's encoding must be UTF8, it is " + encoding);
  }
  if (settings_.read_only) return;
  telegraph_ = std::make_unique<Telegraph>(settings_.url, [this] { wake_all(); });
  for (int i = 0; i < std::clamp(settings_.writers, 1, 32); ++i) {
    writers_.emplace_back([this] { write_until_closed(); });
  }
}

PostgresDatabase::~PostgresDatabase() {
  queue_.close();
  for (auto& writer : writers_) writer.join();
  telegraph_.reset();
  readers_.close_all();
}

void PostgresDatabase::after_commit(std::function<void()> wake) {
  const std::lock_guard lock(wakes_mutex_);
  wakes_.push_back(std::move(wake));
}

void PostgresDatabase::wake_all() {
  std::vector<std::function<void()>> wakes;
  {
    const std::lock_guard lock(wakes_mutex_);
    wakes = wakes_;
  }
  for (const auto& wake : wakes) wake();
}

// ---- reading -------------------------------------------------------------------------------------------

void PostgresDatabase::read_with(const std::function<void(Transaction&)>& fn) {
  constexpr std::string_view begin = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";
  if (reading) throw Broken("a read inside a read");
  ConnectionPool<Connection>::Loan loan(readers_);
  try {
    (*loan).script(begin);
  } catch (const Lost&) {  // it was closed while it lay idle
    loan.renew();
    (*loan).script(begin);
  }
  ConnectionTransaction transaction(*loan, false);
  reading = true;
  try {
    fn(transaction);
    (*loan).script("COMMIT");
    reading = false;
  } catch (...) {
    reading = false;
    (*loan).roll_back();
    if (PQtransactionStatus((*loan).handle()) != PQTRANS_IDLE) loan.discard();
    throw;
  }
}

// ---- writing -------------------------------------------------------------------------------------------

bool PostgresDatabase::enqueue(Write write) {
  if (settings_.read_only) throw Broken("a write on a database opened for reading");
  return queue_.push(std::move(write));
}

void PostgresDatabase::write_with(const std::function<bool(Transaction&)>& fn) {
  if (writing) throw Broken("a write inside a write");
  std::promise<void> promise;
  auto finished = promise.get_future();
  const bool queued = enqueue({fn, [&](std::exception_ptr error) {
                                 if (error) {
                                   promise.set_exception(error);
                                 } else {
                                   promise.set_value();
                                 }
                               }});
  if (!queued) throw Unavailable("too many writes are waiting");
  finished.get();
}

void PostgresDatabase::write_until_closed() {
  writing = true;
  MaybeConnection connection;
  while (auto write = queue_.wait()) {
    std::exception_ptr error;
    bool changed = false;
    try {
      changed = perform(connection, *write);
    } catch (...) {
      error = std::current_exception();
    }
    if (write->done) write->done(error);
    if (!changed) continue;
    wake_all();
    telegraph_->tell();
  }
}

// Tries until it is through; returns whether a commit changed something.
bool PostgresDatabase::perform(MaybeConnection& connection, const Write& write) {
  int conflicts = 0, losses = 0;
  for (;;) {
    try {
      const Turns::Turn turn(turns_, conflicts > 0);
      return attempt(connection, write, conflicts == 0);
    } catch (const Conflict& conflict) {
      if (++conflicts >= most_conflicts) throw Unavailable(conflict.what());
    } catch (const Lost&) {
      connection.reset();
      if (++losses >= most_losses) throw;
    }
    if (conflicts > 1) pause_after(conflicts);
  }
}

bool PostgresDatabase::attempt(MaybeConnection& connection, const Write& write, bool first) {
  if (!connection) connection = std::make_unique<Connection>(settings_.url);
  connection->changed = connection->conflicted = connection->duplicated = false;
  const auto lost_to_another = [&] { return connection->conflicted || (first && connection->duplicated); };
  const auto id = connection->value("BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT pg_current_xact_id()");
  bool keep = false;
  try {
    ConnectionTransaction transaction(*connection, true);
    keep = write.work(transaction);
  } catch (...) {
    // A job may have caught the conflict and thrown its own exception; the conflict is the cause.
    const bool conflicted = lost_to_another();
    connection->roll_back();
    if (PQstatus(connection->handle()) == CONNECTION_BAD) throw Lost("the connection was lost");
    if (conflicted) throw Conflict("the transaction met another");
    throw;
  }
  if (lost_to_another()) {
    connection->roll_back();
    throw Conflict("the transaction met another");
  }
  if (!keep || connection->failed()) {
    const bool went_on = keep;
    connection->roll_back();
    if (went_on) throw Broken("a write went on after a statement that failed");
    return false;
  }
  return commit(connection, id);
}

bool PostgresDatabase::commit(MaybeConnection& connection, const std::string& transaction_id) {
  const bool changed = connection->changed;
  try {
    connection->script("COMMIT");
  } catch (const Lost& lost) {
    if (!was_committed(connection, transaction_id)) throw Lost(lost.what());
  } catch (...) {
    connection->roll_back();
    throw;
  }
  return changed;
}

// Asks a new connection; the old server process may still be about it.
bool PostgresDatabase::was_committed(MaybeConnection& connection, const std::string& transaction_id) {
  for (int i = 0; i < most_questions; ++i) {
    try {
      connection.reset();
      connection = std::make_unique<Connection>(settings_.url);
      const auto status = connection->value("SELECT pg_xact_status('" + transaction_id + "'::xid8)");
      if (status == "committed") return true;
      if (status == "aborted") return false;
    } catch (const Unavailable&) {
      connection.reset();
    }
    std::this_thread::sleep_for(100ms);
  }
  throw Unavailable(
      "the server went away during a commit and has not come back: the write may have taken place");
}

}  // namespace yishi::database::postgres

#include "core/database/sqlite_database.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <future>

namespace yishi::database::sqlite {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_jobs_per_commit = 256;
constexpr auto longest_batch = 20ms;
constexpr auto keeper_pause = 200ms;
constexpr int pages_before_checkpoint = 1000;         // 4 MB
constexpr int pages_before_hard_checkpoint = 65'536;  // 256 MB: now readers may make the writer wait a moment
constexpr int idle_rounds_before_truncate = 10;

// Set while the thread runs a read; a read inside a read could wait for a connection that it holds itself.
thread_local bool reading = false;

int remember_log_pages(void* to, sqlite3*, const char*, int pages) {
  static_cast<std::atomic<int>*>(to)->store(pages);
  return SQLITE_OK;
}

}  // namespace

LockFile::LockFile(const std::string& path)
    : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  held_ = file_ >= 0 && ::flock(file_, LOCK_EX | LOCK_NB) == 0;
}

// The file stays: removing it would let two processes hold locks on two files of one name.
LockFile::~LockFile() {
  if (file_ >= 0) ::close(file_);
}

// ---- life ----------------------------------------------------------------------------------------------

// What became of one job, told to its caller once the commit is through.
struct SqliteDatabase::Outcome {
  std::function<void(std::exception_ptr)> done;
  std::exception_ptr error;
};

SqliteDatabase::SqliteDatabase(std::string path, const Settings& settings, std::unique_ptr<LockFile> lock)
    : path_(std::move(path)),
      settings_(settings),
      lock_(std::move(lock)),
      readers_(settings.readers,
               [this] { return std::make_unique<Connection>(path_, Role::reader, settings_.mmap_bytes); }),
      queue_(settings.queue) {
  if (settings_.read_only) return;
  open_writer();
  keeper_ = std::make_unique<Connection>(path_, Role::keeper, 0);
  keeper_thread_ = std::thread([this] { keep_until_closed(); });
  writer_thread_ = std::thread([this] { write_until_closed(); });
}

SqliteDatabase::~SqliteDatabase() {
  queue_.close();
  if (writer_thread_.joinable()) writer_thread_.join();
  {
    const std::lock_guard lock(keeper_mutex_);
    closing_ = true;
  }
  keeper_stop_.notify_all();
  if (keeper_thread_.joinable()) keeper_thread_.join();
  keeper_.reset();
  readers_.close_all();
}

void SqliteDatabase::open_writer() {
  writer_ = std::make_unique<Connection>(path_, Role::writer, settings_.mmap_bytes);
  sqlite3_wal_hook(writer_->handle(), remember_log_pages, &log_pages_);
}

void SqliteDatabase::after_commit(std::function<void()> wake) {
  const std::lock_guard lock(wakes_mutex_);
  wakes_.push_back(std::move(wake));
}

// ---- reading -------------------------------------------------------------------------------------------

void SqliteDatabase::read_with(const std::function<void(Transaction&)>& fn) {
  if (reading) throw Broken("a read inside a read");
  ConnectionPool<Connection>::Loan loan(readers_);
  Connection& connection = *loan;
  ConnectionTransaction transaction(connection, false);
  reading = true;
  try {
    connection.execute("BEGIN");
    fn(transaction);
    connection.execute("COMMIT");
  } catch (...) {
    reading = false;
    if (connection.in_transaction()) sqlite3_exec(connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    if (connection.in_transaction()) loan.discard();
    throw;
  }
  reading = false;
}

// ---- writing -------------------------------------------------------------------------------------------

bool SqliteDatabase::enqueue(Write write) {
  if (settings_.read_only) throw Broken("a write on a database opened for reading");
  return queue_.push(std::move(write));
}

void SqliteDatabase::write_with(const std::function<bool(Transaction&)>& fn) {
  if (std::this_thread::get_id() == writer_thread_.get_id()) throw Broken("a write inside a write");
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

void SqliteDatabase::write_until_closed() {
  while (auto write = queue_.wait()) write_batch(std::move(*write));
  writer_.reset();
}

void SqliteDatabase::write_batch(Write first) {
  const auto end = std::chrono::steady_clock::now() + longest_batch;
  std::vector<Outcome> batch;
  const auto fail_all = [&](std::exception_ptr error) {
    for (auto& outcome : batch) outcome.error = error;
  };
  std::optional<Write> next = std::move(first);
  try {
    if (!writer_) open_writer();
    writer_->execute("BEGIN IMMEDIATE");
  } catch (...) {
    batch.push_back({std::move(next->done), std::current_exception()});
    if (writer_ && writer_->in_transaction()) recover();
    return finish(batch, false);
  }
  const auto changes_before = writer_->total_changes();
  while (next) {
    batch.push_back(run_job(std::move(*next)));
    if (!writer_->in_transaction()) {  // SQLite gave up the whole transaction (full disk, I/O error)
      const auto why = batch.back().error;
      fail_all(std::make_exception_ptr(Unavailable("the transaction was given up by another write in it")));
      if (why) batch.back().error = why;
      recover();
      return finish(batch, false);
    }
    const bool more = batch.size() < most_jobs_per_commit && std::chrono::steady_clock::now() < end;
    next = more ? queue_.take_now() : std::nullopt;
  }
  const bool changed = writer_->total_changes() != changes_before;
  try {
    writer_->execute("COMMIT");
  } catch (const std::exception& error) {
    fail_all(std::make_exception_ptr(Unavailable(std::string("the commit failed: ") + error.what())));
    recover();
    return finish(batch, false);
  }
  finish(batch, changed);
}

SqliteDatabase::Outcome SqliteDatabase::run_job(Write write) {
  Outcome outcome{std::move(write.done), nullptr};
  ConnectionTransaction transaction(*writer_, true);
  try {
    writer_->execute("SAVEPOINT job");
    if (!write.work(transaction)) writer_->execute("ROLLBACK TO job");
    writer_->execute("RELEASE job");
    return outcome;
  } catch (...) {
    outcome.error = std::current_exception();
  }
  if (!writer_->in_transaction()) return outcome;
  try {
    writer_->execute("ROLLBACK TO job");
    writer_->execute("RELEASE job");
  } catch (...) {
    // Without a clean savepoint nothing of this transaction may be kept.
    sqlite3_exec(writer_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
  return outcome;
}

// Closes everything, so that the next opening runs SQLite's recovery; the writer is opened by the next batch
// if that fails now.
void SqliteDatabase::recover() {
  const std::lock_guard lock(keeper_mutex_);
  readers_.close_all();
  keeper_.reset();
  writer_.reset();
  try {
    open_writer();
    keeper_ = std::make_unique<Connection>(path_, Role::keeper, 0);
  } catch (const std::exception&) {
    writer_.reset();  // told to the next caller when it fails again
  }
  readers_.reopen();
}

void SqliteDatabase::finish(std::vector<Outcome>& batch, bool changed) {
  for (auto& outcome : batch) {
    if (outcome.done) outcome.done(outcome.error);
  }
  if (!changed) return;
  ++commits_;
  std::vector<std::function<void()>> wakes;
  {
    const std::lock_guard lock(wakes_mutex_);
    wakes = wakes_;
  }
  for (const auto& wake : wakes) wake();
}

// ---- the write-ahead log -------------------------------------------------------------------------------

void SqliteDatabase::keep_until_closed() {
  int idle_rounds = 0;
  std::int64_t seen = 0;
  std::unique_lock lock(keeper_mutex_);
  while (!keeper_stop_.wait_for(lock, keeper_pause, [&] { return closing_; })) {
    const auto commits = commits_.load();
    idle_rounds = commits == seen ? idle_rounds + 1 : 0;
    seen = commits;
    if (keeper_) keep(*keeper_, idle_rounds);
  }
}

// A passive checkpoint never makes anyone wait. The log is cut to nothing when no one has written for a
// while; and, whoever waits, when a long reader has let it grow to 256 MB.
void SqliteDatabase::keep(Connection& connection, int& idle_rounds) {
  const int pages = log_pages_.load();
  if (pages == 0) return;
  int mode = SQLITE_CHECKPOINT_PASSIVE;
  if (idle_rounds == idle_rounds_before_truncate || pages >= pages_before_hard_checkpoint) {
    mode = SQLITE_CHECKPOINT_TRUNCATE;
  } else if (pages < pages_before_checkpoint || idle_rounds > 0) {
    return;
  }
  sqlite3_busy_timeout(connection.handle(), pages >= pages_before_hard_checkpoint ? 500 : 20);
  const int code = sqlite3_wal_checkpoint_v2(connection.handle(), nullptr, mode, nullptr, nullptr);
  if (mode == SQLITE_CHECKPOINT_TRUNCATE && code == SQLITE_OK) log_pages_ = 0;
}

}  // namespace yishi::database::sqlite

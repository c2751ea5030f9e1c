// SQLite behind the face of database.hpp: readers on snapshots, one writer with group commit, one keeper that
// moves the write-ahead log into the file.
//
//   write() ─► WriteQueue ─► writer thread:  BEGIN IMMEDIATE
//                                            ├─ SAVEPOINT, job 1, RELEASE (or ROLLBACK TO)
//                                            ├─ SAVEPOINT, job 2 …             up to 256 jobs or 20 ms
//                                            COMMIT (one fsync) ─► done(1), done(2) … ─► after_commit
//
// After a COMMIT that failed, nothing of the batch counts: every job of it ends as Unavailable, all
// connections are closed, and the file is opened again through SQLite's recovery, because the kernel may have
// dropped the pages that it could not write.
#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "core/database/connection_pool.hpp"
#include "core/database/sqlite_connection.hpp"
#include "core/database/write_queue.hpp"

namespace yishi::database::sqlite {

// Holds an exclusive lock on `path` until destroyed, so that two servers never share one data folder.
class LockFile {
 public:
  explicit LockFile(const std::string& path);  // check held()
  ~LockFile();
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;
  bool held() const { return held_; }

 private:
  int file_ = -1;
  bool held_ = false;
};

class SqliteDatabase final : public Database {
 public:
  // Throws Unavailable or Broken.
  SqliteDatabase(std::string path, const Settings& settings, std::unique_ptr<LockFile> lock);
  ~SqliteDatabase() override;

  Engine engine() const override { return Engine::sqlite; }
  bool enqueue(Write write) override;
  void after_commit(std::function<void()> wake) override;
  const std::string& path() const { return path_; }

 protected:
  void read_with(const std::function<void(Transaction&)>& fn) override;
  void write_with(const std::function<bool(Transaction&)>& fn) override;

 private:
  struct Outcome;

  void open_writer();
  void write_until_closed();
  void write_batch(Write first);
  Outcome run_job(Write write);
  void recover();
  void finish(std::vector<Outcome>& batch, bool changed);
  void keep_until_closed();
  void keep(Connection& connection, int& idle_rounds);

  const std::string path_;
  const Settings settings_;
  std::unique_ptr<LockFile> lock_;
  ConnectionPool<Connection> readers_;
  WriteQueue queue_;

  std::unique_ptr<Connection> writer_;  // used by the writer thread alone

  std::mutex wakes_mutex_;
  std::vector<std::function<void()>> wakes_;

  std::mutex keeper_mutex_;  // also held while the keeper's connection is in use
  std::condition_variable keeper_stop_;
  std::atomic<int> log_pages_ = 0;  // length of the write-ahead log after the last commit
  std::atomic<std::int64_t> commits_ = 0;
  std::unique_ptr<Connection> keeper_;
  bool closing_ = false;

  std::thread keeper_thread_;
  std::thread writer_thread_;
};

}  // namespace yishi::database::sqlite

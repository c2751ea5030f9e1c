// PostgreSQL behind the face of database.hpp.
//
// Reads run REPEATABLE READ, READ ONLY: one snapshot. Writes run SERIALIZABLE, each in a transaction of its
// own on one of a few threads, and are run again from the beginning when another was faster (40001, 40P01);
// areas may therefore look first and act then, as on SQLite. The first try runs beside others; a second try
// runs while no other write of this process does, so that two who want the same row do not drive each other
// off for ever.
//
// When the connection breaks during COMMIT, nobody knows whether it took place: the transaction's id is asked
// for its fate on a new connection, so that "nothing was written" stays true.
//
// A commit that changed something wakes the followers here, and by NOTIFY those of other servers. NOTIFY is
// sent by a thread of its own after the commit: inside a transaction it would make all commits of the
// database queue.
#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "core/database/connection_pool.hpp"
#include "core/database/postgres_connection.hpp"
#include "core/database/write_queue.hpp"

namespace yishi::database::postgres {

// First tries share the turn; a retry has it alone, and goes before first tries that wait.
class Turns {
 public:
  class Turn {
   public:
    Turn(Turns& turns, bool alone);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

   private:
    Turns& turns_;
    const bool alone_;
  };

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int together_ = 0;
  int waiting_alone_ = 0;
  bool alone_ = false;
};

// Tells other servers of commits and hears of theirs.
class Telegraph {
 public:
  Telegraph(std::string url, std::function<void()> heard);
  ~Telegraph();
  void tell();  // soon, and once for many calls

 private:
  void run_until_stopped();
  void connect();
  void wait(int milliseconds);
  void exchange();

  const std::string url_;
  const std::function<void()> heard_;
  const int bell_;  // an eventfd
  std::atomic<bool> telling_ = false;
  std::atomic<bool> stopping_ = false;
  std::unique_ptr<Connection> connection_;
  std::string channel_;
  std::thread thread_;
};

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(const Settings& settings);  // throws Unavailable or Broken
  ~PostgresDatabase() override;

  Engine engine() const override { return Engine::postgresql; }
  bool enqueue(Write write) override;
  void after_commit(std::function<void()> wake) override;

 protected:
  void read_with(const std::function<void(Transaction&)>& fn) override;
  void write_with(const std::function<bool(Transaction&)>& fn) override;

 private:
  using MaybeConnection = std::unique_ptr<Connection>;

  void write_until_closed();
  bool perform(MaybeConnection& connection, const Write& write);
  bool attempt(MaybeConnection& connection, const Write& write, bool first);
  bool commit(MaybeConnection& connection, const std::string& transaction_id);
  bool was_committed(MaybeConnection& connection, const std::string& transaction_id);
  void wake_all();

  const Settings settings_;
  ConnectionPool<Connection> readers_;
  WriteQueue queue_;
  Turns turns_;

  std::mutex wakes_mutex_;
  std::vector<std::function<void()>> wakes_;

  std::unique_ptr<Telegraph> telegraph_;
  std::vector<std::thread> writers_;
};

}  // namespace yishi::database::postgres

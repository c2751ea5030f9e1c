// The bounded queue of writes between the callers and the thread (or threads) that write.
#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "core/database/database.hpp"

namespace yishi::database {

class WriteQueue {
 public:
  explicit WriteQueue(std::size_t limit) : limit_(limit) {}

  bool push(Database::Write write);           // false: full or closed
  std::optional<Database::Write> wait();      // the next write; nothing once closed and empty
  std::optional<Database::Write> take_now();  // the next write if one waits
  void close();                               // what is queued is still handed out

 private:
  std::optional<Database::Write> pop();

  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Database::Write> writes_;
  bool closed_ = false;
};

}  // namespace yishi::database

#include "core/database/write_queue.hpp"

namespace yishi::database {

bool WriteQueue::push(Database::Write write) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || writes_.size() >= limit_) return false;
    writes_.push_back(std::move(write));
  }
  filled_.notify_one();
  return true;
}

std::optional<Database::Write> WriteQueue::wait() {
  std::unique_lock lock(mutex_);
  filled_.wait(lock, [&] { return closed_ || !writes_.empty(); });
  return pop();
}

std::optional<Database::Write> WriteQueue::take_now() {
  const std::lock_guard lock(mutex_);
  return pop();
}

void WriteQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  filled_.notify_all();
}

std::optional<Database::Write> WriteQueue::pop() {
  if (writes_.empty()) return std::nullopt;
  auto write = std::move(writes_.front());
  writes_.pop_front();
  return write;
}

}  // namespace yishi::database

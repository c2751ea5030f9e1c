// Connections lent to one thread at a time; the one given back last is lent first, because its caches are
// warm.
#pragma once
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "core/database/database.hpp"

namespace yishi::database {

template <class Connection>
class ConnectionPool {
 public:
  using Connect = std::function<std::unique_ptr<Connection>()>;

  ConnectionPool(int size, Connect connect)
      : size_(static_cast<std::size_t>(std::clamp(size, 1, 32))), connect_(std::move(connect)) {}

  class Loan {
   public:
    // Waits up to 10 s for a connection, then throws Unavailable.
    explicit Loan(ConnectionPool& pool) : pool_(pool), connection_(pool.take()) {}
    ~Loan() { pool_.give_back(std::move(connection_)); }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    Connection& operator*() { return *connection_; }

    void renew() {
      connection_.reset();
      connection_ = pool_.connect_();
    }
    void discard() { connection_.reset(); }  // it is not lent again

   private:
    ConnectionPool& pool_;
    std::unique_ptr<Connection> connection_;
  };

  // Closes every connection, waiting a few seconds for those that are lent; lends none until `reopen`.
  void close_all() {
    std::unique_lock lock(mutex_);
    closed_ = true;
    idle_.clear();
    returned_.wait_for(lock, std::chrono::seconds(5), [&] { return lent_ == 0; });
  }

  void reopen() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = false;
    }
    returned_.notify_all();
  }

 private:
  std::unique_ptr<Connection> take() {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, std::chrono::seconds(10), [&] { return !closed_ && lent_ < size_; })) {
      throw Unavailable("no reading connection became free within 10 s");
    }
    ++lent_;
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
    lock.unlock();
    try {
      return connect_();
    } catch (...) {
      give_back(nullptr);
      throw;
    }
  }

  void give_back(std::unique_ptr<Connection> connection) {
    {
      const std::lock_guard lock(mutex_);
      --lent_;
      if (connection && !closed_) idle_.push_back(std::move(connection));
    }
    returned_.notify_all();
  }

  const std::size_t size_;
  const Connect connect_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t lent_ = 0;
  bool closed_ = false;
};

}  // namespace yishi::database

// A pool of threads with a bounded queue, for what may not run on a network thread.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace yishi::http {

class Workers {
 public:
  Workers(int threads, std::size_t queue);
  ~Workers();                            // runs what is queued, then ends
  bool post(std::function<void()> job);  // false: the queue is full; the job must not throw
  std::size_t waiting() const;

 private:
  void run();

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace yishi::http

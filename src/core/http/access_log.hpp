// One JSON line a request: what was asked by which route, how it ended, how long it took. No query texts,
// bodies, cookies, names; the client's address only where the settings say so. Lines gather in each network
// thread and are written about twice a second.
#pragma once
#include <atomic>
#include <mutex>
#include <string>
#include <vector>

#include "core/http/exchange.hpp"

namespace yishi::http {

class AccessLog {
 public:
  AccessLog(std::string file, bool addresses, std::size_t threads);
  ~AccessLog();
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;

  bool on() const { return !file_.empty(); }
  void note(const Exchange& exchange, int status, std::size_t bytes);  // from the exchange's own thread
  void flush(std::size_t thread);                                      // likewise
  void reopen();  // from any thread: the next flush writes to a file of that name opened anew (log rotation)

 private:
  struct alignas(64) Lines {
    std::string text;
  };
  const std::string file_;
  const bool addresses_;
  std::vector<Lines> threads_;
  std::mutex mutex_;
  int descriptor_ = -1;
};

}  // namespace yishi::http

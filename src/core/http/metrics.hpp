// Counters of the program in Prometheus' text form. Each network thread counts in a shard of its own, so a
// count is one plain store and no line of the cache is shared.
#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "core/http/exchange.hpp"

namespace yishi::http {

class Metrics {
 public:
  Metrics(const Router& router, std::size_t threads);

  // Counts a finished exchange; only from the thread that it names.
  void count(const Exchange& exchange, int status, std::size_t bytes);

  struct Gauges {
    int connections = 0, sockets = 0;
    std::size_t reading_queue = 0, working_queue = 0;
    int writes_in_hand = 0;
  };
  std::string text(const Gauges& gauges) const;

 private:
  using Counter = std::atomic<std::uint64_t>;
  static constexpr std::array<double, 12> bounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                 0.05,   0.1,   0.25,   0.5,   1,    5};
  struct Line {                         // of one route
    std::array<Counter, 5> by_class{};  // 1xx … 5xx
    Counter nanoseconds{0};
  };
  struct alignas(64) Shard {
    explicit Shard(std::size_t lines) : lines(lines) {}
    std::vector<Line> lines;
    std::array<Counter, bounds.size() + 1> histogram{};
    Counter bytes{0};
  };
  std::size_t line_of(const Exchange& exchange) const;
  std::string label_of(std::size_t line) const;
  void write_requests(std::string& out) const;
  void write_latency(std::string& out) const;

  const Router& router_;
  std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace yishi::http

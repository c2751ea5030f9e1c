// What one address may use: connections at a time, requests a minute. A connection looks its allowance up
// once and counts in atomics from then on; only opening and the rare sweep take a lock.
#pragma once
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace yishi::http {

class Allowance {
 public:
  using Clock = std::chrono::steady_clock;
  // A bucket that holds one minute's requests and fills evenly (GCRA). Zero seconds: go on; else: try again
  // after.
  std::chrono::seconds take(int per_minute, Clock::time_point now);

 private:
  friend class Allowances;
  friend class Place;
  bool idle(Clock::time_point now) const;
  std::atomic<int> connections_{0};
  std::atomic<std::int64_t> full_until_{0};  // nanoseconds of the steady clock
};

// One connection's place among those of its address.
class Place {
 public:
  Place() = default;
  explicit Place(std::shared_ptr<Allowance> allowance);
  Place(Place&&) = default;
  Place& operator=(Place&&) = delete;
  ~Place();
  const std::shared_ptr<Allowance>& allowance() const { return allowance_; }
  int connections() const;  // of the address, this one included

 private:
  std::shared_ptr<Allowance> allowance_;
};

class Allowances {
 public:
  // Addresses of IPv6 share by /64: a household is given that many.
  std::shared_ptr<Allowance> of(std::string_view address);

 private:
  static constexpr std::size_t sweep_above = 4096;
  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<Allowance>> by_address_;
  std::size_t sweep_at_ = sweep_above;
};

}  // namespace yishi::http

#include "core/http/allowance.hpp"

#include <arpa/inet.h>

#include <cstring>

namespace yishi::http {
namespace {

constexpr std::int64_t minute = 60'000'000'000;

std::int64_t nanoseconds(Allowance::Clock::time_point at) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(at.time_since_epoch()).count();
}

std::string key_of(std::string_view address) {
  if (address.find(':') == std::string_view::npos) return std::string(address);
  in6_addr bytes;
  const std::string text(address.substr(0, address.find('%')));
  if (inet_pton(AF_INET6, text.c_str(), &bytes) != 1) return text;
  return std::string(reinterpret_cast<const char*>(bytes.s6_addr), 8);
}

}  // namespace

std::chrono::seconds Allowance::take(int per_minute, Clock::time_point at) {
  const std::int64_t now = nanoseconds(at), each = minute / per_minute;
  std::int64_t full = full_until_.load(std::memory_order_relaxed);
  for (;;) {
    const std::int64_t next = std::max(full, now) + each;
    if (next - now > minute) return std::chrono::seconds((next - now - minute) / 1'000'000'000 + 1);
    if (full_until_.compare_exchange_weak(full, next, std::memory_order_relaxed))
      return std::chrono::seconds(0);
  }
}

bool Allowance::idle(Clock::time_point now) const {
  return connections_.load(std::memory_order_relaxed) == 0 &&
         full_until_.load(std::memory_order_relaxed) <= nanoseconds(now);
}

Place::Place(std::shared_ptr<Allowance> allowance) : allowance_(std::move(allowance)) {
  ++allowance_->connections_;
}
Place::~Place() {
  if (allowance_) --allowance_->connections_;
}
int Place::connections() const { return allowance_ ? allowance_->connections_.load() : 0; }

std::shared_ptr<Allowance> Allowances::of(std::string_view address) {
  const std::lock_guard lock(mutex_);
  if (by_address_.size() >= sweep_at_) {
    const auto now = Allowance::Clock::now();
    std::erase_if(by_address_, [&](const auto& entry) {
      return entry.second.use_count() == 1 && entry.second->idle(now);
    });
    sweep_at_ = std::max(sweep_above, by_address_.size() * 2);
  }
  auto& allowance = by_address_[key_of(address)];
  if (!allowance) allowance = std::make_shared<Allowance>();
  return allowance;
}

}  // namespace yishi::http

// Chance from a seed: the same seed gives the same committee on every machine.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/id.hpp"

namespace yishi::demo {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {  // splitmix64
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  int between(int low, int high) { return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1)); }
  bool chance(double part) { return static_cast<double>(next() >> 11) * 0x1.0p-53 < part; }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[next() % from.size()];
  }
  template <class I>
  I id(std::int64_t milliseconds) {
    std::array<char, 36> text;
    const auto high = next(), low = next();
    make_uuid(text, milliseconds, high, low);
    return I::trusted({text.data(), text.size()});
  }

 private:
  std::uint64_t state_;
};

}  // namespace yishi::demo

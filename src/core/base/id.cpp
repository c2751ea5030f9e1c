#include "core/base/id.hpp"

#include <sodium.h>

#include <chrono>

namespace yishi {
namespace {

constexpr char hex[] = "0123456789abcdef";

void write_hex(char*& out, std::uint64_t value, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) *out++ = hex[(value >> shift) & 15];
}

struct LastMoment {
  std::int64_t milliseconds = 0;
  std::uint64_t counter = 0;  // 12 bits of rand_a, counted up inside one millisecond
};

}  // namespace

void make_uuid(std::array<char, 36>& out, std::int64_t milliseconds, std::uint64_t random_high, std::uint64_t random_low) {
  const auto time = static_cast<std::uint64_t>(milliseconds);
  char* p = out.data();
  write_hex(p, time >> 16, 8);
  *p++ = '-';
  write_hex(p, time & 0xffff, 4);
  *p++ = '-';
  write_hex(p, 0x7000 | (random_high & 0x0fff), 4);
  *p++ = '-';
  write_hex(p, 0x8000 | (random_low >> 48 & 0x3fff), 4);
  *p++ = '-';
  write_hex(p, random_low & 0xffffffffffffULL, 12);
}

void make_uuid(std::array<char, 36>& out) {
  thread_local LastMoment last;
  using namespace std::chrono;
  std::int64_t now = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
  std::uint64_t random[2];
  randombytes_buf(random, sizeof random);
  if (now <= last.milliseconds && last.counter < 0xfff) {
    now = last.milliseconds;
    ++last.counter;
  } else {
    if (now <= last.milliseconds) now = last.milliseconds + 1;
    last = {now, random[0] & 0x7ff};
  }
  make_uuid(out, now, last.counter, random[1]);
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < 36; ++i) {
    const char c = text[i];
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (c != '-') return false;
    } else if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
      return false;
    }
  }
  return true;
}

}  // namespace yishi

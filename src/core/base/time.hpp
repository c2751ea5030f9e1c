// Moments and days. A Timestamp is a moment (milliseconds since 1970, UTC); a Date is a day of the civil
// calendar in China (UTC+8, no summer time), which is what deadlines and papers count in.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yishi {

struct Timestamp {
  std::int64_t milliseconds = 0;
  friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

std::string to_iso(Timestamp moment);                          // "2026-11-24T18:27:05.123Z"
std::optional<Timestamp> parse_timestamp(std::string_view text);  // the same form; fraction may be missing

class Date {
 public:
  Date() = default;  // 1970-01-01
  explicit constexpr Date(std::int32_t days_since_1970) : days_(days_since_1970) {}
  static Date of(int year, int month, int day);  // the day must exist
  static std::optional<Date> parse(std::string_view text);  // "2026-11-24"
  static Date of(Timestamp moment);                         // the day in China at that moment

  constexpr std::int32_t days() const { return days_; }
  int year() const;
  int month() const;
  int day() const;
  int weekday() const;       // 1 = Monday … 7 = Sunday
  Timestamp begins() const;  // midnight in China
  std::string iso() const;   // "2026-11-24"
  Date plus(int days) const { return Date(days_ + days); }
  friend auto operator<=>(const Date&, const Date&) = default;

 private:
  std::int32_t days_ = 0;
};

std::string chinese_date(Date date);  // "2026年11月24日", as on official papers

// The one source of time; areas never ask the operating system. Fixed in tests and in the demo.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp now() const = 0;
  Date today() const { return Date::of(now()); }
};

class SystemClock final : public Clock {
 public:
  Timestamp now() const override;
};

class ManualClock final : public Clock {
 public:
  explicit ManualClock(Timestamp start) : now_(start) {}
  Timestamp now() const override { return now_; }
  void set(Timestamp moment) { now_ = moment; }
  void advance_days(int days) { now_.milliseconds += days * 86'400'000LL; }

 private:
  Timestamp now_;
};

}  // namespace yishi

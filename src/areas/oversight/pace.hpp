// How fast a unit has been, and what that says about what runs now. Pure.
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>

#include "core/base/time.hpp"
#include "core/base/words.hpp"

namespace yishi::oversight {

// Days taken → how often. Calendar days, because that is how long the proposer waited.
struct Pace {
  std::map<int, std::int64_t> days;

  std::int64_t count() const;
  int quantile(double share) const;      // of a pace that is not empty
  Pace longer_than(int elapsed) const;   // those that had not ended by then
  std::int64_t over(int allowed) const;  // how many took longer than `allowed`
};

enum class Risk { in_time, near, forecast_late, late };
BOOST_DESCRIBE_ENUM(Risk, in_time, near, forecast_late, late)

struct Forecast {
  Risk risk = Risk::in_time;
  std::optional<Date>
      on;        // the day on which it will probably be done; nothing when there is too little to go by
  Words reason;  // on what it rests
};

// A step that began on `began` and is due on `due`, seen on `today`. `own`: the unit's past; `all`: every
// unit's, used when the unit has too few cases. Fewer than `few_cases` in both: no forecast, only the days
// left.
constexpr std::int64_t few_cases = 5;
Forecast forecast(const Pace& own, const Pace& all, Date began, Date due, Date today);

}  // namespace yishi::oversight

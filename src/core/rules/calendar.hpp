// Working days: weekends, national holidays and make-up working days (rules/calendar/<year>.toml), which an
// office can extend. A year without a file counts Monday to Friday; `known` says whether the year's
// arrangement was announced.
#pragma once
#include <set>

#include "core/base/time.hpp"

namespace yishi::rules {

class Calendar {
 public:
  void add_holiday(Date day) { holidays_.insert(day); }
  void add_working_weekend(Date day) { made_up_.insert(day); }
  void add_known_year(int year) { years_.insert(year); }
  // False for a year without a file and for one whose file is provisional (statutory days only).
  bool known(int year) const { return years_.contains(year); }
  bool is_working(Date day) const;
  Date next_working_day(Date day) const;  // `day` itself when it is one
  // The n-th working day after `from` (n ≥ 1; `from` itself never counts).
  Date plus_working_days(Date from, int n) const;
  // Working days after `from` up to and including `to`; negative when `to` is earlier.
  int working_days_between(Date from, Date to) const;

 private:
  std::set<Date> holidays_, made_up_;
  std::set<int> years_;
};

}  // namespace yishi::rules

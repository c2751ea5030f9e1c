#include "core/rules/calendar.hpp"

namespace yishi::rules {

bool Calendar::is_working(Date day) const {
  if (made_up_.contains(day)) return true;
  return day.weekday() <= 5 && !holidays_.contains(day);
}

Date Calendar::next_working_day(Date day) const {
  while (!is_working(day)) day = day.plus(1);
  return day;
}

Date Calendar::plus_working_days(Date from, int n) const {
  for (; n > 0; --n) from = next_working_day(from.plus(1));
  return from;
}

int Calendar::working_days_between(Date from, Date to) const {
  if (to < from) return -working_days_between(to, from);
  int count = 0;
  for (Date day = from.plus(1); day <= to; day = day.plus(1)) count += is_working(day);
  return count;
}

}  // namespace yishi::rules

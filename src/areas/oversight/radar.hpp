// The deadline radar 时限雷达: what units have to do in the next sixty days, and who will probably be late.
#pragma once
#include "areas/handling/handling.hpp"
#include "areas/oversight/pace.hpp"

namespace yishi::oversight {

struct RadarDay {
  Date date;
  bool working = true;
};
BOOST_DESCRIBE_STRUCT(RadarDay, (), (date, working))
struct Dot {
  handling::Ref proposal;
  std::string number_text;
  std::string assignment;  // to urge; "" when the step is no assignment's
  std::string term;
  Words step;
  Date due_on;
  Risk risk = Risk::in_time;
  std::optional<Date> forecast_on;
  Words reason;
};
BOOST_DESCRIBE_STRUCT(Dot, (),
                      (proposal, number_text, assignment, term, step, due_on, risk, forecast_on, reason))
struct RadarUnit {
  handling::Ref unit;
  std::vector<Dot> dots;  // by due day
};
BOOST_DESCRIBE_STRUCT(RadarUnit, (), (unit, dots))
struct Radar {
  Date today;
  std::vector<RadarDay> days;
  std::vector<RadarUnit> units;                // the most pressing first
  std::map<std::string, std::int64_t> counts;  // by risk
};
BOOST_DESCRIBE_STRUCT(Radar, (), (today, days, units, counts))

// Of all units, or of one; a unit's own people see theirs.
Result<Radar> radar(database::Transaction& tx, const rules::RuleBook& book, const identity::Caller& caller,
                    const UnitId& unit);

}  // namespace yishi::oversight

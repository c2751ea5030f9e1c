#include <map>

#include "areas/oversight/matter.hpp"

namespace yishi::oversight {
namespace {

struct Counted {
  std::string measure;
  std::int64_t count = 0;
  std::string month;  // in which it happened
};

void add(std::vector<Counted>& out, bool counts, std::string_view measure, const std::string& month,
         std::int64_t n = 1) {
  if (counts && n > 0) out.push_back({std::string(measure), n, month});
}

void add_votes(std::vector<Counted>& out, const std::vector<Vote>& votes) {
  for (const auto& vote : votes) {
    const bool silent = vote.attitude.empty() && vote.result.empty();
    add(out, silent, "silent", vote.month);
    add(out, !silent, "rated", vote.month);
    add(out, !vote.attitude.empty(), "attitude_" + vote.attitude, vote.month);
    add(out, !vote.result.empty(), "result_" + vote.result, vote.month);
  }
}

std::vector<Counted> of_proposal(const Matter& m) {
  std::vector<Counted> out;
  int talks = 0, objections = 0;
  for (const auto& unit : m.units) {
    talks += unit.talks;
    objections += unit.objections;
  }
  const bool replied = !m.replied_in.empty();
  add(out, !m.submitted_in.empty(), "submitted", m.submitted_in);
  add(out, !m.filed_in.empty(), "filed", m.filed_in);
  add(out, m.not_filed, "not_filed", m.submitted_in);
  add(out, m.converted, "converted", m.submitted_in);
  add(out, m.merged, "merged", m.submitted_in);
  add(out, m.withdrawn, "withdrawn", m.submitted_in);
  add(out, !m.assigned_in.empty(), "assigned", m.assigned_in);
  add(out, replied, "replied", m.replied_in);
  add(out, replied && m.in_time, "replied_in_time", m.replied_in);
  add(out, replied && !m.reply_class.empty(), "class_" + m.reply_class, m.replied_in);
  add_votes(out, m.votes);
  add(out, true, "talks", m.assigned_in, talks);
  add(out, true, "objections", m.assigned_in, objections);
  add(out, true, "rehandled", m.replied_in, m.laps);
  add(out, m.is_key, "key", m.filed_in);
  add(out, m.is_excellent, "excellent", m.filed_in);
  add(out, !m.closed_in.empty(), "closed", m.closed_in);
  return out;
}

// What one unit's part adds to that unit. Ratings count for those who answer: lead and split units.
std::vector<Counted> of_unit(const Matter& m, const UnitShare& unit) {
  std::vector<Counted> out;
  const bool answers = unit.part != "co";
  add(out, answers, "assigned", m.assigned_in);
  add(out, !answers, "co_assigned", m.assigned_in);
  add(out, answers && unit.replied, "replied", unit.replied_in);
  add(out, answers && unit.replied && unit.in_time, "replied_in_time", unit.replied_in);
  add(out, answers && unit.replied && !unit.reply_class.empty(), "class_" + unit.reply_class,
      unit.replied_in);
  if (answers) add_votes(out, m.votes);
  add(out, true, "talks", m.assigned_in, unit.talks);
  add(out, true, "objections", m.assigned_in, unit.objections);
  add(out, answers, "rehandled", m.replied_in, m.laps);
  add(out, answers && m.is_key, "key", m.filed_in);
  add(out, answers && m.is_excellent, "excellent", m.filed_in);
  return out;
}

using Sum = std::map<std::array<std::string, 3>, std::int64_t>;

void put(Sum& sum, const std::string& dimension, const std::string& key,
         const std::vector<Counted>& counted) {
  for (const auto& c : counted) sum[{dimension, key, c.measure}] += c.count;
}

}  // namespace

std::vector<Share> shares_of(const Matter& m) {
  Sum sum;
  const auto counted = of_proposal(m);
  put(sum, "all", "", counted);
  put(sum, "category", m.category, counted);
  put(sum, "sector", m.sector, counted);
  put(sum, "kind", m.kind, counted);
  if (!m.reply_class.empty()) put(sum, "class", m.reply_class, counted);
  for (const auto& c : counted) sum[{"month", c.month, c.measure}] += c.count;
  for (const auto& unit : m.units) put(sum, "unit", unit.unit.str(), of_unit(m, unit));
  std::vector<Share> out;
  for (const auto& [key, count] : sum) out.push_back({key[0], key[1], key[2], count});
  return out;
}

}  // namespace yishi::oversight

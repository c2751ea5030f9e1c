#include "areas/oversight/radar.hpp"

#include "areas/oversight/access.hpp"

namespace yishi::oversight {
namespace {

using database::Transaction;

constexpr int days_ahead = 60;

struct Row {
  ProposalId proposal;
  std::string title, number_text, subject, term;
  UnitId unit;
  std::string unit_name;
  Timestamp started_at;
  Date due_on;
  bool is_assignment = false;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (proposal, title, number_text, subject, term, unit, unit_name, started_at, due_on,
                       is_assignment))

// Steps that an office has to take about a unit's work are not the unit's.
std::vector<Row> rows(Transaction& tx, CommitteeId committee, Date until, const UnitId& unit) {
  return tx.all<Row>(
      "SELECT c.proposal_id, p.title, p.number_text, c.subject, c.term, c.unit_id, COALESCE(u.name, ''), "
      "c.started_at, c.due_on, "
      "EXISTS (SELECT 1 FROM assignments a WHERE a.committee_id = c.committee_id AND a.id = c.subject) FROM "
      "clocks c JOIN "
      "proposals p ON p.committee_id = c.committee_id AND p.id = c.proposal_id LEFT JOIN units u ON "
      "u.committee_id = "
      "c.committee_id AND u.id = c.unit_id WHERE c.committee_id = ?1 AND c.state = 'running' AND c.due_on <= "
      "?2 AND "
      "c.unit_id IS NOT NULL AND c.term NOT IN ('decide_objection', 'check_reply') AND (?3 = '' OR c.unit_id "
      "= ?3) "
      "ORDER BY c.due_on, c.id",
      committee, until, unit.str());
}

using Paces = std::map<std::pair<std::string, std::string>, Pace>;  // (unit, term); unit "": all units

Paces paces(Transaction& tx, CommitteeId committee) {
  Paces out;
  tx.each(
      "SELECT unit_id, term, days, count FROM unit_paces WHERE committee_id = ?1 AND count > 0",
      [&](const database::Statement& row) {
        const std::string unit(row.text(0)), term(row.text(1));
        const int days = static_cast<int>(row.integer(2));
        out[{unit, term}].days[days] += row.integer(3);
        out[{"", term}].days[days] += row.integer(3);
      },
      committee);
  return out;
}

int urgency(const RadarUnit& unit) {
  int out = 0;
  for (const auto& dot : unit.dots) {
    out += dot.risk == Risk::late            ? 100
           : dot.risk == Risk::forecast_late ? 20
           : dot.risk == Risk::near          ? 5
                                             : 0;
  }
  return out;
}

}  // namespace

Result<Radar> radar(Transaction& tx, const rules::RuleBook& book, const identity::Caller& caller,
                    const UnitId& unit) {
  const UnitId own = confined_to_unit(caller);
  if (!own.empty() && !unit.empty() && unit != own) return not_found();
  Radar out;
  out.today = Date::of(caller.at);
  for (int i = 0; i <= days_ahead; ++i) {
    const Date day = out.today.plus(i);
    out.days.push_back({day, book.calendar->is_working(day)});
  }
  const Paces past = paces(tx, caller.committee);
  const auto pace = [&](const std::string& whose, const std::string& term) {
    const auto found = past.find({whose, term});
    return found == past.end() ? Pace{} : found->second;
  };
  std::map<std::string, RadarUnit> units;
  for (auto& row : rows(tx, caller.committee, out.today.plus(days_ahead), own.empty() ? unit : own)) {
    const auto f = forecast(pace(row.unit.str(), row.term), pace("", row.term), Date::of(row.started_at),
                            row.due_on, out.today);
    const auto term = std::ranges::find(book.terms, row.term, &rules::Term::name);
    auto& line = units[row.unit.str()];
    line.unit = {row.unit.str(), std::move(row.unit_name)};
    line.dots.push_back({{row.proposal.str(), std::move(row.title)},
                         std::move(row.number_text),
                         row.is_assignment ? row.subject : "",
                         row.term,
                         term == book.terms.end() ? Words{row.term, row.term} : term->words,
                         row.due_on,
                         f.risk,
                         f.on,
                         f.reason});
    ++out.counts[std::string(json::name_of(f.risk))];
  }
  for (auto& [id, line] : units) out.units.push_back(std::move(line));
  std::ranges::stable_sort(out.units, [](const auto& a, const auto& b) { return urgency(a) > urgency(b); });
  return out;
}

}  // namespace yishi::oversight

// Clocks that near or pass their day. Every mark is one row of clock_marks, written with what it causes, so
// that a mark is given exactly once for each due day of a clock; an extended clock is marked anew.
#include <fmt/format.h>

#include "areas/notices/audience.hpp"
#include "areas/notices/clocks.hpp"
#include "areas/notices/phrases.hpp"

namespace yishi::notices {
namespace {

constexpr int marks_per_write = 100;

struct Due {
  std::string id;
  ProposalId proposal;
  std::string subject, term;
  UnitId unit;
  Date due_on;
};
BOOST_DESCRIBE_STRUCT(Due, (), (id, proposal, subject, term, unit, due_on))

struct Mark {
  Due clock;
  std::string name;  // "remind_3", "overdue", "escalated"
};

int horizon(const rules::RuleBook& book) {
  int days = 0;
  for (const auto& term : book.terms) {
    for (const int before : term.remind_before) days = std::max(days, before);
  }
  return days;
}

// The marks that a clock has earned by today. Of several reminders that were missed only the nearest is
// given.
std::vector<std::string> earned(const rules::Term& term, Date due_on, Date today) {
  const int left = due_on.days() - today.days();
  std::vector<std::string> out;
  if (left < 0) {
    out.emplace_back("overdue");
    if (term.escalate_after > 0 && -left >= term.escalate_after) out.emplace_back("escalated");
    return out;
  }
  std::optional<int> nearest;
  for (const int before : term.remind_before) {
    if (before >= left && (!nearest || before < *nearest)) nearest = before;
  }
  if (nearest) out.push_back(fmt::format("remind_{}", *nearest));
  return out;
}

std::vector<Mark> wanted(database::Transaction& tx, const rules::RuleBook& book, CommitteeId committee,
                         Date today) {
  std::set<std::string> made;
  // CROSS JOIN: from the few running clocks to their marks, never over all marks ever given.
  tx.each(
      "SELECT m.clock_id, m.mark FROM clocks c CROSS JOIN clock_marks m WHERE c.committee_id = ?1 AND "
      "c.state = 'running' AND "
      "m.committee_id = c.committee_id AND m.clock_id = c.id AND m.due_on = c.due_on",
      [&](const database::Statement& row) { made.insert(fmt::format("{}|{}", row.text(0), row.text(1))); },
      committee);
  std::vector<Mark> out;
  for (auto& clock : tx.all<Due>(
           "SELECT id, proposal_id, subject, term, unit_id, due_on FROM clocks WHERE committee_id = ?1 AND "
           "state = 'running' AND due_on <= ?2 ORDER BY due_on, id",
           committee, today.plus(horizon(book)))) {
    const auto term = std::ranges::find(book.terms, clock.term, &rules::Term::name);
    if (term == book.terms.end()) continue;  // a term that a later rule book has dropped
    for (auto& name : earned(*term, clock.due_on, today)) {
      if (!made.contains(fmt::format("{}|{}", clock.id, name))) out.push_back({clock, std::move(name)});
    }
  }
  return out;
}

void leave_fact(database::Transaction& tx, const identity::Caller& program,
                const proposals::Proposal& proposal, const Mark& mark) {
  proposals::Step step;
  step.tags.push_back({"term", mark.clock.term});
  if (!mark.clock.unit.empty()) step.tags.push_back({"unit", mark.clock.unit.str()});
  step.payload = fmt::format(R"({{"clock":"{}","subject":"{}","due_on":"{}"}})", mark.clock.id,
                             mark.clock.subject, mark.clock.due_on.iso());
  proposals::record(tx, program, proposal,
                    mark.name == "overdue" ? "proposals.fell_overdue" : "proposals.escalated",
                    std::move(step));
}

bool give(database::Transaction& tx, const rules::RuleBook& book, const identity::Caller& program,
          const Mark& mark) {
  const CommitteeId committee = program.committee;
  const bool runs =
      tx.first<int>(
            "SELECT 1 FROM clocks WHERE committee_id = ?1 AND id = ?2 AND state = 'running' AND due_on = ?3",
            committee, mark.clock.id, mark.clock.due_on)
          .has_value();
  if (!runs) return false;
  if (tx.run("INSERT INTO clock_marks (committee_id, clock_id, mark, due_on, at) VALUES (?1, ?2, ?3, ?4, ?5) "
             "ON CONFLICT DO NOTHING",
             committee, mark.clock.id, mark.name, mark.clock.due_on, program.at) == 0) {
    return false;
  }
  const auto proposal = proposals::find(tx, committee, mark.clock.proposal);
  if (!proposal) return false;
  if (!mark.name.starts_with("remind_")) {
    leave_fact(tx, program, *proposal, mark);  // the follower makes the notices
    return true;
  }
  const RunningClock clock{mark.clock.id, mark.clock.subject, mark.clock.term, mark.clock.unit,
                           mark.clock.due_on};
  post(tx, committee, expected_to_act(tx, committee, *proposal, clock),
       clock_message(tx, book, committee, *proposal, clock, "reminder", program.at, mark.name), program.at);
  return true;
}

}  // namespace

int tick(database::Database& db, const rules::Library& rules, Timestamp now) {
  const Date today = Date::of(now);
  const auto committees = db.read([](database::Transaction& tx) {
    return tx.all<CommitteeId>("SELECT committee_id FROM ledger_heads ORDER BY committee_id");
  });
  int given = 0;
  for (const CommitteeId committee : committees) {
    const auto& book = rules.in_force(committee, today);
    const auto marks = db.read([&](database::Transaction& tx) { return wanted(tx, book, committee, today); });
    const auto program = identity::program(committee, now);
    for (std::size_t from = 0; from < marks.size(); from += marks_per_write) {
      given += db.write([&](database::Transaction& tx) {
        int n = 0;
        for (std::size_t i = from; i < std::min(marks.size(), from + marks_per_write); ++i)
          n += give(tx, book, program, marks[i]);
        return n;
      });
    }
  }
  return given;
}

}  // namespace yishi::notices

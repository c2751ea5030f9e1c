// Clocks: what is expected of whom until when. A clock belongs to a subject (the proposal, an assignment, a
// promise) and a term of the rule book; at most one of each runs.
#include "areas/proposals/proposals.hpp"

namespace yishi::proposals {
namespace {

struct ClockTag;
using ClockId = Id<ClockTag>;

}  // namespace

Date start_clock(database::Transaction& tx, const rules::RuleBook& book, CommitteeId committee, const ProposalId& proposal,
                 std::string_view subject, std::string_view term, const UnitId& unit, Timestamp at, std::optional<Date> due_on) {
  const Date due = due_on.value_or(book.due(term, Date::of(at)));
  tx.run("UPDATE clocks SET state = 'cancelled', stopped_at = ?4 WHERE committee_id = ?1 AND subject = ?2 AND term = ?3 AND "
         "state = 'running'", committee, subject, term, at);
  tx.run("INSERT INTO clocks (committee_id, id, proposal_id, subject, term, unit_id, started_at, due_on, state, extended) "
         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'running', 0)", committee, ClockId::make(), proposal, subject, term, unit, at, due);
  return due;
}

void stop_clock(database::Transaction& tx, CommitteeId committee, std::string_view subject, std::string_view term, Timestamp at) {
  tx.run("UPDATE clocks SET stopped_at = ?4, state = CASE WHEN due_on < ?5 THEN 'late' ELSE 'in_time' END "
         "WHERE committee_id = ?1 AND subject = ?2 AND term = ?3 AND state = 'running'", committee, subject, term, at, Date::of(at));
}

void stop_clocks(database::Transaction& tx, CommitteeId committee, std::string_view subject, Timestamp at) {
  tx.run("UPDATE clocks SET stopped_at = ?3, state = CASE WHEN due_on < ?4 THEN 'late' ELSE 'in_time' END "
         "WHERE committee_id = ?1 AND subject = ?2 AND state = 'running'", committee, subject, at, Date::of(at));
}

void cancel_clocks(database::Transaction& tx, CommitteeId committee, std::string_view subject, Timestamp at) {
  tx.run("UPDATE clocks SET stopped_at = ?3, state = 'cancelled' WHERE committee_id = ?1 AND subject = ?2 AND state = 'running'",
         committee, subject, at);
}

void extend_clock(database::Transaction& tx, CommitteeId committee, std::string_view subject, std::string_view term, Date until) {
  tx.run("UPDATE clocks SET due_on = ?4, extended = extended + 1 WHERE committee_id = ?1 AND subject = ?2 AND term = ?3 AND "
         "state = 'running'", committee, subject, term, until);
}

std::vector<Clock> running_clocks(database::Transaction& tx, CommitteeId committee, const ProposalId& proposal) {
  return tx.all<Clock>("SELECT id, proposal_id, subject, term, unit_id, started_at, due_on, stopped_at, state, extended FROM clocks "
                       "WHERE committee_id = ?1 AND proposal_id = ?2 AND state = 'running' ORDER BY due_on", committee, proposal);
}

std::vector<Clock> overdue_clocks(database::Transaction& tx, CommitteeId committee, Date today, int limit) {
  return tx.all<Clock>("SELECT id, proposal_id, subject, term, unit_id, started_at, due_on, stopped_at, state, extended FROM clocks "
                       "WHERE committee_id = ?1 AND state = 'running' AND due_on < ?2 ORDER BY due_on LIMIT ?3", committee, today, limit);
}

}  // namespace yishi::proposals

// Who is expected to act on a clock, and how its notices read. Used by the tick (reminders) and by the
// follower (overdue, escalated).
#pragma once
#include "areas/notices/audience.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::notices {

struct RunningClock {
  std::string id, subject, term;
  UnitId unit;
  Date due_on;
};
BOOST_DESCRIBE_STRUCT(RunningClock, (), (id, subject, term, unit, due_on))

std::optional<RunningClock> running_clock(database::Transaction& tx, CommitteeId committee,
                                          std::string_view id);
Accounts expected_to_act(database::Transaction& tx, CommitteeId committee,
                         const proposals::Proposal& proposal, const RunningClock& clock);
// Who looks after it when the day has passed: the office that is to urge.
Accounts looking_after(database::Transaction& tx, CommitteeId committee, const RunningClock& clock);
Message clock_message(database::Transaction& tx, const rules::RuleBook& book, CommitteeId committee,
                      const proposals::Proposal& proposal, const RunningClock& clock, std::string kind,
                      Timestamp at, std::string subject);
// Takes back notices about clocks of this proposal that have stopped or been extended since.
void withdraw_stopped_clocks(database::Transaction& tx, CommitteeId committee, const ProposalId& proposal,
                             Timestamp at);

// 第0042号《…》, or 《…》 before filing.
std::string called(const proposals::Proposal& proposal);
std::string link_to(const proposals::Proposal& proposal);
std::string unit_name(database::Transaction& tx, CommitteeId committee, const UnitId& unit);

}  // namespace yishi::notices

#include "areas/notices/clocks.hpp"

#include <fmt/format.h>

#include "areas/members/members.hpp"
#include "areas/notices/phrases.hpp"

namespace yishi::notices {
namespace {

using identity::Role;

std::string task_of(const RunningClock& clock) {
  return fmt::format("clock:{}:{}", clock.id, clock.due_on.days());
}

std::vector<MemberId> asked_signers(database::Transaction& tx, CommitteeId committee,
                                    const ProposalId& proposal) {
  return tx.all<MemberId>(
      "SELECT member_id FROM proposal_signers WHERE committee_id = ?1 AND proposal_id = ?2 AND state = "
      "'asked'",
      committee, proposal);
}

}  // namespace

std::optional<RunningClock> running_clock(database::Transaction& tx, CommitteeId committee,
                                          std::string_view id) {
  return tx.first<RunningClock>(
      "SELECT id, subject, term, unit_id, due_on FROM clocks WHERE committee_id = ?1 AND id = ?2 AND "
      "state = 'running'",
      committee, id);
}

Accounts expected_to_act(database::Transaction& tx, CommitteeId committee,
                         const proposals::Proposal& proposal, const RunningClock& clock) {
  if (clock.term == "decide_objection" || clock.term == "check_reply") {
    return office_in_charge_of(tx, committee, clock.subject);
  }
  if (!clock.unit.empty()) return of_unit(tx, committee, clock.unit);
  if (clock.term == "co_sign") return of_members(tx, committee, asked_signers(tx, committee, proposal.id));
  if (clock.term == "feedback") return proposers(tx, committee, proposal, true);
  Accounts out = proposals_office(tx, committee);
  if (clock.term == "assign") add(out, supervision_offices(tx, committee));
  return out;
}

Accounts looking_after(database::Transaction& tx, CommitteeId committee, const RunningClock& clock) {
  Accounts out = proposals_office(tx, committee);
  if (!clock.unit.empty() || clock.term == "assign") add(out, supervision_offices(tx, committee));
  return out;
}

Message clock_message(database::Transaction& tx, const rules::RuleBook& book, CommitteeId committee,
                      const proposals::Proposal& proposal, const RunningClock& clock, std::string kind,
                      Timestamp at, std::string subject) {
  const auto term = std::ranges::find(book.terms, clock.term, &rules::Term::name);
  const std::string unit = unit_name(tx, committee, clock.unit);
  Values values{.proposal = called(proposal),
                .unit = {unit, unit},
                .step = term == book.terms.end() ? Words{clock.term, clock.term} : term->words,
                .due = clock.due_on.iso(),
                .reason = {}};
  return {.at = at,
          .kind = kind,
          .words = phrase(kind, values),
          .link = link_to(proposal),
          .proposal = proposal.id,
          .task = task_of(clock),
          .fact = 0,
          .subject = std::move(subject)};
}

void withdraw_stopped_clocks(database::Transaction& tx, CommitteeId committee, const ProposalId& proposal,
                             Timestamp at) {
  const auto stale = tx.all<std::string>(
      "SELECT DISTINCT task FROM notices WHERE committee_id = ?1 AND proposal_id = ?2 AND withdrawn_at IS "
      "NULL AND task LIKE 'clock:%' "
      "AND task NOT IN (SELECT 'clock:' || id || ':' || due_on FROM clocks WHERE committee_id = ?1 AND "
      "proposal_id = ?2 AND "
      "state = 'running')",
      committee, proposal);
  for (const auto& task : stale) withdraw(tx, committee, task, at);
}

std::string called(const proposals::Proposal& proposal) {
  return fmt::format("{}《{}》", proposal.number_text, proposal.title);
}

std::string link_to(const proposals::Proposal& proposal) { return "/proposals/" + proposal.id.str(); }

std::string unit_name(database::Transaction& tx, CommitteeId committee, const UnitId& unit) {
  if (unit.empty()) return "";
  const auto found = members::find_unit(tx, committee, unit);
  return found ? found->name : "";
}

}  // namespace yishi::notices

// What every act on an assignment begins and ends with: the assignment with its proposal, rule book and the
// caller's standing; the one way its stage changes; the facts it leaves.
#pragma once
#include "areas/handling/lifecycle.hpp"
#include "areas/handling/store.hpp"

namespace yishi::handling {

using database::Transaction;
using identity::Caller;

struct Case {
  store::AssignmentRow assignment;
  proposals::Proposal proposal;
  const rules::RuleBook* book = nullptr;  // of the matter
  Standing standing;
};
// Refuses as unknown what the caller may not see.
Result<Case> open_case(Transaction& tx, const rules::Library& rules, const Caller& caller,
                       const AssignmentId& id);
Case case_of(const rules::RuleBook& book, const Caller& caller, store::AssignmentRow assignment,
             proposals::Proposal proposal);

// Refuses unless the units are at work on this lap.
Result<void> in_hand(const Case& c);
// Takes the act by the lifecycle: stage, clocks, and the row with whatever the act has set in it,
// compare-and-set.
Result<void> move(Transaction& tx, const Caller& caller, Case& c, Act act, std::string_view reason = {});
// Writes the row without a change of stage.
Result<void> save(Transaction& tx, const Caller& caller, Case& c);

// A fact about the proposal that names the unit, its part and the lap.
void note(Transaction& tx, const Caller& caller, const Case& c, std::string kind, proposals::Step step = {});

// The last day of those that answer in this lap: the proposal's own day. Writes it (and its clock) when it
// has moved.
Date last_due(const std::vector<store::AssignmentRow>& active);
Result<void> follow_due(Transaction& tx, const Caller& caller, proposals::Proposal& proposal);
// Begins the proposal's handling when nobody who answers has still to sign.
Result<void> settle_signing(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                            proposals::Proposal& proposal);

Refusal changed_meanwhile();
std::string subject_of(const store::AssignmentRow& row);  // of its clocks

}  // namespace yishi::handling

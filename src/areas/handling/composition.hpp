// Which units together make a whole: one (single), one lead with co-units (joint), several that each answer
// (split).
#pragma once
#include "areas/handling/store.hpp"

namespace yishi::handling {

struct Composed {
  std::vector<members::Unit> units;      // in the order named
  std::vector<members::Unit> answering;  // of these, the leads and splits
};
// The units named, checked one by one: known, active, handling units, each once. Refusals point at /units/N.
Result<Composed> known_units(database::Transaction& tx, CommitteeId committee,
                             const std::vector<NamedUnit>& named);

// What the parts make; nothing when they make no whole.
std::optional<proposals::HandlingKind> kind_of(const std::vector<Part>& parts);
std::vector<Part> parts_of(const std::vector<NamedUnit>& named);
std::vector<Part> parts_of(const std::vector<store::AssignmentRow>& rows);

// Creates one assignment and starts its clocks.
struct NewAssignment {
  NamedUnit named;
  Office office = Office::proposals;
  std::string term;            // of its due day
  std::optional<Date> due_on;  // by default by the term
  std::string note;
  Stage stage = Stage::waiting;  // signed_for in later laps
};
store::AssignmentRow create(database::Transaction& tx, const rules::RuleBook& book,
                            const identity::Caller& caller, const proposals::Proposal& proposal,
                            const NewAssignment& made);

// Sets what lists show of the proposal's units (not saved).
void show_units(database::Transaction& tx, CommitteeId committee, proposals::Proposal& proposal);

}  // namespace yishi::handling

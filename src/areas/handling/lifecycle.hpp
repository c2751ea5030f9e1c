// Pure: what an act does to an assignment's stage, by the rule book. No clock, no SQL.
#pragma once
#include "areas/handling/office.hpp"
#include "areas/handling/stage.hpp"

namespace yishi::handling {

// How the caller stands to one assignment.
struct Standing {
  bool clerk = false, head = false;   // of its unit
  Office office = Office::proposals;  // that assigned it, and so decides and checks
};
Standing standing(const identity::Caller& caller, const UnitId& unit, Office office);

// The lifecycle's row for this act in this stage, if the caller may take it. Refusals: wrong_stage,
// not_allowed.
Result<const rules::Transition*> transition(const rules::RuleBook& book, Stage stage, Act act,
                                            const identity::Caller& caller, const Standing& standing);
Stage target_of(const rules::Transition& row);

}  // namespace yishi::handling

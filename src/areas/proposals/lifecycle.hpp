// Pure: what an act does to a stage, by the rule book's lifecycle. No clock, no SQL.
#pragma once
#include "areas/proposals/proposals.hpp"

namespace yishi::proposals {

// The lifecycle's row for this act in this stage, if the caller may take it. Refusals: wrong_stage, not_allowed.
Result<const rules::Transition*> transition(const rules::RuleBook& book, Stage stage, Act act,
                                            const identity::Caller& caller, const Relation& relation);

Refusal wrong_stage(const rules::Lifecycle& lifecycle, Stage stage, Act act);

// "submit" → "proposals.submitted": the kind of the fact that an act leaves.
std::string_view fact_kind(Act act);

}  // namespace yishi::proposals

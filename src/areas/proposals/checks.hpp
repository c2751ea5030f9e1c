// What a draft must hold: lengths while it is written, completeness when it is submitted.
#pragma once
#include "areas/proposals/raise.hpp"

namespace yishi::proposals {

// Every part that is longer than the rule book allows, and codes it does not know.
std::vector<Fault> length_faults(const rules::RuleBook& book, const Draft& draft);
// Every part that is missing for submitting.
std::vector<Fault> missing_parts(const rules::RuleBook& book, const Texts& texts, const Proposal& proposal);
Refusal incomplete(std::vector<Fault> faults);

}  // namespace yishi::proposals

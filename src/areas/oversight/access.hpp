// What the records of oversight share: who counts as the office, and refusals said once.
#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

#include "areas/proposals/proposals.hpp"
#include "core/base/result.hpp"
#include "core/identity/caller.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::oversight {

// The committee's own office and the supervision offices: they read and write everything of this area.
bool in_office(const identity::Caller& caller);
// The caller's unit when the caller is one of a unit and nothing more; empty for everybody else.
UnitId confined_to_unit(const identity::Caller& caller);

bool knows(const std::vector<rules::Code>& codes, std::string_view code);
std::int64_t filed_in(database::Transaction& tx, CommitteeId committee, int term, int session);  // 0: any

// The subject of the clock that runs from choosing a key proposal to its first supervision.
std::string supervision_clock(const ProposalId& proposal);

Refusal changed_meanwhile();
std::unexpected<Refusal> not_filed_yet();

}  // namespace yishi::oversight

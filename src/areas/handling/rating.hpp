// Whose word a rating is.
#pragma once
#include "areas/handling/case.hpp"

namespace yishi::handling {

// The row is the caller's own: the member, or whoever speaks for the body that raised it. Never a unit or the
// office.
bool is_own(const Caller& caller, const store::RatingRow& row);
// The proposal that is handled: itself, or the one it was merged into.
Result<proposals::Seen> main_of(Transaction& tx, const Caller& caller, const ProposalId& id);

}  // namespace yishi::handling

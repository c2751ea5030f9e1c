// How far a caller's list reaches; the same answer as may_see, as a scope for queries.
#pragma once
#include "areas/proposals/proposals.hpp"

namespace yishi::proposals {

enum class Reach {
  office,    // everything that was submitted
  filed,     // everything that was filed
  assigned,  // what is assigned to the caller's unit
  nothing
};
Reach reach(const identity::Caller& caller);
UnitId unit_of(const identity::Caller& caller);  // of the caller's first unit grant, or empty
BodyId body_of(const identity::Caller& caller);

}  // namespace yishi::proposals

// What a fact of the loop is called on a timeline, and to whom it is shown.
#pragma once
#include "areas/proposals/proposals.hpp"

namespace yishi::proposals {

Words words_for(std::string_view fact_kind);
// What units do among themselves before a reply is delivered is not shown to proposers and members.
bool shows_to(const identity::Caller& caller, const Seen& seen, std::string_view fact_kind);

}  // namespace yishi::proposals

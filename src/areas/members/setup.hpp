// Setting an installation up: the first committee, term, session and administrator, in one transaction.
#pragma once
#include "areas/members/members.hpp"
#include "core/identity/identity.hpp"

namespace yishi::members {

void add_setup_routes(identity::Doors doors, identity::Services& services, std::string setup_code);

}  // namespace yishi::members

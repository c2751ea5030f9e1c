// Imports 导入: members, units and past proposals from the tables that offices keep, and the same tables out
// again. Each fault is shown in its cell; only good rows are taken; a whole import can be taken back. The
// only header that others include.
#pragma once
#include <span>

#include "areas/proposals/proposals.hpp"
#include "core/database/database.hpp"
#include "core/identity/identity.hpp"

namespace yishi::imports {

std::span<const database::Migration> migrations();
void add_routes(identity::Doors doors, const proposals::Services& proposals, identity::Services& identity);

}  // namespace yishi::imports

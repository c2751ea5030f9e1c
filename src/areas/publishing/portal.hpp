// The portal's routes; called by add_routes alone.
#pragma once
#include "areas/publishing/publishing.hpp"

namespace yishi::publishing {

void add_portal(identity::Doors doors, const rules::Library& rules, PortalSettings settings);

}  // namespace yishi::publishing

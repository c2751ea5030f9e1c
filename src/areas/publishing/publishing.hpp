// Publishing 公开: the public version of a proposal and its replies, prepared beside the inner text, checked
// by one person and released by another; and the portal, whose pages read released versions alone.
#pragma once
#include "areas/handling/handling.hpp"

namespace yishi::publishing {

std::span<const database::Migration> migrations();

struct PortalSettings {
  std::string web;     // folder of the built web; its manifest names the portal's style
  std::string origin;  // "https://zx.example.cn"; empty: taken from each request
  // Of the footer; what is empty is not shown.
  std::string contact, icp, police, site_code;
};
// The desk's routes, and the pages. Takes every address that nothing else takes, to say that there is no such
// page.
void add_routes(identity::Doors doors, const proposals::Services& services, PortalSettings portal);

}  // namespace yishi::publishing

// The pages of the portal.
#pragma once
#include "areas/publishing/site.hpp"

namespace yishi::publishing {

http::Reply home_page(Transaction& tx, const Site& site);
http::Reply list_page(Transaction& tx, const Site& site);
http::Reply proposal_page(Transaction& tx, const Site& site);
http::Reply search_page(Transaction& tx, const Site& site);
http::Reply data_page(Transaction& tx, const Site& site);
http::Reply about_page(Transaction& tx, const Site& site);

// Data and feeds: released versions alone.
http::Reply atom(Transaction& tx, const Site& site);
http::Reply rss(Transaction& tx, const Site& site);
http::Reply data_json(Transaction& tx, const Site& site);
http::Reply data_csv(Transaction& tx, const Site& site);
http::Reply sitemap(Transaction& tx, const Site& site);
http::Reply robots(Transaction& tx, const Site& site);
http::Reply share_code(Transaction& tx, const Site& site);  // an SVG with the page's address

std::string state_words(const Site& site, PublicStage stage);

}  // namespace yishi::publishing

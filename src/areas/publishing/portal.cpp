#include "areas/publishing/portal.hpp"

#include "areas/publishing/pages.hpp"

namespace yishi::publishing {
namespace {

using Show = http::Reply (*)(Transaction&, const Site&);

struct Address {
  const char* path;
  Words words;
  const char* type;
  Show show;
};

http::Reply no_page(Transaction&, const Site& s) { return missing(s); }

}  // namespace

void add_portal(identity::Doors doors, const rules::Library& rules, PortalSettings settings) {
  const auto portal = std::make_shared<const Portal>(open_portal(rules, std::move(settings)));
  const char* html = "text/html; charset=utf-8";
  const std::vector<Address> addresses{
      {"/", {"首页", "Home"}, html, home_page},
      {"/proposals", {"公开提案", "Released proposals"}, html, list_page},
      {"/proposals/{id}", {"公开提案页", "A released proposal"}, html, proposal_page},
      {"/proposals/{id}/qr.svg", {"提案页二维码", "QR code of a page"}, "image/svg+xml", share_code},
      {"/search", {"搜索公开提案", "Search"}, html, search_page},
      {"/data", {"数据开放", "Open data"}, html, data_page},
      {"/data/proposals.json", {"公开提案数据", "Data, JSON"}, "application/json", data_json},
      {"/data/proposals.csv", {"公开提案数据", "Data, CSV"}, "text/csv; charset=utf-8", data_csv},
      {"/about", {"关于与无障碍声明", "About"}, html, about_page},
      {"/feed.atom", {"订阅", "Feed"}, "application/atom+xml; charset=utf-8", atom},
      {"/rss.xml", {"订阅", "Feed"}, "application/rss+xml; charset=utf-8", rss},
      {"/sitemap.xml", {"网站地图", "Site map"}, "application/xml; charset=utf-8", sitemap},
      {"/robots.txt", {"给搜索引擎", "For search engines"}, "text/plain; charset=utf-8", robots},
      {"/{rest...}", {"没有这个页面", "No such page"}, html, no_page},
  };
  for (const auto& [path, words, type, show] : addresses) {
    doors.read<http::Reply>(
        {.verb = http::Verb::get, .path = path, .words = words, .power = "public", .out_type = type},
        [portal, show](Transaction& tx, const Caller& caller,
                       const http::Request& request) -> Result<http::Reply> {
          if (request.path.starts_with("/api/")) return not_found();
          const auto s = site(tx, *portal, caller, request);
          if (!s) return refuse(s.error());
          return show(tx, *s);
        });
  }
}

}  // namespace yishi::publishing

// What all pages of the portal share: the committee, the language, the text size, addresses, and the frame.
#pragma once
#include "areas/publishing/html.hpp"
#include "areas/publishing/shelf.hpp"

namespace yishi::publishing {

// Beside the settings, what does not change while the program runs.
struct Portal {
  const rules::Library* rules;
  PortalSettings settings;
  std::vector<std::string> styles;  // "/assets/portal-….css"; empty when the web is not built
};
Portal open_portal(const rules::Library& rules, PortalSettings settings);

using Pairs = std::vector<std::pair<std::string, std::string>>;

// One request's view of the site.
struct Site {
  const Portal* portal;
  const http::Request* request;
  identity::Committee committee;
  const rules::RuleBook* book;
  Timestamp now;
  bool english = false;
  std::string size = "standard";  // standard, large, huge
  bool size_chosen = false;       // by this request: the choice is kept in a cookie

  std::string say(const Words& words) const { return words.in(english ? Language::en : Language::zh); }
  std::string say(std::string_view zh, std::string_view en) const { return std::string(english ? en : zh); }
  std::string name() const { return committee.short_name.empty() ? committee.name : committee.short_name; }
  // An address on this site that keeps the language and the committee. Empty values are left out.
  std::string at(std::string_view path, const Pairs& query = {}) const;
  std::string absolute(std::string_view address) const;  // with scheme and host
  std::string query(std::string_view name) const;        // "" when missing
  std::string category(std::string_view code) const;     // in words
  std::string reply_class(std::string_view letter) const;
};
// Refusal: not_found for a committee that is not here.
Result<Site> site(Transaction& tx, const Portal& portal, const Caller& caller, const http::Request& request);

struct Page {
  std::string title;  // without the site's name
  std::string description;
  Pairs crumbs;           // words, address; the page itself is the last
  std::string here;       // which item of the main navigation is current
  Html body;              // inside <main>, h1 included
  std::string canonical;  // path with what of the query matters
  std::string data;       // JSON-LD
  bool index = true;
};
http::Reply reply(const Site& site, const Page& page, int status = 200);
http::Reply missing(const Site& site);  // the same page whatever the reason

std::string day(const Site& site, Timestamp at);
std::string encoded(std::string_view text);  // for a value of a query

}  // namespace yishi::publishing

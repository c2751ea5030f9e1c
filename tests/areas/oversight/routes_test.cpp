// The routes of oversight and notices through the router and the gate: who is let in, and that a number's
// link, read as an address, gives the number.
#include <boost/json/value.hpp>

#include "core/identity/gate.hpp"
#include "town.hpp"

namespace yishi::oversight {
namespace {

using namespace testing_town;
using http::Verb;

class House {
 public:
  explicit House(Town& town)
      : town_(town), gate_(identity::program_powers(), identity::differs_by(*town.rules)) {
    identity::Doors doors(
        router_, gate_,
        [this](Transaction&, const http::Request&) -> Result<Caller> {
          if (!caller_) return refuse(Why::not_signed_in, "not_signed_in", {"请先登录。", "Please sign in."});
          return *caller_;
        },
        "oversight");
    add_routes(doors, {.rules = town.rules.get(), .db = town.db.get(), .attachment_folder = ""});
    notices::add_routes(doors);
  }

  // `address` with its query, as a link stands in a page.
  http::Reply get(std::optional<Caller> caller, const std::string& address) {
    caller_ = std::move(caller);
    http::Request request;
    request.path = address.substr(0, address.find('?'));
    if (const auto mark = address.find('?'); mark != std::string::npos)
      request.query = pairs(address.substr(mark + 1));
    const auto match = router_.match(Verb::get, request.path);
    if (!match.route) throw std::runtime_error("no route for " + request.path);
    request.parameters = match.parameters;
    return town_.read([&](Transaction& tx) { return match.route->handler(&tx, request); });
  }
  const http::Router& router() const { return router_; }

 private:
  static std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '%' && i + 2 < text.size()) {
        out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
        i += 2;
      } else {
        out += text[i];
      }
    }
    return out;
  }
  static http::Pairs pairs(std::string_view query) {
    http::Pairs out;
    while (!query.empty()) {
      const auto one = query.substr(0, query.find('&'));
      const auto equal = one.find('=');
      out.emplace_back(decoded(one.substr(0, equal)), decoded(one.substr(equal + 1)));
      query.remove_prefix(std::min(query.size(), one.size() + 1));
    }
    return out;
  }

  Town& town_;
  identity::Gate gate_;
  http::Router router_;
  std::optional<Caller> caller_;
};

boost::json::object object_of(const http::Reply& reply) {
  EXPECT_EQ(reply.status, 200) << reply.body;
  auto value = json::parse(reply.body);
  if (!value) throw std::runtime_error("no JSON: " + reply.body);
  return value->as_object();
}

TEST(Routes, ALinkOpensTheNumberThatCarriesIt) {
  Town town("routes");
  const auto follower = statistics_follower();
  town.handled("打通城东断头路", town.roads, 20, "A");
  town.handled("增设学校接送区", town.schools, 30, "B", "dissatisfied", "没有时间表。");
  ledger::catch_up(*town.db, *follower);
  House house(town);
  int opened = 0;
  for (const std::string group : {"unit", "category", "sector", "kind", "class", "session", "month"}) {
    auto shown = object_of(house.get(town.head(), "/api/v1/statistics?group=" + group));
    auto rows = shown.at("rows").as_array();
    rows.push_back(shown.at("total"));
    for (const auto& row : rows) {
      for (const auto& [measure, link] : row.at("links").as_object()) {
        if (measure.ends_with("rate") || measure.ends_with("share")) continue;
        const auto behind = object_of(house.get(town.head(), "/api/v1" + std::string(link.as_string())));
        EXPECT_EQ(behind.at("sum").to_number<double>(), row.at("values").at(measure).to_number<double>())
            << link.as_string();
        EXPECT_EQ(behind.at("items").as_array().empty(), behind.at("sum").to_number<double>() == 0)
            << link.as_string();
        ++opened;
      }
    }
  }
  EXPECT_GT(opened, 100);
}

TEST(Routes, LetInOnlyWhomTheGateLetsIn) {
  Town town("routes-gate");
  const auto id = town.filed("打通城东断头路");
  town.assign(id, town.roads);
  House house(town);
  const std::string assignment = town.assignment(id).str();
  struct Case {
    std::string path;
    int stranger, member, unit, other_unit, office;
  };
  const Case cases[] = {
      {"/api/v1/tasks", 401, 200, 200, 200, 200},
      {"/api/v1/radar", 401, 403, 200, 200, 200},
      {"/api/v1/statistics", 401, 403, 200, 200, 200},
      {"/api/v1/statistics?group=sector", 401, 403, 403, 403, 200},
      {"/api/v1/statistics?group=no_such", 401, 403, 422, 422, 422},
      {"/api/v1/statistics/rows?group=unit&measure=assigned&key=" + town.roads.str(), 401, 403, 200, 404,
       200},
      {"/api/v1/assessment?unit=" + town.roads.str(), 401, 403, 200, 404, 200},
      {"/api/v1/radar?unit=" + town.roads.str(), 401, 403, 200, 404, 200},
      {"/api/v1/promises", 401, 403, 200, 200, 200},
      {"/api/v1/promises?state=no_such", 401, 403, 422, 422, 422},
      {"/api/v1/key-proposals", 401, 200, 200, 200, 200},
      {"/api/v1/excellent-proposals", 401, 200, 200, 200, 200},
      {"/api/v1/proposals/" + id.str() + "/supervisions", 401, 200, 200, 404, 200},
      {"/api/v1/proposals/" + id.str() + "/raised", 401, 200, 200, 404, 200},
      {"/api/v1/assignments/" + assignment + "/urge", 401, 403, 403, 403, 200},
      {"/api/v1/notices", 401, 200, 200, 200, 200},
      {"/api/v1/notices/settings", 401, 200, 200, 200, 200},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(house.get(std::nullopt, c.path).status, c.stranger) << c.path;
    EXPECT_EQ(house.get(town.wang(), c.path).status, c.member) << c.path;
    EXPECT_EQ(house.get(town.roads_clerk(), c.path).status, c.unit) << c.path;
    EXPECT_EQ(house.get(town.schools_head(), c.path).status, c.other_unit) << c.path;
    EXPECT_EQ(house.get(town.supervision(), c.path).status, c.office) << c.path;
  }
  for (const auto& route : house.router().routes()) {
    EXPECT_FALSE(route.words.zh.empty() || route.words.en.empty() || route.power.empty()) << route.path;
  }
}

}  // namespace
}  // namespace yishi::oversight

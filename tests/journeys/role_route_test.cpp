// Every route of the program as every role. The table (role_route.txt) says who gets past the gate; a route without a
// row, a row without a route, and any other answer fail. Past the gate means any answer but 401 and 403: what is sent
// is empty on purpose, so that the answer is a refusal of the input or of the record, never a change.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "house.hpp"

namespace yishi::journeys {
namespace {

struct Someone {
  std::string role, login;
};
const std::vector<Someone> people = {{"stranger", ""},
                                     {"member", "m011"},
                                     {"collective_clerk", "dparty1"},
                                     {"convenor", "sector1"},
                                     {"special_committee_office", "special1"},
                                     {"proposal_clerk", "clerk"},
                                     {"proposal_head", "head"},
                                     {"government_supervision", "gov"},
                                     {"party_supervision", "party"},
                                     {"unit_clerk", "unit01"},
                                     {"unit_head", "unit01-head"},
                                     {"committee_leader", "leader"},
                                     {"party_government_leader", "mayor"},
                                     {"member_affairs", "affairs"},
                                     {"system_admin", "admin"},
                                     {"security_admin", "security"},
                                     {"audit_admin", "audit"}};

std::string verb_name(http::Verb verb) {
  switch (verb) {
    case http::Verb::get: return "GET";
    case http::Verb::post: return "POST";
    case http::Verb::put: return "PUT";
    case http::Verb::patch: return "PATCH";
    case http::Verb::del: return "DELETE";
  }
  return "";
}

std::string name_of(const http::Route& route) { return verb_name(route.verb) + " " + route.path; }

// A path that names nothing: every parameter is an id that nobody has.
std::string empty_path(const std::string& pattern) {
  std::string path;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') {
      path += pattern[i];
      continue;
    }
    path += "01900000-0000-7000-8000-000000000000";
    i = pattern.find('}', i);
  }
  return path;
}

bool ends_the_session(const http::Route& route) {
  return route.verb == http::Verb::del && (route.path == "/api/v1/session" || route.path == "/api/v1/sessions");
}

using Table = std::map<std::string, std::set<std::string>>;

Table read_table() {
  std::ifstream file(std::string(YISHI_SOURCE_DIR) + "/tests/journeys/role_route.txt");
  Table table;
  for (std::string line; std::getline(file, line);) {
    const auto bar = line.find('|');
    if (line.empty() || line[0] == '#' || bar == std::string::npos) continue;
    std::string route = line.substr(0, line.find_last_not_of(' ', bar - 1) + 1);
    std::istringstream roles(line.substr(bar + 1));
    auto& row = table[route];
    for (std::string role; roles >> role;) row.insert(role);
  }
  return table;
}

std::set<std::string> all_roles() {
  std::set<std::string> all;
  for (const auto& someone : people) all.insert(someone.role);
  return all;
}

// "everyone", "signed_in" and "all_but_…" keep rows short.
std::set<std::string> spelled_out(const std::set<std::string>& row) {
  std::set<std::string> out = row;
  if (row.contains("everyone")) return all_roles();
  if (row.contains("signed_in")) {
    out = all_roles();
    out.erase("stranger");
  }
  return out;
}

std::set<std::string> who_gets_in(const http::Route& route, std::map<std::string, http::Client>& clients) {
  std::set<std::string> in;
  for (const auto& someone : people) {
    auto fresh = ends_the_session(route) ? std::optional(TestHouse::one().as(someone.login)) : std::nullopt;
    auto& client = fresh ? *fresh : clients.at(someone.role);
    const bool has_body = route.verb != http::Verb::get && route.verb != http::Verb::del;
    http::Pairs headers;
    if (has_body && !route.in_type.empty()) headers.emplace_back("Content-Type", route.in_type);
    const auto answer = client.send(route.verb, empty_path(route.path), has_body ? "{}" : "", headers);
    if (!answer) {
      ADD_FAILURE() << name_of(route) << " as " << someone.role << ": no answer";
      continue;
    }
    EXPECT_LT(answer->status, 500) << name_of(route) << " as " << someone.role << ": " << answer->body;
    if (answer->status != 401 && answer->status != 403) in.insert(someone.role);
  }
  return in;
}

TEST(RoleRoute, EveryRouteAnswersEveryRoleAsTheTableSays) {
  auto& house = TestHouse::one();
  std::map<std::string, http::Client> clients;
  for (const auto& someone : people) clients.emplace(someone.role, house.as(someone.login));
  const Table table = read_table();
  std::set<std::string> served;
  std::ofstream seen(std::filesystem::temp_directory_path() / "role_route_seen.txt");  // to be read when a row is new
  // "Sign out everywhere" ends the sessions that the other rows need; it comes last.
  std::vector<http::Route> routes = house.house().router.routes();
  std::ranges::stable_partition(routes, [](const http::Route& route) { return !ends_the_session(route); });
  for (const auto& route : routes) {
    const auto name = name_of(route);
    served.insert(name);
    const auto in = who_gets_in(route, clients);
    seen << fmt::format("{} | {}\n", name, fmt::join(in, " "));
    const auto row = table.find(name);
    if (row == table.end()) {
      ADD_FAILURE() << "no row in role_route.txt for " << name;
      continue;
    }
    EXPECT_EQ(in, spelled_out(row->second)) << name;
  }
  for (const auto& [name, row] : table) EXPECT_TRUE(served.contains(name)) << "a row without a route: " << name;
}

// Valid ids of another committee look exactly like ids that nobody has.
TEST(RoleRoute, AnotherCommitteesProposalIsLikeNone) {
  auto& house = TestHouse::one();
  auto clerk = house.as("clerk");
  const auto list = clerk.get("/api/v1/proposals?limit=20");
  ASSERT_TRUE(list && list->good());
  std::vector<std::string> ids;
  const auto rows = *json::parse(list->body);
  for (const auto& item : rows.at("items").as_array()) ids.emplace_back(item.at("id").as_string());
  ASSERT_FALSE(ids.empty());
  const auto without_number = [](std::string body) {
    const auto at = body.find("\"request\"");
    return at == std::string::npos ? body : body.substr(0, at);
  };
  for (const std::string login : {"c1-clerk", "c1-head", "c1-m011", "c1-unit01", "c2-leader"}) {
    auto other = house.as(login);
    for (const std::string part : {"", "/timeline", "/versions", "/handling", "/paper.pdf", "/supervisions"}) {
      const auto missing = other.get("/api/v1/proposals/01900000-0000-7000-8000-000000000000" + part);
      ASSERT_TRUE(missing);
      for (const auto& id : ids) {
        const auto answer = other.get("/api/v1/proposals/" + id + part);
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->status, missing->status) << login << " " << id << part;
        EXPECT_EQ(without_number(answer->body), without_number(missing->body)) << login << " " << part;
      }
    }
  }
}

// What the list shows is what the page shows: no caller's list holds a row whose page is refused.
TEST(RoleRoute, ListsShowOnlyWhatThePageShows) {
  auto& house = TestHouse::one();
  for (const auto& someone : people) {
    if (someone.login.empty()) continue;
    auto client = house.as(someone.login);
    for (const std::string view : {"all", "mine", "handling", "done"}) {
      const auto list = client.get("/api/v1/proposals?limit=50&view=" + view);
      ASSERT_TRUE(list && list->good()) << someone.role << " " << (list ? list->body : "");
      const auto rows = *json::parse(list->body);
      for (const auto& item : rows.at("items").as_array()) {
        const auto page = client.get("/api/v1/proposals/" + std::string(item.at("id").as_string()));
        ASSERT_TRUE(page && page->good()) << someone.role << " sees a row but no page";
      }
    }
  }
}

}  // namespace
}  // namespace yishi::journeys

// Who may knock at which door: every route of identity and members, as every role, as somebody signed in
// without a role, and as a stranger. A route without a row fails; so does a row without a route.
#include <sstream>

#include "roster_premises.hpp"

namespace yishi::members {
namespace {

using http::Verb;
using identity::Browser;
using identity::Role;

constexpr const char* table = R"(
post   /api/v1/session                        everyone
get    /api/v1/session                        signed_in
del    /api/v1/session                        signed_in
del    /api/v1/sessions                       signed_in
get    /api/v1/session/list                   signed_in
del    /api/v1/session/list/{id}              signed_in
put    /api/v1/session/committee              signed_in
put    /api/v1/session/preferences            signed_in
put    /api/v1/session/password               signed_in
post   /api/v1/session/totp                   signed_in
put    /api/v1/session/totp                   signed_in
del    /api/v1/session/totp                   signed_in
get    /api/v1/accounts                       system_admin security_admin audit_admin
get    /api/v1/accounts/{id}                  system_admin security_admin audit_admin
post   /api/v1/accounts                       system_admin
patch  /api/v1/accounts/{id}                  system_admin security_admin
post   /api/v1/accounts/{id}/reset-password   system_admin
get    /api/v1/rights                         system_admin security_admin audit_admin
get    /api/v1/audit                          audit_admin
get    /api/v1/committees                     everyone
get    /api/v1/committee                      everyone
post   /api/v1/committees                     system_admin
put    /api/v1/committee/terms                member_affairs system_admin
put    /api/v1/committee/sessions             member_affairs system_admin
get    /api/v1/members                        signed_in
get    /api/v1/members/{id}                   signed_in
post   /api/v1/members                        member_affairs
patch  /api/v1/members/{id}                   member_affairs
post   /api/v1/members/{id}/reveal            member_affairs
post   /api/v1/members/{id}/suspend           member_affairs
post   /api/v1/members/{id}/restore           member_affairs
post   /api/v1/members/{id}/resign            member_affairs
get    /api/v1/bodies                         signed_in
get    /api/v1/bodies/{id}                    signed_in
post   /api/v1/bodies                         member_affairs
post   /api/v1/bodies/{id}/members            member_affairs
get    /api/v1/units                          signed_in
post   /api/v1/units                          proposal_clerk proposal_head party_supervision government_supervision
patch  /api/v1/units/{id}                     proposal_clerk proposal_head party_supervision government_supervision
get    /api/v1/setup                          everyone
post   /api/v1/setup                          everyone
)";

std::string verb_name(Verb verb) {
  switch (verb) {
    case Verb::get:
      return "get";
    case Verb::post:
      return "post";
    case Verb::put:
      return "put";
    case Verb::patch:
      return "patch";
    case Verb::del:
      return "del";
  }
  return "";
}

class Matrix : public RosterPremises {
 protected:
  // A browser with a fresh session of `account`, without the cost of a password.
  Browser at_the_door(const AccountId& account) {
    Browser browser;
    db->write([&](database::Transaction& tx) {
      http::Request request;
      const auto opened = services->sessions.open(tx, account, CommitteeId{1},
                                                  identity::grants_of(tx, account), request, clock.now());
      browser.cookies["sid"] = opened.token;
      browser.csrf = identity::csrf_token(opened.token);
    });
    return browser;
  }
  // Was the caller let in? What happens inside (a missing record, an empty form) does not matter here.
  bool let_in(Browser browser, const http::Route& route) {
    std::string path = route.path;
    if (const auto at = path.find("{id}"); at != path.npos) path.replace(at, 4, MemberId::make().str());
    const auto answer = call(browser, route.verb, path, "{}");
    return answer.status != 401 && answer.code() != "not_allowed" && answer.code() != "finish_sign_in";
  }
};

TEST_P(Matrix, EveryDoorAsEverybody) {
  std::map<std::string, std::string> rows;
  std::istringstream lines(table);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string verb, path, who;
    fields >> verb >> path;
    std::getline(fields, who);
    if (!verb.empty()) rows[verb + " " + path] = who + " ";
  }
  std::map<std::string, AccountId> people;
  people["nobody"] = person("nobody", {});
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>(
      [&](auto one) { people[one.name] = person(one.name, {role(one.value)}); });
  for (const http::Route& route : router->routes()) {
    const std::string key = verb_name(route.verb) + " " + route.path;
    ASSERT_TRUE(rows.contains(key)) << "no row for " << key;
    const std::string who = rows[key];
    rows.erase(key);
    const bool everyone = who.find(" everyone ") != who.npos, signed_in = who.find(" signed_in ") != who.npos;
    // Refused inside for want of the code, which is no matter of roles.
    EXPECT_EQ(let_in(Browser{}, route), everyone) << key << " as a stranger";
    for (const auto& [name, account] : people) {
      const bool expected = everyone || signed_in || who.find(" " + name + " ") != who.npos;
      EXPECT_EQ(let_in(at_the_door(account), route), expected) << key << " as " << name;
    }
  }
  for (const auto& [key, who] : rows) ADD_FAILURE() << "no route for the row " << key;
}

TEST_P(Matrix, AnotherCommitteesRecordsDoNotExist) {
  const MemberId theirs = member("2001", "赵一", {}, CommitteeId{2});
  const UnitId their_unit = unit("县教育局", CommitteeId{2});
  const BodyId their_body = body(BodyKind::sector, "教育界", CommitteeId{2});
  const auto all = [&] {
    std::vector<identity::Grant> grants;
    for (const Role one : {Role::member_affairs, Role::proposal_head, Role::system_admin})
      grants.push_back(role(one));
    return person("everything", grants);
  }();
  const std::string words = R"({"reason":"正在接受调查","decision":"主席会议"})";
  struct Knock {
    Verb verb;
    std::string before, id, after, body;
  };
  const Knock knocks[] = {
      {Verb::get, "/members/", theirs.str(), "", ""},
      {Verb::patch, "/members/", theirs.str(), "", R"({"version":1,"employer":"x"})"},
      {Verb::post, "/members/", theirs.str(), "/reveal", R"({"field":"phone","reason":"想看看"})"},
      {Verb::post, "/members/", theirs.str(), "/suspend", words},
      {Verb::post, "/members/", theirs.str(), "/restore", words},
      {Verb::post, "/members/", theirs.str(), "/resign", words},
      {Verb::get, "/bodies/", their_body.str(), "", ""},
      {Verb::post, "/bodies/", their_body.str(), "/members",
       R"({"member":")" + theirs.str() + R"(","term":1,"duty":"head"})"},
      {Verb::patch, "/units/", their_unit.str(), "", R"({"version":1,"active":false})"},
  };
  for (const Knock& knock : knocks) {
    Browser browser = at_the_door(all);
    const auto foreign =
        call(browser, knock.verb, "/api/v1" + knock.before + knock.id + knock.after, knock.body);
    const auto missing = call(browser, knock.verb,
                              "/api/v1" + knock.before + MemberId::make().str() + knock.after, knock.body);
    EXPECT_EQ(foreign.status, 404) << knock.before << knock.after << foreign.body;
    EXPECT_EQ(foreign.body, missing.body);
  }
  EXPECT_EQ(facts("members.suspended", CommitteeId{2}).size(), 0u);
}

INSTANTIATE_TEST_SUITE_P(Engines, Matrix, database::both_engines(), database::engine_name);

}  // namespace
}  // namespace yishi::members

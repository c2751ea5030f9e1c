#include "core/identity/committees.hpp"
#include "roster_premises.hpp"

namespace yishi::members {
namespace {

using http::Verb;
using identity::Answered;
using identity::Browser;

class Setup : public RosterPremises {
 protected:
  void SetUp() override {
    RosterPremises::SetUp();
    if (!db) return;
    db->write([](database::Transaction& tx) {
      for (const char* table : {"committees", "grants", "accounts", "sessions"})
        tx.script("DELETE FROM " + std::string(table));
    });
    rebuild(identity::cheap_settings());
  }
  Answered set_up(const std::string& code, const std::string& body) {
    http::Request request;
    request.verb = Verb::post;
    request.path = "/api/v1/setup";
    request.headers = {{"x-setup-code", code}};
    request.body = body;
    const auto reply = router->match(Verb::post, request.path).route->handler(nullptr, request);
    return {reply.status, reply.body, {}, false};
  }
  static constexpr const char* form =
      R"({"committee":{"name":"政协石桥市委员会","short_name":"石桥市政协","level":"city","region_code":"990200"},
    "term":{"number":15,"starts_on":"2026-01-01"},
    "session":{"number":1,"opens_on":"2026-01-10","closes_on":"2026-01-14","proposal_deadline":"2026-01-12"},
    "admin":{"login":"root","name":"管理员","password":"an entirely new sentence"}})";
};

TEST_P(Setup, FoundsTheFirstCommitteeOnce) {
  Browser browser;
  EXPECT_TRUE(call(browser, Verb::get, "/api/v1/setup").json().at("needed").as_bool());
  EXPECT_EQ(set_up("wrong", form).code(), "wrong_setup_code");
  EXPECT_EQ(set_up("", form).code(), "wrong_setup_code");
  const auto done = set_up(setup_code, form);
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.json().at("committee").as_int64(), 1);
  EXPECT_FALSE(call(browser, Verb::get, "/api/v1/setup").json().at("needed").as_bool());
  EXPECT_EQ(set_up(setup_code, form).code(), "set_up_already");
  const auto page = sign_in(browser, "root", "an entirely new sentence");
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_EQ(page.json().at("roles").as_array().at(0).as_string(), "system_admin");
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/committee").json().at("sessions").as_array().size(), 1u);
  EXPECT_EQ(facts("members.session_opened").size(), 1u);

  const auto below = call(
      browser, Verb::post, "/api/v1/committees",
      R"({"name":"政协东溪县委员会","short_name":"东溪县政协","level":"county","region_code":"990201","admin":{"login":"dongxi","name":"管理员"}})");
  ASSERT_EQ(below.status, 200) << below.body;
  EXPECT_EQ(below.json().at("id").as_int64(), 2);
  Browser there;
  const auto first = sign_in(there, "dongxi", std::string(below.json().at("one_time_password").as_string()));
  EXPECT_EQ(first.json().at("committee").at("id").as_int64(), 2);
  EXPECT_TRUE(first.json().at("must_change_password").as_bool());
}

TEST_P(Setup, ARefusedPartNamesItsFieldAndLeavesNothing) {
  std::string bad = form;
  bad.replace(bad.find("2026-01-14"), 10, "2026-01-01");
  const auto refused = set_up(setup_code, bad);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.json().at("errors").as_array().at(0).at("pointer").as_string(), "/session/closes_on")
      << refused.body;
  std::string weak = form;
  weak.replace(weak.find("an entirely new sentence"), 24, "shiqiao");
  EXPECT_EQ(set_up(setup_code, weak).json().at("errors").as_array().at(0).at("pointer").as_string(),
            "/admin/password");
  EXPECT_EQ(db->read([](database::Transaction& tx) { return identity::all_committees(tx).size(); }), 0u);
}

INSTANTIATE_TEST_SUITE_P(Engines, Setup, database::both_engines(), database::engine_name);

}  // namespace
}  // namespace yishi::members

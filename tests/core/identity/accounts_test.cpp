#include "core/identity/accounts.hpp"

#include "premises.hpp"

namespace yishi::identity {
namespace {

using http::Verb;

class Accounts : public Premises {
 protected:
  void SetUp() override {
    Premises::SetUp();
    if (!db) return;
    person("root", {role(Role::system_admin)});
    sign_in(root, "root", password);
  }
  std::string make(const std::string& login, const std::string& grants = "[]") {
    const auto answer = call(root, Verb::post, "/api/v1/accounts",
                             R"({"login":")" + login + R"(","name":"新人","grants":)" + grants + "}");
    EXPECT_EQ(answer.status, 200) << answer.body;
    if (answer.status != 200) return "";
    secret = std::string(answer.json().at("one_time_password").as_string());
    return std::string(answer.json().at("account").at("id").as_string());
  }
  Browser root;
  std::string secret;
};

TEST_P(Accounts, ANewOneMustSetItsOwnPasswordFirst) {
  make("li", R"([{"role":"proposal_clerk"}])");
  Browser browser;
  const auto page = sign_in(browser, "li", secret);
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_TRUE(page.json().at("must_change_password").as_bool());
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/accounts").code(), "finish_sign_in");
  const auto changed = call(browser, Verb::put, "/api/v1/session/password",
                            R"({"old":")" + secret + R"(","new":"an entirely new sentence"})");
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_FALSE(changed.json().at("must_change_password").as_bool());
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/accounts").code(), "not_allowed")
      << "a clerk, but no longer restricted";
  EXPECT_EQ(facts("identity.account_created").size(), 2u);
  EXPECT_EQ(facts("identity.granted").size(), 2u);
}

TEST_P(Accounts, ThreeAdministratorsAreThreePeople) {
  const std::string id = make("li", R"([{"role":"security_admin"}])");
  for (const char* second : {"system_admin", "audit_admin"}) {
    const auto answer = call(
        root, Verb::patch, "/api/v1/accounts/" + id,
        R"({"version":1,"grants":[{"role":"security_admin"},{"role":")" + std::string(second) + R"("}]})");
    EXPECT_EQ(answer.status, 409) << answer.body;
    EXPECT_EQ(answer.code(), "three_admins");
  }
  const auto elsewhere = db->write([&](database::Transaction& tx) {
    return grant_role(tx, program(CommitteeId{2}, clock.now()), *AccountId::parse(id),
                      {CommitteeId{2}, Role::audit_admin, {}, {}, {}});
  });
  EXPECT_EQ(elsewhere.error().code, "three_admins") << "nor in another committee";
  EXPECT_EQ(
      call(root, Verb::patch, "/api/v1/accounts/" + id, R"({"version":1,"grants":[{"role":"audit_admin"}]})")
          .status,
      200)
      << "exchanging one for another is fine";
}

TEST_P(Accounts, NobodyRaisesThemselves) {
  const auto own = call(root, Verb::get, "/api/v1/session").json();
  const std::string id(own.at("account").at("id").as_string());
  EXPECT_EQ(call(root, Verb::patch, "/api/v1/accounts/" + id, R"({"version":1,"grants":[]})").status, 403);
  EXPECT_EQ(call(root, Verb::patch, "/api/v1/accounts/" + id, R"({"version":1,"state":"disabled"})").status,
            403);
}

TEST_P(Accounts, AChangeOfRolesEndsTheSessionsAndIsAFact) {
  const AccountId li = person("li", {role(Role::proposal_clerk)});
  Browser browser;
  sign_in(browser, "li", password);
  EXPECT_EQ(call(root, Verb::patch, "/api/v1/accounts/" + li.str(),
                 R"({"version":1,"grants":[{"role":"proposal_head"}]})")
                .status,
            200);
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/session").status, 401);
  sign_in(browser, "li", password);
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/session").json().at("roles").as_array().at(0).as_string(),
            "proposal_head");
  ASSERT_EQ(facts("identity.revoked").size(), 1u);
  EXPECT_EQ(facts("identity.revoked")[0].tags[0].value, "proposal_clerk");
}

TEST_P(Accounts, RolesNeedTheirTarget) {
  for (const char* grant : {R"({"role":"member"})", R"({"role":"unit_head"})", R"({"role":"convenor"})"}) {
    EXPECT_EQ(call(root, Verb::post, "/api/v1/accounts",
                   R"({"login":"li","name":"李","grants":[)" + std::string(grant) + "]}")
                  .status,
              422);
  }
  EXPECT_EQ(facts("identity.account_created").size(), 1u) << "nothing of a refused request stays";
}

TEST_P(Accounts, LoginsAreUniqueWhateverTheirCase) {
  make("li.na");
  EXPECT_EQ(call(root, Verb::post, "/api/v1/accounts", R"({"login":"LI.NA","name":"李娜"})").code(),
            "login_taken");
  EXPECT_EQ(call(root, Verb::post, "/api/v1/accounts", R"({"login":"li na","name":"李娜"})").status, 422);
}

TEST_P(Accounts, TwoAdministratorsDoNotOverwriteEachOther) {
  const std::string id = make("li");
  EXPECT_EQ(call(root, Verb::patch, "/api/v1/accounts/" + id, R"({"version":1,"name":"李一"})").status, 200);
  EXPECT_EQ(call(root, Verb::patch, "/api/v1/accounts/" + id, R"({"version":1,"name":"李二"})").code(),
            "changed_meanwhile");
}

TEST_P(Accounts, AnotherCommitteesAccountsDoNotExist) {
  const AccountId foreign = person("zhao", {role(Role::proposal_clerk, CommitteeId{2})}, CommitteeId{2});
  const auto missing = call(root, Verb::get, "/api/v1/accounts/" + AccountId::make().str());
  const auto theirs = call(root, Verb::get, "/api/v1/accounts/" + foreign.str());
  EXPECT_EQ(theirs.status, 404);
  EXPECT_EQ(theirs.body, missing.body);
  for (const auto& answer :
       {call(root, Verb::patch, "/api/v1/accounts/" + foreign.str(), R"({"version":1,"name":"x"})"),
        call(root, Verb::post, "/api/v1/accounts/" + foreign.str() + "/reset-password", "{}")}) {
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.body, missing.body);
  }
  EXPECT_EQ(call(root, Verb::get, "/api/v1/accounts").json().at("items").as_array().size(), 1u);
}

TEST_P(Accounts, AGuestsPasswordIsItsHomesBusiness) {
  const AccountId guest = person(
      "zhao", {role(Role::proposal_clerk, CommitteeId{2}), role(Role::proposal_clerk)}, CommitteeId{2});
  EXPECT_EQ(call(root, Verb::get, "/api/v1/accounts/" + guest.str()).status, 200);
  EXPECT_EQ(call(root, Verb::post, "/api/v1/accounts/" + guest.str() + "/reset-password", "{}").status, 403);
  const auto changed =
      call(root, Verb::patch, "/api/v1/accounts/" + guest.str(), R"({"version":1,"grants":[]})");
  EXPECT_EQ(changed.status, 200) << changed.body;
  Browser browser;
  EXPECT_EQ(sign_in(browser, "zhao", password).json().at("committee").at("id").as_int64(), 2)
      << "its other roles stay";
}

TEST_P(Accounts, AResetGivesAPasswordForOnce) {
  const AccountId li = person("li", {role(Role::member)});
  Browser browser;
  sign_in(browser, "li", password);
  const auto reset = call(root, Verb::post, "/api/v1/accounts/" + li.str() + "/reset-password", "{}");
  ASSERT_EQ(reset.status, 200) << reset.body;
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/session").status, 401);
  EXPECT_EQ(sign_in(browser, "li", password).status, 401);
  const auto page = sign_in(browser, "li", std::string(reset.json().at("one_time_password").as_string()));
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.json().at("must_change_password").as_bool());
  EXPECT_EQ(facts("identity.password_reset").size(), 1u);
}

TEST_P(Accounts, ListsPageByPage) {
  for (int i = 0; i < 7; ++i) person("user" + std::to_string(i), {});
  std::vector<std::string> logins;
  std::string after;
  for (int page = 0; page < 10; ++page) {
    const auto answer = call(root, Verb::get, "/api/v1/accounts?limit=3&after=" + after).json();
    for (const auto& row : answer.at("items").as_array()) logins.emplace_back(row.at("login").as_string());
    if (answer.at("next").is_null()) break;
    after = std::string(answer.at("next").as_string());
  }
  EXPECT_EQ(logins, (std::vector<std::string>{"root", "user0", "user1", "user2", "user3", "user4", "user5",
                                              "user6"}));
  EXPECT_EQ(call(root, Verb::get, "/api/v1/accounts?q=USER3").json().at("items").as_array().size(), 1u);
}

TEST_P(Accounts, TheAuditorReadsSignInsAndNobodyElse) {
  person("shen", {role(Role::audit_admin)});
  Browser auditor;
  sign_in(auditor, "shen", password);
  const auto page = call(auditor, Verb::get, "/api/v1/audit?limit=1").json();
  EXPECT_EQ(page.at("items").as_array().at(0).at("login").as_string(), "shen");
  const auto second =
      call(auditor, Verb::get, "/api/v1/audit?after=" + std::string(page.at("next").as_string())).json();
  EXPECT_EQ(second.at("items").as_array().at(0).at("login").as_string(), "root");
  EXPECT_EQ(call(root, Verb::get, "/api/v1/audit").status, 403);
}

INSTANTIATE_TEST_SUITE_P(Engines, Accounts, database::both_engines(), database::engine_name);

}  // namespace
}  // namespace yishi::identity

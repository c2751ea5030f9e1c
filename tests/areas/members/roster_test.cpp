#include "roster_premises.hpp"

namespace yishi::members {
namespace {

using http::Verb;
using identity::Answered;
using identity::Browser;
using identity::Role;

class Roster : public RosterPremises {
 protected:
  std::string reason() const { return R"({"reason":"正在接受调查","decision":"主席会议第三次会议"})"; }
  Answered post(const std::string& path, const std::string& body) {
    return call(affairs, Verb::post, "/api/v1" + path, body);
  }
  std::vector<std::string> names(const std::string& query) {
    std::vector<std::string> out;
    const auto answer = call(affairs, Verb::get, "/api/v1/members?" + query);
    EXPECT_EQ(answer.status, 200) << answer.body;
    const auto page = answer.json();
    for (const auto& row : page.at("items").as_array()) out.emplace_back(row.at("name").as_string());
    return out;
  }
};

TEST_P(Roster, AMemberIsAddedWithAFact) {
  const auto added = post(
      "/members",
      R"({"code":"1001","name":"欧阳明月","sector":"教育界","phone":"138 0013-8000","id_number":"11010119680412001x"})");
  EXPECT_EQ(added.status, 422) << "the id number's check digit is wrong: " << added.body;
  const auto plain =
      post("/members", R"({"code":"1001","name":"欧阳明月","sector":"教育界","phone":"138 0013-8000"})");
  ASSERT_EQ(plain.status, 200) << plain.body;
  const std::string id(plain.json().at("id").as_string());
  const auto page = call(affairs, Verb::get, "/api/v1/members/" + id).json();
  EXPECT_EQ(page.at("member").at("phone_masked").as_string(), "138****8000");
  EXPECT_EQ(page.at("member").at("pinyin").as_string(), "Ouyang Mingyue");
  ASSERT_EQ(facts("members.member_added").size(), 1u);
  EXPECT_EQ(facts("members.member_added")[0].subject, id);
  EXPECT_EQ(facts("members.member_added")[0].authority, "member_affairs");
}

TEST_P(Roster, EveryFaultIsTold) {
  const auto refused = post("/members", R"({"name":"","phone":"12","email":"nowhere","born_in":"1968-13"})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.json().at("errors").as_array().size(), 5u) << refused.body;
  EXPECT_EQ(facts("members.member_added").size(), 0u);
}

TEST_P(Roster, NothingPersonalIsReadableInTheTable) {
  MemberFile file;
  file.phone = "13800138000";
  file.id_number = "11010519491231002X";
  file.address = "云江市东街一号";
  member("1001", "王莉", file);
  const auto rows = db->read([&](database::Transaction& tx) {
    return tx.all<std::string>(
        "SELECT phone || '|' || phone_index || '|' || id_number || '|' || id_number_index || '|' || address "
        "FROM members");
  });
  ASSERT_EQ(rows.size(), 1u);
  for (const char* clear : {"138", "8000", "1101", "002X", "东街"})
    EXPECT_EQ(rows[0].find(clear), std::string::npos) << clear;
  EXPECT_EQ(names("q=13800138000"), std::vector<std::string>{"王莉"}) << "found by the blind index";
  EXPECT_TRUE(names("q=13800138001").empty());
}

TEST_P(Roster, CodesAndIdNumbersAreUnique) {
  MemberFile file;
  file.id_number = "11010519491231002x";
  member("1001", "王莉", file);
  EXPECT_EQ(post("/members", R"({"code":"1001","name":"李娜"})").code(), "code_taken");
  EXPECT_EQ(post("/members", R"({"code":"1002","name":"李娜","id_number":"11010519491231002X"})").code(),
            "id_number_taken");
  member("1001", "赵一", file, CommitteeId{2});  // another committee has its own codes
}

TEST_P(Roster, ChangesNeedTheVersionSeen) {
  const auto id = member("1001", "王莉").str();
  const auto first =
      call(affairs, Verb::patch, "/api/v1/members/" + id, R"({"version":1,"employer":"云江一中"})");
  EXPECT_EQ(first.json().at("version").as_int64(), 2) << first.body;
  EXPECT_EQ(call(affairs, Verb::patch, "/api/v1/members/" + id, R"({"version":1,"employer":"二中"})").code(),
            "changed_meanwhile");
  const auto page = call(affairs, Verb::get, "/api/v1/members/" + id).json();
  EXPECT_EQ(page.at("member").at("employer").as_string(), "云江一中");
  EXPECT_EQ(page.at("member").at("code").as_string(), "1001") << "what is not named stays";
}

TEST_P(Roster, RevealNeedsAReasonAndLeavesAFact) {
  MemberFile file;
  file.phone = "13800138000";
  const auto id = member("1001", "王莉", file).str();
  EXPECT_EQ(post("/members/" + id + "/reveal", R"({"field":"phone","reason":""})").status, 422);
  EXPECT_EQ(facts("members.revealed").size(), 0u);
  const auto shown = post("/members/" + id + "/reveal", R"({"field":"phone","reason":"通知参会"})");
  EXPECT_EQ(shown.json().at("value").as_string(), "13800138000") << shown.body;
  EXPECT_TRUE(shown.no_store) << "kept neither by caches nor for repeated requests";
  ASSERT_EQ(facts("members.revealed").size(), 1u);
  const auto fact = facts("members.revealed")[0];
  EXPECT_EQ(fact.subject, id);
  EXPECT_EQ(fact.tags[0].value, "phone");
  EXPECT_EQ(fact.payload.find("138"), std::string::npos);
}

TEST_P(Roster, SuspensionStopsRightsAtOnceAndEndsWithRestoring) {
  const MemberId id = member("1001", "王莉");
  person("wang", {{CommitteeId{1}, Role::member, id, {}, {}}});
  Browser wang;
  sign_in(wang, "wang", password);
  EXPECT_EQ(call(wang, Verb::get, "/api/v1/members").status, 200);
  EXPECT_EQ(post("/members/" + id.str() + "/suspend", R"({"reason":"","decision":"x"})").status, 422);
  ASSERT_EQ(post("/members/" + id.str() + "/suspend", reason()).status, 204);
  EXPECT_EQ(call(wang, Verb::get, "/api/v1/session").status, 401);
  EXPECT_EQ(sign_in(wang, "wang", password).json().at("roles").as_array().size(), 0u);
  EXPECT_EQ(post("/members/" + id.str() + "/suspend", reason()).code(), "wrong_standing");
  ASSERT_EQ(post("/members/" + id.str() + "/restore", reason()).status, 204);
  EXPECT_EQ(sign_in(wang, "wang", password).json().at("roles").as_array().size(), 1u);
  EXPECT_EQ(facts("members.suspended").size(), 1u);
  EXPECT_EQ(facts("members.restored").size(), 1u);
  EXPECT_EQ(facts("members.suspended")[0].payload, "{}") << "the reason stays out of the ledger";
  const auto page = call(affairs, Verb::get, "/api/v1/members/" + id.str()).json();
  EXPECT_EQ(page.at("decisions").as_array().size(), 2u);
}

TEST_P(Roster, WhoLeavesKeepsNoRole) {
  const MemberId id = member("1001", "王莉");
  person("wang", {{CommitteeId{1}, Role::member, id, {}, {}}});
  EXPECT_EQ(post("/members/" + id.str() + "/resign",
                 R"({"reason":"调离本市","decision":"常委会第九次会议","status":"active"})")
                .status,
            422);
  ASSERT_EQ(post("/members/" + id.str() + "/resign", reason()).status, 204);
  Browser wang;
  EXPECT_EQ(sign_in(wang, "wang", password).json().at("grants").as_array().size(), 0u);
  EXPECT_EQ(post("/members/" + id.str() + "/restore", reason()).code(), "wrong_standing");
  EXPECT_EQ(facts("identity.revoked").size(), 1u);
  EXPECT_TRUE(names("status=active").empty());
  EXPECT_EQ(names("status=resigned").size(), 1u);
}

TEST_P(Roster, ListsBySurnameStrokesPageByPage) {
  const char* people[] = {"张三", "丁一", "王五", "李四", "马六", "于二"};
  for (int i = 0; i < 6; ++i) member("10" + std::to_string(i), people[i]);
  std::vector<std::string> all;
  std::string after;
  for (int page = 0; page < 10; ++page) {
    const auto answer = call(affairs, Verb::get, "/api/v1/members?limit=2&after=" + after).json();
    EXPECT_EQ(answer.at("total").as_int64(), 6);
    for (const auto& row : answer.at("items").as_array()) all.emplace_back(row.at("name").as_string());
    if (answer.at("next").is_null()) break;
    after = std::string(answer.at("next").as_string());
  }
  EXPECT_EQ(all, (std::vector<std::string>{"丁一", "于二", "马六", "王五", "李四", "张三"}));
}

TEST_P(Roster, IsSearchedByNameSpellingCodeAndBody) {
  MemberFile teacher;
  teacher.sector = "教育界";
  teacher.party = "民盟";
  const MemberId ouyang = member("1001", "欧阳明月", teacher);
  member("1002", "王莉");
  const BodyId committee = body(BodyKind::special_committee, "教科卫体委员会");
  body(BodyKind::sector, "教育界");
  ASSERT_EQ(post("/bodies/" + committee.str() + "/members",
                 R"({"member":")" + ouyang.str() + R"(","term":15,"duty":"deputy_head"})")
                .status,
            204);
  for (const char* query : {"q=欧阳", "q=ouyang", "q=OYMY", "q=1001", "sector=教育界", "party=民盟"}) {
    EXPECT_EQ(names(query), std::vector<std::string>{"欧阳明月"}) << query;
  }
  EXPECT_EQ(names("body=" + committee.str()), std::vector<std::string>{"欧阳明月"});
  EXPECT_EQ(names("q=%"), std::vector<std::string>{});
  const auto row = call(affairs, Verb::get, "/api/v1/members?q=1001").json().at("items").as_array().at(0);
  EXPECT_EQ(row.at("bodies").as_array().size(), 2u) << "the special committee and the sector";
  const auto page = call(affairs, Verb::get, "/api/v1/bodies/" + committee.str()).json();
  EXPECT_EQ(page.at("members").as_array().at(0).at("duty").as_string(), "deputy_head");
  const auto bodies = call(affairs, Verb::get, "/api/v1/bodies?kind=sector").json().at("items").as_array();
  ASSERT_EQ(bodies.size(), 1u);
  EXPECT_EQ(bodies.at(0).at("members").as_int64(), 1);
}

TEST_P(Roster, OthersSeeNamesNotFiles) {
  MemberFile file;
  file.phone = "13800138000";
  file.religion = "无";
  const MemberId li = member("1001", "李娜", file), wang = member("1002", "王莉", file);
  const MemberId gone = member("1003", "赵一");
  ASSERT_EQ(post("/members/" + gone.str() + "/resign", reason()).status, 204);
  person("wang", {{CommitteeId{1}, Role::member, wang, {}, {}}});
  Browser browser;
  sign_in(browser, "wang", password);
  const auto other = call(browser, Verb::get, "/api/v1/members/" + li.str()).json();
  EXPECT_TRUE(other.at("member").at("phone_masked").is_null());
  EXPECT_TRUE(other.at("religion").is_null());
  EXPECT_FALSE(other.at("may_change").as_bool());
  const auto own = call(browser, Verb::get, "/api/v1/members/" + wang.str()).json();
  EXPECT_EQ(own.at("member").at("phone_masked").as_string(), "138****8000");
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/members?status=resigned").json().at("total").as_int64(), 2)
      << "active ones only";
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/members/" + gone.str()).status, 404);
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/members?q=13800138000").json().at("total").as_int64(), 0);
}

TEST_P(Roster, UnitsAreKeptAndTheirContactsShownToThoseWhoNeedThem) {
  person("clerk", {role(Role::proposal_clerk)});
  Browser clerk;
  sign_in(clerk, "clerk", password);
  const auto added =
      call(clerk, Verb::post, "/api/v1/units",
           R"({"name":"市教育局","system":"government","contact_name":"刘洋","contact_phone":"0990-6001"})");
  ASSERT_EQ(added.status, 200) << added.body;
  const std::string id(added.json().at("id").as_string());
  EXPECT_EQ(call(clerk, Verb::post, "/api/v1/units", R"({"name":"市教育局"})").code(), "name_taken");
  EXPECT_EQ(call(clerk, Verb::patch, "/api/v1/units/" + id, R"({"version":1,"active":false})").status, 200);
  EXPECT_EQ(call(clerk, Verb::patch, "/api/v1/units/" + id, R"({"version":1,"active":true})").code(),
            "changed_meanwhile");
  const auto row =
      call(clerk, Verb::get, "/api/v1/units?q=教育&handling=true").json().at("items").as_array().at(0);
  EXPECT_EQ(row.at("contacts").as_array().at(0).at("phone").as_string(), "0990-6001");
  EXPECT_FALSE(row.at("active").as_bool());
  EXPECT_EQ(call(affairs, Verb::get, "/api/v1/units?q=教育")
                .json()
                .at("items")
                .as_array()
                .at(0)
                .at("contacts")
                .as_array()
                .size(),
            0u);
  EXPECT_EQ(call(clerk, Verb::get, "/api/v1/units?handling=false").json().at("items").as_array().size(), 0u);
}

TEST_P(Roster, TheSessionIsTheLastOneOpened) {
  const auto put = [&](const char* path, const char* body) {
    return call(affairs, Verb::put, std::string("/api/v1/committee/") + path, body).status;
  };
  EXPECT_EQ(put("sessions", R"({"term":15,"number":1,"opens_on":"2026-01-10","closes_on":"2026-01-14"})"),
            422)
      << "no such term yet";
  EXPECT_EQ(put("terms", R"({"number":15,"starts_on":"2026-01-01"})"), 204);
  EXPECT_EQ(put("sessions", R"({"term":15,"number":1,"opens_on":"2026-01-14","closes_on":"2026-01-10"})"),
            422);
  EXPECT_EQ(
      put("sessions",
          R"({"term":15,"number":1,"opens_on":"2026-01-10","closes_on":"2026-01-14","proposal_deadline":"2026-01-12"})"),
      204);
  EXPECT_EQ(put("sessions", R"({"term":15,"number":2,"opens_on":"2027-01-10","closes_on":"2027-01-14"})"),
            204);
  const auto on = [&](const char* day) {
    return db->read(
        [&](database::Transaction& tx) { return session_on(tx, CommitteeId{1}, *Date::parse(day)); });
  };
  EXPECT_FALSE(on("2026-01-09").has_value());
  EXPECT_TRUE(on("2026-01-12")->in_session);
  EXPECT_FALSE(on("2026-01-13")->in_session) << "past the deadline of the session";
  EXPECT_EQ(on("2027-01-09")->number, 1);
  EXPECT_EQ(on("2027-01-10")->number, 2);
  Browser stranger;
  const auto page = call(stranger, Verb::get, "/api/v1/committee").json();
  EXPECT_EQ(page.at("current_session").at("number").as_int64(), 1);
  EXPECT_EQ(page.at("current_term").as_int64(), 15);
  EXPECT_EQ(call(stranger, Verb::get, "/api/v1/committees").json().at("items").as_array().size(), 2u);
}

TEST_P(Roster, RolesAreGivenToPeopleAndUnitsOfTheCommitteeOnly) {
  person("root", {role(Role::system_admin)});
  Browser root;
  sign_in(root, "root", password);
  const MemberId foreign = member("1001", "赵一", {}, CommitteeId{2}), own = member("1001", "王莉");
  const auto make = [&](const std::string& login, const MemberId& id) {
    return call(root, Verb::post, "/api/v1/accounts",
                R"({"login":")" + login + R"(","name":"某","grants":[{"role":"member","member":")" +
                    id.str() + R"("}]})")
        .status;
  };
  EXPECT_EQ(make("zhao", foreign), 422);
  EXPECT_EQ(make("wang", own), 200);
}

INSTANTIATE_TEST_SUITE_P(Engines, Roster, database::both_engines(), database::engine_name);

}  // namespace
}  // namespace yishi::members

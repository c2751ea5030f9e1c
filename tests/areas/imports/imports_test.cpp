// The doctor through its routes, on a real database.
#include "areas/imports/imports.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "areas/handling/handling.hpp"
#include "areas/members/members.hpp"
#include "areas/proposals/past.hpp"
#include "core/database/search.hpp"
#include "premises.hpp"

namespace yishi::imports {
namespace {

using boost::json::value;
using database::Transaction;
using http::Verb;
using identity::Answered;
using identity::Browser;
using identity::Role;

class Imports : public identity::Premises {
 protected:
  void SetUp() override {
    auto loaded = rules::Library::load(std::string(YISHI_SOURCE_DIR) + "/rules");
    ASSERT_TRUE(loaded) << loaded.error().words.zh;
    rules = std::move(*loaded);
    Premises::SetUp();
    if (!db) return;
    for (const int committee : {1, 2}) {
      const CommitteeId here{committee};
      const std::string suffix = std::to_string(committee);
      person("affairs" + suffix, {role(Role::member_affairs, here)}, here);
      person("clerk" + suffix, {role(Role::proposal_clerk, here)}, here);
      sign_in(affairs[committee - 1], "affairs" + suffix, password);
      sign_in(clerk[committee - 1], "clerk" + suffix, password);
    }
  }
  std::vector<database::Migration> all_migrations() override {
    auto all = Premises::all_migrations();
    for (const auto& list : {database::search_migrations(), members::migrations(), proposals::migrations(),
                             handling::migrations(), migrations()}) {
      all.insert(all.end(), list.begin(), list.end());
    }
    std::ranges::sort(all, {}, &database::Migration::number);
    return all;
  }
  void add_all_routes() override {
    Premises::add_all_routes();
    const proposals::Services services_of_proposals{rules.get(), db.get(), (folder / "attachments").string(),
                                                    nullptr};
    add_routes(services->doors(*router, "imports"), services_of_proposals, *services);
    members::add_routes(services->doors(*router, "members"), *services, rules.get(), "code");
    proposals::add_routes(services->doors(*router, "proposals"), services_of_proposals);
  }

  value upload(Browser& who, const std::string& kind, const std::string& bytes) {
    const auto answer = call(who, Verb::post, "/api/v1/imports?kind=" + kind + "&name=table.csv", bytes);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return answer.json();
  }
  static std::string id_of(const value& import) { return std::string(import.at("id").as_string()); }
  static std::int64_t count(const value& import, const char* what) { return import.at(what).as_int64(); }
  static std::string state(const value& import) { return std::string(import.at("state").as_string()); }
  Answered act(Browser& who, const value& import, const std::string& name) {
    return call(who, Verb::post, "/api/v1/imports/" + id_of(import) + "/" + name);
  }
  value accepted(Browser& who, const value& import) {
    const auto answer = act(who, import, "accept");
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.json();
  }
  std::string exported(Browser& who, const std::string& name) {
    const auto answer = call(who, Verb::get, "/api/v1/exports/" + name);
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_TRUE(answer.no_store);
    return answer.body;
  }
  std::int64_t rows_in(const std::string& table, int committee = 1) {
    const std::string sql = "SELECT COUNT(*) FROM " + table + " WHERE committee_id = ?1";
    return db->read(
        [&](Transaction& tx) { return *tx.first<std::int64_t>(database::Sql::built(sql), committee); });
  }
  // "row 3 column 2: 王" of the faults.
  static std::vector<std::string> places(const value& import) {
    std::vector<std::string> out;
    for (const auto& f : import.at("faults").as_array()) {
      out.push_back(fmt::format("{} {}:{} {}", f.at("weight").as_string().c_str(), f.at("row").as_int64(),
                                f.at("column").as_int64(), f.at("value").as_string().c_str()));
    }
    return out;
  }

  std::shared_ptr<const rules::Library> rules;
  Browser affairs[2], clerk[2];
};

const std::string roster =
    "编号,姓名,性别,出生年月,界别,手机,首次任期\n"
    "1001,王莉,女,1968年4月,教育界,13800138000,15\n"
    "1002,李娜,甲,1970-05,医卫界,13800138001,15\n"
    "1003,,男,1971-06,经济界,13800138002,15\n"
    "1001,赵强,男,1972-07,农业界,13800138003,15\n"
    "1005,孙海,男,1973-13,农业界,12,十四\n"
    "1006,周云,男,,农业界,,\n";

const std::string past =
    "届次,案号,案由,内容,办法,类别,提案人,办理结果,答复,立案日期\n"
    "十四届二次,第0007号,关于疏浚东湖的提案,东湖淤积多年。,建议三年内清淤。,生态文明建设,王莉,A,已列入计划。,"
    "2020-03-02\n"
    "十四届二次,第0008号,关于增设公交专线的提案,城西公交少。,建议增设两条专线。,交通,某人,,,2020年3月3日\n"
    "十四届二次,第0008号,关于另一件事的提案,,,,,,,\n"
    "不明,第0009号,关于没有届次的提案,,,,,,,\n"
    "十四届二次,第0010号,关于错误日期的提案,,,,,Q,,2020-02-31\n";

TEST_P(Imports, EachFaultStandsInItsCell) {
  const auto import = upload(affairs[0], "members", roster);
  EXPECT_EQ(state(import), "checked");
  EXPECT_EQ(count(import, "rows"), 6);
  EXPECT_EQ(count(import, "good"), 2);
  EXPECT_EQ(count(import, "left"), 4);
  EXPECT_EQ(places(import), (std::vector<std::string>{"fault 3:3 甲", "fault 4:2 ", "fault 5:1 1001",
                                                      "fault 6:4 1973-13", "fault 6:6 12"}));
  for (const auto& f : import.at("faults").as_array()) {
    for (const char* part : {"words", "cure"}) {
      EXPECT_FALSE(f.at(part).at("zh").as_string().empty());
      EXPECT_FALSE(f.at(part).at("en").as_string().empty());
    }
  }
  EXPECT_EQ(rows_in("members"), 0) << "trying leaves nothing behind";
  EXPECT_TRUE(facts("members.member_added").empty());
}

TEST_P(Imports, OnlyGoodRowsAreTakenAndAllCanBeUndone) {
  const auto import = upload(affairs[0], "members", roster);
  const auto done = accepted(affairs[0], import);
  EXPECT_EQ(state(done), "accepted");
  EXPECT_EQ(count(done, "made"), 2);
  EXPECT_EQ(count(done, "left"), 4);
  EXPECT_EQ(rows_in("members"), 2);
  EXPECT_EQ(facts("imports.accepted").size(), 1u);
  EXPECT_EQ(act(affairs[0], import, "accept").code(), "already_accepted");
  const auto undone = act(affairs[0], import, "undo");
  ASSERT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(state(undone.json()), "undone");
  EXPECT_EQ(rows_in("members"), 0);
  EXPECT_EQ(facts("members.member_taken_back").size(), 2u);
  EXPECT_EQ(act(affairs[0], import, "undo").code(), "undone");
}

TEST_P(Imports, WhatWasChangedSinceKeepsTheWhole) {
  const auto import = upload(affairs[0], "members", roster);
  accepted(affairs[0], import);
  const auto id =
      db->read([&](Transaction& tx) { return *members::member_by_code(tx, CommitteeId{1}, "1006"); });
  ASSERT_EQ(
      call(affairs[0], Verb::patch, "/api/v1/members/" + id.str(), R"({"version":1,"post":"教师"})").status,
      200);
  const auto refused = act(affairs[0], import, "undo");
  EXPECT_EQ(refused.status, 409) << refused.body;
  EXPECT_EQ(refused.code(), "changed_since");
  ASSERT_EQ(refused.json().at("errors").as_array().size(), 1u) << refused.body;
  EXPECT_EQ(refused.json().at("errors").at(0).at("pointer").as_string(), "/rows/7");
  EXPECT_EQ(rows_in("members"), 2);
}

TEST_P(Imports, ThePhonesOfKeptRowsAreSealed) {
  upload(affairs[0], "members", roster);
  const auto cells =
      db->read([](Transaction& tx) { return tx.all<std::string>("SELECT cells FROM import_rows"); });
  ASSERT_EQ(cells.size(), 6u);
  for (const auto& text : cells) EXPECT_EQ(text.find("1380013"), std::string::npos);
}

TEST_P(Imports, EachKindIsItsOffices) {
  EXPECT_EQ(call(clerk[0], Verb::post, "/api/v1/imports?kind=members", roster).status, 403);
  EXPECT_EQ(call(affairs[0], Verb::post, "/api/v1/imports?kind=proposals", past).status, 403);
  EXPECT_EQ(call(clerk[0], Verb::post, "/api/v1/imports?kind=cats", past).status, 422);
  const auto import = upload(affairs[0], "members", roster);
  const std::string path = "/api/v1/imports/" + id_of(import);
  EXPECT_EQ(call(clerk[0], Verb::get, path).status, 404);
  EXPECT_EQ(call(affairs[1], Verb::get, path).status, 404) << "another committee's";
  EXPECT_EQ(call(affairs[1], Verb::post, path + "/accept").status, 404);
  EXPECT_TRUE(call(clerk[0], Verb::get, "/api/v1/imports").json().at("items").as_array().empty());
  EXPECT_EQ(call(affairs[0], Verb::get, "/api/v1/imports").json().at("items").as_array().size(), 1u);
}

TEST_P(Imports, AnotherMappingIsCheckedAnew) {
  const auto import = upload(affairs[0], "members", "甲,乙\n1001,王莉\n1002,李娜\n");
  EXPECT_EQ(count(import, "good"), 0);
  const std::string path = "/api/v1/imports/" + id_of(import) + "/mapping";
  const auto twice = call(affairs[0], Verb::put, path, R"({"columns":["code","code"],"defaults":{}})");
  EXPECT_EQ(twice.status, 422);
  EXPECT_EQ(call(affairs[0], Verb::put, path, R"({"columns":["code"],"defaults":{}})").status, 422);
  EXPECT_EQ(call(affairs[0], Verb::put, path, R"({"columns":["code","tail"],"defaults":{}})").status, 422);
  const auto fine =
      call(affairs[0], Verb::put, path, R"({"columns":["code","name"],"defaults":{"sector":"教育界"}})");
  ASSERT_EQ(fine.status, 200) << fine.body;
  EXPECT_EQ(count(fine.json(), "good"), 2);
  accepted(affairs[0], import);
  EXPECT_EQ(call(affairs[0], Verb::get, "/api/v1/members?sector=教育界").json().at("items").as_array().size(),
            2u);
  EXPECT_EQ(call(affairs[0], Verb::put, path, R"({"columns":["code","name"],"defaults":{}})").code(),
            "already_accepted");
}

TEST_P(Imports, LowerUnitsMayStandAboveTheirUpperOne) {
  const auto import =
      upload(clerk[0], "units",
             "单位名称,系统,上级单位,是否承办单位\n市公园管理所,政府,市园林局,是\n市园林局,政府,,是\n"
             "某所,政府,无此局,是\n市委宣传部,党委,,否\n市园林局,政府,,是\n");
  EXPECT_EQ(places(import), (std::vector<std::string>{"fault 4:3 无此局", "fault 6:1 市园林局"}));
  const auto done = accepted(clerk[0], import);
  EXPECT_EQ(count(done, "made"), 3);
  EXPECT_EQ(act(clerk[0], import, "undo").status, 200);
  EXPECT_EQ(rows_in("units"), 0);
}

TEST_P(Imports, PastProposalsAreFoundBySearchAndRead) {
  upload(affairs[0], "members", roster);
  accepted(affairs[0], upload(affairs[0], "members", "编号,姓名\n1001,王莉\n"));
  const auto import = upload(clerk[0], "proposals", past);
  EXPECT_EQ(count(import, "good"), 2);
  EXPECT_EQ(places(import), (std::vector<std::string>{"note 3:6 交通", "fault 4:2 第0008号", "fault 5:1 不明",
                                                      "fault 6:10 2020-02-31", "fault 6:8 Q"}));
  accepted(clerk[0], import);
  const auto found = call(clerk[0], Verb::get, "/api/v1/proposals?view=all&q=清淤").json();
  ASSERT_EQ(found.at("items").as_array().size(), 1u);
  const auto& row = found.at("items").at(0);
  EXPECT_EQ(row.at("title").as_string(), "关于疏浚东湖的提案");
  EXPECT_EQ(found.at("counts").at("done").as_int64(), 2);
  const auto page =
      call(clerk[0], Verb::get, "/api/v1/proposals/" + std::string(row.at("id").as_string())).json();
  EXPECT_EQ(page.at("advice").as_string(), "建议三年内清淤。");
  EXPECT_EQ(page.at("proposal").at("number").as_int64(), 7);
  EXPECT_EQ(page.at("proposal").at("stage").as_string(), "archived");
  EXPECT_EQ(page.at("proposal").at("category").as_string(), "ecology");
  EXPECT_EQ(page.at("past_reply").as_string(), "已列入计划。");
  EXPECT_EQ(page.at("signers").as_array().size(), 1u) << "the proposer is on the roster";
  EXPECT_EQ(facts("proposals.imported").size(), 2u);
  ASSERT_EQ(act(clerk[0], import, "undo").status, 200);
  EXPECT_TRUE(
      call(clerk[0], Verb::get, "/api/v1/proposals?view=all&q=清淤").json().at("items").as_array().empty());
  EXPECT_EQ(call(clerk[0], Verb::get, "/api/v1/proposals?view=all").json().at("counts").at("done").as_int64(),
            0);
  EXPECT_EQ(rows_in("proposals") + rows_in("proposal_texts") + rows_in("past_records") +
                rows_in("proposal_signers"),
            0);
}

TEST_P(Imports, TheSameFileTwiceIsAllDoubles) {
  accepted(clerk[0], upload(clerk[0], "proposals", past));
  EXPECT_EQ(count(upload(clerk[0], "proposals", past), "good"), 0);
  accepted(affairs[0], upload(affairs[0], "members", roster));
  EXPECT_EQ(count(upload(affairs[0], "members", roster), "good"), 0);
}

TEST_P(Imports, ACutOffAcceptGoesOn) {
  std::string many = "编号,姓名\n";
  for (int i = 0; i < 450; ++i) many += fmt::format("{},某某\n", 1000 + i);
  const auto import = upload(affairs[0], "members", many);
  ASSERT_EQ(count(import, "good"), 450);
  // As a crash leaves it: some rows taken, the rest to come.
  accepted(affairs[0], import);
  db->write([&](Transaction& tx) {
    tx.run("DELETE FROM members WHERE committee_id = 1 AND code >= '1300'");
    tx.run("UPDATE import_rows SET made_id = '', cells = ?1 WHERE number > 301 AND number < 310",
           std::string("broken"));
    tx.run("UPDATE imports SET state = 'accepting'");
  });
  const auto done = accepted(affairs[0], import);
  EXPECT_EQ(state(done), "accepted");
  EXPECT_EQ(count(done, "made"), 442) << "rows whose cells are gone are left, not invented";
  EXPECT_EQ(count(done, "left"), 8);
}

TEST_P(Imports, ExportImportExportGivesTheSameFile) {
  accepted(affairs[0], upload(affairs[0], "members", roster));
  accepted(clerk[0],
           upload(clerk[0], "units",
                  "单位名称,系统,上级单位,联系人\n市公园管理所,政府,市园林局,'=某\n市园林局,政府,,\n"));
  accepted(clerk[0], upload(clerk[0], "proposals", past));
  for (const std::string ending : {"csv", "xlsx"}) {
    for (const std::string kind : {"members", "units", "proposals"}) {
      Browser& from = kind == "members" ? affairs[0] : clerk[0];
      Browser& to = kind == "members" ? affairs[1] : clerk[1];
      const auto file = exported(from, kind + "." + ending);
      const auto import = upload(to, kind, file);
      EXPECT_EQ(count(import, "good"), count(import, "rows")) << kind << json::serialize(import.at("faults"));
      EXPECT_EQ(count(accepted(to, import), "made"), 2) << kind;
      EXPECT_TRUE(exported(to, kind + "." + ending) == file)
          << kind << "." << ending << "\n"
          << (ending == "csv" ? file + exported(to, kind + ".csv") : "");
      ASSERT_EQ(act(to, import, "undo").status, 200);
    }
  }
}

TEST_P(Imports, PhonesLeaveOnlyWithTheRightAndOnRecord) {
  accepted(affairs[0], upload(affairs[0], "members", roster));
  EXPECT_NE(exported(affairs[0], "members.csv").find("13800138000"), std::string::npos);
  EXPECT_EQ(exported(clerk[0], "members.csv").find("13800138000"), std::string::npos);
  ASSERT_EQ(facts("imports.exported").size(), 2u);
  EXPECT_EQ(facts("imports.exported")[0].tags.at(0).value, "yes");
  EXPECT_EQ(facts("imports.exported")[1].tags.at(0).value, "no");
}

TEST_P(Imports, LaterFilingsAreNumberedBehind) {
  accepted(clerk[0], upload(clerk[0], "proposals", past));
  const auto last = db->read([](Transaction& tx) {
    return tx.first<int>(
        "SELECT last FROM number_sequences WHERE committee_id = 1 AND name = 'proposal.14.2'");
  });
  EXPECT_EQ(last, 8);
}

// A file of the size that committees bring: YISHI_IMPORT_FILE names a CSV of past proposals,
// YISHI_IMPORT_WORD a word that must be found in it. Skipped without one.
TEST_P(Imports, ALargeArchiveInOneGo) {
  const char* path = std::getenv("YISHI_IMPORT_FILE");
  if (!path || !*path) GTEST_SKIP() << "YISHI_IMPORT_FILE is not set";
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  auto since = [begin = std::chrono::steady_clock::now()]() mutable {
    const auto now = std::chrono::steady_clock::now();
    return std::chrono::duration<double>(now - std::exchange(begin, now)).count();
  };
  const auto uploaded = upload(clerk[0], "proposals", bytes.str());
  std::cout << "upload and check " << since() << " s\n";
  const std::string mapping = fmt::format(R"({{"columns":{},"defaults":{{"term":"15","session":"1"}}}})",
                                          json::serialize(uploaded.at("mapping").at("columns")));
  const auto import = call(clerk[0], Verb::put, "/api/v1/imports/" + id_of(uploaded) + "/mapping", mapping);
  ASSERT_EQ(import.status, 200) << import.body;
  std::cout << "mapped anew " << since() << " s\n";
  const auto done = accepted(clerk[0], import.json());
  std::cout << "accept " << since() << " s: " << count(done, "made") << " of " << count(done, "rows") << "\n";
  EXPECT_EQ(count(done, "made"), count(done, "rows")) << json::serialize(done.at("faults")).substr(0, 2000);
  const char* word = std::getenv("YISHI_IMPORT_WORD");
  const auto found =
      call(clerk[0], Verb::get, std::string("/api/v1/proposals?view=all&q=") + (word ? word : "道路"));
  std::cout << "search " << since() << " s: " << found.json().at("items").as_array().size()
            << " on the first page\n";
  EXPECT_FALSE(found.json().at("items").as_array().empty());
  ASSERT_EQ(act(clerk[0], done, "undo").status, 200);
  std::cout << "undo " << since() << " s\n";
  EXPECT_EQ(rows_in("proposals"), 0);
}

INSTANTIATE_TEST_SUITE_P(Engines, Imports, database::both_engines(), database::engine_name);

}  // namespace
}  // namespace yishi::imports

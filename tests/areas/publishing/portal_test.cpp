// What strangers read: released versions alone, escaped in every form; and the two people who release them.
#include <pugixml.hpp>

#include "areas/publishing/publication.hpp"
#include "core/identity/powers.hpp"
#include "village.hpp"

namespace yishi::publishing {
namespace {

using handling::town;
using handling::Village;

class Portal : public Village {
 protected:
  void SetUp() override {
    Village::SetUp();
    db->write([&](Transaction& tx) {
      tx.script(migrations().front().sqlite);
      tx.run(
          "INSERT INTO committees (id, parent, name, short_name, level, region_code, founded_at) VALUES (1, "
          "NULL, "
          "'示例市委员会', '示例市政协', 'city', '310109', 0)");
    });
    identity::Doors doors(
        router, gate,
        [](Transaction&, const http::Request&) -> Result<Caller> {
          Caller stranger;
          stranger.committee = town;
          stranger.at = Date::of(2026, 6, 1).begins();
          return stranger;
        },
        "publishing");
    add_routes(doors, {rules.get(), db.get(), "", nullptr}, {});
  }
  http::Reply get(const std::string& path, http::Pairs query = {}) {
    http::Request request;
    request.path = path;
    request.query = std::move(query);
    request.headers = {{"host", "portal.example"}};
    const auto match = router.match(http::Verb::get, path);
    if (!match.route) throw std::runtime_error("no route for " + path);
    request.parameters = match.parameters;
    return db->read([&](Transaction& tx) { return match.route->handler(&tx, request); });
  }
  ProposalId answered() {
    const auto id = filed();
    assign_single(id, housing);
    sign(id, housing);
    reply(id, housing);
    return id;
  }
  Prepared text(const ProposalId& id, const std::string& title = "关于打通断头路的提案") {
    Prepared in{title, "公开情况", "公开分析", "公开建议<script>alert(1)</script>", {}, 0};
    const auto now = read([&](Transaction& tx) { return *publication(tx, office(), id); });
    in.version = now.version;
    for (const auto& reply : now.replies) in.replies.push_back({reply.id, "公开答复"});
    return in;
  }
  void checked(const ProposalId& id, const Prepared& in) {
    must([&](Transaction& tx) { return prepare(tx, office(), id, in); });
    must([&](Transaction& tx) { return check(tx, office(), id, {}); });
  }
  void released(const ProposalId& id, const Prepared& in) {
    checked(id, in);
    must([&](Transaction& tx) { return release(tx, *rules, office_head(), id, {}); });
  }
  identity::Gate gate{identity::program_powers()};
  http::Router router;
};

TEST_F(Portal, CheckingAndReleasingTakeTwoPeople) {
  const auto id = answered();
  refused([&](Transaction& tx) { return check(tx, office(), id, {}); }, Why::wrong_stage, "not_prepared");
  refused([&](Transaction& tx) { return release(tx, *rules, office_head(), id, {}); }, Why::wrong_stage,
          "not_checked");
  checked(id, text(id));
  refused([&](Transaction& tx) { return release(tx, *rules, office(), id, {}); }, Why::not_allowed,
          "not_allowed");
  must([&](Transaction& tx) { return release(tx, *rules, office_head(), id, {}); });
  EXPECT_EQ(proposal(id).public_state, proposals::PublicState::released);
  const auto kinds = facts(id);
  const std::vector<std::string> last(kinds.end() - 3, kinds.end());
  EXPECT_EQ(last,
            (std::vector<std::string>{"publishing.prepared", "publishing.checked", "publishing.released"}));
}

TEST_F(Portal, ATextChangedAfterTheCheckIsCheckedAgain) {
  const auto id = answered();
  checked(id, text(id));
  refused(
      [&](Transaction& tx) {
        return prepare(tx, office(), id, Prepared{"题", "", "", "建议", {}, 0});
      },
      Why::conflict, "changed_meanwhile");
  must([&](Transaction& tx) { return prepare(tx, office(), id, text(id)); });
  refused([&](Transaction& tx) { return release(tx, *rules, office_head(), id, {}); }, Why::wrong_stage,
          "not_checked");
}

TEST_F(Portal, NothingIsReleasedWithoutConsent) {
  const auto id = answered();
  db->write([&](Transaction& tx) { tx.run("UPDATE proposals SET publish_consent = 0 WHERE id = ?1", id); });
  checked(id, text(id));
  refused([&](Transaction& tx) { return release(tx, *rules, office_head(), id, {}); }, Why::wrong_stage,
          "no_consent");
}

TEST_F(Portal, UnreleasedWithheldAndMissingLookAlike) {
  const auto id = answered();
  const auto page = "/proposals/" + id.str();
  const auto missing = get("/proposals/" + ProposalId::make().str());
  EXPECT_EQ(missing.status, 404);
  EXPECT_EQ(get(page).body, missing.body);
  checked(id, text(id));
  EXPECT_EQ(get(page).body, missing.body);
  must([&](Transaction& tx) { return release(tx, *rules, office_head(), id, {}); });
  EXPECT_EQ(get(page).status, 200);
  must([&](Transaction& tx) { return withhold(tx, office(), id, {"涉及企业秘密"}); });
  EXPECT_EQ(get(page).status, 404);
  EXPECT_EQ(get(page).body, missing.body);
  EXPECT_EQ(get(page + "/qr.svg").status, 404);
  for (const auto* path : {"/", "/proposals", "/feed.atom", "/rss.xml", "/data/proposals.json",
                           "/data/proposals.csv", "/sitemap.xml"}) {
    EXPECT_EQ(get(path).body.find(id.str()), std::string::npos) << path;
  }
  EXPECT_EQ(get("/search", {{"q", "断头路"}}).body.find(id.str()), std::string::npos);
}

TEST_F(Portal, PagesShowTheReleasedTextAndNotTheInnerOne) {
  const auto id = answered();
  released(id, text(id));
  const auto page = get("/proposals/" + id.str()).body;
  EXPECT_NE(page.find("公开情况"), std::string::npos);
  EXPECT_NE(page.find("公开答复"), std::string::npos);
  for (const auto* inner : {"早晚高峰拥堵", "经现场踏勘", "方便学生上学"}) {
    for (const auto* path : {"/", "/proposals", "/feed.atom", "/data/proposals.json"})
      EXPECT_EQ(get(path).body.find(inner), std::string::npos);
    EXPECT_EQ(page.find(inner), std::string::npos) << inner;
  }
  EXPECT_NE(get("/search", {{"q", "公开答复"}}).body.find(id.str()), std::string::npos);
  EXPECT_EQ(get("/search", {{"q", "现场踏勘"}}).body.find(id.str()), std::string::npos);
}

TEST_F(Portal, WhatPeopleTypeIsEscapedEverywhere) {
  const auto id = answered();
  const std::string evil = "关于\"><img src=x onerror=alert(1)></script><b>&'";
  released(id, text(id, evil));
  for (const auto& path : {std::string("/"), std::string("/proposals"), "/proposals/" + id.str()}) {
    const auto body = get(path).body;
    EXPECT_EQ(body.find("<img src=x"), std::string::npos) << path;
    EXPECT_EQ(body.find("<b>"), std::string::npos) << path;
    EXPECT_EQ(body.find("<script>"), std::string::npos) << path;
  }
  EXPECT_EQ(get("/search", {{"q", evil}}).body.find("<img"), get("/search", {{"q", ""}}).body.find("<img"));
  const auto page = get("/proposals/" + id.str()).body;  // one data block, ended by our own tag alone
  const auto begin = page.find("application/ld+json\">"), end = page.find("</script>");
  ASSERT_LT(begin, end);
  EXPECT_TRUE(json::parse(page.substr(begin + 21, end - begin - 21)));
  EXPECT_EQ(page.find("</script>", end + 1), std::string::npos);
  for (const auto* path : {"/feed.atom", "/rss.xml", "/sitemap.xml"}) {
    pugi::xml_document feed;
    EXPECT_TRUE(feed.load_string(get(path).body.c_str())) << path;
  }
  EXPECT_TRUE(json::parse(get("/data/proposals.json").body));
}

TEST_F(Portal, SizeAndLanguageNeedNoScript) {
  const auto reply = get("/", {{"size", "huge"}, {"lang", "en"}});
  EXPECT_NE(reply.body.find("data-size=\"huge\""), std::string::npos);
  EXPECT_NE(reply.body.find("lang=\"en\""), std::string::npos);
  EXPECT_TRUE(std::ranges::any_of(reply.headers, [](const auto& h) { return h.first == "Set-Cookie"; }));
  EXPECT_EQ(get("/", {{"size", "\"><x"}}).body.find("<x"), std::string::npos);
}

TEST_F(Portal, TwentyAPageAndFiltersCount) {
  for (int i = 0; i < 21; ++i) {
    const auto id = filed();
    released(id, text(id));
  }
  const auto first = get("/proposals").body;
  EXPECT_NE(first.find("共 21 件"), std::string::npos);
  const auto at = first.find("after=");
  ASSERT_NE(at, std::string::npos);
  const auto next = first.substr(at + 6, first.find('"', at) - at - 6);
  const auto second = get("/proposals", {{"after", next.substr(0, next.find('&'))}}).body;
  EXPECT_NE(first.find("下一页"), std::string::npos);
  EXPECT_EQ(second.find("下一页"), std::string::npos);
  const auto row = second.find("class=\"row\"");
  ASSERT_NE(row, std::string::npos);
  EXPECT_EQ(second.find("class=\"row\"", row + 1), std::string::npos);
  EXPECT_NE(get("/proposals", {{"state", "closed"}}).body.find("共 0 件"), std::string::npos);
  EXPECT_NE(get("/proposals", {{"year", "2026"}, {"state", "filed"}}).body.find("共 21 件"),
            std::string::npos);
}

}  // namespace
}  // namespace yishi::publishing

// One proposal through the whole loop, over HTTP, each act by the person whose turn it is: raised, reviewed, filed,
// assigned, replied, rated dissatisfied, handled again, rated satisfied, closed. Then the same facts as papers.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "house.hpp"

namespace yishi::journeys {
namespace {

using boost::json::object;
using boost::json::value;

class Loop : public ::testing::Test {
 protected:
  value ok(const Result<http::Client::Answer>& answer, const std::string& what) {
    if (!answer || !answer->good()) throw std::runtime_error(what + ": " + (answer ? fmt::format("{} {}", answer->status, answer->body) : "no answer"));
    return answer->body.empty() ? value() : *json::parse(answer->body);
  }
  value get(http::Client& client, const std::string& path) { return ok(client.get("/api/v1" + path), "GET " + path); }
  value post(http::Client& client, const std::string& path, const value& body) {
    return ok(client.post("/api/v1" + path, json::serialize(body)), "POST " + path);
  }
  std::int64_t version(http::Client& client) {
    return get(client, "/proposals/" + id).at("proposal").at("version").to_number<std::int64_t>();
  }
  std::string stage() { return std::string(get(head, "/proposals/" + id).at("proposal").at("stage").as_string()); }
  std::string assignment() {  // the lead's, of this lap
    std::string found;
    const auto handling = get(head, "/proposals/" + id + "/handling");
    for (const auto& a : handling.at("assignments").as_array()) {
      if (a.at("round") == handling.at("round")) found = std::string(a.at("id").as_string());
    }
    return found;
  }
  std::string first_unit() { return std::string(get(unit, "/session").at("unit").at("id").as_string()); }

  void reply(const std::string& letter, const std::string& body, const value& promises) {
    const auto a = "/assignments/" + assignment();
    post(unit, a + "/contacts", {{"way", "visit"}, {"at", to_iso(SystemClock().now())}, {"with", "提案人"}, {"summary", "当面沟通"}, {"deputy_head", true}});
    post(unit, a + "/reply", {{"reply_class", letter}, {"body", body}, {"open", true}, {"contact_name", "办公室"}, {"contact_phone", "0990-8200000"},
                              {"promises", promises}, {"interim", false}, {"version", 0}});
    post(unit_head, a + "/reply/sign", {{"mediation", ""}});
    post(gov, a + "/reply/check", {{"accept", true}, {"reply_class", nullptr}, {"reason", ""}});
    post(unit, a + "/reply/deliver", object{});
  }

  TestHouse& house = TestHouse::one();
  http::Client member = house.as("m011"), clerk = house.as("clerk"), head = house.as("head"), gov = house.as("gov"),
               unit = house.as("unit01"), unit_head = house.as("unit01-head");
  std::string id;
};

TEST_F(Loop, FromDraftToRatedReplyWithASecondLap) {
  const auto draft = post(member, "/proposals",
                          {{"kind", "member"}, {"title", "关于在书院街道增设社区食堂的提案"}, {"situation", "书院街道六十岁以上老人较多，吃饭不便。"},
                           {"analysis", "用房不足，运营缺少支持。"}, {"advice", "一、利用闲置公房改造社区食堂。"}, {"category", "civil_affairs_labour"},
                           {"suggested_units", boost::json::array{}}, {"co_signers", boost::json::array{}}, {"publish_consent", true},
                           {"publish_reason", ""}, {"may_second", false}});
  id = std::string(draft.at("id").as_string());
  EXPECT_EQ(clerk.get("/api/v1/proposals/" + id)->status, 404) << "a draft is its author's alone";
  post(member, "/proposals/" + id + "/acts/submit", {{"version", version(member)}});
  EXPECT_EQ(unit.get("/api/v1/proposals/" + id)->status, 404) << "units see it when it is assigned to them";
  post(clerk, "/proposals/" + id + "/acts/pass", {{"version", version(clerk)}, {"opinion", "符合立案条件"}});
  EXPECT_EQ(clerk.post("/api/v1/proposals/" + id + "/acts/file", R"({"version":99,"category":"civil_affairs_labour","opinion":""})")->status, 409);
  const auto filed = post(head, "/proposals/" + id + "/acts/file", {{"version", version(head)}, {"category", "civil_affairs_labour"}, {"opinion", "同意立案"}});
  EXPECT_FALSE(filed.at("number_text").as_string().empty());
  post(gov, "/proposals/" + id + "/acts/assign",
       {{"version", version(gov)}, {"handling", "single"}, {"units", boost::json::array{{{"unit", first_unit()}, {"part", "lead"}}}}, {"due_on", nullptr}, {"note", "请按期办理"}});
  post(unit, "/assignments/" + assignment() + "/sign-for", object{});
  reply("A", "您提出的提案收悉。我们正在研究。", boost::json::array{});
  EXPECT_EQ(stage(), "replied");
  EXPECT_EQ(member.post("/api/v1/proposals/" + id + "/rating", R"({"attitude":"satisfied","result":"dissatisfied","reason":""})")->status, 422)
      << "dissatisfied needs a reason";
  post(member, "/proposals/" + id + "/rating", {{"attitude", "satisfied"}, {"result", "dissatisfied"}, {"reason", "没有说明时限"}});
  EXPECT_EQ(stage(), "rehandling");
  const std::string promise = "明年六月底前建成书院街道社区食堂。";
  reply("B", "感谢您的意见。" + promise, boost::json::array{{{"sentence", promise}, {"due_on", Date::of(SystemClock().now()).plus(200).iso()}}});
  post(member, "/proposals/" + id + "/rating", {{"attitude", "satisfied"}, {"result", "satisfied"}, {"reason", ""}});
  EXPECT_EQ(stage(), "fed_back");
  post(head, "/proposals/" + id + "/acts/close", {{"version", version(head)}, {"reason", ""}});
  EXPECT_EQ(stage(), "closed");
  const auto page = get(member, "/proposals/" + id);
  int feedbacks = 0;
  for (const auto& step : page.at("loop").as_array()) feedbacks += step.at("step") == "feedback";
  EXPECT_EQ(feedbacks, 2) << "the second lap stands beside the first";
  EXPECT_EQ(get(member, "/proposals/" + id + "/handling").at("promises").as_array().size(), 1u);
  EXPECT_TRUE(member.get("/api/v1/proposals/" + id + "/paper.pdf")->body.starts_with("%PDF"));
  EXPECT_TRUE(member.get("/api/v1/proposals/" + id + "/paper.docx")->body.starts_with("PK"));
}

TEST_F(Loop, ADraftSentTwiceIsOneProposal) {
  const std::string body = R"({"id":"01900000-0000-7000-8000-00000000abcd","kind":"member","title":"离线草稿","situation":"","analysis":"","advice":"","suggested_units":[],"co_signers":[],"publish_consent":true,"publish_reason":"","may_second":false})";
  const auto once = member.post("/api/v1/proposals", body, {{"Idempotency-Key", "draft-abcd"}});
  const auto twice = member.post("/api/v1/proposals", body, {{"Idempotency-Key", "draft-abcd"}});
  ASSERT_TRUE(once && once->good()) << once->body;
  EXPECT_EQ(once->body, twice->body);
  EXPECT_EQ(member.post("/api/v1/proposals", body)->status, 200) << "the id alone tells too";
}

TEST_F(Loop, BadInputNamesEveryFieldInBothLanguages) {
  const auto answer = member.post("/api/v1/proposals", R"({"kind":"member","title":5,"nonsense":1})");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 422);
  const auto problem = *json::parse(answer->body);
  EXPECT_GE(problem.at("errors").as_array().size(), 3u) << answer->body;
  const auto english = member.post("/api/v1/proposals?lang=en", R"({"kind":"member","title":5})");
  EXPECT_NE(english->body.find("Expected text here."), std::string::npos) << english->body;
}

TEST_F(Loop, SearchFindsTwoCharacterWordsWithMarkedExcerpts) {
  const auto found = get(clerk, "/proposals?q=%E5%85%BB%E8%80%81");  // 养老
  ASSERT_FALSE(found.at("items").as_array().empty());
  bool marked = false;
  for (const auto& pieces : found.at("excerpts").as_array()) {
    for (const auto& piece : pieces.as_array()) marked = marked || (piece.at("hit").as_bool() && piece.at("text") == "养老");
  }
  EXPECT_TRUE(marked);
}

}  // namespace
}  // namespace yishi::journeys

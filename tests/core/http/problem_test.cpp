#include <gtest/gtest.h>

#include "core/http/http.hpp"

namespace yishi::http {
namespace {

TEST(Problem, HasTheWordsOfTheRequestsLanguage) {
  Request request;
  request.number = "r-1";
  const Refusal refusal{Why::wrong_stage,
                        "already_submitted",
                        {"已经提交", "Already submitted"},
                        {{"/title", {"太长", "Too long"}}}};
  const auto zh = problem(refusal, request);
  EXPECT_EQ(zh.status, 409);
  EXPECT_EQ(zh.type, "application/problem+json");
  EXPECT_EQ(
      zh.body,
      R"({"type":"about:blank","title":"与现状不符","status":409,"detail":"已经提交","code":"already_submitted",)"
      R"("errors":[{"pointer":"/title","detail":"太长"}],"request":"r-1"})");
  request.language = Language::en;
  EXPECT_NE(problem(refusal, request).body.find(R"("detail":"Already submitted")"), std::string::npos);
}

TEST(Problem, MapsEveryWhyOnce) {
  EXPECT_EQ(status_of(Why::not_found), 404);
  EXPECT_EQ(status_of(Why::not_signed_in), 401);
  EXPECT_EQ(status_of(Why::not_allowed), 403);
  EXPECT_EQ(status_of(Why::wrong_stage), 409);
  EXPECT_EQ(status_of(Why::invalid), 422);
  EXPECT_EQ(status_of(Why::conflict), 409);
  EXPECT_EQ(status_of(Why::too_many), 429);
  EXPECT_EQ(status_of(Why::unavailable), 503);
  EXPECT_EQ(problem(Refusal{Why::invalid, "bad_json", {}, {}}, {}).status, 400);
}

TEST(Problem, TellsWhenToTryAgain) {
  const auto reply = problem(Refusal{Why::unavailable, "x", {}, {}}, {});
  EXPECT_NE(std::find(reply.headers.begin(), reply.headers.end(),
                      std::pair<std::string, std::string>{"Retry-After", "2"}),
            reply.headers.end());
}

TEST(Request, FindsCookiesByTheirWholeName) {
  Request request;
  request.headers = {{"cookie", "asid=1; sid=2;empty=; x=a=b"}};
  EXPECT_EQ(request.cookie("sid"), "2");
  EXPECT_EQ(request.cookie("asid"), "1");
  EXPECT_EQ(request.cookie("empty"), "");
  EXPECT_EQ(request.cookie("x"), "a=b");
  EXPECT_EQ(request.cookie("si"), "");
}

TEST(Reply, NamesFilesAsRfc6266Says) {
  const auto reply = Reply::file("提案 \"1\".pdf", "application/pdf", "x");
  EXPECT_EQ(reply.headers[0].second,
            "attachment; filename=\"____1_.pdf\"; filename*=UTF-8''%E6%8F%90%E6%A1%88%20%221%22.pdf");
  EXPECT_EQ(reply.headers[1], (std::pair<std::string, std::string>{"Content-Security-Policy", "sandbox"}));
}

}  // namespace
}  // namespace yishi::http

#include <gtest/gtest.h>

#include <set>

#include "server.hpp"

namespace yishi::http::testing {
namespace {

struct Draft {
  std::string title;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (title, note))

boost::json::value document(Router& router) {
  const auto text = openapi(router, "1.2.3");
  const auto parsed = json::parse(text);
  EXPECT_TRUE(parsed) << text;
  return *parsed;
}

TEST(OpenApi, DescribesEveryApiRoute) {
  Server server;
  const auto doc = document(server.router);
  EXPECT_EQ(doc.at("openapi"), "3.1.0");
  std::set<std::string> ids;
  int operations = 0;
  for (const auto& [path, verbs] : doc.at("paths").as_object()) {
    for (const auto& [verb, operation] : verbs.as_object()) {
      ++operations;
      EXPECT_TRUE(ids.insert(std::string(operation.at("operationId").as_string())).second);
      EXPECT_TRUE(operation.at("responses").as_object().contains("default"));
    }
  }
  int served = 0;
  for (const auto& route : server.router.routes()) served += route.path.starts_with("/api/");
  EXPECT_EQ(operations, served);
}

TEST(OpenApi, SaysBodiesParametersAndRights) {
  Router router;
  Route route{.verb = Verb::post,
              .path = "/api/v1/drafts/{id}",
              .words = {"改稿", "Edits"},
              .tag = "drafts",
              .power = "drafts.edit",
              .runs = Runs::writing};
  json::write_schema<Draft>(route.in_schema, router.components());
  json::write_schema<Draft>(route.out_schema, router.components());
  route.query = {{"q", R"({"type":"integer"})", {"查", "Find"}}};
  router.add(route);
  const auto doc = document(router);
  const auto& operation = doc.at("paths").at("/api/v1/drafts/{id}").at("post");
  EXPECT_EQ(operation.at("operationId"), "post_drafts_by_id");
  EXPECT_EQ(operation.at("summary"), "改稿");
  EXPECT_EQ(operation.at("requestBody").at("content").at("application/json").at("schema").at("$ref"),
            "#/components/schemas/Draft");
  EXPECT_EQ(operation.at("parameters").as_array().size(), 4u);  // id, q, idempotency key, csrf token
  EXPECT_EQ(operation.at("security").as_array().size(), 1u);
  EXPECT_EQ(doc.at("components").at("schemas").at("Draft").at("required").as_array().size(), 1u);
}

}  // namespace
}  // namespace yishi::http::testing

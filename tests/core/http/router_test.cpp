#include <gtest/gtest.h>

#include "core/http/http.hpp"

namespace yishi::http {
namespace {

Router router_of(std::initializer_list<std::pair<Verb, std::string>> routes) {
  Router router;
  for (const auto& [verb, path] : routes) router.add({.verb = verb, .path = path});
  return router;
}

std::string matched(const Router& router, Verb verb, std::string_view path) {
  const auto match = router.match(verb, path);
  if (!match.route) return match.allow.empty() ? "404" : "405 " + match.allow;
  std::string out = match.route->path;
  for (const auto& [name, value] : match.parameters) out += " " + name + "=" + value;
  return out;
}

TEST(Router, FindsStaticPathsAndParameters) {
  const auto router = router_of(
      {{Verb::get, "/"}, {Verb::get, "/a"}, {Verb::get, "/a/{id}"}, {Verb::get, "/a/{id}/b/{other}"}});
  EXPECT_EQ(matched(router, Verb::get, "/"), "/");
  EXPECT_EQ(matched(router, Verb::get, "/a"), "/a");
  EXPECT_EQ(matched(router, Verb::get, "/a/7"), "/a/{id} id=7");
  EXPECT_EQ(matched(router, Verb::get, "/a/7/b/x%"), "/a/{id}/b/{other} id=7 other=x%");
  EXPECT_EQ(matched(router, Verb::get, "/a/7/c"), "404");
  EXPECT_EQ(matched(router, Verb::get, "/a/"), "404");
  EXPECT_EQ(matched(router, Verb::get, ""), "404");
}

TEST(Router, StaticBeatsParameterAndComesBackWhenItLeadsNowhere) {
  const auto router = router_of({{Verb::get, "/a/{id}"},
                                 {Verb::get, "/a/new"},
                                 {Verb::get, "/a/new/x"},
                                 {Verb::get, "/a/{id}/y"},
                                 {Verb::post, "/a/old"}});
  EXPECT_EQ(matched(router, Verb::get, "/a/new"), "/a/new");
  EXPECT_EQ(matched(router, Verb::get, "/a/new/x"), "/a/new/x");
  EXPECT_EQ(matched(router, Verb::get, "/a/new/y"), "/a/{id}/y id=new");
  EXPECT_EQ(matched(router, Verb::get, "/a/old"), "/a/{id} id=old");
}

TEST(Router, SaysWhichVerbsAPathKnows) {
  const auto router = router_of({{Verb::get, "/a/{id}"}, {Verb::patch, "/a/{id}"}, {Verb::post, "/b"}});
  EXPECT_EQ(matched(router, Verb::del, "/a/1"), "405 GET, HEAD, PATCH");
  EXPECT_EQ(matched(router, Verb::get, "/b"), "405 POST");
}

TEST(Router, CatchAllSpansSegmentsAndYieldsToAllElse) {
  const auto router = router_of(
      {{Verb::get, "/{rest...}"}, {Verb::get, "/x/{rest...}"}, {Verb::get, "/x/y"}, {Verb::post, "/z"}});
  EXPECT_EQ(matched(router, Verb::get, "/"), "/{rest...} rest=");
  EXPECT_EQ(matched(router, Verb::get, "/q/r/s"), "/{rest...} rest=q/r/s");
  EXPECT_EQ(matched(router, Verb::get, "/x/y"), "/x/y");
  EXPECT_EQ(matched(router, Verb::get, "/x/y/z"), "/x/{rest...} rest=y/z");
  EXPECT_EQ(matched(router, Verb::get, "/z"), "405 POST");
}

TEST(Router, RefusesARouteThatStandsTwice) {
  auto router = router_of({{Verb::get, "/a/{id}"}});
  EXPECT_THROW(router.add({.verb = Verb::get, .path = "/a/{name}"}), std::logic_error);
  EXPECT_THROW(router.add({.verb = Verb::get, .path = "a"}), std::logic_error);
  EXPECT_THROW(router.add({.verb = Verb::get, .path = "/{rest...}/a"}), std::logic_error);
  EXPECT_NO_THROW(router.add({.verb = Verb::put, .path = "/a/{id}"}));
}

TEST(Router, TakesNoMoreThanSoManySegments) {
  std::string path, deep;
  for (int i = 0; i < 40; ++i) {
    path += "/{p" + std::to_string(i) + "}";
    deep += "/v";
  }
  const auto router = router_of({{Verb::get, path}});
  EXPECT_EQ(matched(router, Verb::get, deep), "404");
}

}  // namespace
}  // namespace yishi::http

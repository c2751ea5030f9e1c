#include "core/http/target.hpp"

#include <gtest/gtest.h>

namespace yishi::http {
namespace {

std::string read(std::string_view target) {
  const auto parsed = parse_target(target);
  if (!parsed) return parsed.error().code;
  std::string out = parsed->authority + parsed->path;
  for (const auto& [name, value] : parsed->query) out += " " + name + "=" + value;
  return out;
}

TEST(Target, DecodesPathAndQuery) {
  EXPECT_EQ(read("/"), "/");
  EXPECT_EQ(read("/a/%E6%8F%90%E6%A1%88"), "/a/提案");
  EXPECT_EQ(read("/a?q=%E5%9F%8E+%E5%B8%82&x&y="), "/a q=城 市 x= y=");
  EXPECT_EQ(read("/a?b=1%2B1&&c=%3D"), "/a b=1+1 c==");
  EXPECT_EQ(read("http://host:1/p?q=1"), "host:1/p q=1");
  EXPECT_EQ(read("https://host"), "host/");
  EXPECT_EQ(read("/a?text=%0Aline"), "/a text=\nline");
}

TEST(Target, RefusesWhatTwoProgramsCouldReadDifferently) {
  for (const auto* bad : {"",        "*",           "a",       "?q",     "/%",      "/%2",       "/%zz",
                          "/%00",    "/%ff",        "/%C0%AF", "/a%2Fb", "/a%5Cb",  "/a\\b",     "/..",
                          "/a/../b", "/a/%2e%2e/b", "/./a",    "/a#b",   "http://", "/%ED%A0%80"}) {
    EXPECT_EQ(read(bad), "bad_target") << bad;
  }
  for (const auto* bad : {"/a?%", "/a?x=%g1", "/a?x=%ff", "/a?=1", "/a?x=%00", "/a?x=\x01"})
    EXPECT_EQ(read(bad), "bad_query") << bad;
}

TEST(Target, RefusesANameGivenTwice) {
  EXPECT_EQ(read("/a?x=1&x=2"), "query_twice");
  EXPECT_EQ(read("/a?x=1&%78=2"), "query_twice");
}

TEST(Target, RefusesTooManyNames) {
  std::string target = "/a?";
  for (int i = 0; i < 64; ++i) target += "n" + std::to_string(i) + "=1&";
  EXPECT_NE(read(target), "bad_query");
  EXPECT_EQ(read(target + "last=1"), "bad_query");
}

}  // namespace
}  // namespace yishi::http

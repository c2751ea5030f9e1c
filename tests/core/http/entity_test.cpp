#include "core/http/entity.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <set>

namespace yishi::http {
namespace {

std::string inflate(std::string_view bytes) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(::inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

Request asking(std::string name, std::string value) {
  Request request;
  request.headers.emplace_back(std::move(name), std::move(value));
  return request;
}

TEST(Etag, DiffersForEveryChangedByteAndLength) {
  std::set<std::string> seen;
  std::string text(200, 'a');
  int made = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const char c : {'b', 'c', '\0'}) {
      auto changed = text;
      changed[i] = c;
      seen.insert(etag_of(changed));
      ++made;
    }
    seen.insert(etag_of(text.substr(0, i)));
    ++made;
  }
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(made));
  EXPECT_EQ(etag_of("abc"), etag_of("abc"));
}

TEST(Etag, MatchesListsAndWeakTags) {
  EXPECT_TRUE(matches_etag("\"x\", \"abc\"", "\"abc\""));
  EXPECT_TRUE(matches_etag("W/\"abc\"", "\"abc\""));
  EXPECT_TRUE(matches_etag("\"abc-gzip\"", "\"abc\""));
  EXPECT_TRUE(matches_etag("*", "\"abc\""));
  EXPECT_FALSE(matches_etag("\"abd\"", "\"abc\""));
  EXPECT_FALSE(matches_etag("", "\"abc\""));
}

TEST(Coding, IsTakenOnlyWhenNamedWithWeight) {
  EXPECT_TRUE(accepts_coding("gzip, deflate, br", "gzip"));
  EXPECT_TRUE(accepts_coding("br;q=0.1", "br"));
  EXPECT_FALSE(accepts_coding("gzip;q=0", "gzip"));
  EXPECT_FALSE(accepts_coding("gzip;q=0.000", "gzip"));
  EXPECT_FALSE(accepts_coding("xgzip", "gzip"));
  EXPECT_FALSE(accepts_coding("", "gzip"));
}

TEST(Entity, SaysNotModified) {
  auto reply = Reply::json("{}");
  apply_etag(asking("if-none-match", etag_of("{}")), reply);
  EXPECT_EQ(reply.status, 304);
  EXPECT_TRUE(reply.body.empty());
}

TEST(Entity, DoesNotTagWhatMustNotBeStored) {
  auto reply = Reply::json("{}");
  reply.headers.emplace_back("Cache-Control", "no-store");
  apply_etag({}, reply);
  EXPECT_EQ(reply.headers.size(), 1u);
}

TEST(Entity, CompressesOnlyWhatTheClientTakesAndGains) {
  const std::string text = "\"" + std::string(5000, 'x') + "\"";
  auto reply = Reply::json(text);
  apply_etag({}, reply);
  apply_gzip(asking("accept-encoding", "gzip"), reply, 1024);
  EXPECT_LT(reply.body.size(), 200u);
  EXPECT_EQ(inflate(reply.body), text);
  EXPECT_TRUE(reply.headers[0].second.ends_with("-gzip\""));
  auto plain = Reply::json(text);
  apply_gzip({}, plain, 1024);
  EXPECT_EQ(plain.body, text);
  EXPECT_EQ(plain.headers.back().first, "Vary");
  auto picture = Reply{200, "image/png", text, {}};
  apply_gzip(asking("accept-encoding", "gzip"), picture, 1024);
  EXPECT_EQ(picture.body, text);
}

}  // namespace
}  // namespace yishi::http

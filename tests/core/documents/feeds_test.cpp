#include "core/documents/feeds.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>

namespace yishi::documents {
namespace {

Feed feed() {
  Feed feed{.id = "https://yishi.example.org/feed.atom",
            .title = "云溪市政协提案",
            .subtitle = "公开的提案与答复",
            .link = "https://yishi.example.org/",
            .self_link = "https://yishi.example.org/feed.atom",
            .updated = *parse_timestamp("2026-11-24T18:27:05Z")};
  feed.items.push_back({.id = "01890a5d-ac96-774b-bcce-b302099a8057",
                        .title = "关于<校车>与\"安全\" & 其他",
                        .link = "https://yishi.example.org/proposals/1?a=1&b=2",
                        .summary = "摘要\x01",
                        .author = "马文𠮷",
                        .category = "教育",
                        .published = *parse_timestamp("2026-03-02T01:00:00Z"),
                        .updated = *parse_timestamp("2026-05-20T01:00:00Z")});
  return feed;
}

TEST(Feeds, AtomIsReadBack) {
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(write_atom(feed()).c_str()));
  const auto root = document.child("feed");
  EXPECT_STREQ(root.child_value("updated"), "2026-11-24T18:27:05.000Z");
  const auto entry = root.child("entry");
  EXPECT_STREQ(entry.child_value("id"), "urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057");
  EXPECT_STREQ(entry.child_value("title"), "关于<校车>与\"安全\" & 其他");
  EXPECT_STREQ(entry.child("link").attribute("href").value(),
               "https://yishi.example.org/proposals/1?a=1&b=2");
  EXPECT_STREQ(entry.child_value("summary"), "摘要");
  EXPECT_STREQ(entry.child("author").child_value("name"), "马文𠮷");
}

TEST(Feeds, RssIsReadBack) {
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(write_rss(feed()).c_str()));
  const auto channel = document.child("rss").child("channel");
  EXPECT_STREQ(channel.child_value("lastBuildDate"), "Tue, 24 Nov 2026 18:27:05 +0000");
  const auto item = channel.child("item");
  EXPECT_STREQ(item.child_value("title"), "关于<校车>与\"安全\" & 其他");
  EXPECT_STREQ(item.child_value("pubDate"), "Mon, 02 Mar 2026 01:00:00 +0000");
  EXPECT_STREQ(item.child("guid").attribute("isPermaLink").value(), "false");
}

}  // namespace
}  // namespace yishi::documents

#include "core/text/excerpt.hpp"

#include <gtest/gtest.h>

#include "core/text/code_points.hpp"

namespace yishi::text {
namespace {

std::string shown(const std::vector<ExcerptPiece>& pieces) {
  std::string out;
  for (const auto& piece : pieces) out += piece.hit ? "<" + piece.text + ">" : piece.text;
  return out;
}
std::string excerpt_of(std::string_view text, std::string_view typed, int length = 80) {
  return shown(excerpt(text, search_query(typed), length));
}

TEST(Excerpt, MarksEveryHit) {
  EXPECT_EQ(excerpt_of("政协委员提出提案", "提案 委员"), "政协<委员>提出<提案>");
}

TEST(Excerpt, WidthAndCaseDoNotMatter) { EXPECT_EQ(excerpt_of("建设５Ｇ基站", "5g"), "建设<５Ｇ>基站"); }

TEST(Excerpt, LatinWordsCountWhole) { EXPECT_EQ(excerpt_of("AI and train", "ai"), "<AI> and train"); }

TEST(Excerpt, OneCharacterIsMarkedToo) { EXPECT_EQ(excerpt_of("修路，路通", "路"), "修<路>，<路>通"); }

TEST(Excerpt, ShowsThePassageAndLeavesOutTheRest) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "前面的话很多。";
  text += "这里谈养老服务。";
  for (int i = 0; i < 50; ++i) text += "后面的话也多。";
  const auto out = excerpt_of(text, "养老", 20);
  EXPECT_TRUE(out.starts_with("…这里谈<养老>服务。")) << out;
  EXPECT_TRUE(out.ends_with("…"));
  EXPECT_LE(decode(out).size(), 26u);
}

TEST(Excerpt, PrefersThePlaceWithMostDifferentHits) {
  std::string text = "养老。";
  for (int i = 0; i < 60; ++i) text += "隔开的文字。";
  text += "养老与托育并重。";
  EXPECT_NE(excerpt_of(text, "养老 托育", 20).find("<养老>与<托育>"), std::string::npos);
}

TEST(Excerpt, WithoutHitTheBeginning) {
  EXPECT_EQ(excerpt_of("第一行\n第二行", "没有"), "第一行 第二行");
  EXPECT_EQ(excerpt_of("一二三四五", "", 3), "一二三…");
  EXPECT_EQ(excerpt_of("", "政协"), "");
}

TEST(Excerpt, HitsThatOverlapAreMarkedOnce) {
  EXPECT_EQ(excerpt_of("社会保障卡", "社会保障 保障卡"), "<社会保障卡>");
}

}  // namespace
}  // namespace yishi::text

#include "core/documents/grid_lines.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

#include "core/documents/layout.hpp"
#include "core/text/code_points.hpp"

namespace yishi::documents {
namespace {

// Full-width characters are 10 wide, all others 5.
std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    Piece piece;
    piece.begin = at;
    piece.point = text::next_code_point(text, at);
    piece.end = at;
    piece.wide = is_wide(piece.point);
    piece.width = piece.wide ? 10 : 5;
    pieces.push_back(piece);
  }
  return pieces;
}

std::vector<std::string> broken(std::string_view text, double width, double indent = 0) {
  std::vector<std::string> lines;
  for (const auto& line : break_lines(pieces_of(text), {width, indent})) {
    lines.emplace_back(text.substr(line.begin, line.end - line.begin));
    const double sum = std::accumulate(line.widths.begin(), line.widths.end(), 0.0);
    EXPECT_NEAR(sum, line.width, 0.01);
    EXPECT_LE(line.width, width + 0.02) << lines.back();
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(GridLines, FillsLinesWithCharacters) {
  EXPECT_EQ(broken("一二三四五六七八九十", 40), (Lines{"一二三四", "五六七八", "九十"}));
  EXPECT_EQ(broken("一二三四五六七八九十", 40, 20), (Lines{"一二", "三四五六", "七八九十"}));
}

TEST(GridLines, MarkIsDrawnInWhenBlanksSuffice) {
  // Eleven cells in ten: the comma and the full stop give half a cell each, and a third mark is needed for
  // ease.
  EXPECT_EQ(broken("一，二，三，四五六七。八九", 100), (Lines{"一，二，三，四五六七。", "八九"}));
}

TEST(GridLines, CharacterGoesDownWithItsMarkOtherwise) {
  EXPECT_EQ(broken("一二三四五六七八九十。八九", 100), (Lines{"一二三四五六七八九", "十。八九"}));
}

TEST(GridLines, OpeningMarkNeverEndsALine) {
  EXPECT_EQ(broken("一二三《五六》七八", 40), (Lines{"一二三", "《五六》", "七八"}));
}

TEST(GridLines, WordsAndNumbersStayWhole) {
  EXPECT_EQ(broken("一二三 hello 2026年", 50), (Lines{"一二三", "hello 2026", "年"}));
  EXPECT_EQ(broken("一二三四50%五", 50), (Lines{"一二三四", "50%五"}));
}

TEST(GridLines, WordLongerThanALineIsCut) {
  const auto lines = broken(std::string(50, 'a'), 100);
  EXPECT_EQ(lines, (Lines{std::string(20, 'a'), std::string(20, 'a'), std::string(10, 'a')}));
}

TEST(GridLines, NoBreakSpaceKeepsBoxAndWordsTogether) {
  EXPECT_EQ(broken("一二三四□\u00A0A五", 50), (Lines{"一二三四", "□\u00A0A五"}));
}

TEST(GridLines, NothingIsLostWhateverTheText) {
  const std::string text = "“”“”。。。。，、（（（（））））《《》》a b  c——……12.5%￥100、𠮷é";
  for (int width = 10; width < 200; width += 5) {
    std::string joined, expected;
    for (const auto& line : break_lines(pieces_of(text), {static_cast<double>(width), 0})) {
      joined += text.substr(line.begin, line.end - line.begin);
    }
    for (const char c : joined) expected += c == ' ' ? "" : std::string(1, c);
    std::string plain;
    for (const char c : text) plain += c == ' ' ? "" : std::string(1, c);
    EXPECT_EQ(expected, plain) << width;
  }
}

TEST(Title, IsBrokenBetweenWordsInLinesOfLikeLength) {
  const auto lines = balanced_lines("云溪市住房和城乡建设局关于市政协五届三次会议第18号提案的答复", 19);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0] + lines[1], "云溪市住房和城乡建设局关于市政协五届三次会议第18号提案的答复");
  EXPECT_TRUE(lines[0].ends_with("政协")) << lines[0];
  EXPECT_EQ(balanced_lines("短题目", 19), (Lines{"短题目"}));
}

}  // namespace
}  // namespace yishi::documents

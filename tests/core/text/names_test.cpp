#include "core/text/names.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace yishi::text {
namespace {

TEST(Names, SortByStrokesOfTheSurname) {
  std::vector<std::string> names{"李娜", "张伟", "丁一", "王芳", "马超", "于谦", "欧阳明月"};
  std::ranges::sort(names, fewer_strokes);
  EXPECT_EQ(names, (std::vector<std::string>{"丁一", "于谦", "马超", "王芳", "李娜", "张伟", "欧阳明月"}));
}

TEST(Names, EqualStrokesSortByTheFirstStroke) {
  const std::vector<std::string> seven{"严", "苏", "杜", "李", "杨", "吴", "何",
                                       "余", "汪", "沈", "宋", "张", "陆", "陈"};
  EXPECT_TRUE(std::ranges::is_sorted(seven, fewer_strokes));
  EXPECT_TRUE(fewer_strokes("王五", "孔六") && fewer_strokes("刘备", "关羽") &&
              fewer_strokes("黄盖", "曹操"));
  EXPECT_TRUE(fewer_strokes("孔六", "甘七"));  // four strokes before five
  EXPECT_TRUE(fewer_strokes("陈一", "林一") && fewer_strokes("苏一", "范一") &&
              fewer_strokes("黄一", "彭一"));
}

TEST(Names, RareCharactersSortByTheirStrokesBehindTheCommonOnes) {
  EXPECT_TRUE(fewer_strokes("乙一", "丁一"));
  EXPECT_TRUE(fewer_strokes("张一", "贡一"));  // seven strokes both
  EXPECT_TRUE(fewer_strokes("贡一", "武一"));  // seven before eight
  EXPECT_TRUE(fewer_strokes("Bob", "丁一"));
  EXPECT_TRUE(fewer_strokes("一", "龖"));
}

TEST(Names, StrokeKeysOrderLikeTheNamesForAnyShuffle) {
  const std::vector<std::string> sorted{"丁一", "丁丽", "于谦", "马超", "王一",
                                        "王芳", "李娜", "张三", "张伟"};
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    auto names = sorted;
    std::ranges::shuffle(names, random);
    std::ranges::sort(names, {}, [](const std::string& name) { return stroke_key(name); });
    EXPECT_TRUE(std::ranges::is_sorted(names, fewer_strokes));
  }
  EXPECT_EQ(stroke_key("张三"), stroke_key("张三"));
  EXPECT_EQ(stroke_key("张三").find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(Names, PinyinIsWrittenAsInPassports) {
  EXPECT_EQ(pinyin("张三"), "Zhang San");
  EXPECT_EQ(pinyin("王小明"), "Wang Xiaoming");
  EXPECT_EQ(pinyin("欧阳明月"), "Ouyang Mingyue");
  EXPECT_EQ(pinyin("吕布"), "Lü Bu");
  EXPECT_EQ(pinyin("John Smith"), "John Smith");
  EXPECT_EQ(pinyin(""), "");
}

TEST(Names, SurnamesHaveReadingsOfTheirOwn) {
  EXPECT_EQ(pinyin("单田芳"), "Shan Tianfang");
  EXPECT_EQ(pinyin("曾国华"), "Zeng Guohua");
  EXPECT_EQ(pinyin("仇英"), "Qiu Ying");
  EXPECT_EQ(pinyin("尉迟恭"), "Yuchi Gong");
  EXPECT_EQ(pinyin("陈长青"), "Chen Changqing");
}

TEST(Names, NamesWithADotAreWordByWord) { EXPECT_EQ(pinyin("买买提·阿不都"), "Maimaiti Abudu"); }

TEST(Names, SearchFindsFullSpellingAndInitials) {
  EXPECT_EQ(pinyin_search("张三"), "zhangsan zs");
  EXPECT_EQ(pinyin_search("欧阳明月"), "ouyangmingyue oymy");
  EXPECT_EQ(pinyin_search("吕布"), "lvbu lb");
  EXPECT_EQ(pinyin_search("尉迟恭"), "yuchigong ycg");
}

TEST(Names, SplitAndMask) {
  EXPECT_EQ(split_name("欧阳明月").family, "欧阳");
  EXPECT_EQ(split_name("张三").given, "三");
  EXPECT_EQ(masked_name("张三"), "张*");
  EXPECT_EQ(masked_name("欧阳明月"), "欧阳**");
  EXPECT_EQ(masked_name("Bob"), "B**");
}

}  // namespace
}  // namespace yishi::text

#include "core/text/count.hpp"

#include <gtest/gtest.h>

namespace yishi::text {
namespace {

TEST(CountCharacters, BlanksAndLineBreaksDoNotCount) {
  EXPECT_EQ(count_characters("关于修路的 提案"), 7);
  EXPECT_EQ(count_characters("　　一、现状\r\n\t二、建议\n"), 8);
  EXPECT_EQ(count_characters(""), 0);
}

TEST(CountCharacters, EveryLetterDigitAndMarkCounts) { EXPECT_EQ(count_characters("GDP增长5.2%，"), 10); }

TEST(CountCharacters, RareCharactersAndCombinedLettersAreOne) {
  EXPECT_EQ(count_characters("𠮷"), 1);
  EXPECT_EQ(count_characters("e\xCC\x81"), 1);
  EXPECT_EQ(count_characters("\xEF\xBB\xBF政\xE2\x80\x8B协"), 2);
}

TEST(CountWords, CountsAsWordProcessorsDo) {
  EXPECT_EQ(count_words("GDP增长5.2%，"), 5);
  EXPECT_EQ(count_words("hello world"), 2);
  EXPECT_EQ(count_words("“十四五”规划"), 7);
  EXPECT_EQ(count_words(" \n"), 0);
}

}  // namespace
}  // namespace yishi::text

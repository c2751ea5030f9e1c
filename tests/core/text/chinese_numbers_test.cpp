#include "core/text/chinese_numbers.hpp"

#include <gtest/gtest.h>

namespace yishi::text {
namespace {

TEST(ChineseNumbers, AreWrittenAsOnPapers) {
  const std::pair<std::int64_t, const char*> rows[]{{0, "零"},
                                                    {1, "一"},
                                                    {10, "十"},
                                                    {12, "十二"},
                                                    {20, "二十"},
                                                    {32, "三十二"},
                                                    {100, "一百"},
                                                    {105, "一百零五"},
                                                    {110, "一百一十"},
                                                    {118, "一百一十八"},
                                                    {1000, "一千"},
                                                    {1001, "一千零一"},
                                                    {1010, "一千零一十"},
                                                    {10000, "一万"},
                                                    {10010, "一万零一十"},
                                                    {12000, "一万二千"},
                                                    {100000, "十万"},
                                                    {100010, "十万零一十"},
                                                    {10010000, "一千零一万"},
                                                    {100000000, "一亿"},
                                                    {100010001, "一亿零一万零一"},
                                                    {200005000, "二亿零五千"},
                                                    {-7, "负七"}};
  for (const auto& [value, text] : rows) EXPECT_EQ(chinese_number(value), text) << value;
  EXPECT_EQ(chinese_digits(2026), "二〇二六");
}

TEST(ChineseNumbers, ReadBackWhatIsWritten) {
  for (std::int64_t value = 0; value < 20000; ++value)
    ASSERT_EQ(parse_chinese_number(chinese_number(value)), value);
  for (std::int64_t value = 1; value < 900'000'000; value = value * 3 + 7) {
    ASSERT_EQ(parse_chinese_number(chinese_number(value)), value);
    ASSERT_EQ(parse_chinese_number(chinese_digits(value)), value);
  }
}

TEST(ChineseNumbers, ReadManyForms) {
  EXPECT_EQ(parse_chinese_number("第十五"), 15);
  EXPECT_EQ(parse_chinese_number("两万"), 20000);
  EXPECT_EQ(parse_chinese_number("３２"), 32);
  EXPECT_EQ(parse_chinese_number("二〇二六"), 2026);
}

TEST(ChineseNumbers, RefuseWhatIsNone) {
  for (const char* text : {"", "第", "张三", "二三十", "12a", "九亿亿亿亿", "1234567890123456789012"}) {
    EXPECT_FALSE(parse_chinese_number(text)) << text;
  }
}

TEST(Sessions, AreNamedAndFound) {
  EXPECT_EQ(session_name(5, 2), "五届二次会议");
  EXPECT_EQ(parse_session("关于市政协五届二次会议第42号提案"), (std::pair{5, 2}));
  EXPECT_EQ(parse_session("第 14 届第 3 次会议"), (std::pair{14, 3}));
  EXPECT_EQ(parse_session("十二届政协第一次会议"), (std::pair{12, 1}));
  EXPECT_FALSE(parse_session("本届会议"));
  EXPECT_FALSE(parse_session("五届全体委员在会上多次发言"));
}

}  // namespace
}  // namespace yishi::text

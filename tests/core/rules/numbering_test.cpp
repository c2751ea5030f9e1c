#include "core/rules/numbering.hpp"

#include <gtest/gtest.h>

namespace yishi::rules {
namespace {

const NumberFields fields{42, 5, 2, 2026, "经济建设", "巴政协提"};

TEST(Numbering, WritesThePatternsOfPapers) {
  const std::pair<const char*, const char*> rows[]{
      {"第{number:4}号", "第0042号"},
      {"{category}类{number}号", "经济建设类42号"},
      {"政协{term}届{session}次会议第{number}号", "政协5届2次会议第42号"},
      {"政协{term:zh}届{session:zh}次会议第{number}号", "政协五届二次会议第42号"},
      {"{prefix}〔{year}〕{number}号", "巴政协提〔2026〕42号"},
      {"{year:zh}年第{number:zh}号", "二〇二六年第四十二号"},
      {"{number}", "42"}};
  for (const auto& [pattern, text] : rows) EXPECT_EQ(write_number(pattern, fields), text);
}

TEST(Numbering, WidthNeverCutsANumber) { EXPECT_EQ(write_number("{number:1}", {12345}), "12345"); }

TEST(Numbering, RefusesWhatItCannotRead) {
  for (const char* pattern : {"", "{nummer}", "第{number号", "第number}号", "{number:0}", "{number:10}",
                              "{category:4}", "{number:}", "{}"}) {
    const auto format = NumberFormat::parse(pattern);
    ASSERT_FALSE(format) << pattern;
    EXPECT_EQ(format.error().code, "bad_number_format");
    EXPECT_FALSE(format.error().words.zh.empty() || format.error().words.en.empty());
  }
  EXPECT_THROW(write_number("{nummer}", fields), std::logic_error);
}

}  // namespace
}  // namespace yishi::rules

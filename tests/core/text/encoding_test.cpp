#include "core/text/encoding.hpp"

#include <gtest/gtest.h>

#include <random>

namespace yishi::text {
namespace {

const std::string zhengxie_gb = "\xD5\xFE\xD0\xAD";  // 政协

TEST(Encoding, KnowsUtf8) {
  EXPECT_TRUE(is_valid_utf8("政协 abc 𠮷"));
  EXPECT_TRUE(is_valid_utf8(""));
  EXPECT_FALSE(is_valid_utf8(zhengxie_gb));
  EXPECT_FALSE(is_valid_utf8("\xE6\x94"));
  EXPECT_FALSE(is_valid_utf8("\xC0\x80"));
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
}

TEST(Encoding, ReadsGb18030) {
  EXPECT_EQ(from_gb18030(zhengxie_gb), "政协");
  EXPECT_EQ(from_gb18030("\x95\x32\x83\x33").value_or("?"), "𠀇");
  EXPECT_FALSE(from_gb18030("\xD5"));
}

TEST(Encoding, DropsTheByteOrderMark) {
  EXPECT_EQ(decode_bytes("\xEF\xBB\xBF政协")->text, "政协");
  const std::string le("\xFF\xFE\x3F\x65\x4F\x53", 6);
  EXPECT_EQ(decode_bytes(le)->text, "政协");
  EXPECT_EQ(decode_bytes(le)->encoding, Encoding::utf16le);
  const std::string be("\xFE\xFF\x65\x3F\x53\x4F", 6);
  EXPECT_EQ(decode_bytes(be)->text, "政协");
}

TEST(Encoding, GuessesAndGivesUp) {
  EXPECT_EQ(guess_encoding("plain"), Encoding::utf8);
  EXPECT_EQ(guess_encoding(zhengxie_gb), Encoding::gb18030);
  EXPECT_FALSE(guess_encoding(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\xFF", 17)));
}

TEST(Encoding, LongTextsConvertWhole) {
  std::string gb, utf8;
  for (int i = 0; i < 20000; ++i) {
    gb += zhengxie_gb;
    utf8 += "政协";
  }
  EXPECT_EQ(from_gb18030(gb), utf8);
}

TEST(Encoding, AnyBytesGiveValidUtf8OrNothing) {
  std::mt19937 random(5);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes(random() % 40, '\0');
    for (auto& byte : bytes) byte = static_cast<char>(random());
    const auto decoded = decode_bytes(bytes);
    ASSERT_TRUE(!decoded || is_valid_utf8(decoded->text));
  }
}

}  // namespace
}  // namespace yishi::text

#include "core/documents/qr.hpp"

#include <gtest/gtest.h>

namespace yishi::documents {
namespace {

TEST(Qr, HasItsThreeCornersAndTiming) {
  const auto code = make_qr("https://yishi.example.org/p/20260018");
  ASSERT_TRUE(code);
  EXPECT_EQ((code->size - 17) % 4, 0);
  const int last = code->size - 7;
  for (const auto& [left, top] : {std::pair{0, 0}, std::pair{last, 0}, std::pair{0, last}}) {
    for (int i = 0; i < 7; ++i) {
      EXPECT_TRUE(code->dark(left + i, top));
      EXPECT_TRUE(code->dark(left, top + i));
    }
    EXPECT_FALSE(code->dark(left + 1, top + 1));
    EXPECT_TRUE(code->dark(left + 3, top + 3));
  }
  for (int i = 8; i < code->size - 8; ++i) EXPECT_EQ(code->dark(i, 6), i % 2 == 0);
}

TEST(Qr, SvgCoversEachDarkModuleOnce) {
  const auto code = make_qr("otpauth://totp/x");
  ASSERT_TRUE(code);
  const std::string svg = qr_svg(*code, "二维码 <1>");
  EXPECT_NE(svg.find("<title>二维码 &lt;1&gt;</title>"), std::string::npos);
  long area = 0;
  for (std::size_t at = svg.rfind("<path d=\""); (at = svg.find('h', at + 1)) != std::string::npos;) {
    const long run = std::strtol(svg.c_str() + at + 1, nullptr, 10);
    if (run > 0) area += run;
  }
  EXPECT_EQ(area, std::count(code->modules.begin(), code->modules.end(), true));
}

TEST(Qr, RefusesWhatNoCodeHolds) {
  EXPECT_FALSE(make_qr(""));
  EXPECT_FALSE(make_qr(std::string(3000, 'x')));
}

}  // namespace
}  // namespace yishi::documents

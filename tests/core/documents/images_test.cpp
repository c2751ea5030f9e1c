#include "core/documents/images.hpp"

#include <gtest/gtest.h>

#include "core/documents/file_type.hpp"
#include "core/documents/pixels.hpp"
#include "zip_forge.hpp"

namespace yishi::documents {
namespace {

using namespace std::string_literals;

// Left half red, right half blue, 64 × 32.
Pixels two_halves(int channels) {
  Pixels pixels{64, 32, channels, {}};
  for (int y = 0; y < 32; ++y) {
    for (int x = 0; x < 64; ++x) {
      const bool left = x < 32;
      const std::array<unsigned char, 4> colour{static_cast<unsigned char>(left ? 230 : 10), 10,
                                                static_cast<unsigned char>(left ? 10 : 230), 128};
      for (int c = 0; c < channels; ++c) pixels.bytes.push_back(colour[static_cast<std::size_t>(c)]);
    }
  }
  return pixels;
}

// An EXIF block with an orientation and a place name, as a phone writes it.
std::string exif(char orientation) {
  const std::string tiff =
      "MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + orientation + "\0\0\0\0\0\0GPS-40.75-107.41"s;
  const std::string block = "Exif\0\0"s + tiff;
  const auto length = static_cast<unsigned>(block.size() + 2);
  return "\xFF\xE1"s + static_cast<char>(length >> 8) + static_cast<char>(length & 0xFF) + block;
}

std::string jpeg_with_exif(char orientation) {
  std::string jpeg = encode_jpeg(two_halves(3));
  return jpeg.insert(2, exif(orientation));
}

bool is_red(const Pixels& pixels, int x, int y) {
  const std::size_t at = static_cast<std::size_t>((y * pixels.width + x) * pixels.channels);
  return pixels.bytes[at] > 180 && pixels.bytes[at + 2] < 80;
}

TEST(Images, JpegLosesItsExifAndWhatIsAppended) {
  const std::string dirty = jpeg_with_exif(1) + "PK\x03\x04 hidden archive";
  ASSERT_NE(dirty.find("GPS-40.75"), std::string::npos);
  const auto image = clean_image(dirty);
  ASSERT_TRUE(image) << image.error().words.en;
  EXPECT_EQ(image->bytes.find("Exif"), std::string::npos);
  EXPECT_EQ(image->bytes.find("GPS"), std::string::npos);
  EXPECT_EQ(image->bytes.find("hidden"), std::string::npos);
  EXPECT_EQ(image->type, FileType::jpeg);
  EXPECT_EQ(image->width, 64);
  EXPECT_EQ(image->height, 32);
}

TEST(Images, ExifOrientationIsCarriedOut) {
  // Where the red half lies afterwards: orientation 3 turns by half, 6 a quarter to the right, 8 to the left.
  struct Case {
    char orientation;
    int width, height, red_x, red_y, blue_x, blue_y;
  };
  for (const auto& c :
       {Case{1, 64, 32, 5, 16, 58, 16}, Case{2, 64, 32, 58, 16, 5, 16}, Case{3, 64, 32, 58, 16, 5, 16},
        Case{4, 64, 32, 5, 16, 58, 16}, Case{5, 32, 64, 16, 5, 16, 58}, Case{6, 32, 64, 16, 5, 16, 58},
        Case{7, 32, 64, 16, 58, 16, 5}, Case{8, 32, 64, 16, 58, 16, 5}}) {
    const auto image = clean_image(jpeg_with_exif(c.orientation));
    ASSERT_TRUE(image);
    EXPECT_EQ(image->width, c.width);
    EXPECT_EQ(image->height, c.height);
    const auto pixels = decode_jpeg(image->bytes, {});
    ASSERT_TRUE(pixels);
    EXPECT_TRUE(is_red(*pixels, c.red_x, c.red_y)) << int(c.orientation);
    EXPECT_FALSE(is_red(*pixels, c.blue_x, c.blue_y)) << int(c.orientation);
  }
}

TEST(Images, OrientationOfAllEightMovesEachCornerRight) {
  // One byte a pixel: 1 2 3 / 4 5 6.
  const Pixels small{3, 2, 1, {1, 2, 3, 4, 5, 6}};
  const std::array<std::vector<unsigned char>, 8> expected{{{1, 2, 3, 4, 5, 6},
                                                            {3, 2, 1, 6, 5, 4},
                                                            {6, 5, 4, 3, 2, 1},
                                                            {4, 5, 6, 1, 2, 3},
                                                            {1, 4, 2, 5, 3, 6},
                                                            {4, 1, 5, 2, 6, 3},
                                                            {6, 3, 5, 2, 4, 1},
                                                            {3, 6, 2, 5, 1, 4}}};
  for (int orientation = 1; orientation <= 8; ++orientation)
    EXPECT_EQ(turned(small, orientation).bytes, expected[static_cast<std::size_t>(orientation - 1)])
        << orientation;
}

TEST(Images, PngKeepsItsPixelsAndLosesItsWords) {
  for (const int channels : {1, 2, 3, 4}) {
    const Pixels before = two_halves(channels);
    const auto image = clean_image(encode_png(before));
    ASSERT_TRUE(image);
    EXPECT_EQ(image->type, FileType::png);
    const auto after = decode_png(image->bytes, {});
    ASSERT_TRUE(after);
    EXPECT_EQ(after->channels, channels);
    EXPECT_EQ(after->bytes, before.bytes);
  }
}

TEST(Images, SizeIsRefusedBeforeDecoding) {
  ImageLimits limits;
  limits.pixels = 64 * 32 - 1;
  EXPECT_EQ(clean_image(encode_jpeg(two_halves(3)), limits).error().code, "image_too_large");
  EXPECT_EQ(clean_image(encode_png(two_halves(3)), limits).error().code, "image_too_large");
  // A PNG that declares 60,000 × 60,000 in a header of 33 bytes; its checksum is right.
  std::string bomb = encode_png(two_halves(3));
  bomb.replace(16, 8, "\0\0\xEA\x60\0\0\xEA\x60"s);
  EXPECT_FALSE(clean_image(bomb));
}

TEST(Images, OthersAndBrokenOnesAreRefused) {
  EXPECT_EQ(clean_image("GIF89a...........").error().code, "image_type");
  EXPECT_EQ(clean_image("<svg onload=alert(1)>").error().code, "image_type");
  EXPECT_EQ(clean_image("").error().code, "image_type");
  for (const std::string& good : {encode_png(two_halves(3)), encode_jpeg(two_halves(3))}) {
    for (std::size_t length = 3; length < good.size(); length += 11)
      (void)clean_image(good.substr(0, length));
    for (std::size_t at = 0; at < good.size(); at += 3) {
      std::string bad = good;
      bad[at] = static_cast<char>(bad[at] ^ 0xFF);
      (void)clean_image(bad);
    }
  }
  EXPECT_FALSE(clean_image(encode_png(two_halves(3)).substr(0, 60)));
}

TEST(FileType, IsToldByContent) {
  EXPECT_EQ(type_of(encode_png(two_halves(3))), FileType::png);
  EXPECT_EQ(type_of(encode_jpeg(two_halves(3))), FileType::jpeg);
  EXPECT_EQ(type_of("%PDF-1.7\n"), FileType::pdf);
  EXPECT_EQ(type_of(workbook("")), FileType::xlsx);
  EXPECT_EQ(type_of(word_document("")), FileType::docx);
  EXPECT_EQ(type_of(workbook("", {{"word/document.xml", "<a/>"}})), FileType::zip);  // two things at once
  EXPECT_EQ(type_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s),
            FileType::doc);
  EXPECT_EQ(type_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....W\0o\0r\0k\0b\0o\0o\0k\0"s), FileType::xls);
  EXPECT_EQ(type_of("会议纪要\n第一条"), FileType::text);
  EXPECT_EQ(type_of("\xBB\xE1\xD2\xE9"), FileType::text);  // 会议 in GBK
  EXPECT_EQ(type_of("\x7F"
                    "ELF\x02\x01\x01\0"s),
            FileType::unknown);
  EXPECT_EQ(type_of(""), FileType::unknown);
}

}  // namespace
}  // namespace yishi::documents

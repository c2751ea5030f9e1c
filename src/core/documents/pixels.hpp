// Decoded pictures, between images.cpp and the two codecs.
#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/documents/images.hpp"

namespace yishi::documents {

struct Pixels {
  int width = 0, height = 0;
  int channels = 3;  // 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA; 8 bits each
  std::vector<unsigned char> bytes;
};

enum class ImageFault { broken, too_large };

bool within(const ImageLimits& limits, std::size_t width, std::size_t height);

// Turned as its EXIF orientation says.
std::expected<Pixels, ImageFault> decode_jpeg(std::string_view bytes, const ImageLimits& limits);
std::expected<Pixels, ImageFault> decode_png(std::string_view bytes, const ImageLimits& limits);
std::string encode_jpeg(const Pixels& pixels);
std::string encode_png(const Pixels& pixels);

// The orientation (1 … 8) in an EXIF block ("Exif\0\0" and a TIFF header); 1 when there is none or it makes
// no sense.
int exif_orientation(std::string_view block);
Pixels turned(Pixels pixels, int orientation);

}  // namespace yishi::documents

#include <png.h>

#include <stdexcept>

#include "core/documents/pixels.hpp"

namespace yishi::documents {
namespace {

unsigned format_of(int channels) {
  switch (channels) {
    case 1:
      return PNG_FORMAT_GRAY;
    case 2:
      return PNG_FORMAT_GA;
    case 4:
      return PNG_FORMAT_RGBA;
    default:
      return PNG_FORMAT_RGB;
  }
}

}  // namespace

std::expected<Pixels, ImageFault> decode_png(std::string_view bytes, const ImageLimits& limits) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()))
    return std::unexpected(ImageFault::broken);
  if (!within(limits, image.width, image.height)) {
    png_image_free(&image);
    return std::unexpected(ImageFault::too_large);
  }
  const bool colour = (image.format & PNG_FORMAT_FLAG_COLOR) != 0,
             alpha = (image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
  Pixels pixels{
      static_cast<int>(image.width), static_cast<int>(image.height), (colour ? 3 : 1) + (alpha ? 1 : 0), {}};
  image.format = format_of(pixels.channels);
  pixels.bytes.resize(PNG_IMAGE_SIZE(image));
  if (!png_image_finish_read(&image, nullptr, pixels.bytes.data(), 0, nullptr)) {
    png_image_free(&image);
    return std::unexpected(ImageFault::broken);
  }
  return pixels;
}

std::string encode_png(const Pixels& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width);
  image.height = static_cast<png_uint_32>(pixels.height);
  image.format = format_of(pixels.channels);
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string out(size, '\0');
  if (!png_image_write_to_memory(&image, out.data(), &size, 0, pixels.bytes.data(), 0, nullptr)) {
    throw std::runtime_error("png: cannot write to memory");
  }
  out.resize(size);
  return out;
}

}  // namespace yishi::documents

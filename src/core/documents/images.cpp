#include "core/documents/images.hpp"

#include "core/documents/pixels.hpp"

namespace yishi::documents {
namespace {

unsigned read_number(std::string_view bytes, std::size_t at, std::size_t length, bool little) {
  unsigned value = 0;
  for (std::size_t i = 0; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[at + (little ? length - 1 - i : i)]);
    value = value << 8 | byte;
  }
  return value;
}

std::unexpected<Refusal> refusal_of(ImageFault fault, const ImageLimits& limits) {
  if (fault == ImageFault::too_large) {
    const std::size_t millions = limits.pixels / 1'000'000;
    return refuse(
        Why::invalid, "image_too_large",
        {fmt::format("图片太大（上限{}百万像素）。请缩小后再上传。", millions),
         fmt::format("The picture is too large (at most {} megapixels). Make it smaller.", millions)});
  }
  return refuse(Why::invalid, "image_damaged",
                {"图片已损坏，无法读出。请重新保存后再上传。", "The picture is damaged. Save it anew."});
}

}  // namespace

bool within(const ImageLimits& limits, std::size_t width, std::size_t height) {
  const auto side = static_cast<std::size_t>(limits.side);
  return width > 0 && height > 0 && width <= side && height <= side && width * height <= limits.pixels;
}

int exif_orientation(std::string_view block) {
  constexpr std::string_view magic("Exif\0\0", 6);
  if (!block.starts_with(magic)) return 1;
  const std::string_view tiff = block.substr(magic.size());
  if (tiff.size() < 8) return 1;
  const bool little = tiff.starts_with("II");
  if (!little && !tiff.starts_with("MM")) return 1;
  const std::size_t directory = read_number(tiff, 4, 4, little);
  if (directory > tiff.size() - 2) return 1;
  const std::size_t count = read_number(tiff, directory, 2, little);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.size()) return 1;
    if (read_number(tiff, entry, 2, little) != 0x0112) continue;
    const unsigned value = read_number(tiff, entry + 8, 2, little);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

Pixels turned(Pixels pixels, int orientation) {
  if (orientation <= 1 || orientation > 8) return pixels;
  const bool swapped = orientation >= 5;
  Pixels out{
      swapped ? pixels.height : pixels.width, swapped ? pixels.width : pixels.height, pixels.channels, {}};
  out.bytes.resize(pixels.bytes.size());
  const auto channels = static_cast<std::size_t>(pixels.channels);
  const int right = pixels.width - 1, bottom = pixels.height - 1;
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      int from_x = swapped ? y : x, from_y = swapped ? x : y;
      if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
        from_x = right - from_x;
      if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7)
        from_y = bottom - from_y;
      const auto from = static_cast<std::size_t>(from_y) * static_cast<std::size_t>(pixels.width) +
                        static_cast<std::size_t>(from_x);
      const auto to =
          static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) + static_cast<std::size_t>(x);
      std::copy_n(pixels.bytes.begin() + static_cast<std::ptrdiff_t>(from * channels), channels,
                  out.bytes.begin() + static_cast<std::ptrdiff_t>(to * channels));
    }
  }
  return out;
}

Result<Image> clean_image(std::string_view bytes, const ImageLimits& limits) {
  const FileType type = type_of(bytes);
  if (type != FileType::jpeg && type != FileType::png) {
    const Words words = words_of(type);
    return refuse(Why::invalid, "image_type",
                  {fmt::format("只接受 JPEG 或 PNG 图片，这是{}。", words.zh),
                   fmt::format("Only JPEG and PNG pictures are taken; this is a {}.", words.en)});
  }
  const auto pixels = type == FileType::jpeg ? decode_jpeg(bytes, limits) : decode_png(bytes, limits);
  if (!pixels) return refusal_of(pixels.error(), limits);
  return Image{type == FileType::jpeg ? encode_jpeg(*pixels) : encode_png(*pixels), type, pixels->width,
               pixels->height};
}

}  // namespace yishi::documents

// Pictures from outside, decoded and encoded anew: nothing but pixels survives (no EXIF, no place, no
// thumbnail, no appended bytes), and a file that is also something else is that no longer.
#pragma once
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/documents/file_type.hpp"

namespace yishi::documents {

struct Image {
  std::string bytes;
  FileType type = FileType::jpeg;  // jpeg or png, as it came
  int width = 0;                   // after turning it the way EXIF said
  int height = 0;
};

struct ImageLimits {
  std::size_t pixels = 40'000'000;  // checked before anything is decoded
  int side = 20'000;
  int jpeg_scans = 100;  // of a progressive JPEG: small files with many scans cost minutes
};

// Refuses everything but JPEG and PNG, broken files and too large ones.
Result<Image> clean_image(std::string_view bytes, const ImageLimits& limits = {});

}  // namespace yishi::documents

// libjpeg reports errors by longjmp: the functions between setjmp and the library hold nothing that needs
// destroying.
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include <jpeglib.h>

#include "core/documents/pixels.hpp"

namespace yishi::documents {
namespace {

struct ErrorManager {
  jpeg_error_mgr base;
  std::jmp_buf escape;
};

[[noreturn]] void leave(j_common_ptr state) {
  std::longjmp(reinterpret_cast<ErrorManager*>(state->err)->escape, 1);
}
void be_quiet(j_common_ptr) {}

struct ScanGuard {
  jpeg_progress_mgr base;
  int most;
};

void watch_scans(j_common_ptr state) {
  const auto* guard = reinterpret_cast<ScanGuard*>(state->progress);
  if (reinterpret_cast<j_decompress_ptr>(state)->input_scan_number > guard->most) leave(state);
}

void prepare(jpeg_error_mgr*& slot, ErrorManager& errors) {
  slot = jpeg_std_error(&errors.base);
  errors.base.error_exit = leave;
  errors.base.output_message = be_quiet;
}

enum class Outcome { good, broken, too_large };

// Reads the header: size, channels to decode to, orientation.
Outcome read_header(jpeg_decompress_struct& state, ErrorManager& errors, std::string_view bytes,
                    const ImageLimits& limits, int& orientation) {
  if (setjmp(errors.escape)) return Outcome::broken;
  jpeg_create_decompress(&state);
  jpeg_mem_src(&state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_save_markers(&state, JPEG_APP0 + 1, 0xFFFF);
  if (jpeg_read_header(&state, TRUE) != JPEG_HEADER_OK) return Outcome::broken;
  if (!within(limits, state.image_width, state.image_height)) return Outcome::too_large;
  for (auto* marker = state.marker_list; marker; marker = marker->next) {
    const std::string_view block(reinterpret_cast<const char*>(marker->data), marker->data_length);
    if (marker->marker == JPEG_APP0 + 1 && block.starts_with("Exif")) orientation = exif_orientation(block);
  }
  if (state.jpeg_color_space == JCS_GRAYSCALE) {
    state.out_color_space = JCS_GRAYSCALE;
  } else if (state.jpeg_color_space == JCS_CMYK || state.jpeg_color_space == JCS_YCCK) {
    state.out_color_space = JCS_CMYK;
  } else {
    state.out_color_space = JCS_RGB;
  }
  return Outcome::good;
}

Outcome read_rows(jpeg_decompress_struct& state, ErrorManager& errors, ScanGuard& guard, unsigned char* out) {
  if (setjmp(errors.escape)) return Outcome::broken;
  guard.base.progress_monitor = watch_scans;
  state.progress = &guard.base;
  jpeg_start_decompress(&state);
  const std::size_t stride =
      static_cast<std::size_t>(state.output_width) * static_cast<std::size_t>(state.output_components);
  while (state.output_scanline < state.output_height) {
    JSAMPROW row = out + state.output_scanline * stride;
    jpeg_read_scanlines(&state, &row, 1);
  }
  jpeg_finish_decompress(&state);
  return Outcome::good;
}

// Adobe writes CMYK inverted, which makes the way to RGB a product.
Pixels from_cmyk(const Pixels& ink, bool inverted) {
  Pixels out{ink.width, ink.height, 3, {}};
  out.bytes.reserve(ink.bytes.size() / 4 * 3);
  for (std::size_t i = 0; i + 3 < ink.bytes.size(); i += 4) {
    const unsigned black = inverted ? ink.bytes[i + 3] : 255u - ink.bytes[i + 3];
    for (std::size_t c = 0; c < 3; ++c) {
      const unsigned light = inverted ? ink.bytes[i + c] : 255u - ink.bytes[i + c];
      out.bytes.push_back(static_cast<unsigned char>(light * black / 255));
    }
  }
  return out;
}

bool write_rows(jpeg_compress_struct& state, ErrorManager& errors, const Pixels& pixels, unsigned char** out,
                unsigned long* size) {
  if (setjmp(errors.escape)) return false;
  jpeg_create_compress(&state);
  jpeg_mem_dest(&state, out, size);
  state.image_width = static_cast<JDIMENSION>(pixels.width);
  state.image_height = static_cast<JDIMENSION>(pixels.height);
  state.input_components = pixels.channels;
  state.in_color_space = pixels.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&state);
  constexpr int quality = 88;
  jpeg_set_quality(&state, quality, TRUE);
  state.optimize_coding = TRUE;
  jpeg_start_compress(&state, TRUE);
  const std::size_t stride =
      static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.channels);
  while (state.next_scanline < state.image_height) {
    JSAMPROW row = const_cast<unsigned char*>(pixels.bytes.data()) + state.next_scanline * stride;
    jpeg_write_scanlines(&state, &row, 1);
  }
  jpeg_finish_compress(&state);
  return true;
}

}  // namespace

std::expected<Pixels, ImageFault> decode_jpeg(std::string_view bytes, const ImageLimits& limits) {
  jpeg_decompress_struct state{};
  ErrorManager errors{};
  ScanGuard guard{{}, limits.jpeg_scans};
  prepare(state.err, errors);
  int orientation = 1;
  Outcome outcome = read_header(state, errors, bytes, limits, orientation);
  Pixels pixels;
  if (outcome == Outcome::good) {
    pixels.width = static_cast<int>(state.image_width);
    pixels.height = static_cast<int>(state.image_height);
    pixels.channels = state.out_color_space == JCS_GRAYSCALE ? 1 : state.out_color_space == JCS_CMYK ? 4 : 3;
    pixels.bytes.resize(static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) *
                        static_cast<std::size_t>(pixels.channels));
    outcome = read_rows(state, errors, guard, pixels.bytes.data());
    if (pixels.channels == 4) pixels = from_cmyk(pixels, state.saw_Adobe_marker);
  }
  jpeg_destroy_decompress(&state);
  if (outcome == Outcome::too_large) return std::unexpected(ImageFault::too_large);
  if (outcome == Outcome::broken) return std::unexpected(ImageFault::broken);
  return turned(std::move(pixels), orientation);
}

std::string encode_jpeg(const Pixels& pixels) {
  jpeg_compress_struct state{};
  ErrorManager errors{};
  prepare(state.err, errors);
  unsigned char* out = nullptr;
  unsigned long size = 0;
  const bool good = write_rows(state, errors, pixels, &out, &size);
  jpeg_destroy_compress(&state);
  std::string bytes(reinterpret_cast<const char*>(out), good ? size : 0);
  std::free(out);
  if (!good) throw std::runtime_error("jpeg: cannot write to memory");
  return bytes;
}

}  // namespace yishi::documents

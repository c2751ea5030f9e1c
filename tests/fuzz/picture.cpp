// links: yishi_documents
// Pictures from outside.
#include <cstddef>
#include <cstdint>

#include "core/documents/images.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  yishi::documents::ImageLimits limits;
  limits.pixels = 250'000;
  (void)yishi::documents::clean_image({reinterpret_cast<const char*>(data), size}, limits);
  return 0;
}

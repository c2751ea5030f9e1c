// links: yishi_documents
// Documents from outside: a whole file, or (first byte even) the XML of the body inside a sound file.
#include <cstddef>
#include <cstdint>

#include "core/documents/archive.hpp"
#include "core/documents/tables.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  yishi::documents::Limits limits;
  limits.inflated_bytes = 4u << 20;
  limits.part_bytes = 1u << 20;
  const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  (void)yishi::documents::docx_text(
      data[0] % 2 == 0 ? yishi::documents::write_archive(
                             {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", rest}})
                       : rest,
      limits);
  return 0;
}

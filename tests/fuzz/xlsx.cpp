// links: yishi_documents
// Spreadsheets from outside: a whole file, or (first byte even) one sheet's XML inside a sound workbook,
// which gets past the zip's checksums.
#include <cstddef>
#include <cstdint>

#include "core/documents/archive.hpp"
#include "core/documents/tables.hpp"

namespace {

using yishi::documents::ArchiveEntry;

std::string workbook_with(std::string sheet) {
  const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return yishi::documents::write_archive(
      {{"[Content_Types].xml", "<Types/>"},
       {"xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Type=\"" + types +
                                          "worksheet\" Target=\"s.xml\"/><Relationship Id=\"r2\" Type=\"" +
                                          types + "sharedStrings\" Target=\"t.xml\"/></Relationships>"},
       {"xl/t.xml", "<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>"},
       {"xl/s.xml", std::move(sheet)}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  yishi::documents::Limits limits;
  limits.inflated_bytes = 4u << 20;
  limits.part_bytes = 1u << 20;
  const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  (void)yishi::documents::read_xlsx(data[0] % 2 == 0 ? workbook_with(rest) : rest, limits);
  return 0;
}

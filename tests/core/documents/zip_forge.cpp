#include "zip_forge.hpp"

#include <stdexcept>

namespace yishi::documents {
namespace {

void put_number(std::string& bytes, std::size_t at, std::uint32_t value) {
  for (int i = 0; i < 4; ++i)
    bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * i) & 0xFF);
}

constexpr std::string_view relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relationships_part(std::string_view inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships "
         "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         std::string(inside) + "</Relationships>";
}

std::string relationship(std::string_view id, std::string_view type, std::string_view target) {
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(relation) + "/" +
         std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
}

}  // namespace

std::string workbook(std::string_view sheet_data, std::vector<ArchiveEntry> extra,
                     std::string_view shared_strings, std::string_view styles,
                     std::string_view workbook_properties) {
  // The sheet's part has an odd name on purpose: it is found through its relationship.
  std::vector<ArchiveEntry> entries{
      {"[Content_Types].xml", std::string(content_types_part)},
      {"_rels/.rels", relationships_part(relationship("r1", "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml",
       "<?xml version=\"1.0\" encoding=\"UTF-8\"?><x:workbook "
       "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" +
           std::string(relation) + "\">" + std::string(workbook_properties) +
           "<x:sheets><x:sheet name=\"名单\" sheetId=\"7\" r:id=\"rId9\"/></x:sheets></x:workbook>"},
      {"xl/_rels/workbook.xml.rels",
       relationships_part(relationship("rId9", "worksheet", "worksheets/blatt.xml") +
                          relationship("rId3", "sharedStrings", "/xl/strings.xml") +
                          relationship("rId4", "styles", "styles.xml"))},
      {"xl/worksheets/blatt.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet><sheetData>" +
                                      std::string(sheet_data) + "</sheetData></worksheet>"}};
  if (!shared_strings.empty()) entries.push_back({"xl/strings.xml", std::string(shared_strings)});
  if (!styles.empty()) entries.push_back({"xl/styles.xml", std::string(styles)});
  for (auto& entry : extra) entries.push_back(std::move(entry));
  return write_archive(entries);
}

std::string word_document(std::string_view body, std::vector<ArchiveEntry> extra) {
  std::vector<ArchiveEntry> entries{
      {"[Content_Types].xml", std::string(content_types_part)},
      {"_rels/.rels", relationships_part(relationship("r1", "officeDocument", "word/document.xml"))},
      {"word/document.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\"><w:body>" +
                                std::string(body) + "</w:body></w:document>"}};
  for (auto& entry : extra) entries.push_back(std::move(entry));
  return write_archive(entries);
}

std::string with_declared_size(std::string zip, std::uint32_t size) {
  for (std::size_t at = 0; (at = zip.find("PK\x03\x04", at)) != std::string::npos; at += 4)
    put_number(zip, at + 22, size);
  for (std::size_t at = 0; (at = zip.find("PK\x01\x02", at)) != std::string::npos; at += 4)
    put_number(zip, at + 24, size);
  return zip;
}

std::string with_name(std::string zip, std::string_view old_name, std::string_view new_name) {
  if (old_name.size() != new_name.size()) throw std::invalid_argument("names must be of the same length");
  for (std::size_t at = 0; (at = zip.find(old_name, at)) != std::string::npos; at += new_name.size()) {
    zip.replace(at, old_name.size(), new_name);
  }
  return zip;
}

}  // namespace yishi::documents

// What a file is, by its content; names and declared types are never believed.
#pragma once
#include <string_view>

#include "core/base/words.hpp"

namespace yishi::documents {

enum class FileType {
  unknown,
  pdf,
  docx,
  xlsx,
  pptx,
  zip,  // another zip
  jpeg,
  png,
  gif,
  webp,
  rar,
  seven_zip,
  gzip,
  doc,  // old binary formats in an OLE container; .wps files of WPS Office look like doc
  xls,
  ole,  // another OLE container
  text  // UTF-8 or GB18030 without control characters
};

FileType type_of(std::string_view bytes);
// An archive or an OLE container, by the first bytes: what may not stand inside another file.
bool is_packed_file(std::string_view head);

std::string_view media_type(FileType type);  // "application/pdf"
std::string_view extension(FileType type);   // "pdf"; empty for unknown
Words words_of(FileType type);

}  // namespace yishi::documents

// The table in an uploaded file.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "areas/imports/fields.hpp"
#include "core/base/result.hpp"

namespace yishi::imports {

struct FileRow {
  int number = 0;  // in the sheet, or the line of the file
  std::vector<std::string> cells;
};
struct FileTable {
  std::vector<std::string> heads;
  std::vector<FileRow> rows;
};
// XLSX (the first sheet that is not hidden and holds something) or CSV of any usual encoding.
Result<FileTable> read_table(Kind kind, std::string_view bytes);

}  // namespace yishi::imports

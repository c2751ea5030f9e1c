// Zip files as an enemy would make them, for the tests of everything that opens one.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/documents/archive.hpp"

namespace yishi::documents {

constexpr std::string_view content_types_part =
    R"(<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>)";

// A workbook of one sheet whose <sheetData> is given; `extra` entries are appended.
std::string workbook(std::string_view sheet_data, std::vector<ArchiveEntry> extra = {},
                     std::string_view shared_strings = {}, std::string_view styles = {},
                     std::string_view workbook_properties = {});
// A document whose <w:body> is given.
std::string word_document(std::string_view body, std::vector<ArchiveEntry> extra = {});

// All declared uncompressed sizes replaced by a lie.
std::string with_declared_size(std::string zip, std::uint32_t size);
// A name replaced by another of the same length, in both places where it stands.
std::string with_name(std::string zip, std::string_view old_name, std::string_view new_name);

}  // namespace yishi::documents

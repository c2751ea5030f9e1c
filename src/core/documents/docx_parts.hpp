// The parts of a DOCX that do not depend on its text; used by docx_write.cpp only.
#pragma once
#include <string>

#include "core/documents/paper.hpp"

namespace yishi::documents::docx {

// Lengths in a DOCX are twentieths of a point, or English metric units in drawings.
constexpr int twips(double points) { return static_cast<int>(points * 20 + 0.5); }
constexpr long emu(double points) { return static_cast<long>(points * 12700 + 0.5); }

struct FontNames {
  explicit FontNames(const Fonts& fonts);
  std::string fang_song, kai, hei, xiao_biao_song, song;  // first names
  std::string table;  // word/fontTable.xml, the other names as alternatives
};

std::string content_types();
std::string package_relationships();
std::string core_properties(const Paper& paper);
std::string styles(const FontNames& fonts);
std::string settings();
std::string document_relationships();
std::string footer(const Paper& paper, const FontNames& fonts, bool odd);
std::string empty_part(std::string_view element);  // a header or footer without text
std::string section(const Paper& paper);           // w:sectPr
std::string run_fonts(const std::string& name);    // w:rFonts

constexpr std::string_view namespaces =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
    R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")"
    R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
    R"( xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture")"
    R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")";
constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

}  // namespace yishi::documents::docx

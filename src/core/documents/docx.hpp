// Papers as DOCX (OOXML, ECMA-376), to be edited in Word, WPS or LibreOffice: real styles and headings, the
// document grid of 22 lines and 28 characters, red lines as shapes. Breaks are the office program's own and
// may differ from the PDF's.
#pragma once
#include <string>

#include "core/documents/paper.hpp"

namespace yishi::documents {

// The same paper gives the same bytes.
std::string write_docx(const Paper& paper, const Fonts& fonts = {});

}  // namespace yishi::documents

#include "core/documents/file_type.hpp"

#include "core/documents/archive.hpp"
#include "core/text/encoding.hpp"

namespace yishi::documents {
namespace {

using namespace std::string_view_literals;

constexpr auto ole_magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

struct Magic {
  std::string_view bytes;
  FileType type;
};
constexpr std::array<Magic, 8> magics{{{"%PDF-"sv, FileType::pdf},
                                       {"\xFF\xD8\xFF"sv, FileType::jpeg},
                                       {"\x89PNG\r\n\x1A\n"sv, FileType::png},
                                       {"GIF87a"sv, FileType::gif},
                                       {"GIF89a"sv, FileType::gif},
                                       {"Rar!\x1A\x07"sv, FileType::rar},
                                       {"7z\xBC\xAF\x27\x1C"sv, FileType::seven_zip},
                                       {"\x1F\x8B\x08"sv, FileType::gzip}}};

FileType zip_type(std::string_view bytes) {
  constexpr std::size_t looked_at = 4000;
  bool typed = false, word = false, excel = false, slides = false;
  for (const auto& name : archive_names(bytes, looked_at)) {
    typed = typed || name == "[Content_Types].xml";
    word = word || name == "word/document.xml";
    excel = excel || name == "xl/workbook.xml";
    slides = slides || name == "ppt/presentation.xml";
  }
  // A file that is two things at once is neither.
  if (!typed || word + excel + slides != 1) return FileType::zip;
  return word ? FileType::docx : excel ? FileType::xlsx : FileType::pptx;
}

std::string utf16(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) {
    out += c;
    out += '\0';
  }
  return out;
}

// The streams of an OLE container bear their names in UTF-16 in its directory.
FileType ole_type(std::string_view bytes) {
  if (bytes.find(utf16("WordDocument")) != bytes.npos) return FileType::doc;
  if (bytes.find(utf16("Workbook")) != bytes.npos) return FileType::xls;
  return FileType::ole;
}

bool is_text(std::string_view bytes) {
  if (bytes.empty()) return false;
  const auto decoded = text::decode_bytes(bytes);
  if (!decoded) return false;
  for (const char c : decoded->text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') return false;
  }
  return true;
}

}  // namespace

bool is_packed_file(std::string_view head) {
  return head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv) ||
         head.starts_with(ole_magic) || head.starts_with("Rar!\x1A\x07"sv) ||
         head.starts_with("7z\xBC\xAF\x27\x1C"sv) || head.starts_with("\x1F\x8B\x08"sv) ||
         head.starts_with("BZh"sv) ||
         head.starts_with(
             "\xFD"
             "7zXZ\0"sv);
}

FileType type_of(std::string_view bytes) {
  for (const auto& magic : magics) {
    if (bytes.starts_with(magic.bytes)) return magic.type;
  }
  if (bytes.starts_with("RIFF"sv) && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP"sv)
    return FileType::webp;
  if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return zip_type(bytes);
  if (bytes.starts_with(ole_magic)) return ole_type(bytes);
  return is_text(bytes) ? FileType::text : FileType::unknown;
}

std::string_view media_type(FileType type) {
  switch (type) {
    case FileType::pdf:
      return "application/pdf";
    case FileType::docx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case FileType::xlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case FileType::pptx:
      return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    case FileType::zip:
      return "application/zip";
    case FileType::jpeg:
      return "image/jpeg";
    case FileType::png:
      return "image/png";
    case FileType::gif:
      return "image/gif";
    case FileType::webp:
      return "image/webp";
    case FileType::rar:
      return "application/vnd.rar";
    case FileType::seven_zip:
      return "application/x-7z-compressed";
    case FileType::gzip:
      return "application/gzip";
    case FileType::doc:
      return "application/msword";
    case FileType::xls:
      return "application/vnd.ms-excel";
    case FileType::ole:
      return "application/x-ole-storage";
    case FileType::text:
      return "text/plain";
    case FileType::unknown:
      break;
  }
  return "application/octet-stream";
}

std::string_view extension(FileType type) {
  switch (type) {
    case FileType::pdf:
      return "pdf";
    case FileType::docx:
      return "docx";
    case FileType::xlsx:
      return "xlsx";
    case FileType::pptx:
      return "pptx";
    case FileType::zip:
      return "zip";
    case FileType::jpeg:
      return "jpg";
    case FileType::png:
      return "png";
    case FileType::gif:
      return "gif";
    case FileType::webp:
      return "webp";
    case FileType::rar:
      return "rar";
    case FileType::seven_zip:
      return "7z";
    case FileType::gzip:
      return "gz";
    case FileType::doc:
      return "doc";
    case FileType::xls:
      return "xls";
    case FileType::text:
      return "txt";
    case FileType::ole:
    case FileType::unknown:
      break;
  }
  return "";
}

Words words_of(FileType type) {
  switch (type) {
    case FileType::pdf:
      return {"PDF 文件", "PDF file"};
    case FileType::docx:
      return {"Word 文档（.docx）", "Word document (.docx)"};
    case FileType::xlsx:
      return {"Excel 表格（.xlsx）", "Excel workbook (.xlsx)"};
    case FileType::pptx:
      return {"演示文稿（.pptx）", "presentation (.pptx)"};
    case FileType::jpeg:
      return {"JPEG 图片", "JPEG picture"};
    case FileType::png:
      return {"PNG 图片", "PNG picture"};
    case FileType::gif:
      return {"GIF 图片", "GIF picture"};
    case FileType::webp:
      return {"WebP 图片", "WebP picture"};
    case FileType::zip:
    case FileType::rar:
    case FileType::seven_zip:
    case FileType::gzip:
      return {"压缩包", "archive"};
    case FileType::doc:
      return {"旧版 Word 或 WPS 文档（.doc、.wps）", "old Word or WPS document (.doc, .wps)"};
    case FileType::xls:
      return {"旧版 Excel 表格（.xls）", "old Excel workbook (.xls)"};
    case FileType::ole:
      return {"旧版办公文件", "old office file"};
    case FileType::text:
      return {"文本文件", "text file"};
    case FileType::unknown:
      break;
  }
  return {"未知类型的文件", "file of an unknown type"};
}

}  // namespace yishi::documents

// An official paper as plain structs: what stands on it and in which part, never where. Two writers place it:
// pdf.hpp and docx.hpp. Measures follow GB/T 9704-2012; docs/decisions/0006-documents.md says how we read
// them. All text is UTF-8; characters that no paper can carry (control characters) are left out by the
// writers.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/time.hpp"

namespace yishi::documents {

enum class PaperKind {
  letter,    // 信函格式: red masthead 30 mm below the edge, two red double lines, no number on page 1
  sheet,     // a form (提案用纸, 转办单): black heading, no red
  document,  // 文件格式: red masthead, number and one red line below it
};

enum class Alignment { left, centre, right };

struct Paragraph {
  std::string text;
  bool indented = true;  // first line by two characters
  Alignment alignment = Alignment::left;
};

// Level 1 一、黑体; 2 （一）楷体; 3 and 4 仿宋. Level 0 is a heading of a part of a form, 黑体 without
// indent.
struct Heading {
  int level = 1;
  std::string text;
};

// A form's field: label in a narrow cell, value beside it. An empty value leaves the cell to be written by
// hand.
struct Field {
  std::string label;
  std::string value;
};

// Rows of one to three fields side by side, ruled.
struct FieldTable {
  struct Row {
    std::vector<Field> fields;
    int lines = 1;  // height at least, in lines of the table
  };
  std::vector<Row> rows;
};

// A ruled table; its header is repeated on each page, a row is split only when it fills a page.
struct GridTable {
  struct Column {
    std::string header;
    double width = 1;  // share of the text's width
    Alignment alignment = Alignment::left;
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

// 附件说明, one blank line below the text.
struct AttachmentNote {
  std::vector<std::string> names;
};

// 署名 and 成文日期, right, with room for the seal; kept together on one page with a line before it.
struct Signature {
  std::string unit;
  std::optional<Date> date;
};

// 附注, e.g. "（联系人：…，电话：…）".
struct Remark {
  std::string text;
};

// 版记: stands at the bottom of the last page.
struct CopyTo {
  std::string to;         // 抄送
  std::string issued_by;  // 印发机关; left out in letters
  std::optional<Date> issued_on;
};

struct BlankLines {
  int count = 1;
};

struct PageBreak {};

using Block = std::variant<Paragraph, Heading, FieldTable, GridTable, AttachmentNote, Signature, Remark,
                           CopyTo, BlankLines, PageBreak>;

struct Paper {
  PaperKind kind = PaperKind::document;
  std::string headline;         // 发文机关标志, or the heading of a form ('\n' makes lines)
  std::string document_number;  // 发文字号, e.g. "云政办函〔2026〕18号"; a form's number line
  std::string second_number;    // forms: at the right of the number line (分类号)
  std::string class_letter;     // reply class, printed at the top right of page 1
  std::string title;            // 标题, two lines below; '\n' makes lines
  std::string addressee;        // 主送机关 or the person written to, with its colon
  std::vector<Block> blocks;
  bool page_numbers = true;
  std::string qr;      // when not empty: a QR code of this text in the top right corner of page 1
  Timestamp made_at;   // the only time in the file: same paper, same bytes
  std::string author;  // for the file's properties
};

// Names of font families, best first, each list separated by commas as fontconfig wants it. The first names
// are those of Chinese offices, the last those of Debian (packages fonts-noto-cjk, fonts-arphic-gkai00mp),
// which has no 仿宋.
struct Fonts {
  std::string fang_song = "FangSong_GB2312,FangSong,仿宋_GB2312,仿宋,STFangsong,Noto Serif CJK SC";
  std::string kai = "KaiTi_GB2312,KaiTi,楷体_GB2312,楷体,STKaiti,AR PL KaitiM GB,Noto Serif CJK SC";
  std::string hei = "SimHei,黑体,STHeiti,Noto Sans CJK SC";
  std::string xiao_biao_song =
      "FZXiaoBiaoSong-B05S,方正小标宋简体,方正小标宋_GBK,STZhongsong,Noto Serif CJK SC Bold";
  std::string song = "SimSun,宋体,STSong,Noto Serif CJK SC";
};

}  // namespace yishi::documents

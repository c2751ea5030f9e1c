#include <cmath>
#include <set>

#include "core/documents/archive.hpp"
#include "core/documents/docx.hpp"
#include "core/documents/docx_parts.hpp"
#include "core/documents/layout.hpp"
#include "core/documents/masthead.hpp"
#include "core/documents/measures.hpp"
#include "core/documents/pixels.hpp"
#include "core/documents/qr.hpp"
#include "core/documents/xml_text.hpp"
#include "core/text/code_points.hpp"

namespace yishi::documents {
namespace {

using namespace measures;
using namespace docx;

constexpr std::string_view red = "D90000";

std::string run(std::string_view text, const std::string& properties = {}) {
  std::string out = "<w:r>";
  if (!properties.empty()) out += "<w:rPr>" + properties + "</w:rPr>";
  return out + "<w:t xml:space=\"preserve\">" + xml_escaped(printable(text)) + "</w:t></w:r>";
}

std::string paragraph(std::string_view style, std::string_view text, const std::string& properties = {},
                      const std::string& run_properties = {}) {
  return fmt::format(R"(<w:p><w:pPr><w:pStyle w:val="{}"/>{}</w:pPr>{}</w:p>)", style, properties,
                     text.empty() ? std::string{} : run(text, run_properties));
}

double cells(std::string_view text) {
  double sum = 0;
  for (const char32_t point : text::decode(text)) sum += is_wide(point) ? 1 : 0.5;
  return sum;
}

// A paragraph that stands at a fixed place of its page (a text frame), the rest of the text keeping away.
std::string framed(double x, double y, double width, double height, const std::string& alignment,
                   const std::string& run_properties, std::string_view text) {
  return fmt::format(
      R"(<w:p><w:pPr><w:framePr w:w="{}" w:h="{}" w:hRule="exact" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="page" w:x="{}" w:y="{}"/>)"
      R"(<w:snapToGrid w:val="0"/><w:spacing w:line="{}" w:lineRule="exact"/><w:jc w:val="{}"/></w:pPr>{}</w:p>)",
      twips(width), twips(height), twips(x), twips(y), twips(height), alignment, run(text, run_properties));
}

std::string sized(const std::string& fonts, double size, std::string_view colour = {}) {
  const std::string ink = colour.empty() ? "" : fmt::format(R"(<w:color w:val="{}"/>)", colour);
  const int half_points = static_cast<int>(std::lround(size * 2));
  return fmt::format(R"({}{}<w:sz w:val="{}"/><w:szCs w:val="{}"/>)", fonts, ink, half_points, half_points);
}

// Opens an anchored drawing at a place of the page; the graphic and its end follow.
std::string anchor(int id, double x, double y, double width, double height) {
  return fmt::format(
      R"(<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{0}" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">)"
      R"(<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>{1}</wp:posOffset></wp:positionH>)"
      R"(<wp:positionV relativeFrom="page"><wp:posOffset>{2}</wp:posOffset></wp:positionV><wp:extent cx="{3}" cy="{4}"/>)"
      R"(<wp:wrapNone/><wp:docPr id="{0}" name="{5} {0}"/>)",
      id, emu(x), emu(y), emu(width), emu(height), "图形");
}

std::string red_line(int id, const Masthead::RedLine& line) {
  return anchor(id, line.left, line.top, line.right - line.left, line.thickness) +
         fmt::format(
             R"(<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>)"
             R"(<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{}" cy="{}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>)"
             R"(<a:solidFill><a:srgbClr val="{}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>)"
             R"(</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>)",
             emu(line.right - line.left), emu(line.thickness), red);
}

std::string picture(int id, double x, double y, double side) {
  return anchor(id, x, y, side, side) +
         fmt::format(
             R"(<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>)"
             R"(<pic:nvPicPr><pic:cNvPr id="{0}" name="qr.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/>)"
             R"(<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{1}" cy="{1}"/></a:xfrm>)"
             R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>)",
             id, emu(side));
}

// Eight pixels a module.
std::string qr_png(const QrCode& code) {
  constexpr int scale = 8;
  const int side = (code.size + 2 * QrCode::quiet) * scale;
  Pixels pixels{side, side, 1, std::vector<unsigned char>(static_cast<std::size_t>(side * side), 255)};
  for (int y = 0; y < code.size * scale; ++y) {
    for (int x = 0; x < code.size * scale; ++x) {
      if (!code.dark(x / scale, y / scale)) continue;
      pixels.bytes[static_cast<std::size_t>((y + QrCode::quiet * scale) * side + x + QrCode::quiet * scale)] =
          0;
    }
  }
  return encode_png(pixels);
}

struct TableCell {
  int left = 0, right = 0;  // twips from the table's left edge
  std::string style, text, justification;
};

// A ruled table from rows whose cells need not stand below each other.
class TableText {
 public:
  void add_row(std::vector<TableCell> row, int least_height, bool header = false) {
    for (const auto& cell : row) edges_.insert({cell.left, cell.right});
    rows_.push_back({std::move(row), least_height, header});
  }

  std::string xml() const {
    const std::vector<int> edges(edges_.begin(), edges_.end());
    std::string grid, body;
    for (std::size_t i = 1; i < edges.size(); ++i)
      grid += fmt::format(R"(<w:gridCol w:w="{}"/>)", edges[i] - edges[i - 1]);
    for (const auto& row : rows_) body += row_xml(row, edges);
    return fmt::format(
        R"(<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblBorders>{}{}{}{}{}{}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>)"
        R"(<w:tblGrid>{}</w:tblGrid>{}</w:tbl>)",
        edges.empty() ? 0 : edges.back(), border("top"), border("left"), border("bottom"), border("right"),
        border("insideH"), border("insideV"), grid, body);
  }

 private:
  struct Row {
    std::vector<TableCell> cells;
    int least_height;
    bool header;
  };

  static std::string border(std::string_view side) {
    return fmt::format(R"(<w:{} w:val="single" w:sz="4" w:space="0" w:color="000000"/>)", side);
  }

  static std::string row_xml(const Row& row, const std::vector<int>& edges) {
    std::string out =
        fmt::format(R"(<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{}" w:hRule="atLeast"/>{}</w:trPr>)",
                    row.least_height, row.header ? "<w:tblHeader/>" : "");
    for (const auto& cell : row.cells) {
      const auto first = std::lower_bound(edges.begin(), edges.end(), cell.left);
      const auto last = std::lower_bound(edges.begin(), edges.end(), cell.right);
      out += fmt::format(
          R"(<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/><w:gridSpan w:val="{}"/><w:vAlign w:val="center"/></w:tcPr>)",
          cell.right - cell.left, last - first);
      const std::string justification =
          cell.justification.empty() ? "" : fmt::format(R"(<w:jc w:val="{}"/>)", cell.justification);
      auto lines = split_lines(cell.text);
      if (lines.empty()) lines.emplace_back();
      for (const auto& line : lines) out += paragraph(cell.style, line, justification);
      out += "</w:tc>";
    }
    return out + "</w:tr>";
  }

  std::set<int> edges_;
  std::vector<Row> rows_;
};

std::string justification_of(Alignment alignment) {
  return alignment == Alignment::centre ? "center" : alignment == Alignment::right ? "right" : "left";
}

class BodyWriter {
 public:
  BodyWriter(PaperKind kind, const FontNames& fonts) : kind_(kind), fonts_(fonts) {}
  std::string take() { return std::move(out_); }

  void head(const Paper& paper) {
    const Masthead head = plan_masthead(paper);
    const bool sheet = kind_ == PaperKind::sheet;
    if (!paper.class_letter.empty()) {
      out_ += framed(left_margin, 17 * mm, text_width, size_2 * 1.2, "right",
                     sized(run_fonts(fonts_.hei), size_2), paper.class_letter);
    }
    if (kind_ == PaperKind::document) {
      document_head(paper, head);
    } else {
      framed_headline(head);
      numbers(paper, head);
      const int blank = sheet ? 0 : 2;
      for (int i = 0; i < blank; ++i) out_ += paragraph("Normal", "");
    }
    title(paper);
    if (!paper.addressee.empty()) out_ += paragraph("Normal", paper.addressee);
  }

  void operator()(const Paragraph& block) {
    for (const auto& line : split_lines(block.text)) {
      if (block.alignment != Alignment::left) {
        out_ += paragraph("Normal", line,
                          fmt::format(R"(<w:jc w:val="{}"/>)", justification_of(block.alignment)));
      } else {
        out_ += paragraph(block.indented ? "BodyText" : "Normal", line);
      }
    }
  }
  void operator()(const Heading& block) {
    out_ += paragraph(block.level == 0 ? "Part" : fmt::format("Heading{}", std::clamp(block.level, 1, 4)),
                      block.text);
  }
  void operator()(const FieldTable& block) {
    constexpr int total = twips(text_width), label = twips(5 * size_4 + 10);
    TableText table;
    for (const auto& row : block.rows) {
      const int count = static_cast<int>(row.fields.size());
      std::vector<TableCell> line;
      for (int i = 0; i < count; ++i) {
        const int left = total * i / count, right = total * (i + 1) / count;
        const auto& field = row.fields[static_cast<std::size_t>(i)];
        line.push_back({left, left + label, "FieldLabel", field.label, ""});
        line.push_back({left + label, right, "FieldValue", field.value, ""});
      }
      if (!line.empty()) table.add_row(std::move(line), row.lines * 400 + 80);
    }
    out_ += table.xml();
    after_table();
  }
  void operator()(const GridTable& block) {
    double total = 0;
    for (const auto& column : block.columns) total += column.width;
    if (total <= 0) return;
    std::vector<TableCell> header;
    double left = 0;
    for (const auto& column : block.columns) {
      const double right = left + column.width;
      header.push_back({twips(text_width * left / total), twips(text_width * right / total), "TableText",
                        column.header, "center"});
      left = right;
    }
    TableText table;
    table.add_row(header, 480, true);
    for (const auto& row : block.rows) {
      std::vector<TableCell> line = header;
      for (std::size_t i = 0; i < line.size(); ++i) {
        line[i].text = i < row.size() ? row[i] : std::string{};
        line[i].justification = justification_of(block.columns[i].alignment);
      }
      table.add_row(std::move(line), 480);
    }
    out_ += table.xml();
    after_table();
  }
  void operator()(const AttachmentNote& block) {
    if (block.names.empty()) return;
    out_ += paragraph("Normal", "");
    int number = 0;
    for (const auto& name : block.names) {
      ++number;
      const std::string mark = number == 1 ? "附件：" : "";
      const std::string text =
          block.names.size() == 1 ? mark + name : fmt::format("{}{}. {}", mark, number, name);
      const int hanging =
          number == 1 ? 400 : 100;  // hundredths of a character, from the left edge of the names
      out_ +=
          paragraph("Normal", text,
                    fmt::format(R"(<w:ind w:leftChars="{}" w:left="{}" w:hangingChars="{}" w:hanging="{}"/>)",
                                600, 600 * 316 / 100, hanging, hanging * 316 / 100));
    }
  }
  void operator()(const Signature& block) {
    const std::string date = block.date ? chinese_date(*block.date) : std::string{};
    const double unit_cells = cells(block.unit), date_cells = cells(date);
    // The unit is centred above the date, which leaves four characters at the right.
    const double unit_right = std::max(4 + (date_cells - unit_cells) / 2, 2.0);
    const double date_right = std::max(unit_right + (unit_cells - date_cells) / 2, 4.0);
    out_ += paragraph("Normal", "", "<w:keepNext/>");
    out_ += signature_line(block.unit, unit_right, true);
    if (block.date) out_ += signature_line(date, date_right, false);
  }
  void operator()(const Remark& block) { out_ += paragraph("BodyText", block.text); }
  void operator()(const BlankLines& block) {
    for (int i = 0; i < block.count; ++i) out_ += paragraph("Normal", "");
  }
  void operator()(const PageBreak&) { out_ += R"(<w:p><w:r><w:br w:type="page"/></w:r></w:p>)"; }
  void operator()(const CopyTo& block) {
    const bool letter = kind_ == PaperKind::letter;
    const bool issued = !letter && !block.issued_by.empty();
    const auto line = [](std::string_view side, int size) {
      return fmt::format(R"(<w:{} w:val="single" w:sz="{}" w:space="1" w:color="000000"/>)", side, size);
    };
    std::string borders =
        letter ? "" : "<w:pBdr>" + line("top", 8) + line("bottom", issued ? 6 : 8) + "</w:pBdr>";
    out_ += copy_line("抄送：" + block.to, borders);
    if (!issued) return;
    borders = "<w:pBdr>" + line("bottom", 8) + "</w:pBdr>";
    const std::string issued_on = block.issued_on ? chinese_date(*block.issued_on) + "印发" : std::string{};
    out_ += copy_line(block.issued_by + "\t" + issued_on, borders);
  }

 private:
  // Chinese characters stand about a tenth of their size below the upper edge of an exact line of this
  // height.
  static constexpr double headline_drop = 0.1;

  std::string headline_run(const Masthead& head) const {
    const bool sheet = kind_ == PaperKind::sheet;
    return sized(run_fonts(fonts_.xiao_biao_song), head.size, sheet ? std::string_view{} : red);
  }

  // Above the text's field a headline can stand in a frame only.
  void framed_headline(const Masthead& head) {
    double y = head.top;
    for (const auto& line : head.lines) {
      const double height = head.size * Masthead::line_height;
      out_ += framed(left_margin, y - head.size * headline_drop, text_width, height, "center",
                     headline_run(head), line);
      y += height;
    }
  }

  static std::string spaced(std::string_view text, double before, double height, double after,
                            const std::string& run_properties) {
    return paragraph(
        "Normal", text,
        fmt::format(
            R"(<w:snapToGrid w:val="0"/><w:spacing w:before="{}" w:after="{}" w:line="{}" w:lineRule="exact"/><w:jc w:val="center"/>)",
            twips(before), twips(after), twips(height)),
        run_properties);
  }

  void document_head(const Paper& paper, const Masthead& head) {
    double y = top_margin;
    for (const auto& line : head.lines) {
      const double top = std::max(head.top - head.size * headline_drop, y),
                   height = head.size * Masthead::line_height;
      out_ += spaced(line, top - y, height, 0, headline_run(head));
      y = top + height;
    }
    constexpr double height = 20;
    const double top = paper.document_number.empty() ? y : head.number_top - 2;
    out_ += spaced(paper.document_number, top - y, height, head.text_top - top - height,
                   sized(run_fonts(fonts_.fang_song), 15.5));
  }

  void numbers(const Paper& paper, const Masthead& head) {
    if (paper.document_number.empty() && paper.second_number.empty()) return;
    const std::string fonts = run_fonts(fonts_.fang_song);
    if (kind_ == PaperKind::sheet) {
      out_ += fmt::format(
          R"(<w:p><w:pPr><w:pStyle w:val="Normal"/><w:tabs><w:tab w:val="right" w:pos="{}"/></w:tabs><w:snapToGrid w:val="0"/><w:spacing w:before="120" w:after="60"/><w:jc w:val="left"/></w:pPr>{}<w:r><w:tab/></w:r>{}</w:p>)",
          twips(text_width), run(paper.document_number, sized(fonts, size_4)),
          run(paper.second_number, sized(fonts, size_4)));
      return;
    }
    out_ += framed(left_margin, head.number_top - 2, text_width, 20, "right", sized(fonts, 15.5),
                   paper.document_number);
  }

  void title(const Paper& paper) {
    for (const auto& part : split_lines(paper.title)) {
      for (const auto& line : balanced_lines(part, 19)) out_ += paragraph("Title", line);
    }
    if (!paper.title.empty()) out_ += paragraph("Normal", "");
  }

  static std::string signature_line(std::string_view text, double right, bool keep) {
    const int hundredths = static_cast<int>(std::lround(right * 100));
    return paragraph("Normal", text,
                     fmt::format(R"({}<w:ind w:rightChars="{}" w:right="{}"/><w:jc w:val="right"/>)",
                                 keep ? "<w:keepNext/>" : "", hundredths, hundredths * 316 / 100));
  }

  std::string copy_line(const std::string& text, const std::string& borders) const {
    std::string runs;
    const auto properties = sized(run_fonts(fonts_.fang_song), size_4);
    const std::size_t tab = text.find('\t');
    runs = run(text.substr(0, tab), properties);
    if (tab != std::string::npos) runs += "<w:r><w:tab/></w:r>" + run(text.substr(tab + 1), properties);
    return fmt::format(
        R"(<w:p><w:pPr><w:framePr w:w="{0}" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>)"
        R"({1}<w:tabs><w:tab w:val="right" w:pos="{2}"/></w:tabs><w:snapToGrid w:val="0"/><w:spacing w:line="440" w:lineRule="exact"/>)"
        R"(<w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/></w:pPr>{3}</w:p>)",
        twips(text_width), borders, twips(text_width - size_4), runs);
  }

  // Word joins tables that nothing separates.
  void after_table() {
    out_ +=
        R"(<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="160" w:lineRule="exact"/></w:pPr></w:p>)";
  }

  PaperKind kind_;
  const FontNames& fonts_;
  std::string out_;
};

// What stands at fixed places of page 1 hangs in its header.
std::string first_header(const Paper& paper, bool with_code) {
  std::string shapes;
  int id = 0;
  for (const auto& line : plan_masthead(paper).red_lines) shapes += red_line(++id, line);
  constexpr double side = 20 * mm, top = 8.5 * mm;
  if (with_code) shapes += picture(++id, right_edge - side, top, side);
  return fmt::format("{}<w:hdr{}><w:p><w:pPr><w:snapToGrid w:val=\"0\"/></w:pPr>{}</w:p></w:hdr>",
                     declaration, namespaces, shapes);
}

std::string header_relationships() {
  return fmt::format(
      R"({}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/qr.png"/></Relationships>)",
      declaration);
}

std::string document(const Paper& paper, const FontNames& fonts) {
  BodyWriter writer(paper.kind, fonts);
  writer.head(paper);
  for (const auto& block : paper.blocks) std::visit(writer, block);
  return fmt::format("{}<w:document{}><w:body>{}{}</w:body></w:document>", declaration, namespaces,
                     writer.take(), section(paper));
}

}  // namespace

std::string write_docx(const Paper& paper, const Fonts& fonts) {
  const FontNames names(fonts);
  const auto code = make_qr(paper.qr);  // none for an empty text
  std::vector<ArchiveEntry> entries{{"[Content_Types].xml", content_types()},
                                    {"_rels/.rels", package_relationships()},
                                    {"docProps/core.xml", core_properties(paper)},
                                    {"word/document.xml", document(paper, names)},
                                    {"word/_rels/document.xml.rels", document_relationships()},
                                    {"word/styles.xml", styles(names)},
                                    {"word/settings.xml", settings()},
                                    {"word/fontTable.xml", names.table},
                                    {"word/header1.xml", first_header(paper, code.has_value())},
                                    {"word/header2.xml", empty_part("hdr")},
                                    {"word/footer1.xml", footer(paper, names, true)},
                                    {"word/footer2.xml", footer(paper, names, false)},
                                    {"word/footer3.xml", empty_part("ftr")}};
  if (code) {
    entries.push_back({"word/_rels/header1.xml.rels", header_relationships()});
    entries.push_back({"word/media/qr.png", qr_png(*code)});
  }
  return write_archive(entries);
}

}  // namespace yishi::documents

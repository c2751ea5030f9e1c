#include "core/documents/docx_parts.hpp"

#include "core/documents/layout.hpp"
#include "core/documents/measures.hpp"
#include "core/documents/xml_text.hpp"

namespace yishi::documents::docx {
namespace {

using namespace measures;

constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    std::string name(list.substr(0, end));
    if (name.ends_with(" Bold")) name.resize(name.size() - 5);
    names.push_back(std::move(name));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

// Adds a font with its other names to the table and returns its first name.
std::string add_font(std::string& table, const std::string& list) {
  const auto names = names_in(list);
  if (names.empty()) return "FangSong";
  std::string others;
  for (std::size_t i = 1; i < names.size(); ++i) others += (i > 1 ? "," : "") + names[i];
  table += fmt::format(R"(<w:font w:name="{}">)", xml_escaped(names[0]));
  if (!others.empty()) table += fmt::format(R"(<w:altName w:val="{}"/>)", xml_escaped(others));
  table += R"(<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>)";
  return names[0];
}

std::string style(std::string_view id, std::string_view name, std::string_view paragraph,
                  std::string_view run) {
  return fmt::format(
      R"(<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/><w:qFormat/>)"
      R"(<w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>)",
      id, name, paragraph, run);
}

std::string override_type(std::string_view part, std::string_view type) {
  return fmt::format(
      R"(<Override PartName="/word/{}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"/>)",
      part, type);
}

std::string relationship(std::string_view id, std::string_view type, std::string_view target) {
  return fmt::format(R"(<Relationship Id="{}" Type="{}{}" Target="{}"/>)", id, office, type, target);
}

}  // namespace

FontNames::FontNames(const Fonts& fonts) {
  std::string list;
  fang_song = add_font(list, fonts.fang_song);
  kai = add_font(list, fonts.kai);
  hei = add_font(list, fonts.hei);
  xiao_biao_song = add_font(list, fonts.xiao_biao_song);
  song = add_font(list, fonts.song);
  table = fmt::format("{}<w:fonts{}>{}</w:fonts>", declaration, namespaces, list);
}

std::string run_fonts(const std::string& name) {
  return fmt::format(R"(<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}"/>)",
                     xml_escaped(name));
}

std::string content_types() {
  return fmt::format(
      R"({}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
      R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
      R"(<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>)"
      R"(<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>)"
      R"({}{}{}{}{}{}{}{}{}{}</Types>)",
      declaration, override_type("document", "document.main"), override_type("styles", "styles"),
      override_type("settings", "settings"), override_type("fontTable", "fontTable"),
      override_type("header1", "header"), override_type("header2", "header"),
      override_type("footer1", "footer"), override_type("footer2", "footer"),
      override_type("footer3", "footer"), "");
}

std::string package_relationships() {
  return fmt::format(
      R"({}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{})"
      R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>)"
      R"(</Relationships>)",
      declaration, relationship("rId1", "officeDocument", "word/document.xml"));
}

std::string document_relationships() {
  return fmt::format(
      R"({}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}{}{}{}{}{}{}{}</Relationships>)",
      declaration, relationship("rId1", "styles", "styles.xml"),
      relationship("rId2", "settings", "settings.xml"), relationship("rId3", "fontTable", "fontTable.xml"),
      relationship("rId4", "header", "header1.xml"), relationship("rId5", "header", "header2.xml"),
      relationship("rId6", "footer", "footer1.xml"), relationship("rId7", "footer", "footer2.xml"),
      relationship("rId8", "footer", "footer3.xml"));
}

std::string core_properties(const Paper& paper) {
  std::string title = printable(paper.title.empty() ? paper.headline : paper.title);
  std::replace(title.begin(), title.end(), '\n', ' ');
  const std::string made_at = to_iso(paper.made_at).substr(0, 19) + "Z";
  return fmt::format(
      R"({0}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties")"
      R"( xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/")"
      R"( xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{1}</dc:title><dc:creator>{2}</dc:creator>)"
      R"(<dc:language>zh-CN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{3}</dcterms:created>)"
      R"(<dcterms:modified xsi:type="dcterms:W3CDTF">{3}</dcterms:modified></cp:coreProperties>)",
      declaration, xml_escaped(title), xml_escaped(printable(paper.author)), made_at);
}

std::string styles(const FontNames& fonts) {
  const std::string indented = R"(<w:ind w:firstLineChars="200" w:firstLine="630"/>)";
  const auto heading = [&](int level, const std::string& font) {
    return style(fmt::format("Heading{}", level), fmt::format("heading {}", level),
                 fmt::format(R"(<w:keepNext/>{}<w:outlineLvl w:val="{}"/>)", indented, level - 1),
                 run_fonts(font));
  };
  const std::string cell =
      R"(<w:snapToGrid w:val="0"/><w:spacing w:before="40" w:after="40" w:line="400" w:lineRule="exact"/>)";
  return fmt::format(
      R"({}<w:styles{}><w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val="31"/><w:szCs w:val="31"/>)"
      R"(<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>)"
      R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="31"/><w:szCs w:val="31"/></w:rPr></w:style>)"
      R"(<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>)"
      R"(<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>)"
      "{}{}{}{}{}{}{}{}{}{}</w:styles>",
      declaration, namespaces, run_fonts(fonts.fang_song), style("BodyText", "Body Text", indented, ""),
      style(
          "Title", "Title",
          R"(<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:line="579" w:lineRule="exact"/><w:jc w:val="center"/>)",
          run_fonts(fonts.xiao_biao_song) + R"(<w:sz w:val="44"/><w:szCs w:val="44"/>)"),
      style("Part", "Part", R"(<w:keepNext/>)", run_fonts(fonts.hei)), heading(1, fonts.hei),
      heading(2, fonts.kai), heading(3, fonts.fang_song), heading(4, fonts.fang_song),
      style("FieldLabel", "Field Label", cell + R"(<w:jc w:val="center"/>)",
            run_fonts(fonts.hei) + R"(<w:sz w:val="28"/><w:szCs w:val="28"/>)"),
      style("FieldValue", "Field Value", cell + R"(<w:jc w:val="left"/>)",
            R"(<w:sz w:val="28"/><w:szCs w:val="28"/>)"),
      style("TableText", "Table Text", cell + R"(<w:jc w:val="left"/>)",
            R"(<w:sz w:val="24"/><w:szCs w:val="24"/>)"));
}

std::string settings() {
  return fmt::format(
      R"({}<w:settings{}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>)"
      R"(<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>)"
      R"(</w:settings>)",
      declaration, namespaces);
}

std::string footer(const Paper& paper, const FontNames& fonts, bool odd) {
  if (!paper.page_numbers) return empty_part("ftr");
  const std::string run =
      fmt::format(R"(<w:rPr>{}<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>)", run_fonts(fonts.song));
  return fmt::format(
      R"({0}<w:ftr{1}><w:p><w:pPr><w:snapToGrid w:val="0"/><w:ind w:{2}Chars="100" w:{2}="280"/><w:jc w:val="{2}"/></w:pPr>)"
      R"(<w:r>{3}<w:t xml:space="preserve">— </w:t></w:r><w:r>{3}<w:fldChar w:fldCharType="begin"/></w:r>)"
      R"(<w:r>{3}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>{3}<w:fldChar w:fldCharType="separate"/></w:r>)"
      R"(<w:r>{3}<w:t>1</w:t></w:r><w:r>{3}<w:fldChar w:fldCharType="end"/></w:r>)"
      R"(<w:r>{3}<w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>)",
      declaration, namespaces, odd ? "right" : "left", run);
}

std::string empty_part(std::string_view element) {
  return fmt::format("{}<w:{}{}><w:p><w:pPr><w:snapToGrid w:val=\"0\"/></w:pPr></w:p></w:{}>", declaration,
                     element, namespaces, element);
}

std::string section(const Paper& paper) {
  // Sizes come in half points: 15.5 is the largest that fits 28 times. 16 is what Word calls 三号, but
  // LibreOffice gives a character wider than its cell two of them; the grid spaces 15.5 out to 1/28 of the
  // width.
  constexpr double office_size = 15.5;
  const int pitch = static_cast<int>(text_height * 20 / lines_per_page);
  const int space = static_cast<int>((cell - office_size) * 4096);
  const double footer_distance = page_height - bottom_edge - page_number_below - size_4;
  return fmt::format(
      R"(<w:sectPr><w:headerReference w:type="first" r:id="rId4"/><w:headerReference w:type="default" r:id="rId5"/>)"
      R"(<w:headerReference w:type="even" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>)"
      R"(<w:footerReference w:type="even" r:id="rId7"/><w:footerReference w:type="first" r:id="{}"/>)"
      R"(<w:pgSz w:w="11906" w:h="16838"/>)"
      R"(<w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="851" w:footer="{}" w:gutter="0"/>)"
      R"(<w:titlePg/><w:docGrid w:type="linesAndChars" w:linePitch="{}" w:charSpace="{}"/></w:sectPr>)",
      paper.kind == PaperKind::letter ? "rId8" : "rId6", twips(top_margin), twips(page_width - right_edge),
      twips(page_height - bottom_edge), twips(left_margin), twips(footer_distance), pitch, space);
}

}  // namespace yishi::documents::docx

#include <gtest/gtest.h>

#include "core/documents/number_format.hpp"
#include "core/documents/tables.hpp"
#include "zip_forge.hpp"

namespace yishi::documents {
namespace {

const std::string styles =
    R"(<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>)"
    R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="22"/><xf numFmtId="2"/></cellXfs></styleSheet>)";

std::vector<ReadRow> rows_of(const std::string& data, std::string_view strings = {},
                             std::string_view properties = {}) {
  auto read = read_xlsx(workbook(data, {}, strings, styles, properties));
  EXPECT_TRUE(read) << (read ? "" : read.error().words.en);
  return read ? read->at(0).rows : std::vector<ReadRow>{};
}

TEST(XlsxRead, SharedStringsWithRunsAndWithoutPhonetics) {
  const auto rows = rows_of(
      R"(<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>9</v></c></row>)",
      R"(<sst><si><t xml:space="preserve"> 前后 </t></si><si><r><t>王</t></r><r><rPr><b/></rPr><t>小明</t></r><rPh sb="0" eb="1"><t>ワン</t></rPh></si></sst>)");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].cells[0].text, "王小明");
  EXPECT_EQ(rows[0].cells[1].text, " 前后 ");
  EXPECT_EQ(rows[0].cells[2].kind, CellKind::error);
}

TEST(XlsxRead, GapsAndMissingReferences) {
  const auto rows = rows_of(
      R"(<row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c></row><row><c><v>7</v></c><c><v>8</v></c></row>)");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].number, 3u);
  ASSERT_EQ(rows[0].cells.size(), 4u);
  EXPECT_EQ(rows[0].cells[0].kind, CellKind::empty);
  EXPECT_EQ(rows[0].cells[3].text, "2");
  EXPECT_EQ(rows[1].number, 4u);
  EXPECT_EQ(rows[1].cells[1].text, "8");
}

TEST(XlsxRead, DatesByTheirFormat) {
  const auto rows = rows_of(
      R"(<row r="1"><c r="A1" s="1"><v>46162</v></c><c r="B1" s="2"><v>46162</v></c><c r="C1" s="3"><v>46162.5</v></c><c r="D1" s="4"><v>46162</v></c><c r="E1" s="2"><v>59</v></c><c r="F1" t="d"><v>2026-05-20</v></c></row>)");
  EXPECT_EQ(rows[0].cells[0].text, "2026-05-20");
  EXPECT_EQ(rows[0].cells[1].text, "2026-05-20");
  EXPECT_EQ(rows[0].cells[2].text, "2026-05-20 12:00");
  EXPECT_EQ(rows[0].cells[3].text, "46162");
  EXPECT_EQ(rows[0].cells[3].kind, CellKind::number);
  EXPECT_EQ(rows[0].cells[4].text, "1900-02-28");
  EXPECT_EQ(rows[0].cells[5].text, "2026-05-20");
}

TEST(XlsxRead, DatesSince1904) {
  const auto rows =
      rows_of(R"(<row r="1"><c r="A1" s="1"><v>44700</v></c></row>)", "", R"(<x:workbookPr date1904="1"/>)");
  EXPECT_EQ(rows[0].cells[0].text, "2026-05-20");
}

TEST(XlsxRead, PhonesThatBecameNumbersKeepTheirFigures) {
  const auto rows = rows_of(
      R"(<row r="1"><c r="A1"><v>13800138000</v></c><c r="B1"><v>1.3800138E10</v></c><c r="C1"><v>1.5E-3</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c><c r="F1" t="str"><f>A1</f><v>公式</v></c></row>)");
  const auto& cells = rows[0].cells;
  EXPECT_EQ(cells[0].text, "13800138000");
  EXPECT_EQ(cells[1].text, "13800138000");
  EXPECT_EQ(cells[2].text, "0.0015");
  EXPECT_EQ(cells[3].text, "TRUE");
  EXPECT_EQ(cells[4].kind, CellKind::error);
  EXPECT_EQ(cells[5].text, "公式");
}

TEST(XlsxRead, SaysWhereItStops) {
  const auto wide = read_xlsx(workbook(R"(<row r="5"><c r="XFD5"><v>1</v></c></row>)"));
  ASSERT_FALSE(wide);
  EXPECT_NE(wide.error().words.zh.find("第5行"), std::string::npos);
  EXPECT_NE(wide.error().words.en.find("row 5"), std::string::npos);
  const auto twice =
      read_xlsx(workbook(R"(<row r="2"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>)"));
  ASSERT_FALSE(twice);
  EXPECT_NE(twice.error().words.zh.find("第2行"), std::string::npos);
}

TEST(XlsxRead, OtherFilesAreNamed) {
  EXPECT_EQ(read_xlsx("%PDF-1.5").error().code, "xlsx_type");
  EXPECT_EQ(read_xlsx("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old").error().code, "xlsx_old");
  EXPECT_EQ(read_xlsx("").error().code, "xlsx_type");
  EXPECT_EQ(read_xlsx(word_document("")).error().code, "xlsx_type");
}

TEST(NumberFormat, TellsDaysFromNumbers) {
  EXPECT_EQ(date_parts_of_code("yyyy-mm-dd"), DateParts::day);
  EXPECT_EQ(date_parts_of_code("[$-804]yyyy\"年\"m\"月\";@"), DateParts::day);
  EXPECT_EQ(date_parts_of_code("yyyy/m/d h:mm"), DateParts::both);
  EXPECT_EQ(date_parts_of_code("[h]:mm:ss"), DateParts::time);
  EXPECT_EQ(date_parts_of_code("0.00\"m\""), DateParts::none);
  EXPECT_EQ(date_parts_of_code("[Red]#,##0"), DateParts::none);
  EXPECT_EQ(date_parts_of_code("General"), DateParts::none);
  EXPECT_EQ(date_parts_of_code("\""), DateParts::none);
  EXPECT_EQ(date_parts_of_code("["), DateParts::none);
  EXPECT_EQ(moment_text(0.5, DateParts::time, false), "12:00");
  EXPECT_EQ(moment_text(-1, DateParts::day, false), "");
  EXPECT_EQ(moment_text(1e300, DateParts::day, false), "");
}

}  // namespace
}  // namespace yishi::documents

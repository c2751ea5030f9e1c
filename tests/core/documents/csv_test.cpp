#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "core/documents/tables.hpp"

namespace yishi::documents {
namespace {

using namespace std::string_literals;

std::string encoded(const std::string& text, const char* encoding) {
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  std::string out(text.size() * 4 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &status);
  const auto length = ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()),
                                      wide.getBuffer(), wide.length(), &status);
  ucnv_close(converter);
  EXPECT_TRUE(U_SUCCESS(status)) << encoding;
  out.resize(static_cast<std::size_t>(length));
  return out;
}

std::vector<std::vector<std::string>> texts(const std::string& bytes) {
  std::vector<std::vector<std::string>> out;
  const auto sheet = read_csv(bytes);
  EXPECT_TRUE(sheet) << (sheet ? "" : sheet.error().words.en);
  if (!sheet) return out;
  for (const auto& row : sheet->rows) {
    out.emplace_back();
    for (const auto& cell : row.cells) out.back().push_back(cell.text);
  }
  return out;
}

using Texts = std::vector<std::vector<std::string>>;
const std::string members =
    "姓名,电话,单位\r\n马文𠮷,013800138000,\"云溪市第一人民医院,儿科\"\r\n欧阳思远,,长河区\r\n";
const Texts expected{{"姓名", "电话", "单位"},
                     {"马文𠮷", "013800138000", "云溪市第一人民医院,儿科"},
                     {"欧阳思远", "", "长河区"}};

TEST(CsvRead, GuessesTheEncoding) {
  EXPECT_EQ(texts(members), expected);
  EXPECT_EQ(texts("\xEF\xBB\xBF" + members), expected);
  EXPECT_EQ(texts(encoded(members, "GB18030")), expected);
  EXPECT_EQ(texts("\xFF\xFE" + encoded(members, "UTF-16LE")), expected);
  EXPECT_EQ(texts("\xFE\xFF" + encoded(members, "UTF-16BE")), expected);
}

TEST(CsvRead, GuessesTheSeparator) {
  EXPECT_EQ(texts("a\tb，c\td\n1\t2\t3\n"), (Texts{{"a", "b，c", "d"}, {"1", "2", "3"}}));
  EXPECT_EQ(texts("a;b\n1,5;2\n3,5;4\n"), (Texts{{"a", "b"}, {"1,5", "2"}, {"3,5", "4"}}));
  EXPECT_EQ(texts("sep=|\r\na|b,c\r\n"), (Texts{{"a", "b,c"}}));
  EXPECT_EQ(texts("sep=汉,a\nb,c\n"), (Texts{{"sep=汉", "a"}, {"b", "c"}}));
  EXPECT_EQ(texts("只有一列\n值\n"), (Texts{{"只有一列"}, {"值"}}));
}

TEST(CsvRead, QuotesAndLines) {
  EXPECT_EQ(texts("a,b\n\"x\"\"y\",\"两\n行\"\n"), (Texts{{"a", "b"}, {"x\"y", "两\n行"}}));
  EXPECT_EQ(texts("a,b\r1,2\r"), (Texts{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(texts("a,b\n1,2"), (Texts{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(texts(""), Texts{});
}

TEST(CsvRead, RowsKnowTheirLine) {
  const auto sheet = read_csv("a,b\n\n\"两\n行\",1\n最后,2\n");
  ASSERT_TRUE(sheet);
  ASSERT_EQ(sheet->rows.size(), 3u);
  EXPECT_EQ(sheet->rows[1].number, 3u);
  EXPECT_EQ(sheet->rows[2].number, 5u);
}

TEST(CsvRead, SaysWhereAQuoteWasOpened) {
  const auto sheet = read_csv("a,b\n1,\"没有结束\n2,3\n");
  ASSERT_FALSE(sheet);
  EXPECT_EQ(sheet.error().code, "csv_quote");
  EXPECT_NE(sheet.error().words.zh.find("第2行"), std::string::npos);
}

TEST(CsvRead, RefusesWhatIsNoText) {
  EXPECT_EQ(read_csv("a,b\n\x80\xFF\x00"s).error().code, "csv_encoding");
  EXPECT_EQ(read_csv("a,\0b\n"s).error().code, "csv_encoding");
}

TEST(CsvRead, KeepsToItsLimits) {
  Limits limits;
  limits.rows = 10;
  limits.columns = 5;
  EXPECT_EQ(read_csv("1,2,3,4,5,6\n", limits).error().code, "csv_columns");
  std::string rows;
  for (int i = 0; i < 11; ++i) rows += "1,2\n";
  EXPECT_EQ(read_csv(rows, limits).error().code, "csv_too_large");
}

TEST(CsvWrite, FormulasAreGuardedAndNumbersAreNot) {
  Table table{.title = "",
              .columns = {{"a"}, {"b"}},
              .rows = {{"=HYPERLINK(1)"s, std::int64_t{-5}}, {"\t@x"s, -0.5}}};
  EXPECT_EQ(write_csv(table, {.byte_order_mark = false, .guard_formulas = true}),
            "a,b\r\n'=HYPERLINK(1),-5\r\n'\t@x,-0.5\r\n");
  EXPECT_EQ(write_csv(table, {.byte_order_mark = false, .guard_formulas = false}),
            "a,b\r\n=HYPERLINK(1),-5\r\n\t@x,-0.5\r\n");
}

}  // namespace
}  // namespace yishi::documents

#include "core/documents/tables.hpp"

#include <gtest/gtest.h>

namespace yishi::documents {
namespace {

// Texts that break careless writers and readers.
const std::vector<std::string> awkward{"𠮷野家",
                                       "他说：“好”, \"quoted\"",
                                       "两行\n文字",
                                       "回车\r\n换行",
                                       "013800138000",
                                       "+86 138 0013 8000",
                                       "=1+1",
                                       "'=1+1",
                                       "-",
                                       "@名单",
                                       "_x000D_",
                                       "<a>&amp;</a>",
                                       "  前后有空格  ",
                                       "制表\t符",
                                       "_x0041_和_x5F",
                                       "'单引号"};

Table awkward_table() {
  Table table{.title = "名册",
              .columns = {{"编号"}, {"文字"}},
              .rows = {},
              .made_at = {1'767'225'600'000},
              .author = ""};
  std::int64_t number = 0;
  for (const auto& text : awkward) table.rows.push_back({std::to_string(++number), text});
  return table;
}

TEST(Xlsx, AwkwardTextComesBackAsItWas) {
  const auto sheets = read_xlsx(write_xlsx(awkward_table()));
  ASSERT_TRUE(sheets) << sheets.error().words.en;
  ASSERT_EQ(sheets->size(), 1u);
  EXPECT_EQ(sheets->at(0).name, "名册");
  ASSERT_EQ(sheets->at(0).rows.size(), awkward.size() + 1);
  for (std::size_t i = 0; i < awkward.size(); ++i) {
    const auto& row = sheets->at(0).rows[i + 1];
    EXPECT_EQ(row.number, i + 2);
    EXPECT_EQ(row.cells.at(1).text, awkward[i]);
    EXPECT_EQ(row.cells.at(1).kind, CellKind::text);
  }
}

TEST(Csv, AwkwardTextComesBackAsItWas) {
  for (const bool mark : {true, false}) {
    const auto sheet =
        read_csv(write_csv(awkward_table(), {.byte_order_mark = mark, .guard_formulas = true}));
    ASSERT_TRUE(sheet) << sheet.error().words.en;
    ASSERT_EQ(sheet->rows.size(), awkward.size() + 1);
    for (std::size_t i = 0; i < awkward.size(); ++i)
      EXPECT_EQ(sheet->rows[i + 1].cells.at(1).text, awkward[i]);
  }
}

TEST(Xlsx, DatesAndNumbersKeepTheirKind) {
  Table table{
      .title = "答复",
      .columns = {{"日期", ColumnKind::date}, {"件数", ColumnKind::integer}, {"比例", ColumnKind::decimal}}};
  table.rows = {{Date::of(2026, 5, 20), std::int64_t{391}, 0.887},
                {std::monostate{}, std::int64_t{-5}, 1e-7}};
  table.rows.push_back({Date::of(1899, 1, 2), std::int64_t{9'007'199'254'740'993}, 3.0});
  const auto sheets = read_xlsx(write_xlsx(table));
  ASSERT_TRUE(sheets);
  const auto& rows = sheets->at(0).rows;
  EXPECT_EQ(rows[1].cells[0].text, "2026-05-20");
  EXPECT_EQ(rows[1].cells[0].kind, CellKind::date);
  EXPECT_EQ(rows[1].cells[1].text, "391");
  EXPECT_EQ(rows[1].cells[1].kind, CellKind::number);
  EXPECT_EQ(rows[1].cells[2].text, "0.887");
  EXPECT_EQ(rows[2].cells[0].kind, CellKind::empty);
  EXPECT_EQ(rows[2].cells[1].text, "-5");
  EXPECT_EQ(rows[2].cells[2].text, "1e-07");
  EXPECT_EQ(rows[3].cells[0].text, "1899-01-02");
  EXPECT_EQ(rows[3].cells[1].text, "9007199254740993");
}

TEST(Xlsx, SameTableSameBytes) { EXPECT_EQ(write_xlsx(awkward_table()), write_xlsx(awkward_table())); }

}  // namespace
}  // namespace yishi::documents

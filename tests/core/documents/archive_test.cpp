#include "core/documents/archive.hpp"

#include <gtest/gtest.h>

#include "core/documents/tables.hpp"
#include "zip_forge.hpp"

namespace yishi::documents {
namespace {

using namespace std::string_literals;

const std::string row = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>好</t></is></c></row>)";

std::string code_of(const std::string& bytes, const Limits& limits = {}) {
  const auto read = read_xlsx(bytes, limits);
  if (read) return "";
  EXPECT_FALSE(read.error().words.zh.empty());
  EXPECT_FALSE(read.error().words.en.empty());
  return read.error().code;
}

TEST(Archive, GoodWorkbookIsRead) {
  const auto read = read_xlsx(workbook(row));
  ASSERT_TRUE(read) << read.error().words.en;
  EXPECT_EQ(read->at(0).name, "名单");
  EXPECT_EQ(read->at(0).rows.at(0).cells.at(0).text, "好");
}

TEST(Archive, BombIsStoppedWhileInflatingWhateverItDeclares) {
  // 150 MB of spaces in an entry that nobody asked for; packed it is 150 KB.
  const std::string bomb = workbook(row, {{"xl/media/image1.bin", std::string(150u << 20, ' ')}});
  ASSERT_LT(bomb.size(), 1u << 20);
  EXPECT_EQ(code_of(bomb), "archive_too_large");
  for (const std::uint32_t lie : {0u, 104u, 1000u}) {
    const std::string code = code_of(with_declared_size(bomb, lie));
    EXPECT_TRUE(code == "archive_too_large" || code == "archive_damaged" || code == "archive_unreadable")
        << code;
  }
}

TEST(Archive, ManySmallEntriesTogetherReachTheLimit) {
  Limits limits;
  limits.inflated_bytes = 1u << 20;
  std::vector<ArchiveEntry> many;
  for (int i = 0; i < 200; ++i)
    many.push_back(
        {"xl/media/" + std::to_string(i) + ".bin", std::string(10'000, static_cast<char>('a' + i % 26))});
  EXPECT_EQ(code_of(workbook(row, many), limits), "archive_too_large");
  EXPECT_EQ(code_of(workbook(row, many)), "");
}

TEST(Archive, TooManyEntriesAreRefused) {
  std::vector<ArchiveEntry> many;
  for (int i = 0; i < 2000; ++i) many.push_back({"x" + std::to_string(i), "x"});
  EXPECT_EQ(code_of(workbook(row, many)), "archive_entries");
}

TEST(Archive, NamesThatClimbOutAreRefused) {
  const std::string zip = workbook(row, {{"aaaaaaaaaaaa", "x"}});
  for (const char* name :
       {"../../../etc", "/etc/passwd.", "a/../../b/cc", "C:\\windows\\x", "xl\\..\\..\\ab"}) {
    const std::string forged =
        with_name(zip, "aaaaaaaaaaaa", std::string(name).append(12, '_').substr(0, 12));
    EXPECT_EQ(code_of(forged), "archive_name") << name;
  }
}

TEST(Archive, NameThatComesTwiceIsRefused) {
  const std::string zip = workbook(row, {{"xl/workbook.xmk", "x"}});
  EXPECT_EQ(code_of(with_name(zip, "xl/workbook.xmk", "xl/workbook.xml")), "archive_damaged");
}

TEST(Archive, MacrosAreRefused) {
  EXPECT_EQ(code_of(workbook(row, {{"xl/vbaProject.bin", "x"}})), "archive_macros");
}

TEST(Archive, NestedArchivesAndObjectsAreRefused) {
  for (const auto& inner :
       {workbook(row), "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ole"s, "Rar!\x1A\x07 rar"s, "\x1F\x8B\x08 gzip"s}) {
    EXPECT_EQ(code_of(workbook(row, {{"xl/embeddings/object.bin", inner}})), "archive_nested");
  }
}

TEST(Archive, DtdIsRefusedInAnyPart) {
  const std::string dtd =
      R"(<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>)";
  EXPECT_EQ(code_of(workbook(row, {{"docProps/app.xml", dtd}})), "xml_forbidden");
  EXPECT_EQ(code_of(workbook(row, {}, dtd)), "xml_forbidden");
  const std::string laughs =
      R"(<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>)";
  EXPECT_EQ(code_of(workbook(row, {}, laughs)), "xml_forbidden");
}

TEST(Archive, OtherEncodingsThatCouldHideADtdAreRefused) {
  EXPECT_EQ(code_of(workbook(row, {{"docProps/app.xml", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>"}})),
            "xml_forbidden");
  EXPECT_EQ(code_of(workbook(row, {{"docProps/app.xml", "\xFF\xFE<\0a\0/\0>\0"s}})), "xml_forbidden");
}

TEST(Archive, RelationshipsToTheOutsideAreRefusedButLinksAreNot) {
  const auto rels = [](const std::string& type) {
    return "<Relationships><Relationship Id=\"a\" Type=\"http://x/" + type +
           "\" Target=\"http://evil.example/\" TargetMode=\"External\"/></Relationships>";
  };
  for (const char* type : {"externalLink", "oleObject", "attachedTemplate", "image", "frame"}) {
    EXPECT_EQ(code_of(workbook(row, {{"xl/worksheets/_rels/blatt.xml.rels", rels(type)}})),
              "external_relationship")
        << type;
  }
  EXPECT_EQ(code_of(workbook(row, {{"xl/worksheets/_rels/blatt.xml.rels", rels("hyperlink")}})), "");
}

TEST(Archive, EveryCutAndEveryFlippedByteIsSurvived) {
  const std::string good = workbook(row);
  for (std::size_t length = 0; length < good.size(); length += 7)
    EXPECT_NE(code_of(good.substr(0, length)), "") << length;
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x5A);
    (void)read_xlsx(bad);
  }
}

TEST(Archive, DeepXmlIsSurvived) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<w:p>";
  EXPECT_FALSE(docx_text(word_document(deep)));
  std::string closed = deep;
  for (int i = 0; i < 200'000; ++i) closed += "</w:p>";
  Limits limits;
  limits.ratio = 100'000;  // so much of the same packs very well
  EXPECT_TRUE(docx_text(word_document(closed), limits));
}

}  // namespace
}  // namespace yishi::documents

#include "core/documents/docx.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "core/documents/archive.hpp"
#include "core/documents/file_type.hpp"
#include "core/documents/forms.hpp"
#include "core/documents/tables.hpp"
#include "core/documents/xml_parts.hpp"
#include "core/text/code_points.hpp"
#include "rendered.hpp"
#include "zip_forge.hpp"

namespace yishi::documents {
namespace {

ReplyLetter letter() {
  ReplyLetter form;
  form.unit = "云溪市教育局";
  form.class_letter = "A";
  form.document_number = "云教提函〔2026〕3号";
  form.title = "关于市政协五届三次会议第3号提案的答复";
  form.addressee = "马文𠮷委员";
  form.body = "您的提案<收悉>&“答复”如下：\n一、关于校车\n已经开通。";
  form.attachments = {"线路图", "时刻表"};
  form.date = Date::of(2026, 5, 20);
  form.copy_to = "市政协提案委员会。";
  form.qr = "https://yishi.example.org/p/3";
  return form;
}

std::string part(const std::string& docx, std::string_view name) {
  const auto archive = Archive::open(docx, {}, [](std::string_view) { return true; });
  EXPECT_TRUE(archive) << (archive ? "" : archive.error().words.en);
  return archive ? std::string(archive->part(name)) : std::string{};
}

TEST(Docx, OwnReaderReadsEveryPart) {
  const std::string docx = write_docx(reply_letter(letter()));
  EXPECT_EQ(type_of(docx), FileType::docx);
  const auto archive = Archive::open(docx, {}, [](std::string_view) { return true; });
  ASSERT_TRUE(archive) << archive.error().words.en;
  for (const auto& name : archive->names()) {
    if (!name.ends_with(".xml") && !name.ends_with(".rels")) continue;
    pugi::xml_document document;
    EXPECT_TRUE(parse_xml(document, name, archive->part(name))) << name;
  }
  // Every relationship leads to a part, and every XML part has a type.
  for (const char* source : {"word/document.xml", "word/header1.xml"}) {
    for (const auto& [id, link] : relationships(source, archive->part(relationships_of(source)))) {
      EXPECT_TRUE(archive->has(link.target)) << link.target;
    }
  }
}

TEST(Docx, TextComesBack) {
  const auto text = docx_text(write_docx(reply_letter(letter())));
  ASSERT_TRUE(text);
  for (const char* line :
       {"云教提函〔2026〕3号\n", "马文𠮷委员：\n", "您的提案<收悉>&“答复”如下：\n", "一、关于校车\n",
        "附件：1. 线路图\n2. 时刻表\n", "云溪市教育局\n2026年5月20日\n", "抄送：市政协提案委员会。\n"}) {
    EXPECT_NE(text->find(line), std::string::npos) << line << *text;
  }
}

TEST(Docx, GridAndMarginsAreThoseOfTheStandard) {
  const std::string document = part(write_docx(reply_letter(letter())), "word/document.xml");
  EXPECT_NE(document.find(R"(w:top="2098" w:right="1474" w:bottom="1984" w:left="1587")"), std::string::npos);
  EXPECT_NE(document.find(R"(<w:docGrid w:type="linesAndChars" w:linePitch="579")"), std::string::npos);
  EXPECT_NE(document.find(R"(<w:pStyle w:val="Heading1"/>)"), std::string::npos);
}

TEST(Docx, SamePaperSameBytes) {
  EXPECT_EQ(write_docx(reply_letter(letter())), write_docx(reply_letter(letter())));
}

TEST(Docx, OfficeProgramGives22LinesOf28Characters) {
  if (run("command -v soffice").empty()) GTEST_SKIP() << "LibreOffice is not installed; it is optional";
  std::string text;
  for (int i = 0; i < 22 * 28 * 2; ++i)
    text::append_code_point(text, static_cast<char32_t>(0x4E00 + 7 * (i % 1500)));
  Paper paper{.kind = PaperKind::sheet};
  paper.blocks.emplace_back(Paragraph{text, false});
  const TemporaryFile file(write_docx(paper), ".docx");
  const auto folder = std::filesystem::path(file.path() + ".d");
  run("timeout 120 soffice --headless -env:UserInstallation=file://" + folder.string() +
      "/profile --convert-to pdf --outdir " + folder.string() + " " + file.path() + " 2>&1");
  const std::string pdf = run("cat " + (folder / file.path().substr(5)).replace_extension(".pdf").string());
  std::filesystem::remove_all(folder);
  ASSERT_EQ(pages_of(pdf), 2);
  std::string copied = text_of(pdf, "-l 1");
  std::erase(copied, ' ');
  int full_lines = 0;
  for (std::size_t at = 0; at < copied.size();) {
    const std::size_t end = std::min(copied.find('\n', at), copied.size());
    full_lines += text::decode(copied.substr(at, end - at)).size() == 28;
    at = end + 1;
  }
  EXPECT_EQ(full_lines, 22);
}

TEST(DocxText, TablesBreaksAndDeletedText) {
  const auto text =
      docx_text(word_document("<w:p><w:r><w:t>第一</w:t></w:r><w:r><w:t xml:space=\"preserve\"> "
                              "段</w:t><w:tab/><w:t>后</w:t></w:r></w:p>"
                              "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></"
                              "w:tc><w:tc><w:p><w:r><w:t>电话</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
                              "<w:p><w:del><w:r><w:delText>删</w:delText><w:t>删</w:t></w:r></"
                              "w:del><w:ins><w:r><w:t>增</w:t><w:br/><w:t>行</w:t></w:r></w:ins></w:p>"));
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, "第一 段\t后\n姓名\t电话\n增\n行\n");
}

TEST(DocxText, LimitsTheText) {
  Limits limits;
  limits.text_bytes = 1000;
  EXPECT_EQ(
      docx_text(word_document("<w:p><w:r><w:t>" + std::string(2000, 'x') + "</w:t></w:r></w:p>"), limits)
          .error()
          .code,
      "docx_too_long");
  EXPECT_EQ(docx_text("{\\rtf1 text}").error().code, "docx_type");
}

}  // namespace
}  // namespace yishi::documents

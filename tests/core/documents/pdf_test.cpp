#include "core/documents/pdf.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "core/documents/forms.hpp"
#include "core/text/code_points.hpp"
#include "rendered.hpp"

namespace yishi::documents {
namespace {

constexpr Timestamp made_at{1'767'225'600'000};

// Running text of `count` different characters, none of them a mark.
std::string characters(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text::append_code_point(text, static_cast<char32_t>(0x4E00 + 7 * (i % 1500)));
  return text;
}

Paper running_text(std::string text) {
  Paper paper{.kind = PaperKind::sheet, .made_at = made_at};
  paper.blocks.emplace_back(Paragraph{std::move(text), false});
  return paper;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::string line;
  for (const char c : text) {
    if (c == '\f') continue;
    if (c != '\n') {
      line += c;
      continue;
    }
    if (!line.empty()) lines.push_back(line);
    line.clear();
  }
  return lines;
}

PdfWriter& writer() {
  static PdfWriter one;  // loading the fonts costs more than all else here
  return one;
}

TEST(Pdf, FullPageHas22LinesOf28CharactersWithinTheMargins) {
  const std::string text = characters(22 * 28 * 2);
  const std::string pdf = writer().write(running_text(text));
  ASSERT_EQ(pages_of(pdf), 2);
  const auto lines = lines_of(text_of(pdf, "-l 1"));
  ASSERT_EQ(lines.size(), 23u);  // and the page number
  std::string copied;
  for (std::size_t i = 0; i < 22; ++i) {
    EXPECT_EQ(text::decode(lines[i]).size(), 28u) << lines[i];
    copied += lines[i];
  }
  EXPECT_EQ(copied, text.substr(0, 22 * 28 * 3));

  const Picture page = picture_of(pdf, 1);
  const auto rows = bands(page, 0, 264);
  ASSERT_EQ(rows.size(), 22u);
  EXPECT_NEAR(rows.front().from, 37, 1);  // 天头
  EXPECT_NEAR(rows.back().to, 262, 1);
  const Extent ink = ink_width(page, 0, 264);
  EXPECT_NEAR(ink.from, 28, 1);  // 订口
  EXPECT_NEAR(ink.to, 184, 1);
  for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_NEAR(rows[i].from - rows[i - 1].from, 10.45, 0.8);
}

TEST(Pdf, PageNumbersStandOutsideBelowTheText) {
  const std::string pdf = writer().write(running_text(characters(22 * 28 * 2)));
  for (const int number : {1, 2}) {
    const Picture page = picture_of(pdf, number);
    const auto rows = bands(page, 264, 297);
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_NEAR(rows[0].from, 269 + 0.6,
                1);  // 7 mm below the text's field, figures a little lower than the square
    const Extent ink = ink_width(page, 264, 297);
    const bool odd = number % 2 == 1;
    EXPECT_NEAR(odd ? ink.to : ink.from, odd ? 184 - 4.94 : 28 + 4.94, 1);
  }
}

TEST(Pdf, FirstLineIsIndentedByTwoCharacters) {
  Paper paper = running_text("");
  paper.blocks = {Paragraph{characters(60)}};
  const Picture page = picture_of(writer().write(paper), 1);
  EXPECT_NEAR(ink_width(page, 36, 44).from, 28 + 2 * 156.0 / 28, 1);
  EXPECT_NEAR(ink_width(page, 46, 54).from, 28, 1);
}

ReplyLetter letter() {
  ReplyLetter form;
  form.unit = "云溪市住房和城乡建设局";
  form.class_letter = "B";
  form.document_number = "云建提函〔2026〕18号";
  form.title = "云溪市住房和城乡建设局关于市政协五届三次会议第18号提案的答复";
  form.addressee = "周雅宁委员";
  form.body =
      "您提出的第18号提案收悉。现答复如下：\n一、关于加装电梯\n" + characters(700) + "\n感谢您的关心和支持。";
  form.date = Date::of(2026, 5, 20);
  form.contact = "孙立群";
  form.phone = "0478-8251234";
  form.copy_to = "市政协提案委员会，市政府督查室。";
  form.made_at = made_at;
  return form;
}

TEST(Pdf, LetterHasItsRedLines) {
  const std::string pdf = writer().write(reply_letter(letter()));
  const Picture page = picture_of(pdf, 1, 300);
  const auto lines = red_lines(page);
  ASSERT_EQ(lines.size(), 4u);
  for (const auto& line : lines) {
    EXPECT_NEAR(line.width.from, 20, 0.3);
    EXPECT_NEAR(line.width.to - line.width.from, 170, 0.3);
  }
  const auto thickness = [&](int i) {
    return lines[static_cast<std::size_t>(i)].height.to - lines[static_cast<std::size_t>(i)].height.from;
  };
  EXPECT_GT(thickness(0), 2 * thickness(1));  // 上粗下细
  EXPECT_GT(thickness(3), 2 * thickness(2));  // 上细下粗
  EXPECT_NEAR(lines[3].height.to, 297 - 20, 0.3);
  EXPECT_LT(lines[1].height.from - lines[0].height.to, 1);

  // The masthead's upper edge at 30 mm and the line 4 mm below its characters.
  int top = page.height, bottom = 0;
  for (int y = 0; y < static_cast<int>((lines[0].height.from - 1) * page.dots_per_mm); ++y) {
    for (int x = 0; x < page.width; ++x) {
      if (!page.red(x, y)) continue;
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
  }
  EXPECT_NEAR(top / page.dots_per_mm, 30, 1);
  EXPECT_NEAR(lines[0].height.from - bottom / page.dots_per_mm, 4, 1);
  EXPECT_TRUE(red_lines(picture_of(pdf, 2)).empty());
}

TEST(Pdf, LetterIsNumberedFromItsSecondPage) {
  const std::string pdf = writer().write(reply_letter(letter()));
  ASSERT_EQ(pages_of(pdf), 2);
  EXPECT_EQ(text_of(pdf, "-l 1").find("—"), std::string::npos);
  EXPECT_NE(text_of(pdf, "-f 2").find("2"), std::string::npos);
}

TEST(Pdf, LetterSaysItsParts) {
  const std::string text = text_of(writer().write(reply_letter(letter())));
  for (const char* part : {"云建提函〔2026〕18号", "周雅宁委员：", "一、关于加装电梯", "2026年5月20日",
                           "联系人：孙立群", "抄送：市政协提案委员会"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part;
  }
}

TEST(Pdf, TextLayerIsCleanInSpreadAndSqueezedLines) {
  // Marks at all places make lines of both kinds.
  std::string text;
  for (int i = 0; i < 60; ++i)
    text += characters(i % 17 + 3) + (i % 3 == 0 ? "，" : i % 3 == 1 ? "。“" : "”、");
  const auto lines = lines_of(text_of(writer().write(running_text(text)), ""));
  std::string copied;
  for (const auto& line : lines) {
    if (line.find("—") == std::string::npos) copied += line;
  }
  EXPECT_EQ(copied, text);
}

TEST(Pdf, ThirtyPagesOfText) {
  const std::string pdf = writer().write(running_text(characters(22 * 28 * 30)));
  EXPECT_EQ(pages_of(pdf), 30);
  EXPECT_LT(pdf.size(), 3u << 20);
}

TEST(Pdf, SamePaperSameBytesFromManyThreads) {
  const Paper paper = reply_letter(letter());
  const std::string expected = writer().write(paper);
  std::vector<std::string> made(4);
  std::vector<std::thread> threads;
  for (auto& out : made) threads.emplace_back([&out, &paper] { out = writer().write(paper); });
  for (auto& thread : threads) thread.join();
  for (const auto& out : made) EXPECT_EQ(out, expected);
  PdfWriter another;
  EXPECT_EQ(another.write(paper), expected);
}

TEST(Pdf, SignatureNeverStandsAloneOnAPage) {
  for (int rows = 18; rows <= 24; ++rows) {
    Paper paper = running_text(characters(28 * rows));
    paper.blocks.emplace_back(Signature{"云溪市教育局", Date::of(2026, 5, 20)});
    const std::string pdf = writer().write(paper);
    const int pages = pages_of(pdf);
    const auto lines = lines_of(text_of(pdf, "-f " + std::to_string(pages)));
    ASSERT_GE(lines.size(), 4u) << rows;  // text, unit, date, page number
    EXPECT_EQ(lines[lines.size() - 2].find("2026年5月20日"),
              lines[lines.size() - 2].size() - std::string("2026年5月20日").size());
  }
}

TEST(Pdf, TableRowsAreCarriedOverWithTheirHeader) {
  Paper paper = running_text("");
  GridTable table{{{"编号", 1}, {"内容", 4}}, {}};
  for (int i = 0; i < 60; ++i) table.rows.push_back({std::to_string(i), characters(50)});
  table.rows.push_back({"长", characters(3000)});
  paper.blocks = {table};
  const std::string pdf = writer().write(paper);
  for (int page = 1; page <= pages_of(pdf); ++page) {
    const std::string number = std::to_string(page);
    EXPECT_NE(text_of(pdf, "-f " + number + " -l " + number).find("编号"), std::string::npos) << page;
    const auto rows = bands(picture_of(pdf, page, 60), 0, 266);
    EXPECT_GE(rows.front().from, 36);
    EXPECT_LE(rows.back().to, 263);
  }
}

TEST(Pdf, StrangeTextDoesNoHarm) {
  Paper paper = running_text("控制\x01字符\xFF坏字节，阿拉伯 مرحبا 文字，𠮷、é、😀。");
  paper.title = std::string(400, 'W');
  paper.qr = std::string(5000, 'x');  // longer than any code
  paper.blocks.emplace_back(Paragraph{std::string(3000, 'a')});
  paper.blocks.emplace_back(Paragraph{""});
  paper.blocks.emplace_back(GridTable{});
  paper.blocks.emplace_back(FieldTable{});
  EXPECT_NE(text_of(writer().write(paper)).find("𠮷"), std::string::npos);
}

}  // namespace
}  // namespace yishi::documents

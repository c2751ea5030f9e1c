#include "core/documents/forms.hpp"

#include <gtest/gtest.h>

#include "core/documents/docx.hpp"
#include "core/documents/pdf.hpp"
#include "core/documents/tables.hpp"
#include "rendered.hpp"

namespace yishi::documents {
namespace {

ProposalPaper proposal() {
  ProposalPaper form;
  form.committee = "中国人民政治协商会议云溪市委员会";
  form.session = "第五届第三次会议";
  form.number = "总编（2026）第18号";
  form.category_number = "城乡建设类6号";
  form.title = "关于加快老旧小区加装电梯的提案";
  form.proposer = "周雅宁";
  form.sector = "医药卫生界";
  form.co_signers = {{"050311", "马文𠮷", "经济界", "云溪市长河农业科技公司", "副总经理", "138****1234"}};
  form.publish_consent = "同意公开全文";
  form.suggested_units = "市住房和城乡建设局";
  form.situation = "一、现状\n　　全市有4.6万人住在无电梯的小区。";
  form.analysis = "意见统一难。";
  form.advice = "完善政策。";
  return form;
}

std::string without_spaces(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

TEST(Forms, ProposalPaperSaysTheSameInBothFormats) {
  const Paper paper = proposal_paper(proposal());
  PdfWriter writer;
  const std::string pdf = without_spaces(text_of(writer.write(paper)));
  const std::string docx = without_spaces(docx_text(write_docx(paper)).value_or(""));
  for (const char* words : {"中国人民政治协商会议云溪市委员会", "第五届第三次会议提案", "总编（2026）第18号",
                            "城乡建设类6号", "关于加快老旧小区加装电梯的提案", "周雅宁", "医药卫生界",
                            "联名提案人（1人）", "马文𠮷", "050311", "同意公开全文", "市住房和城乡建设局",
                            "审查意见", "情况", "一、现状", "分析", "意见统一难。", "建议", "完善政策。"}) {
    EXPECT_NE(pdf.find(words), std::string::npos) << words;
    EXPECT_NE(docx.find(words), std::string::npos) << words;
  }
  EXPECT_EQ(pdf.find("联系地址"), std::string::npos);  // nobody's address was given
}

TEST(Forms, TransferSheetFitsOnePageAndTicksTheClass) {
  TransferSheet form;
  form.committee = "中国人民政治协商会议云溪市委员会";
  form.session = "第五届第三次会议";
  form.number = "总编（2026）第18号";
  form.title = "关于加快老旧小区加装电梯、完善适老化改造配套政策的提案";
  form.classes = {{"A 已解决或基本解决"}, {"B 列入计划逐步解决", true}, {"C 因条件限制暂难解决"}};
  form.due_on = Date::of(2026, 6, 1);
  PdfWriter writer;
  const std::string pdf = writer.write(transfer_sheet(form));
  EXPECT_EQ(pages_of(pdf), 1);
  const std::string text = without_spaces(text_of(pdf));
  EXPECT_NE(text.find("2026年6月1日"), std::string::npos);
  for (const char* words : {"领导批示", "分处意见", "委员签字", "基本满意"})
    EXPECT_NE(text.find(words), std::string::npos) << words;
  EXPECT_NE(text.find("☑"), std::string::npos);
}

TEST(Forms, NumberedLinesBecomeHeadingsAndSentencesDoNot) {
  const auto blocks =
      text_blocks("一、关于校车\n（二）关于路线\n一、我们认为应当加强管理。\n一二三四\n（说明）\n\n　　正文");
  ASSERT_EQ(blocks.size(), 6u);
  ASSERT_TRUE(std::holds_alternative<Heading>(blocks[0]));
  EXPECT_EQ(std::get<Heading>(blocks[0]).level, 1);
  ASSERT_TRUE(std::holds_alternative<Heading>(blocks[1]));
  EXPECT_EQ(std::get<Heading>(blocks[1]).level, 2);
  for (std::size_t i = 2; i < 6; ++i) EXPECT_TRUE(std::holds_alternative<Paragraph>(blocks[i])) << i;
  EXPECT_EQ(std::get<Paragraph>(blocks[5]).text, "正文");
}

}  // namespace
}  // namespace yishi::documents

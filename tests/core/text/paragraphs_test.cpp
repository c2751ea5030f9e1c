#include "core/text/paragraphs.hpp"

#include <gtest/gtest.h>

#include <random>

#include "core/text/segment.hpp"

namespace yishi::text {
namespace {

std::string shown(const std::vector<ChangedParagraph>& changes) {
  std::string out;
  for (const auto& paragraph : changes) {
    for (const auto& piece : paragraph.pieces) {
      if (piece.kind == Change::added) out += "[+" + piece.text + "]";
      if (piece.kind == Change::removed) out += "[-" + piece.text + "]";
      if (piece.kind == Change::same) out += piece.text;
    }
    out += '\n';
  }
  return out;
}

TEST(Paragraphs, AreLinesWithoutTheirBlanks) {
  EXPECT_EQ(paragraphs("　　一、现状 \r\n\r\n二、建议\n　\n"),
            (std::vector<std::string>{"一、现状", "二、建议"}));
  EXPECT_TRUE(paragraphs(" \n").empty());
}

TEST(Segment, JoinedAgainItIsTheText) {
  const std::string text = "关于加强农村饮水安全的提案，GDP增长5.2%。\n";
  std::string joined;
  for (const auto word : segment(text)) joined += word;
  EXPECT_EQ(joined, text);
  EXPECT_GT(segment(text).size(), 8u);
}

TEST(Compare, ShowsWordsChangedInsideAParagraph) {
  EXPECT_EQ(shown(compare("一、现状。\n二、建议修路。", "一、现状。\n二、建议修桥。\n三、谢谢。")),
            "一、现状。\n二、建议[-修路][+修桥]。\n[+三、谢谢。]\n");
}

TEST(Compare, EqualTextsAreOneRunOfSame) {
  for (const auto& paragraph : compare("甲\n乙", "　甲\n\n乙")) EXPECT_EQ(paragraph.kind, Change::same);
  EXPECT_TRUE(compare("", "").empty());
}

TEST(Compare, UnlikeParagraphsAreRemovedAndAdded) {
  const auto changes = compare("农村饮水安全问题突出", "建议完善养老服务体系");
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].kind, Change::removed);
  EXPECT_EQ(changes[1].kind, Change::added);
}

TEST(Compare, AParagraphPutBeforeLeavesTheOthersAlone) {
  EXPECT_EQ(shown(compare("甲段落内容\n乙段落文字", "新增的一句话\n甲段落内容\n乙段落文字")),
            "[+新增的一句话]\n甲段落内容\n乙段落文字\n");
}

// Whatever was changed, the kept and removed pieces give the old text and the kept and added ones the new.
TEST(Compare, BothTextsCanBeReadFromTheChanges) {
  std::mt19937 random(11);
  const std::vector<std::string> words{"政协", "委员", "提案", "办理", "建议",
                                       "，",   "。",   "加强", "\n",   "5G"};
  const auto make = [&] {
    std::string out;
    for (int i = static_cast<int>(random() % 40); i > 0; --i) out += words[random() % words.size()];
    return out;
  };
  const auto joined = [](const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines) out += line + "\n";
    return out;
  };
  for (int round = 0; round < 2000; ++round) {
    const auto before = make(), after = make();
    std::string old_text, new_text;
    for (const auto& paragraph : compare(before, after)) {
      for (const auto& piece : paragraph.pieces) {
        if (piece.kind != Change::added) old_text += piece.text;
        if (piece.kind != Change::removed) new_text += piece.text;
      }
      if (paragraph.kind != Change::added) old_text += '\n';
      if (paragraph.kind != Change::removed) new_text += '\n';
    }
    ASSERT_EQ(old_text, joined(paragraphs(before)));
    ASSERT_EQ(new_text, joined(paragraphs(after)));
  }
}

TEST(Compare, HugeTextsAreBounded) {
  std::string before, after;
  for (int i = 0; i < 6000; ++i) {
    before += "旧" + std::to_string(i) + "\n";
    after += "新" + std::to_string(i) + "\n";
  }
  EXPECT_EQ(compare(before, after).size(), 12000u);
}

}  // namespace
}  // namespace yishi::text

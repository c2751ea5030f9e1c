#include "core/text/tokens.hpp"

#include <gtest/gtest.h>

#include <random>

#include "core/text/code_points.hpp"
#include "core/text/fold.hpp"

namespace yishi::text {
namespace {

TEST(Tokens, ChineseGivesPairsAndTheLastCharacterAlone) {
  EXPECT_EQ(search_tokens("政协委员"), "政协 协委 委员 员");
  EXPECT_EQ(search_tokens("民"), "民");
}

TEST(Tokens, WordsAndRunsAreParted) {
  EXPECT_EQ(search_tokens("政协委员5G提案，再见"), "政协 协委 委员 员 5g 提案 案 再见 见");
  EXPECT_EQ(search_tokens("GB/T 9704-2012"), "gb t 9704 2012");
}

TEST(Tokens, WidthCaseAndCompatibilityFormsFold) {
  EXPECT_EQ(search_tokens("ＡＢＣ１２"), "abc12");
  EXPECT_EQ(search_tokens("ﬁle Straße"), "file strasse");
  EXPECT_EQ(search_tokens("㈱"), "株");
  EXPECT_EQ(search_tokens("e\xCC\x81te\xCC\x81"), "été");
}

TEST(Tokens, CharactersBeyondTheFirstPlaneStayWhole) {
  EXPECT_EQ(search_tokens("𠮷野"), "𠮷野 野");
  EXPECT_EQ(search_tokens("人々〇"), "人々 々〇 〇");
}

TEST(Tokens, MongolianAndTibetanAreWords) {
  EXPECT_EQ(search_tokens("ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ"), "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ");
  EXPECT_EQ(search_tokens("བོད་ཡིག"), "བོད ཡིག");
}

TEST(Tokens, NothingSearchableGivesNothing) {
  EXPECT_EQ(search_tokens(""), "");
  EXPECT_EQ(search_tokens(" ，。！\n😀"), "");
  EXPECT_TRUE(search_query("？！ ").empty());
  EXPECT_EQ(for_fts5({}), "");
}

TEST(Tokens, MalformedBytesDoNotHurt) { EXPECT_EQ(search_tokens("政\xFF协\xE6"), "政 协"); }

TEST(Tokens, LongWordsAreCutAlikeInTextAndQuery) {
  const std::string word(200, 'x');
  EXPECT_EQ(search_tokens(word), std::string(64, 'x'));
  EXPECT_EQ(search_query(word).phrases.at(0).tokens.at(0), std::string(64, 'x'));
}

TEST(Tokens, PostgresVectorNumbersItsTokens) {
  EXPECT_EQ(postgres_vector("政协5G", 'A'), "'政协':1A '协':2A '5g':3A");
  EXPECT_EQ(postgres_vector("a b", 'D', 16383), "'a':16383D");
}

TEST(SearchQuery, EachRunIsAPhrase) {
  const auto query = search_query("政治协商 5G");
  ASSERT_EQ(query.phrases.size(), 2u);
  EXPECT_EQ(for_fts5(query), "\"政治 治协 协商\" AND \"5g\"");
  EXPECT_EQ(for_postgresql(query), "('政治' <-> '治协' <-> '协商') & '5g'");
}

TEST(SearchQuery, OneCharacterIsFoundByPrefix) {
  EXPECT_EQ(for_fts5(search_query("协")), "\"协\" *");
  EXPECT_EQ(for_postgresql(search_query("协")), "'协':*");
}

TEST(SearchQuery, NothingTypedCanBecomeSyntax) {
  const auto query = search_query("\"a\" OR NEAR(b) -c* ' | & !");
  EXPECT_EQ(for_fts5(query), "\"a\" AND \"or\" AND \"near\" AND \"b\" AND \"c\"");
  EXPECT_EQ(for_postgresql(query), "'a' & 'or' & 'near' & 'b' & 'c'");
}

TEST(SearchQuery, RepeatsAreAskedOnceAndTheNumberIsBounded) {
  EXPECT_EQ(search_query("政协 政协").phrases.size(), 1u);
  std::string many;
  for (int i = 0; i < 40; ++i) many += std::to_string(i) + " ";
  EXPECT_EQ(search_query(many).phrases.size(), 16u);
}

// Does the phrase stand in the tokens, side by side (a prefix in the last place)?
bool stands_in(const Phrase& phrase, const std::vector<std::string>& tokens) {
  const auto same = [&](std::size_t at) {
    for (std::size_t i = 0; i < phrase.tokens.size(); ++i) {
      const auto& token = tokens[at + i];
      if (phrase.prefix ? !token.starts_with(phrase.tokens[i]) : token != phrase.tokens[i]) return false;
    }
    return true;
  };
  for (std::size_t at = 0; at + phrase.tokens.size() <= tokens.size(); ++at) {
    if (same(at)) return true;
  }
  return false;
}

// Pairs as a phrase find exactly the texts that contain the words: checked on random texts of few characters,
// so that near misses are frequent.
TEST(SearchQuery, FindsExactlyWhatTheTextContains) {
  std::mt19937 random(7);
  const std::u32string letters = U"政协委员。";
  const auto make = [&](std::size_t length, std::size_t of) {
    std::u32string out;
    while (out.size() < length) out += letters[random() % of];
    return out;
  };
  int found = 0;
  for (int round = 0; round < 20000; ++round) {
    const auto text = make(1 + random() % 12, 5);
    const auto word = make(1 + random() % 4, 4);
    const auto query = search_query(encode(word));
    ASSERT_EQ(query.phrases.size(), 1u);
    const bool contains = text.find(word) != std::u32string::npos;
    ASSERT_EQ(stands_in(query.phrases[0], token_list(encode(text))), contains)
        << encode(text) << " ? " << encode(word);
    found += contains;
  }
  EXPECT_GT(found, 2000);
}

TEST(Fold, PlacesPointIntoTheOriginal) {
  const std::string text = "㈱Ａ协";
  const auto folded = fold_with_places(text);
  EXPECT_EQ(folded.points, fold(text));
  ASSERT_EQ(folded.begins.size(), folded.points.size());
  EXPECT_EQ(text.substr(folded.begins.back(), folded.ends.back() - folded.begins.back()), "协");
}

}  // namespace
}  // namespace yishi::text

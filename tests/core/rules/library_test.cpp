#include <gtest/gtest.h>

#include "core/rules/checker.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::rules {
namespace {

const std::string shipped_folder = YISHI_SOURCE_DIR "/rules";

TEST(Library, ShippedRulesHaveNoFault) {
  for (const auto& fault : check(shipped_folder))
    ADD_FAILURE() << at(fault) << " " << fault.words.zh << " " << fault.cure.zh;
}

TEST(Library, LoadsTheShippedBook) {
  const auto library = Library::load(shipped_folder);
  ASSERT_TRUE(library) << library.error().words.zh;
  const auto& book = (*library)->shipped();
  EXPECT_EQ(book.version, "default-2026.1");
  EXPECT_EQ(book.in_force, Date::of(2024, 1, 1));
  EXPECT_EQ(book.proposals.decline_reasons.size(), 10u);
  EXPECT_EQ(book.proposals.supervision_forms.size(), 5u);
  EXPECT_EQ(book.list("sectors").size(), 34u);
  EXPECT_EQ(book.list("ethnicities").size(), 56u);
  EXPECT_EQ(book.proposals.reply_scheme.name, "three");
  EXPECT_EQ(book.term("reply").days, 90);
  EXPECT_EQ(book.lifecycle("proposal").initial, "draft");
  EXPECT_EQ(&(*library)->in_force(CommitteeId{1}, Date::of(2026, 11, 24)), &book);
  EXPECT_EQ(&(*library)->version(CommitteeId{1}, "gone"), &book);
  EXPECT_EQ(book.due("sign_for", Date::of(2026, 2, 13)), Date::of(2026, 2, 25));
}

}  // namespace
}  // namespace yishi::rules

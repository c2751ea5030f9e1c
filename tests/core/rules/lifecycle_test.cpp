#include <gtest/gtest.h>

#include "core/rules/checker.hpp"
#include "core/rules/rule_book.hpp"
#include "table.hpp"

namespace yishi::rules {
namespace {

const std::string folder = YISHI_SOURCE_DIR "/rules";

std::string outcome(const Lifecycle& lifecycle, const std::string& from, const std::string& act,
                    const std::string& by) {
  const auto* transition = lifecycle.find(from, act);
  if (!transition) return "refused";
  const bool may = std::ranges::find(transition->by, by) != transition->by.end();
  return may ? transition->to : "not_allowed";
}

void expect_table(const Lifecycle& lifecycle, const std::string& table) {
  for (const auto& row : test::read_table(table)) {
    const auto from = row.after("given", 0), act = row.after("act", 1), by = row.after("by", 2);
    const auto gives = row.after("gives", 3);
    EXPECT_EQ(outcome(lifecycle, from, act, by), gives) << table << ":" << row.line;
    if (gives == "refused" || gives == "not_allowed") continue;
    const auto* transition = lifecycle.find(from, act);
    ASSERT_NE(transition, nullptr) << table << ":" << row.line;
    EXPECT_EQ(transition->starts, row.cell(4)) << table << ":" << row.line;
    EXPECT_EQ(transition->needs_reason, row.cell(5) == "reason") << table << ":" << row.line;
  }
}

TEST(Lifecycle, ProposalWalksAsTheTableSays) {
  expect_table(read_book(folder + "/default", "").book.lifecycle("proposal"), "proposal.txt");
}

TEST(Lifecycle, AssignmentWalksAsTheTableSays) {
  expect_table(read_book(folder + "/default", "").book.lifecycle("assignment"), "assignment.txt");
}

TEST(Lifecycle, OneStepOfReviewFilesAtOnce) {
  expect_table(read_book(folder + "/default", folder + "/examples/one_step").book.lifecycle("proposal"),
               "proposal_one_step.txt");
}

TEST(Lifecycle, ThreeStepsOfReview) {
  expect_table(read_book(folder + "/default", folder + "/examples/hongkou").book.lifecycle("proposal"),
               "proposal_three_steps.txt");
}

}  // namespace
}  // namespace yishi::rules

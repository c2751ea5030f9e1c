// The lifecycle of one unit's assignment as a table that a clerk can check against the rule book.
#include "areas/handling/lifecycle.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <ranges>
#include <sstream>

namespace yishi::handling {
namespace {

using identity::Role;

// 给定阶段 | 动作 | 由谁 | 结果：新阶段，或 refused（阶段不对）、not_allowed（无权）
constexpr std::string_view table = R"(
given waiting       | act sign_for      | by clerk       | gives signed_for
given waiting       | act sign_for      | by head        | gives signed_for
given waiting       | act sign_for      | by other_clerk | gives not_allowed
given waiting       | act sign_for      | by office      | gives not_allowed
given waiting       | act sign_for      | by member      | gives not_allowed
given waiting       | act draft         | by clerk       | gives refused
given waiting       | act ask_return    | by clerk       | gives return_asked
given signed_for    | act ask_return    | by head        | gives return_asked
given return_asked  | act draft         | by clerk       | gives refused
given return_asked  | act sign_for      | by clerk       | gives refused
given return_asked  | act accept_return | by office      | gives reassigned
given return_asked  | act reject_return | by office      | gives waiting
given return_asked  | act accept_return | by other_office| gives not_allowed
given return_asked  | act accept_return | by clerk       | gives not_allowed
given signed_for    | act send_opinion  | by clerk       | gives opinion_sent
given signed_for    | act draft         | by clerk       | gives drafted
given drafted       | act draft         | by clerk       | gives drafted
given drafted       | act ask_return    | by clerk       | gives refused
given drafted       | act countersign   | by program     | gives countersigned
given drafted       | act sign          | by clerk       | gives not_allowed
given drafted       | act sign          | by head        | gives head_signed
given countersigned | act draft         | by clerk       | gives drafted
given countersigned | act sign          | by head        | gives head_signed
given countersigned | act deliver       | by office      | gives refused
given head_signed   | act draft         | by clerk       | gives refused
given head_signed   | act check         | by office      | gives head_signed
given head_signed   | act check         | by head        | gives not_allowed
given head_signed   | act check         | by other_office| gives not_allowed
given head_signed   | act send_back     | by office      | gives drafted
given head_signed   | act deliver       | by clerk       | gives replied
given head_signed   | act deliver       | by office      | gives replied
given head_signed   | act deliver       | by other_clerk | gives not_allowed
given replied       | act draft         | by clerk       | gives refused
given replied       | act rehandle      | by program     | gives signed_for
given replied       | act rehandle      | by clerk       | gives not_allowed
given opinion_sent  | act rehandle      | by program     | gives signed_for
given reassigned    | act sign_for      | by clerk       | gives refused
given waiting       | act cancel        | by office      | gives cancelled
given cancelled     | act sign_for      | by clerk       | gives refused
)";

const UnitId unit = UnitId::make(), other = UnitId::make();

identity::Caller caller_named(const std::string& who) {
  const CommitteeId committee{1};
  if (who == "program") return identity::program(committee, {});
  const auto as = [&](Role role, UnitId of = {}) {
    return identity::caller_for(committee, {{committee, role, {}, of, {}}}, AccountId::make(), {});
  };
  if (who == "clerk") return as(Role::unit_clerk, unit);
  if (who == "head") return as(Role::unit_head, unit);
  if (who == "other_clerk") return as(Role::unit_clerk, other);
  if (who == "office") return as(Role::government_supervision);
  if (who == "other_office") return as(Role::party_supervision);
  if (who == "member") return as(Role::member);
  throw std::logic_error("who is " + who);
}

std::string word_after(const std::string& line, const std::string& name) {
  std::istringstream words(line.substr(line.find(name + " ") + name.size()));
  std::string word;
  words >> word;
  if (word.ends_with('|')) word.pop_back();
  return word;
}

std::string outcome(const rules::RuleBook& book, const std::string& line) {
  const auto stage = json::enum_of<Stage>(word_after(line, "given"));
  const auto act = json::enum_of<Act>(word_after(line, "act"));
  if (!stage || !act) return "unknown name";
  const auto caller = caller_named(word_after(line, "by"));
  const auto row =
      transition(book, *stage, *act, caller, standing(caller, unit, Office::government_supervision));
  if (row) return std::string(json::name_of(target_of(**row)));
  return row.error().why == Why::wrong_stage   ? "refused"
         : row.error().why == Why::not_allowed ? "not_allowed"
                                               : row.error().code;
}

class Lifecycle : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = rules::Library::load(std::string(YISHI_SOURCE_DIR) + "/rules");
    ASSERT_TRUE(loaded) << loaded.error().words.zh;
    library = std::move(*loaded);
  }
  std::shared_ptr<const rules::Library> library;
};

TEST_F(Lifecycle, IsAsTheTableSays) {
  std::istringstream lines{std::string(table)};
  std::string line;
  int checked = 0;
  while (std::getline(lines, line)) {
    if (line.empty()) continue;
    EXPECT_EQ(outcome(library->shipped(), line), word_after(line, "gives")) << line;
    ++checked;
  }
  EXPECT_EQ(checked, 39);
}

TEST_F(Lifecycle, EveryStageAndActOfTheShippedBookIsKnown) {
  for (const auto& row : library->shipped().lifecycle("assignment").transitions) {
    EXPECT_TRUE(json::enum_of<Stage>(row.from)) << row.from;
    EXPECT_TRUE(json::enum_of<Stage>(row.to)) << row.to;
    EXPECT_TRUE(json::enum_of<Act>(row.act)) << row.act;
  }
}

TEST_F(Lifecycle, TheUnitsSystemNamesTheOffice) {
  using members::UnitSystem;
  const auto& book = library->shipped();
  const auto of = [](UnitSystem system) { return members::Unit{UnitId::make(), "单位", system, true, true}; };
  const std::vector<members::Unit> government{of(UnitSystem::government), of(UnitSystem::government)},
      party{of(UnitSystem::party)}, court{of(UnitSystem::court)},
      mixed{of(UnitSystem::government), of(UnitSystem::party)};
  EXPECT_EQ(office_for(book, government), Office::government_supervision);
  EXPECT_EQ(office_for(book, party), Office::party_supervision);
  EXPECT_EQ(office_for(book, court), Office::proposals);
  EXPECT_EQ(office_for(book, mixed), Office::proposals);
}

TEST_F(Lifecycle, WhereSupervisionDoesNotAssignTheProposalsOfficeDoes) {
  auto book = library->shipped();
  for (auto& lifecycle : book.lifecycles) {
    for (auto& row : lifecycle.transitions) {
      if (row.act == "assign") row.by = {"proposal_clerk", "proposal_head"};
    }
  }
  const std::vector<members::Unit> government{
      {UnitId::make(), "单位", members::UnitSystem::government, true, true}};
  EXPECT_EQ(office_for(book, government), Office::proposals);
}

}  // namespace
}  // namespace yishi::handling

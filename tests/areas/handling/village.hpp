// A small committee for tests: four units of two systems, three members, the offices; a real database (SQLite, or
// PostgreSQL when YISHI_TEST_POSTGRES is set), the shipped rule book, and the areas' own acts.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "areas/handling/handling.hpp"
#include "areas/members/members.hpp"

namespace yishi::handling {

using database::Transaction;
using identity::Caller;
using identity::Role;

inline constexpr CommitteeId town{1};

class Village : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  // One act in one transaction.
  template <class F>
  auto act(F f) {
    return db->write(f);
  }
  template <class F>
  auto read(F f) {
    return db->read(f);
  }
  // The act must succeed; the refusal's words are shown when it does not.
  template <class F>
  auto must(F f) {
    auto result = db->write(f);
    if (!result) throw std::runtime_error(words_of(result.error()));
    if constexpr (!std::same_as<decltype(result), Result<void>>) return *result;
  }
  // The act must be refused, for this reason.
  template <class F>
  void refused(F f, Why why, std::string_view code_or_pointer) {
    const auto result = db->write(f);
    ASSERT_FALSE(result.has_value()) << "should have been refused with " << code_or_pointer;
    EXPECT_EQ(result.error().why, why) << words_of(result.error());
    const bool at = std::ranges::any_of(result.error().faults,
                                        [&](const auto& f) { return f.pointer == code_or_pointer; });
    EXPECT_TRUE(result.error().code == code_or_pointer || at) << words_of(result.error());
  }
  static std::string words_of(const Refusal& refusal);

  Caller as(Role role, const AccountId& account, MemberId member = {}, UnitId unit = {},
            BodyId body = {}) const;
  Caller li() const { return as(Role::member, li_account, li_member); }
  Caller wang() const { return as(Role::member, wang_account, wang_member); }
  Caller zhao() const { return as(Role::member, zhao_account, zhao_member); }
  Caller office() const { return as(Role::proposal_clerk, office_account); }
  Caller office_head() const { return as(Role::proposal_head, office_head_account); }
  Caller government() const { return as(Role::government_supervision, government_account); }
  Caller party() const { return as(Role::party_supervision, party_account); }
  Caller clerk(const UnitId& unit) const { return as(Role::unit_clerk, clerk_account, {}, unit); }
  Caller head(const UnitId& unit) const { return as(Role::unit_head, unit_head_account, {}, unit); }

  proposals::Proposal proposal(const ProposalId& id);
  proposals::Stage stage(const ProposalId& id) { return proposal(id).stage; }
  // A filed proposal of Li; the co-signers confirm.
  ProposalId filed(std::vector<Caller> co_signers = {});
  ProposalId submitted_by(const Caller& first, std::vector<Caller> co_signers = {});

  Assigning assigning(const ProposalId& id, proposals::HandlingKind kind, std::vector<NamedUnit> units);
  void assign_single(const ProposalId& id, const UnitId& unit);
  // The unit's latest assignment that is still active.
  AssignmentId of(const ProposalId& id, const UnitId& unit);
  Handling seen_by(const Caller& caller, const ProposalId& id);
  Assignment assignment(const ProposalId& id, const UnitId& unit);  // as the office sees it
  std::vector<std::string> open(const Caller& caller, const ProposalId& id);
  std::vector<std::string> facts(const ProposalId& id);  // kinds, in order
  // "sign_for running 2026-03-05": the clocks of an assignment.
  std::string clock(const ProposalId& id, const UnitId& unit, std::string_view term);

  void sign(const ProposalId& id, const UnitId& unit);
  ReplyDraft draft(std::string letter = "A") const;
  void reply(const ProposalId& id, const UnitId& unit,
             std::string letter = "A");  // signs for it already done: draft … deliver
  void rate(const Caller& caller, const ProposalId& id, std::string attitude, std::string result,
            std::string reason = "");
  int run_out();  // run_clocks now

  ManualClock time{Date::of(2026, 3, 2).begins()};
  std::unique_ptr<database::Database> db;
  std::shared_ptr<const rules::Library> rules;
  const UnitId housing = UnitId::make(), schools = UnitId::make(), finance = UnitId::make(),
               publicity = UnitId::make(), dormant = UnitId::make();
  const MemberId li_member = MemberId::make(), wang_member = MemberId::make(), zhao_member = MemberId::make();
  const BodyId economy = BodyId::make();
  const AccountId li_account = AccountId::make(), wang_account = AccountId::make(),
                  zhao_account = AccountId::make(), office_account = AccountId::make(),
                  office_head_account = AccountId::make(), government_account = AccountId::make(),
                  party_account = AccountId::make(), clerk_account = AccountId::make(),
                  unit_head_account = AccountId::make();

 private:
  void open_database(std::string name);

  std::filesystem::path folder_;
  std::string schema_;
};

}  // namespace yishi::handling

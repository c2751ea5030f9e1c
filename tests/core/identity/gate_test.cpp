#include "core/identity/gate.hpp"

#include <gtest/gtest.h>

#include "core/identity/powers.hpp"
#include "core/identity/sessions.hpp"

namespace yishi::identity {
namespace {

constexpr CommitteeId here{1}, there{2};
const Timestamp now{1'795'500'000'000};

Caller with(Role role) {
  return caller_for(here, {{here, role, MemberId::make(), UnitId::make(), BodyId::make()}}, AccountId::make(),
                    now);
}

TEST(Caller, OnlyGrantsOfTheCommitteeCount) {
  const Caller caller = caller_for(
      here, {{there, Role::proposal_head, {}, {}, {}}, {here, Role::member, MemberId::make(), {}, {}}},
      AccountId::make(), now);
  EXPECT_FALSE(caller.has(Role::proposal_head));
  EXPECT_TRUE(caller.has(Role::member));
  EXPECT_FALSE(caller.member().empty());
}

TEST(Caller, RelationsNeedTheRightRole) {
  const UnitId unit = UnitId::make();
  const BodyId body = BodyId::make();
  const auto of = [&](Role role) {
    return caller_for(here, {{here, role, {}, unit, body}}, AccountId::make(), now);
  };
  EXPECT_TRUE(of(Role::unit_clerk).of_unit(unit));
  EXPECT_FALSE(of(Role::unit_clerk).head_of_unit(unit));
  EXPECT_TRUE(of(Role::unit_head).head_of_unit(unit));
  EXPECT_FALSE(of(Role::unit_head).of_unit(UnitId::make()));
  EXPECT_FALSE(of(Role::member).of_unit(unit));
  EXPECT_FALSE(of(Role::unit_head).of_unit(UnitId{})) << "no unit is nobody's unit";
  EXPECT_TRUE(of(Role::convenor).speaks_for(body));
  EXPECT_FALSE(of(Role::unit_head).speaks_for(body));
  EXPECT_FALSE(of(Role::convenor).speaks_for(BodyId{}));
}

TEST(Gate, StrangersHoldOnlyWhatIsPublic) {
  const Gate gate(program_powers());
  Caller stranger;
  stranger.committee = here;
  for (const Power& power : gate.powers())
    EXPECT_EQ(gate.holds(stranger, power.name), power.everyone) << power.name;
  EXPECT_EQ(gate.check(stranger, "proposals.read").error().why, Why::not_signed_in);
  EXPECT_FALSE(gate.holds(stranger, "no.such.power"));
}

TEST(Gate, EveryRoleHoldsItsPowersAndNoOthers) {
  const Gate gate(program_powers());
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto role) {
    for (const Power& power : gate.powers()) {
      const bool listed = std::find(power.roles.begin(), power.roles.end(), role.value) != power.roles.end();
      EXPECT_EQ(gate.holds(with(role.value), power.name), listed || power.everyone || power.signed_in)
          << role.name << " " << power.name;
    }
  });
}

TEST(Gate, NobodyAdministratesAndAudits) {
  const Gate gate(program_powers());
  EXPECT_FALSE(gate.holds(with(Role::system_admin), "audit.read"));
  EXPECT_FALSE(gate.holds(with(Role::audit_admin), "accounts.manage"));
  EXPECT_FALSE(gate.holds(with(Role::system_admin), "members.reveal"));
}

TEST(Gate, TheRuleBookReplacesTheRolesOfAPower) {
  const std::vector<std::string> only = {"proposal_head", "no_such_role"};
  const Gate gate(program_powers(), [&](CommitteeId committee, std::string_view power, Timestamp) {
    return committee == here && power == "proposals.review" ? &only : nullptr;
  });
  EXPECT_TRUE(gate.holds(with(Role::proposal_head), "proposals.review"));
  EXPECT_FALSE(gate.holds(with(Role::proposal_clerk), "proposals.review"));
  EXPECT_TRUE(gate.holds(with(Role::proposal_clerk), "proposals.file"));
}

TEST(Gate, RestrictedCallersReachOnlyTheirSession) {
  const Gate gate(program_powers());
  Caller caller = with(Role::proposal_head);
  caller.restricted = true;
  EXPECT_TRUE(gate.holds(caller, own_session));
  EXPECT_TRUE(gate.holds(caller, "public"));
  EXPECT_FALSE(gate.holds(caller, "proposals.read"));
  EXPECT_EQ(gate.check(caller, "proposals.review").error().code, "finish_sign_in");
}

TEST(Gate, APowerStandsOnce) {
  auto powers = program_powers();
  powers.push_back(powers.front());
  EXPECT_THROW(Gate{powers}, std::logic_error);
}

TEST(Doors, ADoorNeedsAPowerThatExists) {
  http::Router router;
  const Gate gate(program_powers());
  Doors doors(router, gate, {}, "test");
  const auto open = [&] {
    doors.read<NoBody>({http::Verb::get, "/api/v1/x", {"某", "x"}, "no.such.power"},
                       [](database::Transaction&, const Caller&, const http::Request&) -> Result<NoBody> {
                         return NoBody{};
                       });
  };
  EXPECT_THROW(open(), std::logic_error);
}

}  // namespace
}  // namespace yishi::identity

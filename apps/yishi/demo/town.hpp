// Makes a committee with its people: founded, its sessions opened, members, bodies, units and accounts, all through
// the acts of areas/members and core/identity.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "areas/members/members.hpp"
#include "core/identity/identity.hpp"
#include "yishi/demo/dice.hpp"
#include "yishi/demo/material.hpp"

namespace yishi::demo {

struct DemoMember {
  MemberId id;
  AccountId account;
  std::string name;
};
struct DemoUnit {
  UnitId id;
  std::string name;
  members::UnitSystem system = members::UnitSystem::government;
  AccountId clerk, head;
};
struct DemoBody {
  BodyId id;
  members::BodyKind kind = members::BodyKind::sector;
  AccountId clerk;
};

// One committee with everybody who acts in it.
struct Town {
  CommitteePlan plan;
  CommitteeId committee{};
  std::vector<members::Session> sessions;
  std::vector<DemoMember> members;
  std::vector<DemoUnit> units;
  std::vector<DemoBody> bodies;
  std::map<identity::Role, AccountId> staff;

  // Acting in a role at a moment.
  identity::Caller as(identity::Role role, Timestamp at) const;
  identity::Caller as_member(const DemoMember& member, Timestamp at) const;
  identity::Caller as_unit(const DemoUnit& unit, bool head, Timestamp at) const;
  identity::Caller as_body(const DemoBody& body, Timestamp at) const;
  const DemoUnit& unit_named(const std::string& ending) const;  // "教育局"; the first unit when there is none
};

struct SignIn {  // what is printed at the end
  std::string role, login, name, committee;
};

struct Founding {
  identity::Services* identity;
  const Material* material;
  std::string password_hash;  // of every demo account
  int years = 3;
  Date today;
  std::vector<SignIn>* sign_ins;
};
Town found_town(database::Transaction& tx, const Founding& founding, Dice& dice, const CommitteePlan& plan, int position,
                std::optional<CommitteeId> parent);

}  // namespace yishi::demo

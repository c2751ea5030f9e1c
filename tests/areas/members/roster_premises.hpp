// The premises with a roster: members, units and bodies of two committees.
#pragma once
#include "areas/members/members.hpp"
#include "premises.hpp"

namespace yishi::members {

class RosterPremises : public identity::Premises {
 protected:
  void SetUp() override;
  std::vector<database::Migration> all_migrations() override;
  void add_all_routes() override;

  MemberId member(const std::string& code, const std::string& name, MemberFile more = {},
                  CommitteeId committee = CommitteeId{1});
  UnitId unit(const std::string& name, CommitteeId committee = CommitteeId{1});
  BodyId body(BodyKind kind, const std::string& name, CommitteeId committee = CommitteeId{1});
  identity::Caller office(CommitteeId committee = CommitteeId{1});

  identity::Browser affairs;  // of 委员工作委, in committee 1
  static constexpr const char* setup_code = "setup-code-of-the-test";
};

}  // namespace yishi::members

// Who asks, and with which rights. Made once per request from the session; passed to every act and every
// read.
#pragma once
#include <boost/describe.hpp>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/database/database.hpp"

namespace yishi::identity {

// domain.md 2.2. Closed here; which role may do which act comes from the rule book.
enum class Role {
  member,                    // 委员
  collective_clerk,          // 党派、团体、界别、专委会联系人; `body` says of which
  proposal_clerk,            // 提案委工作人员
  proposal_head,             // 提案委主任
  information_editor,        // 信息编辑
  information_checker,       // 信息审核
  information_signer,        // 信息签发
  special_committee_office,  // 专委会办公室; `body`
  party_supervision,         // 党委督查室
  government_supervision,    // 政府督查室
  unit_clerk,                // 承办单位经办人; `unit`
  unit_head,                 // 承办单位负责人; `unit`
  committee_leader,          // 政协领导
  party_government_leader,   // 党政领导
  convenor,                  // 界别、小组召集人; `body`
  member_affairs,            // 委员工作委
  system_admin,
  security_admin,
  audit_admin  // 三员分立: no account holds two of them
};
BOOST_DESCRIBE_ENUM(Role, member, collective_clerk, proposal_clerk, proposal_head, information_editor,
                    information_checker, information_signer, special_committee_office, party_supervision,
                    government_supervision, unit_clerk, unit_head, committee_leader, party_government_leader,
                    convenor, member_affairs, system_admin, security_admin, audit_admin)

struct Grant {
  CommitteeId committee{};
  Role role = Role::member;
  MemberId member;  // for role member
  UnitId unit;      // for unit roles
  BodyId body;      // for collective_clerk, convenor, special_committee_office
};
BOOST_DESCRIBE_STRUCT(Grant, (), (committee, role, member, unit, body))

// The caller acts in one committee at a time (chosen at sign-in, switched in the top bar); only the grants of
// that committee count. A stranger has no account and no grant.
struct Caller {
  AccountId account;
  std::string name;
  CommitteeId committee{};
  std::vector<Grant> grants;  // of `committee` only
  std::string session;        // hash of the session's token; empty for commands and the program itself
  Timestamp at;               // the moment of the request; acts take the time from here
  bool restricted =
      false;  // must first set a new password or enrol TOTP: holds no power but its own session's

  bool stranger() const { return account.empty(); }
  bool has(Role role) const;
  bool has_any(std::span<const Role> roles) const;
  MemberId member() const;                 // the caller's own member record in this committee, or empty
  bool of_unit(const UnitId& unit) const;  // clerk or head of it
  bool head_of_unit(const UnitId& unit) const;
  bool speaks_for(const BodyId& body) const;  // clerk, convenor or office of it
};

// A caller with the given grants: for commands, the demo and tests.
Caller caller_for(CommitteeId committee, std::vector<Grant> grants, AccountId account, Timestamp at);
// The right on which the caller acts, for NewFact::authority: the first of `roles` that the caller has, by
// name; "program" for the program itself.
std::string authority(const Caller& caller, std::initializer_list<Role> roles);
// 委员, 提案委工作人员 …
Words role_words(Role role);
// 三员分立: the roles of which one account holds at most one, over all committees.
bool is_admin(Role role);
// The program itself, for clocks that run out: holds no role, is accepted only by acts that say so.
Caller program(CommitteeId committee, Timestamp at);

}  // namespace yishi::identity

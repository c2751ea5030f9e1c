#include "core/identity/caller.hpp"

namespace yishi::identity {

bool Caller::has(Role role) const {
  return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) { return grant.role == role; });
}

bool Caller::has_any(std::span<const Role> roles) const {
  return std::any_of(roles.begin(), roles.end(), [&](Role role) { return has(role); });
}

MemberId Caller::member() const {
  for (const Grant& grant : grants) {
    if (grant.role == Role::member) return grant.member;
  }
  return {};
}

bool Caller::of_unit(const UnitId& unit) const {
  return !unit.empty() && std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) {
    return grant.unit == unit && (grant.role == Role::unit_clerk || grant.role == Role::unit_head);
  });
}

bool Caller::head_of_unit(const UnitId& unit) const {
  return !unit.empty() && std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) {
    return grant.unit == unit && grant.role == Role::unit_head;
  });
}

bool Caller::speaks_for(const BodyId& body) const {
  return !body.empty() && std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) {
    return grant.body == body && (grant.role == Role::collective_clerk || grant.role == Role::convenor ||
                                  grant.role == Role::special_committee_office);
  });
}

Caller caller_for(CommitteeId committee, std::vector<Grant> grants, AccountId account, Timestamp at) {
  Caller caller;
  caller.account = account;
  caller.committee = committee;
  for (Grant& grant : grants) {
    if (grant.committee == CommitteeId{}) grant.committee = committee;
    if (grant.committee == committee) caller.grants.push_back(std::move(grant));
  }
  caller.at = at;
  return caller;
}

Caller program(CommitteeId committee, Timestamp at) {
  Caller caller;
  caller.name = "program";  // what tells it from a stranger
  caller.committee = committee;
  caller.at = at;
  return caller;
}

std::string authority(const Caller& caller, std::initializer_list<Role> roles) {
  for (const Role role : roles) {
    if (caller.has(role)) return std::string(json::name_of(role));
  }
  return "program";
}

bool is_admin(Role role) {
  return role == Role::system_admin || role == Role::security_admin || role == Role::audit_admin;
}

Words role_words(Role role) {
  switch (role) {
    case Role::member:
      return {"委员", "Member"};
    case Role::collective_clerk:
      return {"集体提案联系人", "Clerk of a collective proposer"};
    case Role::proposal_clerk:
      return {"提案委工作人员", "Clerk of the Committee on Proposals"};
    case Role::proposal_head:
      return {"提案委主任", "Head of the Committee on Proposals"};
    case Role::information_editor:
      return {"信息编辑", "Information editor"};
    case Role::information_checker:
      return {"信息审核", "Information checker"};
    case Role::information_signer:
      return {"信息签发", "Information signer"};
    case Role::special_committee_office:
      return {"专委会办公室", "Office of a special committee"};
    case Role::party_supervision:
      return {"党委督查室", "Party committee supervision office"};
    case Role::government_supervision:
      return {"政府督查室", "Government supervision office"};
    case Role::unit_clerk:
      return {"承办单位经办人", "Clerk of a handling unit"};
    case Role::unit_head:
      return {"承办单位负责人", "Head of a handling unit"};
    case Role::committee_leader:
      return {"政协领导", "Leader of the committee"};
    case Role::party_government_leader:
      return {"党政领导", "Party or government leader"};
    case Role::convenor:
      return {"召集人", "Convenor"};
    case Role::member_affairs:
      return {"委员工作委", "Member affairs office"};
    case Role::system_admin:
      return {"系统管理员", "System administrator"};
    case Role::security_admin:
      return {"安全管理员", "Security administrator"};
    case Role::audit_admin:
      return {"审计管理员", "Audit administrator"};
  }
  return {};
}

}  // namespace yishi::identity

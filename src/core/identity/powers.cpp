#include "core/identity/powers.hpp"

#include "core/identity/sessions.hpp"

namespace yishi::identity {
namespace {

using enum Role;

Power everyone(std::string name, Words words) { return {std::move(name), std::move(words), {}, true, false}; }
Power signed_in(std::string name, Words words) {
  return {std::move(name), std::move(words), {}, false, true};
}

}  // namespace

std::vector<Power> program_powers() {
  return {
      everyone("public", {"公开信息", "what is public"}),
      signed_in(std::string(own_session), {"自己的会话", "one's own session"}),

      // proposals
      signed_in("proposals.read", {"查看提案", "read proposals"}),
      {"proposals.raise",
       {"提出提案", "raise proposals"},
       {member, collective_clerk, convenor, special_committee_office, proposal_clerk, proposal_head}},
      {"proposals.withdraw",
       {"撤案", "withdraw proposals"},
       {member, collective_clerk, convenor, special_committee_office, proposal_clerk, proposal_head}},
      {"proposals.co_sign", {"联名或附议", "co-sign proposals"}, {member}},
      {"proposals.review", {"审查提案", "review proposals"}, {proposal_clerk, proposal_head}},
      {"proposals.file", {"立案", "file proposals"}, {proposal_clerk, proposal_head}},
      {"proposals.assign",
       {"交办提案", "assign proposals"},
       {proposal_clerk, proposal_head, party_supervision, government_supervision}},
      {"proposals.export",
       {"导出提案", "export proposals"},
       {proposal_clerk, proposal_head, party_supervision, government_supervision, committee_leader,
        special_committee_office, unit_clerk, unit_head}},

      // handling
      {"handling.sign_for", {"签收交办", "sign for assignments"}, {unit_clerk, unit_head}},
      {"handling.reply", {"起草答复", "draft replies"}, {unit_clerk, unit_head}},
      {"handling.sign", {"签发答复", "sign replies"}, {unit_head}},
      {"handling.check",
       {"审核答复", "check replies"},
       {party_supervision, government_supervision, proposal_clerk, proposal_head}},
      {"handling.decide",
       {"裁定退办与延期", "decide objections and extensions"},
       {party_supervision, government_supervision, proposal_clerk, proposal_head}},
      {"handling.deliver",
       {"送达答复", "deliver replies"},
       {unit_clerk, unit_head, party_supervision, government_supervision, proposal_clerk, proposal_head}},
      {"handling.close", {"办结与归档", "close and archive proposals"}, {proposal_clerk, proposal_head}},
      {"handling.rate",
       {"评价答复", "rate replies"},
       {member, collective_clerk, convenor, special_committee_office}},

      // oversight
      {"oversight.key",
       {"确定重点提案", "select key proposals"},
       {proposal_clerk, proposal_head, committee_leader}},
      {"oversight.supervise",
       {"督办", "supervise handling"},
       {proposal_clerk, proposal_head, party_supervision, government_supervision, committee_leader,
        party_government_leader, special_committee_office}},
      {"oversight.promises",
       {"承诺台账", "watch promises"},
       {proposal_clerk, proposal_head, party_supervision, government_supervision, committee_leader,
        special_committee_office, unit_clerk, unit_head}},
      signed_in("tasks.read", {"查看待办", "read one's tasks"}),
      {"oversight.urge",
       {"催办", "urge handling units"},
       {proposal_clerk, proposal_head, party_supervision, government_supervision}},
      {"oversight.assess",
       {"考核承办单位", "assess handling units"},
       {proposal_clerk, proposal_head, party_supervision, government_supervision}},
      {"statistics.read",
       {"查看统计", "read statistics"},
       {proposal_clerk, proposal_head, party_supervision, government_supervision, committee_leader,
        party_government_leader, special_committee_office, member_affairs, unit_clerk, unit_head}},

      // members, units, accounts
      signed_in("members.read", {"查看委员名册", "read the roster of members"}),
      {"members.manage", {"管理委员名册", "keep the roster of members"}, {member_affairs}},
      {"members.reveal", {"查看委员联系方式和证件号", "see members' phone and id numbers"}, {member_affairs}},
      {"units.manage",
       {"管理承办单位", "keep the list of handling units"},
       {proposal_clerk, proposal_head, party_supervision, government_supervision}},
      {"committees.manage",
       {"管理届次和下级政协", "keep terms, sessions and committees"},
       {member_affairs, system_admin}},
      {"committees.found", {"设立下级政协", "found committees below"}, {system_admin}},
      {"accounts.read", {"查看账号", "read accounts"}, {system_admin, security_admin, audit_admin}},
      {"accounts.manage", {"管理账号", "keep accounts"}, {system_admin}},
      {"accounts.grant", {"授予角色", "grant roles"}, {system_admin, security_admin}},
      {"audit.read", {"查看审计记录", "read the audit records"}, {audit_admin}},

      // the rest of the house
      {"publication.prepare", {"准备公开", "prepare publication"}, {proposal_clerk, proposal_head}},
      {"publication.release",
       {"批准公开", "release for publication"},
       {proposal_clerk, proposal_head, committee_leader}},
      {"imports.manage", {"导入数据", "import data"}, {member_affairs, proposal_clerk, proposal_head}},
      signed_in("notices.read", {"查看通知", "read one's notices"}),
      signed_in("rules.read", {"查看规则", "read the rule book"}),
  };
}

Gate::Differs differs_by(const rules::Library& rules) {
  return [&rules](CommitteeId committee, std::string_view power,
                  Timestamp at) -> const std::vector<std::string>* {
    const auto& powers = rules.in_force(committee, Date::of(at)).powers;
    if (powers.empty()) return nullptr;
    const auto roles = powers.find(std::string(power));
    return roles == powers.end() ? nullptr : &roles->second;
  };
}

}  // namespace yishi::identity

#include "areas/notices/audience.hpp"

#include "areas/members/members.hpp"

namespace yishi::notices {

using identity::Role;

Accounts with_roles(database::Transaction& tx, CommitteeId committee, std::initializer_list<Role> roles) {
  Accounts out;
  for (const Role role : roles) add(out, members::accounts_with_role(tx, committee, role));
  return out;
}

Accounts of_unit(database::Transaction& tx, CommitteeId committee, const UnitId& unit) {
  Accounts out = members::accounts_of_unit(tx, committee, unit, Role::unit_clerk);
  add(out, heads_of_unit(tx, committee, unit));
  return out;
}

Accounts heads_of_unit(database::Transaction& tx, CommitteeId committee, const UnitId& unit) {
  return members::accounts_of_unit(tx, committee, unit, Role::unit_head);
}

Accounts of_members(database::Transaction& tx, CommitteeId committee, const std::vector<MemberId>& members) {
  return members::accounts_of_members(tx, committee, members);
}

Accounts of_body(database::Transaction& tx, CommitteeId committee, const BodyId& body) {
  return tx.all<AccountId>(
      "SELECT DISTINCT g.account_id FROM grants g JOIN accounts a ON a.id = g.account_id WHERE "
      "g.committee_id = ?1 AND g.body_id = ?2 AND g.suspended = 0 AND a.state = 'active' ORDER BY "
      "g.account_id",
      committee, body);
}

Accounts proposals_office(database::Transaction& tx, CommitteeId committee) {
  return with_roles(tx, committee, {Role::proposal_clerk, Role::proposal_head});
}

Accounts supervision_offices(database::Transaction& tx, CommitteeId committee) {
  return with_roles(tx, committee, {Role::government_supervision, Role::party_supervision});
}

Accounts office_in_charge_of(database::Transaction& tx, CommitteeId committee, std::string_view assignment) {
  const auto office = tx.first<std::string>(
      "SELECT office FROM assignments WHERE committee_id = ?1 AND id = ?2", committee, assignment);
  if (office == "government_supervision") return with_roles(tx, committee, {Role::government_supervision});
  if (office == "party_supervision") return with_roles(tx, committee, {Role::party_supervision});
  Accounts out = proposals_office(tx, committee);
  if (!office) add(out, supervision_offices(tx, committee));
  return out;
}

Accounts proposers(database::Transaction& tx, CommitteeId committee, const proposals::Proposal& proposal,
                   bool merged_too) {
  Accounts out = of_members(tx, committee, proposals::signers(tx, committee, proposal.id));
  if (!proposal.first_member.empty()) add(out, of_members(tx, committee, {proposal.first_member}));
  if (!proposal.body.empty()) add(out, of_body(tx, committee, proposal.body));
  if (!merged_too) return out;
  for (const auto& id : proposals::followers_of(tx, committee, proposal.id)) {
    if (const auto merged = proposals::find(tx, committee, id))
      add(out, proposers(tx, committee, *merged, false));
  }
  return out;
}

void add(Accounts& to, const Accounts& more) {
  for (const auto& account : more) {
    if (std::ranges::find(to, account) == to.end()) to.push_back(account);
  }
}

}  // namespace yishi::notices

// Who may see a proposal and act on it. Page, list, search, export, feed and paper all ask here.
#include "areas/proposals/lifecycle.hpp"
#include "areas/proposals/store.hpp"
#include "areas/proposals/visibility.hpp"

namespace yishi::proposals {
namespace {

using identity::Role;

// The office of the committee: reads whatever has been submitted.
constexpr Role office_roles[] = {Role::proposal_clerk, Role::proposal_head, Role::committee_leader, Role::audit_admin};
// Reads whatever has been filed.
constexpr Role filed_roles[] = {Role::member, Role::collective_clerk, Role::convenor, Role::special_committee_office,
                                Role::government_supervision, Role::party_supervision, Role::party_government_leader,
                                Role::information_editor, Role::information_checker, Role::information_signer,
                                Role::member_affairs};

bool is_author(const Relation& r) { return r.author || r.co_signer || r.speaks_for_body; }

}  // namespace

Reach reach(const identity::Caller& caller) {
  if (caller.has_any(office_roles)) return Reach::office;
  if (caller.has_any(filed_roles)) return Reach::filed;
  return unit_of(caller).empty() ? Reach::nothing : Reach::assigned;
}

UnitId unit_of(const identity::Caller& caller) {
  const auto grant = std::ranges::find_if(caller.grants, [](const auto& g) { return !g.unit.empty(); });
  return grant == caller.grants.end() ? UnitId{} : grant->unit;
}

BodyId body_of(const identity::Caller& caller) {
  const auto grant = std::ranges::find_if(caller.grants, [](const auto& g) { return !g.body.empty(); });
  return grant == caller.grants.end() ? BodyId{} : grant->body;
}

Relation relation(database::Transaction& tx, const identity::Caller& caller, const Proposal& proposal) {
  Relation r;
  if (caller.stranger()) return r;
  const MemberId member = caller.member();
  r.author = proposal.author == caller.account || (!member.empty() && member == proposal.first_member);
  r.speaks_for_body = !proposal.body.empty() && caller.speaks_for(proposal.body);
  if (!member.empty() && !r.author) {
    const auto signer = store::load_signer(tx, caller.committee, proposal.id, member);
    r.co_signer = signer && (signer->state == store::SignerState::asked || signer->state == store::SignerState::confirmed);
  }
  for (const auto& grant : caller.grants) {
    if (grant.unit.empty()) continue;
    const auto part = store::unit_part(tx, caller.committee, proposal.id, grant.unit);
    r.co_unit = r.co_unit || part == "co";
    r.lead_unit = r.lead_unit || part == "lead" || part == "split";
  }
  return r;
}

bool may_see(const identity::Caller& caller, const Proposal& proposal, const Relation& r) {
  const Reach how_far = reach(caller);
  const bool office = how_far == Reach::office;
  switch (proposal.phase()) {
    case Phase::own: return is_author(r);
    case Phase::review:
    case Phase::set_aside: return is_author(r) || office;
    case Phase::assignment:
    case Phase::handling:
    case Phase::feedback:
    case Phase::done: return is_author(r) || office || r.lead_unit || r.co_unit || how_far == Reach::filed;
  }
  return false;
}

Result<Seen> see(database::Transaction& tx, const identity::Caller& caller, const ProposalId& id) {
  auto proposal = store::load(tx, caller.committee, id);
  if (!proposal) return not_found();
  Relation r = relation(tx, caller, *proposal);
  if (!may_see(caller, *proposal, r)) return not_found();
  return Seen{std::move(*proposal), r};
}

bool may_do(const rules::RuleBook& book, const identity::Caller& caller, const Proposal& proposal, const Relation& relation,
            Act act) {
  return transition(book, proposal.stage, act, caller, relation).has_value();
}

}  // namespace yishi::proposals

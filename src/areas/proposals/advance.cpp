// The one way a proposal changes stage, and the facts about it.
#include <fmt/format.h>

#include "areas/proposals/lifecycle.hpp"
#include "areas/proposals/store.hpp"
#include "core/identity/caller.hpp"

namespace yishi::proposals {
namespace {

Refusal changed_meanwhile() {
  return Refusal{Why::conflict, "changed_meanwhile",
                 {"刚才有人先处理了这件提案。您的内容没有丢失，请刷新后再决定。",
                  "Somebody else has just acted on this proposal. Nothing of yours is lost; reload and decide again."},
                 {}};
}

// On what right the caller acts: the first role that the rule book's row names, or the relation.
std::string authority_for(const rules::Transition& row, const identity::Caller& caller, const Relation& relation) {
  if (caller.account.empty()) return "program";
  for (const auto& who : row.by) {
    const auto role = json::enum_of<identity::Role>(who);
    if (role && caller.has(*role)) return who;
    if (who == "first_proposer" && relation.author) return who;
  }
  return row.by.empty() ? "" : row.by.front();
}

std::int64_t append(database::Transaction& tx, const identity::Caller& caller, const Proposal& p, std::string authority,
                    std::string kind, Step step) {
  ledger::NewFact fact{.committee = caller.committee,
                       .at = caller.at,
                       .actor = caller.account,
                       .authority = std::move(authority),
                       .kind = std::move(kind),
                       .subject_type = "proposal",
                       .subject = p.id.str(),
                       .people = std::move(step.people),
                       .measures = std::move(step.measures),
                       .tags = {},
                       .payload = std::move(step.payload)};
  fact.tags.push_back({"session", fmt::format("{}.{}", p.term, p.session)});
  if (!p.category.empty()) fact.tags.push_back({"category", p.category});
  if (!p.sector.empty()) fact.tags.push_back({"sector", p.sector});
  fact.tags.insert(fact.tags.end(), step.tags.begin(), step.tags.end());
  return ledger::append(tx, fact);
}

void stamp(Proposal& p, Timestamp at) {
  switch (p.stage) {
    case Stage::submitted: p.submitted_at = p.submitted_at.value_or(at); break;
    case Stage::filed: p.filed_at = at; break;
    case Stage::assigned: p.assigned_at = at; break;
    case Stage::replied: p.replied_at = at; break;
    case Stage::closed: p.closed_at = at; break;
    default: break;
  }
}

}  // namespace

Result<void> advance(database::Transaction& tx, const rules::RuleBook& book, const identity::Caller& caller,
                     Proposal& proposal, const Relation& relation, Act act, Step step) {
  const auto row = transition(book, proposal.stage, act, caller, relation);
  if (!row) return refuse(row.error());
  if ((*row)->needs_reason && step.reason.empty()) {
    return invalid_field("/reason", {"请写明理由，提案者会看到。", "Please give the reason; the proposers will see it."});
  }
  const auto target = json::enum_of<Stage>((*row)->to);
  if (!target) throw std::logic_error("the rule book names an unknown stage: " + (*row)->to);
  stop_clocks(tx, caller.committee, proposal.id.text(), caller.at);
  proposal.stage = *target;
  proposal.stage_since = caller.at;
  proposal.due_on.reset();
  stamp(proposal, caller.at);
  if (!(*row)->starts.empty()) {
    proposal.due_on = start_clock(tx, book, caller.committee, proposal.id, proposal.id.text(), (*row)->starts, {}, caller.at,
                                  step.due_on);
  }
  if (auto saved = save(tx, caller, proposal); !saved) return saved;
  append(tx, caller, proposal, authority_for(**row, caller, relation), std::string(fact_kind(act)), std::move(step));
  return {};
}

Result<void> save(database::Transaction& tx, const identity::Caller& caller, Proposal& proposal) {
  proposal.updated_at = caller.at;
  if (!store::update(tx, caller.committee, proposal)) return refuse(changed_meanwhile());
  return {};
}

std::int64_t record(database::Transaction& tx, const identity::Caller& caller, const Proposal& proposal, std::string kind,
                    Step step) {
  std::string authority = "program";
  if (!caller.account.empty()) authority = caller.grants.empty() ? "" : std::string(json::name_of(caller.grants.front().role));
  return append(tx, caller, proposal, std::move(authority), std::move(kind), std::move(step));
}

std::optional<Proposal> find(database::Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return store::load(tx, committee, id);
}
Texts texts(database::Transaction& tx, CommitteeId committee, const ProposalId& id) { return store::load_texts(tx, committee, id); }

std::vector<MemberId> signers(database::Transaction& tx, CommitteeId committee, const ProposalId& id) {
  std::vector<MemberId> out;
  for (const auto& signer : store::load_signers(tx, committee, id)) {
    if (signer.state == store::SignerState::confirmed && signer.part != store::SignerPart::seconder) out.push_back(signer.member);
  }
  return out;
}

std::vector<ProposalId> followers_of(database::Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return store::merged_into(tx, committee, id);
}

std::vector<UnitId> suggested_units(database::Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return store::suggested_units(tx, committee, id);
}

}  // namespace yishi::proposals

#include "areas/proposals/page.hpp"

#include "areas/members/members.hpp"
#include "areas/proposals/attachments.hpp"
#include "areas/proposals/lifecycle.hpp"
#include "areas/proposals/past.hpp"
#include "areas/proposals/words.hpp"
#include "core/identity/names.hpp"

namespace yishi::proposals {
namespace {

using database::Transaction;
using identity::Caller;

Ref ref(const Proposal& p) { return {p.id.str(), p.number_text.empty() ? p.title : p.number_text + " " + p.title}; }

std::map<std::string, std::string> actor_names(Transaction& tx, const std::vector<ledger::Fact>& facts) {
  std::vector<AccountId> accounts;
  for (const auto& fact : facts) {
    if (!fact.actor.empty()) accounts.push_back(fact.actor);
  }
  return identity::names_of(tx, accounts);
}

std::vector<SignerView> signer_views(Transaction& tx, const Caller& caller, const ProposalId& id) {
  std::vector<SignerView> out;
  const auto signers = store::load_signers(tx, caller.committee, id);
  std::vector<MemberId> ids;
  for (const auto& signer : signers) ids.push_back(signer.member);
  const auto people = members::brief(tx, caller.committee, ids);
  for (const auto& s : signers) {
    SignerView view{.part = s.part, .state = s.state, .note = s.note, .answered_at = s.answered_at, .deadline = s.deadline};
    view.member.id = s.member.str();
    if (const auto found = people.find(s.member); found != people.end()) {
      view.member.name = found->second.name;
      view.sector = found->second.sector;
    }
    out.push_back(std::move(view));
  }
  return out;
}

std::vector<ReviewView> review_views(Transaction& tx, const Caller& caller, const Seen& seen) {
  std::vector<ReviewView> out;
  const auto reviews = store::reviews(tx, caller.committee, seen.proposal.id);
  std::vector<AccountId> accounts;
  for (const auto& review : reviews) accounts.push_back(review.reviewer);
  const auto names = identity::names_of(tx, accounts);
  for (const auto& r : reviews) {
    const auto name = names.find(r.reviewer.str());
    out.push_back({r.step, r.result, r.reason_code, r.opinion, name == names.end() ? "" : name->second, r.at});
  }
  return out;
}

std::vector<Running> running(Transaction& tx, const rules::RuleBook& book, const Caller& caller, const ProposalId& id) {
  std::vector<Running> out;
  const auto clocks = running_clocks(tx, caller.committee, id);
  std::vector<UnitId> units;
  for (const auto& clock : clocks) {
    if (!clock.unit.empty()) units.push_back(clock.unit);
  }
  const auto names = members::unit_names(tx, caller.committee, units);
  for (const auto& clock : clocks) {
    const auto name = names.find(clock.unit);
    out.push_back({clock.term, book.term(clock.term).words, name == names.end() ? "" : name->second, clock.due_on,
                   clock.due_on < Date::of(caller.at)});
  }
  return out;
}

// Opinions of the review are for its authors and the office; the rest of the house sees that it was filed.
bool sees_reviews(const Caller& caller, const Seen& seen) {
  const auto& r = seen.relation;
  return r.author || r.co_signer || r.speaks_for_body || caller.has(identity::Role::proposal_clerk) ||
         caller.has(identity::Role::proposal_head) || caller.has(identity::Role::committee_leader);
}

std::vector<std::string> open_acts(const rules::RuleBook& book, const Caller& caller, const Seen& seen,
                                   const std::vector<SignerView>& signers) {
  // Acts of handling and rating are asked of areas/handling.
  constexpr Act here[] = {Act::ask_co_signers, Act::submit, Act::pass_preliminary, Act::pass_second, Act::file,
                          Act::return_for_change, Act::decline, Act::convert, Act::merge, Act::withdraw};
  std::vector<std::string> may;
  for (const Act act : here) {
    if (may_do(book, caller, seen.proposal, seen.relation, act)) may.emplace_back(json::name_of(act));
  }
  const bool writes = seen.relation.author || seen.relation.speaks_for_body;
  if (writes && seen.proposal.phase() == Phase::own) may.insert(may.end(), {"save", "attach"});
  if (writes && seen.proposal.stage == Stage::draft) may.emplace_back("discard");
  for (const auto& s : signers) {
    if (s.state == store::SignerState::asked && s.member.id == caller.member().text()) may.emplace_back("co_sign");
  }
  return may;
}

}  // namespace

Result<ProposalPage> page(Transaction& tx, const rules::Library& rules, const Caller& caller, const ProposalId& id) {
  auto seen = see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  const auto& book = rules.version(caller.committee, seen->proposal.rule_version);
  ProposalPage out;
  const Texts t = store::load_texts(tx, caller.committee, id);
  out.situation = t.situation;
  out.analysis = t.analysis;
  out.advice = t.advice;
  out.signers = signer_views(tx, caller, id);
  if (sees_reviews(caller, *seen)) out.reviews = review_views(tx, caller, *seen);
  const auto facts = ledger::timeline(tx, caller.committee, "proposal", id.text());
  out.loop = loop_line(seen->proposal, facts, actor_names(tx, facts), Date::of(caller.at));
  out.clocks = running(tx, book, caller, id);
  const auto suggested = store::suggested_units(tx, caller.committee, id);
  const auto unit_names = members::unit_names(tx, caller.committee, suggested);
  for (const auto& unit : suggested) {
    if (const auto name = unit_names.find(unit); name != unit_names.end()) out.suggested_units.push_back({unit.str(), name->second});
  }
  if (!seen->proposal.body.empty()) out.body = Ref{seen->proposal.body.str(), seen->proposal.proposer};
  if (!seen->proposal.merged_into.empty()) {
    if (const auto main = see(tx, caller, seen->proposal.merged_into)) out.merged_into = ref(main->proposal);
  }
  for (const auto& follower : store::merged_into(tx, caller.committee, id)) {
    if (const auto other = see(tx, caller, follower)) out.merged.push_back(ref(other->proposal));
  }
  out.attachments = attachments_of(tx, caller.committee, id);
  out.may = open_acts(book, caller, *seen, out.signers);
  if (seen->proposal.phase() == Phase::done) out.past_reply = imported_reply(tx, caller.committee, id);
  out.proposal = std::move(seen->proposal);
  return out;
}

Result<Timeline> timeline(Transaction& tx, const Caller& caller, const ProposalId& id) {
  const auto seen = see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  const auto facts = ledger::timeline(tx, caller.committee, "proposal", id.text());
  const auto names = actor_names(tx, facts);
  Timeline out;
  for (const auto& fact : facts) {
    if (!shows_to(caller, *seen, fact.kind)) continue;
    const auto name = names.find(fact.actor.str());
    out.items.push_back({fact.number, fact.at, fact.kind, words_for(fact.kind), name == names.end() ? "" : name->second,
                         fact.authority, fact.hash});
  }
  return out;
}

}  // namespace yishi::proposals

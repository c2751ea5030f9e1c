#include "areas/proposals/raise.hpp"

#include <fmt/format.h>

#include "areas/members/members.hpp"
#include "areas/proposals/checks.hpp"
#include "areas/proposals/lifecycle.hpp"
#include "areas/proposals/search.hpp"
#include "areas/proposals/store.hpp"

namespace yishi::proposals {
namespace {

using database::Transaction;
using identity::Caller;

struct Proposer {
  MemberId member;
  BodyId body;
  std::string name, sector;
};

Result<Proposer> proposer_of(Transaction& tx, const Caller& caller, const Draft& draft) {
  if (!is_collective(draft.kind)) {
    const auto member = members::find_member(tx, caller.committee, caller.member());
    if (!member) {
      return not_allowed({"只有本届政协委员可以提交委员提案。", "Only a member of this committee may raise a member's proposal."});
    }
    if (member->status != members::Status::active) {
      return not_allowed({"您目前暂停履职，不能提交提案。请联系委员工作委员会。", "Your membership is suspended; please ask the office of member affairs."});
    }
    return Proposer{member->id, {}, member->name, member->sector};
  }
  if (!draft.body) return invalid_field("/body", {"请选择提案单位。", "Please choose the body that raises the proposal."});
  const auto body = members::find_body(tx, caller.committee, *draft.body);
  const bool office = caller.has(identity::Role::proposal_clerk) || caller.has(identity::Role::proposal_head);
  if (!body || !(caller.speaks_for(*draft.body) || (draft.kind == Kind::standing_committee && office))) {
    return not_allowed({"您不是该单位的联系人或召集人，不能代表它提交提案。", "You are not the clerk or convenor of this body."});
  }
  return Proposer{{}, body->id, body->name, body->kind == members::BodyKind::sector ? body->name : ""};
}

Texts texts_of(const Draft& draft) { return {draft.title, draft.situation, draft.analysis, draft.advice}; }

void take_over(Proposal& p, const Draft& draft) {
  p.title = draft.title;
  p.category = draft.category.value_or("");
  p.publish_consent = draft.publish_consent;
  p.publish_reason = draft.publish_reason;
  p.may_second = draft.may_second;
}

void store_parts(Transaction& tx, const Caller& caller, const Proposal& p, const Draft& draft) {
  store::put_texts(tx, caller.committee, p.id, texts_of(draft));
  store::put_suggested_units(tx, caller.committee, p.id, draft.suggested_units);
  std::vector<MemberId> others = draft.co_signers;
  std::erase(others, p.first_member);
  store::name_signers(tx, caller.committee, p.id, p.first_member, others, caller.at);
}

bool may_write(const Seen& seen) { return seen.relation.author || seen.relation.speaks_for_body; }
bool is_open_for_writing(const Proposal& p) {
  return p.stage == Stage::draft || p.stage == Stage::returned || p.stage == Stage::cosigning;
}

// Loads a proposal that the caller wrote, at the version that the caller saw.
Result<Seen> own(Transaction& tx, const Caller& caller, const ProposalId& id, std::int64_t version) {
  auto seen = see(tx, caller, id);
  if (!seen) return seen;
  if (!may_write(*seen)) return not_allowed({"只有第一提案人可以这样做。", "Only the first proposer may do this."});
  if (seen->proposal.version != version) {
    return refuse(Why::conflict, "changed_meanwhile",
                  {"这件提案在别处修改过。您这里写的内容还在，请比较两个版本后再保存。",
                   "This proposal was changed elsewhere. Your text is kept; compare both versions before saving."});
  }
  return seen;
}

}  // namespace

Result<Proposal> start_draft(Transaction& tx, const rules::Library& rules, const Caller& caller, Draft draft) {
  const Date today = Date::of(caller.at);
  const auto& book = rules.in_force(caller.committee, today);
  if (auto faults = length_faults(book, draft); !faults.empty()) return refuse(incomplete(std::move(faults)));
  if (draft.id) {
    if (auto before = store::load(tx, caller.committee, *draft.id)) {
      if (before->author == caller.account) return *before;
      return refuse(Why::conflict, "id_taken", {"这份草稿的编号已被使用，请重新保存。", "This draft's id is taken; please save again."});
    }
  }
  const auto proposer = proposer_of(tx, caller, draft);
  if (!proposer) return refuse(proposer.error());
  const auto session = members::session_on(tx, caller.committee, today);
  if (!session) {
    return refuse(Why::wrong_stage, "no_session", {"本届还没有设立会次，请联系提案委员会办公室。", "No session has been opened yet; please ask the proposals office."});
  }
  Proposal p;
  p.id = draft.id.value_or(ProposalId::make());
  p.term = session->term;
  p.session = session->number;
  p.in_session = session->in_session;
  p.kind = draft.kind;
  p.first_member = proposer->member;
  p.body = proposer->body;
  p.proposer = proposer->name;
  p.sector = proposer->sector;
  p.rule_version = book.version;
  p.author = caller.account;
  p.created_at = p.updated_at = p.stage_since = caller.at;
  take_over(p, draft);
  store::insert(tx, caller.committee, p);
  store_parts(tx, caller, p, draft);
  return p;
}

Result<Saved> save_draft(Transaction& tx, const rules::Library& rules, const Caller& caller, const ProposalId& id,
                         std::int64_t version, Draft draft) {
  auto seen = own(tx, caller, id, version);
  if (!seen) return refuse(seen.error());
  Proposal& p = seen->proposal;
  const auto& book = rules.version(caller.committee, p.rule_version);
  if (!is_open_for_writing(p)) return refuse(wrong_stage(book.lifecycle("proposal"), p.stage, Act::submit));
  if (auto faults = length_faults(book, draft); !faults.empty()) return refuse(incomplete(std::move(faults)));
  if (p.stage == Stage::cosigning && store::load_texts(tx, caller.committee, id).advice != draft.advice) {
    return refuse(Why::wrong_stage, "co_signers_reading",
                  {"联名委员正在确认这份文本，暂时不能修改建议。", "Co-signers are confirming this text; the advice cannot change now."});
  }
  take_over(p, draft);
  if (auto saved = save(tx, caller, p); !saved) return refuse(saved.error());
  store_parts(tx, caller, p, draft);
  return Saved{p.version, caller.at};
}

Result<void> discard_draft(Transaction& tx, const Caller& caller, const ProposalId& id) {
  auto seen = see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  if (!may_write(*seen) || seen->proposal.stage != Stage::draft) {
    return refuse(Why::wrong_stage, "not_a_draft", {"只有草稿可以删除；已提交的提案请申请撤案。", "Only drafts can be deleted; withdraw a submitted proposal instead."});
  }
  store::erase(tx, caller.committee, seen->proposal);
  return {};
}

Result<Proposal> ask_co_signers(Transaction& tx, const rules::Library& rules, const Caller& caller, const ProposalId& id,
                                std::int64_t version, std::optional<Date> deadline) {
  auto seen = own(tx, caller, id, version);
  if (!seen) return refuse(seen.error());
  Proposal& p = seen->proposal;
  const auto& book = rules.version(caller.committee, p.rule_version);
  const Date today = Date::of(caller.at);
  const Date until = deadline.value_or(book.due("co_sign", today));
  if (until < today) return invalid_field("/deadline", {"确认期限不能早于今天。", "The deadline cannot lie before today."});
  Step step;
  for (const auto& signer : store::load_signers(tx, caller.committee, id)) {
    if (signer.state == store::SignerState::named) step.people.push_back({signer.member, "co_signer_asked"});
  }
  if (step.people.empty()) {
    return invalid_field("/co_signers", {"请先选择要邀请的联名委员。", "Please choose the members to invite first."});
  }
  p.kind = is_collective(p.kind) ? p.kind : Kind::joint;
  store::ask_signers(tx, caller.committee, id, until, caller.at);
  if (auto moved = advance(tx, book, caller, p, seen->relation, Act::ask_co_signers, std::move(step)); !moved) {
    return refuse(moved.error());
  }
  return p;
}

Result<Proposal> answer_co_sign(Transaction& tx, const Caller& caller, const ProposalId& id, bool confirm, std::string note) {
  auto seen = see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  Proposal& p = seen->proposal;
  const auto signer = store::load_signer(tx, caller.committee, id, caller.member());
  if (caller.member().empty() || !signer || signer->state != store::SignerState::asked) {
    return refuse(Why::wrong_stage, "not_asked", {"没有等待您确认的联名邀请。", "There is no request to co-sign waiting for you."});
  }
  if (signer->deadline && *signer->deadline < Date::of(caller.at)) {
    return refuse(Why::wrong_stage, "too_late",
                  {fmt::format("联名确认已于{}截止。", chinese_date(*signer->deadline)),
                   fmt::format("The time to confirm ended on {}.", signer->deadline->iso())});
  }
  const auto state = confirm ? store::SignerState::confirmed : store::SignerState::declined;
  if (!store::answer(tx, caller.committee, id, caller.member(), state, note, caller.at)) {
    return refuse(Why::conflict, "already_answered", {"您已经答复过了。", "You have answered already."});
  }
  p.co_signers = store::confirmed_co_signers(tx, caller.committee, id);
  if (auto saved = save(tx, caller, p); !saved) return refuse(saved.error());
  Step step;
  step.people.push_back({caller.member(), "co_signer"});
  record(tx, caller, p, confirm ? "proposals.co_sign_confirmed" : "proposals.co_sign_declined", std::move(step));
  return p;
}

Result<Proposal> submit(Transaction& tx, const rules::Library& rules, const Caller& caller, const ProposalId& id, std::int64_t version) {
  auto seen = own(tx, caller, id, version);
  if (!seen) return refuse(seen.error());
  Proposal& p = seen->proposal;
  const auto& book = rules.version(caller.committee, p.rule_version);
  const Texts now = store::load_texts(tx, caller.committee, id);
  if (auto faults = missing_parts(book, now, p); !faults.empty()) return refuse(incomplete(std::move(faults)));
  store::expire_signers(tx, caller.committee, id, caller.at);
  p.co_signers = store::confirmed_co_signers(tx, caller.committee, id);
  if (!is_collective(p.kind)) p.kind = p.co_signers > 0 ? Kind::joint : Kind::member;
  const int number = store::keep_version(tx, caller.committee, id, now, caller.account, caller.at);
  Step step;
  for (const auto& signer : store::load_signers(tx, caller.committee, id)) {
    if (signer.state != store::SignerState::confirmed) continue;
    step.people.push_back({signer.member, std::string(json::name_of(signer.part))});
  }
  if (!p.body.empty()) step.tags.push_back({"body", p.body.str()});
  step.tags.push_back({"kind", std::string(json::name_of(p.kind))});
  step.payload = fmt::format(R"({{"text_version":{}}})", number);
  if (auto moved = advance(tx, book, caller, p, seen->relation, Act::submit, std::move(step)); !moved) return refuse(moved.error());
  index_texts(tx, caller.committee, p, now);
  return p;
}

Result<Proposal> withdraw(Transaction& tx, const rules::Library& rules, const Caller& caller, const ProposalId& id,
                          std::int64_t version, std::string reason) {
  auto seen = see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  Proposal& p = seen->proposal;
  if (p.version != version) {
    return refuse(Why::conflict, "changed_meanwhile", {"这件提案刚刚有变化，请刷新后再决定。", "This proposal has just changed; reload and decide again."});
  }
  const auto& book = rules.version(caller.committee, p.rule_version);
  Step step;
  step.reason = reason;
  step.payload = json::to_text(std::map<std::string, std::string>{{"reason", reason}});
  if (auto moved = advance(tx, book, caller, p, seen->relation, Act::withdraw, std::move(step)); !moved) return refuse(moved.error());
  return p;
}

}  // namespace yishi::proposals

#include "areas/proposals/review.hpp"

#include <fmt/format.h>

#include "areas/proposals/lifecycle.hpp"
#include "areas/proposals/search.hpp"
#include "areas/proposals/store.hpp"
#include "core/rules/numbering.hpp"

namespace yishi::proposals {
namespace {

using database::Transaction;
using identity::Caller;

Result<Seen> at_version(Transaction& tx, const Caller& caller, const ProposalId& id, std::int64_t version) {
  auto seen = see(tx, caller, id);
  if (seen && seen->proposal.version != version) {
    return refuse(Why::conflict, "changed_meanwhile",
                  {"刚才有人先处理了这件提案，请刷新后再决定。您写的意见没有丢失。",
                   "Somebody else has just acted on this proposal; reload and decide again. Your opinion is not lost."});
  }
  return seen;
}

std::string_view open_step(Stage stage) {
  switch (stage) {
    case Stage::submitted: return "preliminary";
    case Stage::pre_passed: return "second";
    default: return "final";
  }
}

// Facts hold no texts of people; opinions and reasons stay in proposal_reviews.
void note_review(Transaction& tx, const Caller& caller, const Proposal& p, std::string_view step, std::string result,
                 std::string reason_code, std::string opinion) {
  store::add_review(tx, caller.committee, p.id,
                    {std::string(step), std::move(result), std::move(reason_code), std::move(opinion), caller.account, caller.at});
}

Step with_signers(Transaction& tx, const Caller& caller, const Proposal& p) {
  Step step;
  for (const auto& signer : store::load_signers(tx, caller.committee, p.id)) {
    if (signer.state == store::SignerState::confirmed) {
      step.people.push_back({signer.member, std::string(json::name_of(signer.part))});
    }
  }
  step.tags.push_back({"kind", std::string(json::name_of(p.kind))});
  if (!p.body.empty()) step.tags.push_back({"body", p.body.str()});
  return step;
}

const rules::Code* find_code(const std::vector<rules::Code>& codes, std::string_view code) {
  const auto found = std::ranges::find(codes, code, &rules::Code::code);
  return found == codes.end() ? nullptr : &*found;
}

void give_numbers(Transaction& tx, const rules::RuleBook& book, const Caller& caller, Proposal& p) {
  const std::string session = fmt::format("proposal.{}.{}", p.term, p.session);
  p.number = store::next_number(tx, caller.committee, session);
  p.category_number = store::next_number(tx, caller.committee, fmt::format("{}.{}", session, p.category));
  const auto* category = find_code(book.proposals.categories, p.category);
  p.number_text = rules::write_number(book.proposals.number_format,
                                       {.number = *p.number,
                                        .term = p.term,
                                        .session = p.session,
                                        .year = Date::of(caller.at).year(),
                                        .category = category ? category->words.zh : ""});
}

}  // namespace

Result<Proposal> pass(Transaction& tx, const rules::Library& rules, const Caller& caller, const ProposalId& id,
                      std::int64_t version, std::string opinion) {
  auto seen = at_version(tx, caller, id, version);
  if (!seen) return refuse(seen.error());
  Proposal& p = seen->proposal;
  const auto step = open_step(p.stage);
  const Act act = p.stage == Stage::submitted ? Act::pass_preliminary : Act::pass_second;
  const auto& book = rules.version(caller.committee, p.rule_version);
  if (auto moved = advance(tx, book, caller, p, seen->relation, act); !moved) return refuse(moved.error());
  note_review(tx, caller, p, step, "passed", "", std::move(opinion));
  return p;
}

Result<Proposal> file(Transaction& tx, const rules::Library& rules, const Caller& caller, const ProposalId& id,
                      std::int64_t version, std::string category, std::string opinion) {
  auto seen = at_version(tx, caller, id, version);
  if (!seen) return refuse(seen.error());
  Proposal& p = seen->proposal;
  const auto& book = rules.version(caller.committee, p.rule_version);
  if (const auto open = transition(book, p.stage, Act::file, caller, seen->relation); !open) return refuse(open.error());
  if (!find_code(book.proposals.categories, category)) {
    return invalid_field("/category", {"请先选定分类，再立案。", "Please choose the category before filing."});
  }
  p.category = std::move(category);
  give_numbers(tx, book, caller, p);
  Step step = with_signers(tx, caller, p);
  step.measures.push_back({"number", *p.number});
  if (auto moved = advance(tx, book, caller, p, seen->relation, Act::file, std::move(step)); !moved) return refuse(moved.error());
  index_texts(tx, caller.committee, p, store::load_texts(tx, caller.committee, id));  // the number is found too
  note_review(tx, caller, p, "final", "filed", "", std::move(opinion));
  return p;
}

Result<Proposal> return_for_change(Transaction& tx, const rules::Library& rules, const Caller& caller, const ProposalId& id,
                                   std::int64_t version, std::string reason) {
  auto seen = at_version(tx, caller, id, version);
  if (!seen) return refuse(seen.error());
  Proposal& p = seen->proposal;
  const auto at_step = open_step(p.stage);
  Step step;
  step.reason = reason;
  const auto& book = rules.version(caller.committee, p.rule_version);
  if (auto moved = advance(tx, book, caller, p, seen->relation, Act::return_for_change, std::move(step)); !moved) {
    return refuse(moved.error());
  }
  note_review(tx, caller, p, at_step, "returned", "", std::move(reason));
  return p;
}

Result<Proposal> decline(Transaction& tx, const rules::Library& rules, const Caller& caller, const ProposalId& id,
                         std::int64_t version, std::string reason_code, std::string opinion) {
  auto seen = at_version(tx, caller, id, version);
  if (!seen) return refuse(seen.error());
  Proposal& p = seen->proposal;
  const auto& book = rules.version(caller.committee, p.rule_version);
  const auto* reason = find_code(book.proposals.decline_reasons, reason_code);
  if (!reason) return invalid_field("/reason_code", {"请选择不予立案的理由。", "Please choose the reason for not filing."});
  Step step;
  step.reason = reason->words.zh;
  step.tags.push_back({"reason", reason_code});
  if (auto moved = advance(tx, book, caller, p, seen->relation, Act::decline, std::move(step)); !moved) return refuse(moved.error());
  note_review(tx, caller, p, "final", "declined", std::move(reason_code), std::move(opinion));
  return p;
}

Result<Proposal> convert(Transaction& tx, const rules::Library& rules, const Caller& caller, const ProposalId& id,
                         std::int64_t version, std::string to, std::string reason) {
  if (to != "opinion_report" && to != "letter") {
    return invalid_field("/to", {"请选择转为社情民意信息或委员来信。", "Please choose: an opinion report, or a letter."});
  }
  auto seen = at_version(tx, caller, id, version);
  if (!seen) return refuse(seen.error());
  Proposal& p = seen->proposal;
  Step step;
  step.reason = reason;
  step.tags.push_back({"converted_to", to});
  const auto& book = rules.version(caller.committee, p.rule_version);
  if (auto moved = advance(tx, book, caller, p, seen->relation, Act::convert, std::move(step)); !moved) return refuse(moved.error());
  store::add_link(tx, caller.committee, id, to, caller.committee, id.text(), reason, caller.at);
  note_review(tx, caller, p, "final", "converted", to, std::move(reason));
  return p;
}

Result<Proposal> merge(Transaction& tx, const rules::Library& rules, const Caller& caller, const ProposalId& id,
                       std::int64_t version, const ProposalId& into, std::vector<MemberId> consents, std::string note) {
  auto seen = at_version(tx, caller, id, version);
  if (!seen) return refuse(seen.error());
  Proposal& p = seen->proposal;
  const auto main = see(tx, caller, into);
  const bool open = main && (main->proposal.phase() == Phase::review || main->proposal.stage == Stage::filed ||
                             main->proposal.stage == Stage::assigned || main->proposal.stage == Stage::handling);
  if (into == id || !open || !main->proposal.merged_into.empty()) {
    return invalid_field("/into", {"请选择一件审查中或办理中的提案作为主件。", "Please choose as main proposal one that is under review or being handled."});
  }
  for (const auto& signer : signers(tx, caller.committee, id)) {
    if (std::ranges::find(consents, signer) == consents.end()) {
      return invalid_field("/consents", {"并案须征得每一位提案人同意，还有提案人没有确认。", "Merging needs the consent of every signer; some are missing."});
    }
  }
  p.merged_into = into;
  Step step = with_signers(tx, caller, p);
  step.reason = note;
  step.tags.push_back({"merged_into", into.str()});
  const auto& book = rules.version(caller.committee, p.rule_version);
  if (auto moved = advance(tx, book, caller, p, seen->relation, Act::merge, std::move(step)); !moved) return refuse(moved.error());
  note_review(tx, caller, p, "final", "merged", into.str(), std::move(note));
  return p;
}

}  // namespace yishi::proposals

// Closing 办结, tracking 跟踪办理, archiving 归档, reopening 重启: the office's acts when the signers have
// been heard.
#include <fmt/format.h>

#include "areas/handling/lap.hpp"
#include "areas/handling/reply.hpp"

namespace yishi::handling {
namespace {

using proposals::Proposal;
using proposals::Seen;

Result<Seen> at_version(Transaction& tx, const Caller& caller, const ProposalId& id, std::int64_t version) {
  auto seen = proposals::see(tx, caller, id);
  if (seen && seen->proposal.version != version) return refuse(changed_meanwhile());
  return seen;
}

const rules::RuleBook& book_of(const rules::Library& rules, const Caller& caller, const Proposal& p) {
  return rules.version(caller.committee, p.rule_version);
}

// A tracked lap that is closed without a reply leaves no unit at work.
void cancel_open(Transaction& tx, const Caller& caller, const Proposal& p) {
  for (auto& row : store::active(tx, caller.committee, p.id, p.round)) {
    if (has_ended(row.stage)) continue;
    row.stage = Stage::cancelled;
    row.updated_at = caller.at;
    store::update(tx, caller.committee, row);
    proposals::cancel_clocks(tx, caller.committee, row.id.text(), caller.at);
  }
  store::conclude_round(tx, caller.committee, p.id, p.round, "closed", caller.at);
}

Result<Proposal> begin_another(Transaction& tx, const rules::RuleBook& book, const Caller& caller, Seen seen,
                               proposals::Act act, Begun by, std::string reason, std::string_view term) {
  auto& p = seen.proposal;
  if (store::of_proposal(tx, caller.committee, p.id).empty()) {
    return refuse(Why::wrong_stage, "never_assigned",
                  {"这件提案没有交办过，不能再次办理。",
                   "This proposal was never assigned; it cannot be handled again."});
  }
  ++p.round;
  proposals::Step step;
  step.reason = std::move(reason);
  step.tags.push_back({"round", std::to_string(p.round)});
  if (auto moved = proposals::advance(tx, book, caller, p, seen.relation, act, std::move(step)); !moved)
    return refuse(moved.error());
  if (auto begun = begin_lap(tx, book, caller, p, by, term); !begun) return refuse(begun.error());
  return p;
}

}  // namespace

Result<Proposal> close(Transaction& tx, const rules::Library& rules, const Caller& caller,
                       const ProposalId& id, std::int64_t version, std::string reason) {
  auto seen = at_version(tx, caller, id, version);
  if (!seen) return refuse(seen.error());
  auto& p = seen->proposal;
  const bool tracked = p.stage == proposals::Stage::tracking;
  proposals::Step step;
  step.reason = std::move(reason);
  if (auto moved = proposals::advance(tx, book_of(rules, caller, p), caller, p, seen->relation,
                                      proposals::Act::close, std::move(step));
      !moved) {
    return refuse(moved.error());
  }
  if (tracked) cancel_open(tx, caller, p);
  return p;
}

Result<Proposal> track(Transaction& tx, const rules::Library& rules, const Caller& caller,
                       const ProposalId& id, std::int64_t version) {
  auto seen = at_version(tx, caller, id, version);
  if (!seen) return refuse(seen.error());
  const auto& book = book_of(rules, caller, seen->proposal);
  const auto* given = class_of(book, seen->proposal.reply_class);
  if (given && given->settles) {
    return refuse(Why::wrong_stage, "settled",
                  {fmt::format("{}类答复已经解决，不须跟踪办理。", given->letter),
                   fmt::format("Class {} settles the matter; it is not tracked.", given->letter)});
  }
  return begin_another(tx, book, caller, std::move(*seen), proposals::Act::track, Begun::track, "",
                       "follow_up");
}

Result<Proposal> archive(Transaction& tx, const rules::Library& rules, const Caller& caller,
                         const ProposalId& id, std::int64_t version) {
  auto seen = at_version(tx, caller, id, version);
  if (!seen) return refuse(seen.error());
  auto& p = seen->proposal;
  if (auto moved = proposals::advance(tx, book_of(rules, caller, p), caller, p, seen->relation,
                                      proposals::Act::archive);
      !moved) {
    return refuse(moved.error());
  }
  return p;
}

Result<Proposal> reopen(Transaction& tx, const rules::Library& rules, const Caller& caller,
                        const ProposalId& id, std::int64_t version, std::string reason) {
  auto seen = at_version(tx, caller, id, version);
  if (!seen) return refuse(seen.error());
  const auto& book = book_of(rules, caller, seen->proposal);
  return begin_another(tx, book, caller, std::move(*seen), proposals::Act::reopen, Begun::reopen,
                       std::move(reason), {});
}

}  // namespace yishi::handling

// How a member stands: suspended, restored, gone. Rights follow at once.
//
//   candidate → active ⇄ suspended
//   candidate, active, suspended → resigned | removed | revoked | deceased | term_ended
#include "areas/members/record.hpp"
#include "areas/members/roster.hpp"
#include "core/identity/accounts.hpp"

namespace yishi::members {
namespace {

using database::Transaction;
using identity::Caller;
using identity::Sessions;

bool is_over(Status status) {
  return status != Status::candidate && status != Status::active && status != Status::suspended;
}

Result<void> check_words(const StatusDecision& in) {
  if (in.reason.empty() || in.reason.size() > 3000) {
    return invalid_field("/reason",
                         {"请写明原因，最多1000个字。", "Give the reason, at most 1000 characters."});
  }
  if (in.decision.empty() || in.decision.size() > 600) {
    return invalid_field("/decision", {"请写明由谁、何时决定，最多200个字。",
                                       "Say who decided and when, at most 200 characters."});
  }
  return {};
}

std::unexpected<Refusal> wrong_standing(Status status) {
  return refuse(Why::wrong_stage, "wrong_standing",
                {is_over(status) ? "这位委员已不在任。" : "这位委员的状态不允许这样办理，请刷新后查看。",
                 is_over(status) ? "This member has left the committee."
                                 : "The member's standing does not permit this; reload."});
}

// Only if nobody was faster: the status we saw is part of the condition.
Result<void> move(Transaction& tx, const Caller& caller, const Member& member, Status to,
                  const StatusDecision& in, std::string kind) {
  const auto changed = tx.run(
      "UPDATE members SET status = ?3, status_since = ?4, updated_at = ?4, version = version + 1 "
      "WHERE committee_id = ?1 AND id = ?2 AND status = ?5",
      caller.committee, member.id, to, caller.at, member.status);
  if (changed == 0) return wrong_standing(member.status);
  tx.run(
      "INSERT INTO member_decisions (committee_id, id, member_id, before_status, after_status, reason, "
      "decision, at, account_id) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      caller.committee, Id<struct DecisionTag>::make(), member.id, member.status, to, in.reason, in.decision,
      caller.at, caller.account);
  record(tx, caller, caller.committee, std::move(kind), "member", member.id.str(),
         {{"status", std::string(json::name_of(to))}, {"sector", member.sector}});
  return {};
}

void end_sessions(Transaction& tx, Sessions& sessions, const std::vector<AccountId>& accounts) {
  for (const AccountId& account : accounts) sessions.end_all(tx, account);
}

}  // namespace

Result<void> suspend(Transaction& tx, const Caller& caller, Sessions& sessions, const MemberId& id,
                     const StatusDecision& in) {
  const auto member = load_member(tx, caller.committee, id);
  if (!member) return not_found();
  if (auto words = check_words(in); !words) return words;
  if (member->status != Status::active) return wrong_standing(member->status);
  if (auto moved = move(tx, caller, *member, Status::suspended, in, "members.suspended"); !moved)
    return moved;
  end_sessions(tx, sessions, identity::suspend_member_grants(tx, caller.committee, id, true));
  return {};
}

Result<void> restore(Transaction& tx, const Caller& caller, Sessions& sessions, const MemberId& id,
                     const StatusDecision& in) {
  const auto member = load_member(tx, caller.committee, id);
  if (!member) return not_found();
  if (auto words = check_words(in); !words) return words;
  if (member->status != Status::suspended && member->status != Status::candidate)
    return wrong_standing(member->status);
  if (auto moved = move(tx, caller, *member, Status::active, in, "members.restored"); !moved) return moved;
  end_sessions(tx, sessions, identity::suspend_member_grants(tx, caller.committee, id, false));
  return {};
}

Result<void> resign(Transaction& tx, const Caller& caller, Sessions& sessions, const MemberId& id,
                    const StatusDecision& in) {
  const auto member = load_member(tx, caller.committee, id);
  if (!member) return not_found();
  if (auto words = check_words(in); !words) return words;
  const Status to = in.status.value_or(Status::resigned);
  if (!is_over(to)) return invalid_field("/status", {"请选择离任方式。", "Choose how the membership ends."});
  if (is_over(member->status)) return wrong_standing(member->status);
  if (auto moved = move(tx, caller, *member, to, in, "members.membership_ended"); !moved) return moved;
  end_sessions(tx, sessions, identity::end_member_grants(tx, caller, id));
  return {};
}

}  // namespace yishi::members

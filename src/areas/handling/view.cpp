// What of a proposal's handling a caller sees. The one place that decides it: page, lists and papers ask
// here.
#include "areas/handling/view.hpp"

#include "areas/handling/rating.hpp"
#include "areas/handling/reply.hpp"

namespace yishi::handling {
namespace {

using identity::Role;

constexpr Role offices[] = {Role::proposal_clerk,    Role::proposal_head,    Role::government_supervision,
                            Role::party_supervision, Role::committee_leader, Role::party_government_leader,
                            Role::audit_admin};

// How the caller stands to the proposal, as far as sight goes.
struct Viewer {
  bool office = false;
  bool signer = false;      // of this proposal, or of one merged into it
  std::vector<UnitId> own;  // the caller's units that handle it
  bool joint = false;

  bool has(const UnitId& unit) const { return std::ranges::find(own, unit) != own.end(); }
  Sight sight(const UnitId& unit) const {
    if (office || has(unit)) return Sight::inside;
    return joint && !own.empty() ? Sight::beside : Sight::outside;
  }
};

bool signs_a_merged_one(Transaction& tx, const Caller& caller, const ProposalId& main) {
  for (const auto& id : proposals::followers_of(tx, caller.committee, main)) {
    const auto p = proposals::find(tx, caller.committee, id);
    if (!p) continue;
    const auto r = proposals::relation(tx, caller, *p);
    if (r.author || r.co_signer || r.speaks_for_body) return true;
  }
  return false;
}

Viewer viewer(Transaction& tx, const Caller& caller, const proposals::Seen& seen, const Board& board) {
  Viewer v;
  const auto& r = seen.relation;
  v.office = caller.has_any(offices);
  v.signer = r.author || r.co_signer || r.speaks_for_body ||
             std::ranges::any_of(board.ratings, [&](const auto& row) { return is_own(caller, row); }) ||
             signs_a_merged_one(tx, caller, seen.proposal.id);
  v.joint = seen.proposal.handling == proposals::HandlingKind::joint;
  for (const auto& row : board.assignments) {
    if (is_active(row.stage) && caller.of_unit(row.unit) && !v.has(row.unit)) v.own.push_back(row.unit);
  }
  return v;
}

// Outside, only that it waits, is in hand, or is answered.
Stage seen_from_outside(const store::AssignmentRow& row) {
  if (row.stage == Stage::replied) return Stage::replied;
  return row.signed_for_at ? Stage::signed_for : Stage::waiting;
}

bool shows(const Viewer& v, const store::ReplyRow& reply) {
  if (reply.stage == ReplyStage::delivered || v.has(reply.unit)) return true;
  if (v.office && reply.stage >= ReplyStage::head_signed) return true;
  return v.joint && !v.own.empty() && !reply.interim;  // co-units countersign it
}

Reply shown(const store::ReplyRow& r, const rules::RuleBook& book, const Names& names, const Board& board,
            bool inside) {
  Reply out{.id = r.id,
            .assignment = r.assignment,
            .unit = names.unit(r.unit),
            .round = r.round,
            .interim = r.interim,
            .version = r.version,
            .stage = r.stage,
            .reply_class = r.reply_class,
            .document_number = r.document_number,
            .body = r.body,
            .open = r.open,
            .contact_name = r.contact_name,
            .contact_phone = r.contact_phone,
            .promises = promises_of(r),
            .delivered_at = r.delivered_at};
  if (const auto* c = class_of(book, r.reply_class)) out.class_words = c->words;
  for (const auto& before : board.replies) {
    if (before.unit == r.unit && before.round < r.round && !before.interim && before.delivered_at)
      out.previous_body = before.body;
  }
  if (!inside) return out;
  out.proposed_class = r.proposed_class;
  out.mediation = r.mediation;
  out.sent_back_reason = r.sent_back_reason;
  out.signed_by = names.account(r.signed_by);
  out.signed_at = r.signed_at;
  out.checked_by = names.account(r.checked_by);
  out.checked_at = r.checked_at;
  return out;
}

void show_assignments(Handling& out, const rules::RuleBook& book, const Caller& caller,
                      const proposals::Seen& seen, const Board& board, const Viewer& v, const Names& names) {
  for (const auto& row : board.assignments) {
    const Sight sight = v.sight(row.unit);
    if (sight != Sight::inside && !is_active(row.stage)) continue;
    auto view = shown(row, names, sight, Date::of(caller.at));
    view.may = acts_on(book, caller, seen.proposal, board, row);
    out.assignments.push_back(std::move(view));
  }
}

void show_requests(Handling& out, const Board& board, const Viewer& v, const Names& names) {
  for (const auto& r : board.objections) {
    if (v.sight(r.unit) != Sight::inside) continue;
    out.objections.push_back({r.id, r.assignment, names.unit(r.unit), r.reason,
                              r.better_unit.empty() ? std::nullopt : std::optional(names.unit(r.better_unit)),
                              r.asked_at, r.due_on, r.decision, r.decided_at, names.account(r.decided_by),
                              r.decision_reason});
  }
  for (const auto& r : board.extensions) {
    if (v.sight(r.unit) != Sight::inside) continue;
    out.extensions.push_back({r.id, r.assignment, names.unit(r.unit), r.reason, r.until, r.asked_at, r.due_on,
                              r.decision, r.decided_at, names.account(r.decided_by), r.decision_reason});
  }
}

void show_replies(Handling& out, const rules::RuleBook& book, const Board& board, const Viewer& v,
                  const Names& names) {
  for (const auto& r : board.replies) {
    if (shows(v, r)) out.replies.push_back(shown(r, book, names, board, v.sight(r.unit) == Sight::inside));
  }
  if (!v.office && v.own.empty()) return;
  for (const auto& r : board.countersignatures) {
    const auto reply = std::ranges::find(board.replies, r.reply, &store::ReplyRow::id);
    if (reply == board.replies.end() || !shows(v, *reply)) continue;
    out.countersignatures.push_back(
        {r.reply, names.unit(r.unit), r.agree, r.opinion, r.text_version == reply->text_version, r.at});
  }
}

void show_contacts(Handling& out, Transaction& tx, const Caller& caller, const ProposalId& id,
                   const Viewer& v, const Names& names) {
  for (const auto& r : store::contacts(tx, caller.committee, id)) {
    if (!v.signer && v.sight(r.unit) != Sight::inside) continue;
    out.contacts.push_back({r.id, r.assignment, names.unit(r.unit), r.way, r.face_to_face, r.at, r.with,
                            r.summary, r.deputy_head});
  }
}

void show_ratings(Handling& out, const Board& board, const Viewer& v, const Names& names) {
  const bool all = v.office || v.signer;
  if (!all && v.own.empty()) return;
  for (const auto& r : board.ratings) {
    if (!all && r.state == RatingState::asked) continue;
    const bool silent = r.state == RatingState::silent;
    out.ratings.push_back({names.rater(r), r.round, r.state, silent ? "silence" : r.attitude,
                           silent ? "silence" : r.result, r.reason, r.due_on, r.at});
  }
}

void show_promises(Handling& out, Transaction& tx, const Caller& caller, const ProposalId& id,
                   const Names& names) {
  for (const auto& r : store::promises(tx, caller.committee, id)) {
    out.promises.push_back(
        {r.id, r.reply, names.unit(r.unit), r.sentence, r.due_on, r.state, r.evidence, r.asked_at});
  }
}

}  // namespace

Assignment shown(const store::AssignmentRow& r, const Names& names, Sight sight, Date today) {
  Assignment out{.id = r.id,
                 .unit = names.unit(r.unit),
                 .part = r.part,
                 .stage = sight == Sight::outside ? seen_from_outside(r) : r.stage,
                 .round = r.round,
                 .assigned_at = r.assigned_at,
                 .due_on = r.due_on,
                 .extended_to = r.extended_to,
                 .signed_for_at = r.signed_for_at,
                 .replied_at = r.replied_at,
                 .late = has_ended(r.stage) ? r.replied_late : r.due_on < today,
                 .office = r.office};
  if (sight == Sight::outside) return out;
  out.asked = r.note;
  if (!r.opinion.empty()) out.opinion = r.opinion;
  if (sight == Sight::inside) out.clerk = names.account(r.signed_for_by);
  return out;
}

Handling handling(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                  const proposals::Seen& seen) {
  const auto& p = seen.proposal;
  const Board board = load_board(tx, caller.committee, p.id);
  const Viewer v = viewer(tx, caller, seen, board);
  Names names;
  names.want(board);
  names.fetch(tx, caller.committee);
  Handling out;
  if (p.handling != proposals::HandlingKind::none) out.kind = p.handling;
  out.round = p.round;
  show_assignments(out, book, caller, seen, board, v, names);
  show_requests(out, board, v, names);
  show_contacts(out, tx, caller, p.id, v, names);
  show_replies(out, book, board, v, names);
  show_ratings(out, board, v, names);
  show_promises(out, tx, caller, p.id, names);
  out.may = acts_on(book, caller, seen, board);
  return out;
}

}  // namespace yishi::handling

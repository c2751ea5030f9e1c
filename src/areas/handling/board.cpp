#include "areas/handling/board.hpp"

#include "areas/handling/rating.hpp"
#include "areas/handling/reply.hpp"

namespace yishi::handling {
namespace {

// The caller's own unit is a co-unit that may countersign this lead's draft.
bool may_countersign(const Caller& caller, const Board& board, const store::AssignmentRow& lead,
                     const store::ReplyRow* reply) {
  if (lead.part != Part::lead || !reply || reply->interim || reply->stage != ReplyStage::drafted)
    return false;
  return std::ranges::any_of(board.assignments, [&](const auto& row) {
    if (row.round != lead.round || row.part != Part::co || !caller.of_unit(row.unit)) return false;
    if (row.stage != Stage::signed_for && row.stage != Stage::opinion_sent) return false;
    return std::ranges::none_of(board.countersignatures, [&](const auto& given) {
      return given.reply == reply->id && given.unit == row.unit &&
             given.text_version == reply->text_version && given.agree;
    });
  });
}

}  // namespace

const store::ReplyRow* Board::open_reply(const AssignmentId& assignment) const {
  const auto found = std::ranges::find_if(
      replies, [&](const auto& r) { return r.assignment == assignment && !r.delivered_at; });
  return found == replies.end() ? nullptr : &*found;
}

Board load_board(Transaction& tx, CommitteeId committee, const ProposalId& proposal) {
  return {store::of_proposal(tx, committee, proposal),       store::objections(tx, committee, proposal),
          store::extensions(tx, committee, proposal),        store::replies(tx, committee, proposal),
          store::countersignatures(tx, committee, proposal), store::ratings(tx, committee, proposal)};
}

std::vector<std::string> acts_on(const rules::RuleBook& book, const Caller& caller,
                                 const proposals::Proposal& proposal, const Board& board,
                                 const store::AssignmentRow& row) {
  std::vector<std::string> may;
  const Standing how = standing(caller, row.unit, row.office);
  const Date today = Date::of(caller.at);
  const bool own = how.clerk || how.head;
  const bool feedback = proposal.phase() == proposals::Phase::feedback;
  const bool here = proposal.phase() == proposals::Phase::handling && row.round == proposal.round;
  if (own && is_active(row.stage) && row.round == proposal.round && (here || feedback))
    may.emplace_back("contact");
  if (!here) return may;
  const auto open = [&](Stage stage, Act act) {
    return transition(book, stage, act, caller, how).has_value();
  };
  const auto* reply = board.open_reply(row.id);
  const Stage at = reply && reply->interim ? stage_of(*reply) : row.stage;
  const bool working =
      row.stage == Stage::signed_for || row.stage == Stage::drafted || row.stage == Stage::countersigned;
  const bool interim_asleep = reply && reply->interim && !working;

  if (open(row.stage, Act::sign_for)) may.emplace_back("sign_for");
  if (open(row.stage, Act::ask_return) && today <= book.due("object_window", Date::of(row.assigned_at)))
    may.emplace_back("object");
  if (open(row.stage, Act::accept_return)) may.emplace_back("decide_objection");
  const bool asked = std::ranges::any_of(board.extensions, [&](const auto& e) {
    return e.assignment == row.id && e.decision == Decision::open;
  });
  if (own && answers(row.part) && working && today <= row.due_on && !asked) may.emplace_back("extension");
  if (asked && is_of(caller, row.office)) may.emplace_back("decide_extension");
  if (row.part == Part::co && open(row.stage, Act::send_opinion)) may.emplace_back("opinion");
  if (row.stage != Stage::return_asked && open(row.stage, Act::cancel)) may.emplace_back("cancel_assignment");
  if (answers(row.part) && open(at, Act::draft) && !interim_asleep) may.emplace_back("reply");
  if (may_countersign(caller, board, row, reply)) may.emplace_back("countersign");
  if (!reply || interim_asleep) return may;
  if (open(at, Act::sign)) may.emplace_back("sign");
  if (reply->stage == ReplyStage::head_signed && open(at, Act::check)) may.emplace_back("check");
  if (reply->stage == ReplyStage::checked && open(at, Act::deliver)) may.emplace_back("deliver");
  return may;
}

std::vector<std::string> acts_on(const rules::RuleBook& book, const Caller& caller,
                                 const proposals::Seen& seen, const Board& board) {
  using proposals::Act;
  const auto& p = seen.proposal;
  std::vector<std::string> may;
  const auto add = [&](std::string_view name) {
    if (std::ranges::find(may, name) == may.end()) may.emplace_back(name);
  };
  const auto open = [&](Act act) { return proposals::may_do(book, caller, p, seen.relation, act); };
  if (open(Act::assign)) add("assign");
  for (const auto& row : board.assignments) {
    for (const auto& name : acts_on(book, caller, p, board, row)) add(name);
  }
  const bool rates =
      p.stage == proposals::Stage::replied && std::ranges::any_of(board.ratings, [&](const auto& row) {
        return row.round == p.round && row.state == RatingState::asked && is_own(caller, row);
      });
  if (rates) add("rate");
  if (open(Act::close)) add("close");
  const auto* given = class_of(book, p.reply_class);
  if (open(Act::track) && !(given && given->settles)) add("track");
  if (open(Act::archive)) add("archive");
  if (open(Act::reopen) && !board.assignments.empty()) add("reopen");
  return may;
}

std::vector<std::string> open_acts(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                                   const proposals::Seen& seen) {
  return acts_on(book, caller, seen, load_board(tx, caller.committee, seen.proposal.id));
}

}  // namespace yishi::handling

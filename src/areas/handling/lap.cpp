#include "areas/handling/lap.hpp"

#include <fmt/format.h>

#include "areas/handling/composition.hpp"
#include "areas/handling/reply.hpp"

namespace yishi::handling {
namespace {

constexpr std::string_view dissatisfied = "dissatisfied";
constexpr std::string_view silence = "silence";

// Of several classes the one furthest down the scheme: the proposal is as far as its slowest part.
std::string worst_class(const rules::RuleBook& book, const std::vector<store::AssignmentRow>& active) {
  std::string worst;
  for (const auto& c : book.proposals.reply_scheme.classes) {
    const bool given = std::ranges::any_of(
        active, [&](const auto& row) { return answers(row.part) && row.reply_class == c.letter; });
    if (given) worst = c.letter;
  }
  return worst;
}

// Everybody whose word counts as the proposers' of this proposal and of those merged into it.
std::vector<store::RatingRow> raters(Transaction& tx, const Caller& caller, const proposals::Proposal& main) {
  std::vector<store::RatingRow> out;
  std::vector<ProposalId> ids{main.id};
  for (const auto& follower : proposals::followers_of(tx, caller.committee, main.id)) ids.push_back(follower);
  for (const auto& id : ids) {
    const auto p = proposals::find(tx, caller.committee, id);
    if (!p) continue;
    store::RatingRow row{
        .proposal = main.id, .round = main.round, .signed_proposal = id, .asked_at = caller.at};
    if (!p->body.empty()) {
      row.rater_kind = store::RaterKind::body;
      row.rater = p->body.str();
      out.push_back(row);
    }
    row.rater_kind = store::RaterKind::member;
    for (const auto& member : proposals::signers(tx, caller.committee, id)) {
      row.rater = member.str();
      out.push_back(row);
    }
  }
  return out;
}

void ask_raters(Transaction& tx, const Caller& caller, const proposals::Proposal& p, Date due) {
  for (auto& row : raters(tx, caller, p)) {
    row.id = RatingId::make();
    row.due_on = due;
    store::ask(tx, caller.committee, row);
  }
}

// Where a code stands on its list, 0 (best) to 1 (worst).
double place_of(const std::vector<rules::Code>& codes, std::string_view code) {
  const auto found = std::ranges::find(codes, code, &rules::Code::code);
  if (found == codes.end() || codes.size() < 2) return 0;
  return static_cast<double>(found - codes.begin()) / static_cast<double>(codes.size() - 1);
}

// The worst of both axes over all signers; at the same place the result counts, not the attitude.
std::string worst_rating(const rules::RuleBook& book, const std::vector<store::RatingRow>& given) {
  std::string worst;
  double place = -1;
  for (const auto& row : given) {
    const double result = place_of(book.proposals.results, row.result),
                 attitude = place_of(book.proposals.attitudes, row.attitude);
    if (result > place) {
      place = result;
      worst = row.result;
    }
    if (attitude > place) {
      place = attitude;
      worst = row.attitude;
    }
  }
  return worst;
}

// Whoever rated last moves the proposal, if the rule book lets them; otherwise the program does.
Caller mover(const rules::RuleBook& book, const Caller& caller, const proposals::Proposal& p,
             const proposals::Relation& relation, proposals::Act act) {
  return proposals::may_do(book, caller, p, relation, act) ? caller
                                                           : identity::program(caller.committee, caller.at);
}

Result<void> conclude(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                      proposals::Proposal& p, proposals::Act act, std::string_view outcome,
                      proposals::Step step) {
  if (!store::conclude_round(tx, caller.committee, p.id, p.round, outcome, caller.at))
    return refuse(changed_meanwhile());
  step.tags.push_back({"round", std::to_string(p.round)});
  step.tags.push_back({"rating", p.rating});
  step.tags.push_back({"outcome", std::string(outcome)});
  const auto relation = proposals::relation(tx, caller, p);
  return proposals::advance(tx, book, mover(book, caller, p, relation, act), p, relation, act,
                            std::move(step));
}

Result<void> begin_second_lap(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                              proposals::Proposal& p, proposals::Step step) {
  const int before = p.round;
  if (!store::conclude_round(tx, caller.committee, p.id, before, "rejected", caller.at))
    return refuse(changed_meanwhile());
  ++p.round;
  step.tags.push_back({"round", std::to_string(p.round)});
  step.tags.push_back({"rating", p.rating});
  const auto relation = proposals::relation(tx, caller, p);
  const Caller by = mover(book, caller, p, relation, proposals::Act::reject_rating);
  if (auto moved =
          proposals::advance(tx, book, by, p, relation, proposals::Act::reject_rating, std::move(step));
      !moved)
    return moved;
  return begin_lap(tx, book, caller, p, Begun::reject_rating);
}

std::string reasons_of(const std::vector<store::RatingRow>& given) {
  std::string out;
  for (const auto& row : given) {
    if (row.reason.empty() || (row.attitude != dissatisfied && row.result != dissatisfied)) continue;
    out += (out.empty() ? "" : "；") + row.reason;
  }
  return out;
}

}  // namespace

Result<void> settle_replies(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                            proposals::Proposal& p) {
  if (p.phase() != proposals::Phase::handling || p.stage == proposals::Stage::assigned) return {};
  const auto active = store::active(tx, caller.committee, p.id, p.round);
  const bool all = std::ranges::all_of(
      active, [](const auto& row) { return !answers(row.part) || row.stage == Stage::replied; });
  if (!all) return {};
  p.reply_class = worst_class(book, active);
  p.rating.clear();
  proposals::Step step;
  step.tags = {{"class", p.reply_class}, {"round", std::to_string(p.round)}};
  for (const auto& row : active) {
    if (answers(row.part)) step.tags.push_back({"unit", row.unit.str()});
  }
  const auto program = identity::program(caller.committee, caller.at);
  if (auto moved = proposals::advance(tx, book, program, p, {}, proposals::Act::send_reply, std::move(step));
      !moved)
    return moved;
  const Date due = p.due_on.value_or(book.due("feedback", Date::of(caller.at)));
  store::round_replied(tx, caller.committee, p.id, p.round, caller.at, due);
  ask_raters(tx, caller, p, due);
  return {};
}

Result<void> settle_ratings(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                            proposals::Proposal& p, bool timed_out) {
  if (p.stage != proposals::Stage::replied) return {};
  auto rows = store::ratings(tx, caller.committee, p.id, p.round);
  const bool waiting = rows.empty() || std::ranges::any_of(rows, [](const auto& row) {
                         return row.state == RatingState::asked;
                       });
  if (waiting && !timed_out) return {};
  if (timed_out) store::mark_silent(tx, caller.committee, p.id, p.round, caller.at);
  std::erase_if(rows, [](const auto& row) { return row.state != RatingState::given; });

  using proposals::Act;
  proposals::Step step;
  step.measures.push_back({"rated", static_cast<std::int64_t>(rows.size())});
  if (rows.empty()) {
    p.rating = silence;
    return conclude(tx, book, caller, p, Act::silence, "silence", std::move(step));
  }
  p.rating = worst_rating(book, rows);
  const bool rejected = std::ranges::any_of(
      rows, [](const auto& row) { return row.attitude == dissatisfied || row.result == dissatisfied; });
  if (!rejected) return conclude(tx, book, caller, p, Act::accept_rating, "accepted", std::move(step));
  p.rating = dissatisfied;
  if (store::rejected_laps(tx, caller.committee, p.id) >= book.proposals.rehandle_rounds) {
    return conclude(tx, book, caller, p, Act::accept_rating, "laps_used_up", std::move(step));
  }
  step.reason = reasons_of(rows);
  return begin_second_lap(tx, book, caller, p, std::move(step));
}

Result<void> begin_lap(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                       proposals::Proposal& p, Begun by, std::string_view term) {
  const auto program = identity::program(caller.committee, caller.at);
  store::begin_round(tx, caller.committee, p.id, p.round, json::name_of(by), caller.at);
  std::vector<store::AssignmentRow> last;  // of the last lap that was not cancelled whole
  for (int round = p.round - 1; round >= 1 && last.empty(); --round)
    last = store::active(tx, caller.committee, p.id, round);
  for (const auto& before : last) {
    if (!answers(before.part) && !term.empty()) continue;  // tracking asks those that answered
    const auto row = transition(book, before.stage, Act::rehandle, program, {});
    if (!row) continue;  // a co-unit that never gave its opinion, or a rule book that leaves co-units out
    const std::string own_term = answers(before.part) && !term.empty() ? std::string(term) : (*row)->starts;
    create(tx, book, by == Begun::reject_rating ? program : caller, p,
           {.named = {before.unit, before.part},
            .office = before.office,
            .term = own_term,
            .due_on = std::nullopt,
            .note = before.note,
            .stage = target_of(**row)});
  }
  return follow_due(tx, caller, p);
}

}  // namespace yishi::handling

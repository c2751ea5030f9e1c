// Deciding an objection, and taking a unit off.
#include <fmt/format.h>

#include "areas/handling/case.hpp"
#include "areas/handling/composition.hpp"
#include "areas/handling/lap.hpp"

namespace yishi::handling {
namespace {

// The units that stay, with those that come, must make a whole.
Result<void> stays_whole(Transaction& tx, const Caller& caller, const proposals::Proposal& p,
                         const std::vector<NamedUnit>& coming) {
  auto parts = parts_of(store::active(tx, caller.committee, p.id, p.round));
  for (const auto& named : coming) parts.push_back(named.part);
  if (kind_of(parts)) return {};
  return invalid_field(
      "/units",
      {"改办后要有一个主办单位（可加会办），或若干分办单位。请补选单位。",
       "There must be one lead (with co-units), or units of a split. Please name the missing units."});
}

Result<void> not_there_already(Transaction& tx, const Caller& caller, const proposals::Proposal& p,
                               const std::vector<NamedUnit>& coming) {
  const auto active = store::active(tx, caller.committee, p.id, p.round);
  for (std::size_t i = 0; i < coming.size(); ++i) {
    if (std::ranges::find(active, coming[i].unit, &store::AssignmentRow::unit) == active.end()) continue;
    return invalid_field(fmt::format("/units/{}/unit", i), {"这个单位已在承办，请选择其他单位。",
                                                            "This unit handles it already; choose another."});
  }
  return {};
}

// The new units take up the lap where the old one left it: their days count from today.
void take_over(Transaction& tx, const Caller& caller, const Case& old, const Composed& composed,
               const std::vector<NamedUnit>& coming) {
  const std::string lap_term = answers(old.assignment.part) ? old.assignment.term
                               : old.proposal.round == 1    ? "reply"
                                                            : "rehandle";
  for (std::size_t i = 0; i < coming.size(); ++i) {
    const bool answering = answers(coming[i].part);
    const Office office = office_for(*old.book, std::span(&composed.units[i], 1));
    create(tx, *old.book, caller, old.proposal,
           {.named = coming[i],
            .office = office,
            .term = answering ? lap_term : "co_opinion",
            .due_on = std::nullopt,
            .note = old.assignment.note});
    if (answering) store::tally_lead(tx, caller.committee, old.proposal.category, coming[i].unit, 1);
  }
}

// Lists, the proposal's day and perhaps its stage follow the units: those that are left may all have signed,
// or replied.
Result<void> units_changed(Transaction& tx, const Caller& caller, Case& c) {
  show_units(tx, caller.committee, c.proposal);
  if (auto saved = proposals::save(tx, caller, c.proposal); !saved) return saved;
  if (auto followed = follow_due(tx, caller, c.proposal); !followed) return followed;
  if (auto signed_for = settle_signing(tx, *c.book, caller, c.proposal); !signed_for) return signed_for;
  return settle_replies(tx, *c.book, caller, c.proposal);
}

Result<void> accept(Transaction& tx, const Caller& caller, Case& c, const DecidingObjection& in) {
  const auto composed = known_units(tx, caller.committee, in.units);
  if (!composed) return refuse(composed.error());
  if (auto moved = move(tx, caller, c, Act::accept_return, in.reason); !moved) return moved;
  if (auto fresh = not_there_already(tx, caller, c.proposal, in.units); !fresh) return fresh;
  if (auto whole = stays_whole(tx, caller, c.proposal, in.units); !whole) return whole;
  store::drop_open_extensions(tx, caller.committee, c.assignment.id, "已改办。", caller.at);
  if (answers(c.assignment.part))
    store::tally_lead(tx, caller.committee, c.proposal.category, c.assignment.unit, -1);
  note(tx, caller, c, "handling.return_accepted");
  take_over(tx, caller, c, *composed, in.units);
  if (!in.units.empty()) {
    proposals::Step step;
    for (const auto& named : in.units)
      step.tags.push_back({answers(named.part) ? "new_unit" : "new_co_unit", named.unit.str()});
    note(tx, caller, c, "handling.reassigned", std::move(step));
  }
  return units_changed(tx, caller, c);
}

// The days that the decision took are not the unit's: its clocks end that much later.
void give_back_days(Transaction& tx, const Caller& caller, Case& c, Date asked_on) {
  auto& row = c.assignment;
  const int days = Date::of(caller.at).days() - asked_on.days();
  if (days <= 0) return;
  for (const auto& clock : proposals::running_clocks(tx, caller.committee, c.proposal.id)) {
    if (clock.subject != row.id.text() || (clock.term != row.term && clock.term != "first_contact")) continue;
    const Date until = c.book->calendar->next_working_day(clock.due_on.plus(days));
    proposals::extend_clock(tx, caller.committee, clock.subject, clock.term, until);
    if (clock.term != row.term) continue;
    row.due_on = until;
    if (row.extended_to) row.extended_to = until;
  }
}

Result<void> reject(Transaction& tx, const Caller& caller, Case& c, const store::ObjectionRow& objection,
                    const DecidingObjection& in) {
  auto& row = c.assignment;
  row.sign_by = c.book->due("sign_for", Date::of(caller.at));
  row.signed_for_at.reset();
  give_back_days(tx, caller, c, Date::of(objection.asked_at));
  if (auto moved = move(tx, caller, c, Act::reject_return, in.reason); !moved) return moved;
  note(tx, caller, c, "handling.return_rejected");
  return follow_due(tx, caller, c.proposal);
}

}  // namespace

Result<void> decide_objection(Transaction& tx, const rules::Library& rules, const Caller& caller,
                              const ObjectionId& id, DecidingObjection in) {
  const auto objection = store::load(tx, caller.committee, id);
  if (!objection) return not_found();
  auto c = open_case(tx, rules, caller, objection->assignment);
  if (!c) return refuse(c.error());
  store::take_turn(tx, caller.committee, c->proposal.id, c->assignment.round);
  if (!in.accept && in.reason.empty()) {
    return invalid_field("/reason",
                         {"不同意退办，请写明理由。", "Please say why the objection is rejected."});
  }
  auto done = in.accept ? accept(tx, caller, *c, in) : reject(tx, caller, *c, *objection, in);
  if (!done) return done;
  const auto decision = in.accept ? Decision::accepted : Decision::rejected;
  if (!store::decide(tx, caller.committee, id, decision, caller.account, in.reason, caller.at))
    return refuse(changed_meanwhile());
  return {};
}

Result<void> cancel_assignment(Transaction& tx, const rules::Library& rules, const Caller& caller,
                               const AssignmentId& id, std::string reason) {
  auto c = open_case(tx, rules, caller, id);
  if (!c) return refuse(c.error());
  store::take_turn(tx, caller.committee, c->proposal.id, c->assignment.round);
  if (c->assignment.stage == Stage::return_asked) {
    return refuse(Why::wrong_stage, "objection_open",
                  {"该单位正在申请退办，请先裁定。", "The unit has objected; decide on that first."});
  }
  if (auto moved = move(tx, caller, *c, Act::cancel, reason); !moved) return moved;
  if (auto whole = stays_whole(tx, caller, c->proposal, {}); !whole) return whole;
  store::drop_open_extensions(tx, caller.committee, id, "交办已取消。", caller.at);
  if (answers(c->assignment.part))
    store::tally_lead(tx, caller.committee, c->proposal.category, c->assignment.unit, -1);
  note(tx, caller, *c, "handling.cancelled");
  return units_changed(tx, caller, *c);
}

}  // namespace yishi::handling

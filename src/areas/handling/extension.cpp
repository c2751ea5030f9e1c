// More time 延期: asked before the due day, decided by the office, never beyond reply_max.
#include <fmt/format.h>

#include "areas/handling/case.hpp"

namespace yishi::handling {
namespace {

Result<void> may_ask(const Case& c, Date today) {
  const auto& row = c.assignment;
  if (!answers(row.part)) {
    return not_allowed({"会办意见的期限由主办单位协调，请与主办单位联系。",
                        "A co-unit settles the day of its opinion with the lead unit."});
  }
  const bool at_work =
      row.stage == Stage::signed_for || row.stage == Stage::drafted || row.stage == Stage::countersigned;
  if (!at_work) {
    return refuse(Why::wrong_stage, "not_at_work",
                  {"签收之后、签发之前才能申请延期。",
                   "More time can be asked for after signing for it and before the head signs."});
  }
  if (today > row.due_on) {
    return refuse(
        Why::wrong_stage, "past_due",
        {fmt::format("答复期限（{}）已过，不能再申请延期。请尽快答复。", row.due_on.iso()),
         fmt::format("The due day ({}) has passed; please reply as soon as possible.", row.due_on.iso())});
  }
  return {};
}

Result<void> within(const Case& c, Date until) {
  const auto& row = c.assignment;
  const Date limit = c.book->due("reply_max", Date::of(row.assigned_at));
  if (until > row.due_on && until <= limit) return {};
  return invalid_field(
      "/until",
      {fmt::format("新的期限要在 {} 之后，最晚 {}。", row.due_on.iso(), limit.iso()),
       fmt::format("The new day must be after {} and not after {}.", row.due_on.iso(), limit.iso())});
}

Result<void> is_own(const Case& c) {
  if (c.standing.clerk || c.standing.head) return {};
  return not_allowed({"延期由承办单位申请。", "More time is asked for by the handling unit."});
}

}  // namespace

Result<ExtensionId> ask_extension(Transaction& tx, const rules::Library& rules, const Caller& caller,
                                  const AssignmentId& id, AskingExtension in) {
  auto c = open_case(tx, rules, caller, id);
  if (!c) return refuse(c.error());
  if (auto own = is_own(*c); !own) return refuse(own.error());
  if (auto open = in_hand(*c); !open) return refuse(open.error());
  if (auto may = may_ask(*c, Date::of(caller.at)); !may) return refuse(may.error());
  if (in.reason.empty())
    return invalid_field("/reason", {"请写明延期的理由。", "Please say why more time is needed."});
  if (auto fits = within(*c, in.until); !fits) return refuse(fits.error());
  const auto before = store::extensions(tx, caller.committee, c->proposal.id);
  const bool waiting = std::ranges::any_of(
      before, [&](const auto& e) { return e.assignment == id && e.decision == Decision::open; });
  if (waiting)
    return refuse(Why::conflict, "already_asked",
                  {"已有一项延期申请等待裁定。", "A request for more time is waiting already."});
  ++c->assignment.extensions;
  if (auto saved = save(tx, caller, *c); !saved) return refuse(saved.error());
  const store::ExtensionRow row{.id = ExtensionId::make(),
                                .assignment = id,
                                .proposal = c->proposal.id,
                                .unit = c->assignment.unit,
                                .reason = std::move(in.reason),
                                .until = in.until,
                                .asked_at = caller.at,
                                .asked_by = caller.account,
                                .due_on = c->assignment.due_on};
  store::insert(tx, caller.committee, row);
  proposals::Step step;
  step.payload = fmt::format(R"({{"assignment":"{}","extension":"{}","until":"{}"}})", id.text(),
                             row.id.text(), in.until.iso());
  note(tx, caller, *c, "handling.extension_asked", std::move(step));
  return row.id;
}

Result<void> decide_extension(Transaction& tx, const rules::Library& rules, const Caller& caller,
                              const ExtensionId& id, DecidingExtension in) {
  const auto asked = store::load(tx, caller.committee, id);
  if (!asked) return not_found();
  auto c = open_case(tx, rules, caller, asked->assignment);
  if (!c) return refuse(c.error());
  const Words who = words_of(c->standing.office);
  if (!is_of(caller, c->standing.office)) {
    return not_allowed(
        {fmt::format("延期申请由{}裁定。", who.zh), fmt::format("This is decided by {}.", who.en)});
  }
  if (auto open = in_hand(*c); !open) return open;
  if (!in.accept && in.reason.empty())
    return invalid_field("/reason", {"不同意延期，请写明理由。", "Please say why it is rejected."});
  const Date until = in.until.value_or(asked->until);
  if (in.accept) {
    if (auto fits = within(*c, until); !fits) return fits;
  }
  const auto decision = in.accept ? Decision::accepted : Decision::rejected;
  if (!store::decide(tx, caller.committee, id, decision, in.accept ? until : asked->until, caller.account,
                     in.reason, caller.at)) {
    return refuse(
        Why::conflict, "already_decided",
        {"这项延期申请已经裁定。请刷新页面。", "This request has been decided already; reload the page."});
  }
  proposals::Step step;
  step.payload = fmt::format(R"({{"assignment":"{}","extension":"{}","until":"{}"}})",
                             c->assignment.id.text(), id.text(), until.iso());
  if (!in.accept) {
    note(tx, caller, *c, "handling.extension_rejected", std::move(step));
    return {};
  }
  c->assignment.due_on = until;
  c->assignment.extended_to = until;
  proposals::extend_clock(tx, caller.committee, c->assignment.id.text(), c->assignment.term, until);
  if (auto saved = save(tx, caller, *c); !saved) return saved;
  note(tx, caller, *c, "handling.extended", std::move(step));
  return follow_due(tx, caller, c->proposal);
}

}  // namespace yishi::handling

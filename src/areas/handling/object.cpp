// Asking to give an assignment back 申请退办. While it is asked the unit may not reply; nobody hands a
// proposal on alone.
#include <fmt/format.h>

#include "areas/handling/case.hpp"
#include "areas/members/members.hpp"

namespace yishi::handling {
namespace {

Result<void> in_window(const Case& c, Date today) {
  const Date last = c.book->due("object_window", Date::of(c.assignment.assigned_at));
  if (today <= last) return {};
  return refuse(
      Why::wrong_stage, "window_closed",
      {fmt::format("申请退办的期限已过（{}）。请办理；确有困难可申请延期或与交办部门联系。", last.iso()),
       fmt::format("The time for objecting ended on {}. Handle it, ask for more time, or call the office.",
                   last.iso())});
}

}  // namespace

Result<ObjectionId> object(Transaction& tx, const rules::Library& rules, const Caller& caller,
                           const AssignmentId& id, Objecting in) {
  auto c = open_case(tx, rules, caller, id);
  if (!c) return refuse(c.error());
  const Date today = Date::of(caller.at);
  if (in.better_unit) {
    const auto unit = members::find_unit(tx, caller.committee, *in.better_unit);
    if (!unit || !unit->active || !unit->is_handling_unit || unit->id == c->assignment.unit) {
      return invalid_field("/better_unit",
                           {"请选择另一个承办单位。", "Please choose another handling unit."});
    }
  }
  ++c->assignment.objections;
  if (auto moved = move(tx, caller, *c, Act::ask_return, in.reason); !moved) return refuse(moved.error());
  if (auto open = in_window(*c, today); !open) return refuse(open.error());
  const store::ObjectionRow row{.id = ObjectionId::make(),
                                .assignment = id,
                                .proposal = c->proposal.id,
                                .unit = c->assignment.unit,
                                .reason = std::move(in.reason),
                                .better_unit = in.better_unit.value_or(UnitId{}),
                                .asked_at = caller.at,
                                .asked_by = caller.account,
                                .due_on = c->book->due("decide_objection", today)};
  store::insert(tx, caller.committee, row);
  proposals::Step step;
  if (in.better_unit) step.tags.push_back({"better_unit", in.better_unit->str()});
  step.payload = fmt::format(R"({{"assignment":"{}","objection":"{}"}})", id.text(), row.id.text());
  note(tx, caller, *c, "handling.return_asked", std::move(step));
  return row.id;
}

}  // namespace yishi::handling

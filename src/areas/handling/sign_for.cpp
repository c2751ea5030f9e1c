#include "areas/handling/case.hpp"

namespace yishi::handling {

Result<void> sign_for(Transaction& tx, const rules::Library& rules, const Caller& caller,
                      const AssignmentId& id) {
  auto c = open_case(tx, rules, caller, id);
  if (!c) return refuse(c.error());
  store::take_turn(tx, caller.committee, c->proposal.id, c->assignment.round);
  auto& row = c->assignment;
  row.signed_for_at = caller.at;
  row.signed_for_by = caller.account;
  row.signed_late = row.signed_late || Date::of(caller.at) > row.sign_by;
  if (auto moved = move(tx, caller, *c, Act::sign_for); !moved) return moved;
  proposals::Step step;
  step.tags.push_back({"late", row.signed_late ? "yes" : "no"});
  note(tx, caller, *c, "handling.signed_for", std::move(step));
  return settle_signing(tx, *c->book, caller, c->proposal);
}

}  // namespace yishi::handling

// What the acts on a reply share.
#pragma once
#include "areas/handling/case.hpp"

namespace yishi::handling {

// The stage in the assignment's lifecycle at which a reply stands; an interim reply has no other.
Stage stage_of(const store::ReplyRow& reply);
// May an interim reply at this stage take the act by itself? Only while its unit is at work.
Result<void> may_alone(const Case& c, Stage stage, Act act, const Caller& caller);
// The case with its undelivered reply; refuses when there is none.
struct ReplyCase {
  Case on;
  store::ReplyRow reply;
};
Result<ReplyCase> open_reply_case(Transaction& tx, const rules::Library& rules, const Caller& caller,
                                  const AssignmentId& id);
// Takes the act: with the assignment for a final reply, alone for an interim one. Writes the assignment, not
// the reply.
Result<void> take(Transaction& tx, const Caller& caller, ReplyCase& c, Act act, std::string_view reason = {});
Result<void> save_reply(Transaction& tx, const Caller& caller, ReplyCase& c);

proposals::Step about(const store::ReplyRow& reply);  // tags and payload of a fact about it
std::vector<PromiseDraft> promises_of(const store::ReplyRow& reply);
// Nothing for a letter that the scheme of the matter does not have.
const rules::ReplyClass* class_of(const rules::RuleBook& book, std::string_view letter);
// The lead's co-units in this lap.
std::vector<store::AssignmentRow> co_units(Transaction& tx, const Caller& caller, const Case& c);
// Countersignatures of the reply's text as it stands.
std::vector<store::CountersignatureRow> current_countersignatures(Transaction& tx, const Caller& caller,
                                                                  const store::ReplyRow& reply);

}  // namespace yishi::handling

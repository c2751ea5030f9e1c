// Delivering 送达: the document number, the promises, and the end of the unit's part in the lap.
#include <fmt/format.h>

#include "areas/handling/lap.hpp"
#include "areas/handling/reply.hpp"
#include "areas/members/members.hpp"
#include "core/rules/numbering.hpp"

namespace yishi::handling {
namespace {

// The unit's letters are numbered by year; the words before the year are its name and 提函, as on a letter
// about proposals.
std::string document_number(Transaction& tx, const Caller& caller, const Case& c) {
  const int year = Date::of(caller.at).year();
  const auto unit = members::find_unit(tx, caller.committee, c.assignment.unit);
  rules::NumberFields fields;
  fields.number = store::next_document_number(tx, caller.committee, c.assignment.unit, year);
  fields.term = c.proposal.term;
  fields.session = c.proposal.session;
  fields.year = year;
  fields.prefix = (unit ? unit->name : std::string("承办单位")) + "提函";
  return rules::write_number(c.book->proposals.document_number_format, fields);
}

void record_promises(Transaction& tx, const Caller& caller, const ReplyCase& c) {
  for (const auto& draft : promises_of(c.reply)) {
    const store::PromiseRow row{.id = PromiseId::make(),
                                .proposal = c.on.proposal.id,
                                .assignment = c.on.assignment.id,
                                .reply = c.reply.id,
                                .unit = c.on.assignment.unit,
                                .round = c.on.assignment.round,
                                .sentence = draft.sentence,
                                .due_on = draft.due_on,
                                .made_at = caller.at};
    store::insert(tx, caller.committee, row);
    proposals::start_clock(tx, *c.on.book, caller.committee, row.proposal, row.id.text(), "promise", row.unit,
                           caller.at, row.due_on);
    proposals::Step step = about(c.reply);
    step.payload = fmt::format(R"({{"reply":"{}","promise":"{}","due_on":"{}"}})", c.reply.id.text(),
                               row.id.text(), row.due_on.iso());
    note(tx, caller, c.on, "handling.promise_made", std::move(step));
  }
}

proposals::Step delivered_step(const ReplyCase& c, Date today) {
  proposals::Step step = about(c.reply);
  if (c.reply.interim) return step;
  const auto& row = c.on.assignment;
  step.tags.push_back({"late", row.replied_late ? "yes" : "no"});
  step.measures.push_back({"days", today.days() - Date::of(row.assigned_at).days()});
  return step;
}

}  // namespace

Result<void> deliver_reply(Transaction& tx, const rules::Library& rules, const Caller& caller,
                           const AssignmentId& id) {
  auto c = open_reply_case(tx, rules, caller, id);
  if (!c) return refuse(c.error());
  const Date today = Date::of(caller.at);
  store::take_turn(tx, caller.committee, c->on.proposal.id, c->on.assignment.round);
  auto& row = c->on.assignment;
  auto& reply = c->reply;
  if (!reply.interim) {
    row.replied_at = caller.at;
    row.replied_late = today > row.due_on;
    row.reply_class = reply.reply_class;
  }
  if (auto taken = take(tx, caller, *c, Act::deliver); !taken) return taken;
  if (reply.stage != ReplyStage::checked) {
    return refuse(
        Why::wrong_stage, "not_checked",
        {"答复须经审核通过后才能送达。", "A reply is delivered only after it has passed the check."});
  }
  reply.stage = ReplyStage::delivered;
  reply.document_number = document_number(tx, caller, c->on);
  reply.delivered_by = caller.account;
  reply.delivered_at = caller.at;
  if (auto saved = save_reply(tx, caller, *c); !saved) return saved;
  note(tx, caller, c->on, "handling.delivered", delivered_step(*c, today));
  record_promises(tx, caller, *c);
  if (reply.interim) return {};
  store::drop_open_extensions(tx, caller.committee, id, "答复已送达。", caller.at);
  return settle_replies(tx, *c->on.book, caller, c->on.proposal);
}

}  // namespace yishi::handling

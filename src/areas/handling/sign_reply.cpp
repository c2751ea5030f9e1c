// Signing 签发 by the unit's head: the reply must be complete, and its co-units heard.
#include <fmt/format.h>

#include "areas/handling/reply.hpp"
#include "core/text/count.hpp"

namespace yishi::handling {
namespace {

void check_class(const ReplyCase& c, std::vector<Fault>& faults) {
  const auto& reply = c.reply;
  if (reply.interim && reply.reply_class.empty()) return;
  const auto* chosen = class_of(*c.on.book, reply.reply_class);
  if (!chosen) {
    faults.push_back({"/reply_class", {"请选择答复类别。", "Please choose the class of the reply."}});
  } else if (chosen->promises && !reply.interim && promises_of(reply).empty()) {
    faults.push_back(
        {"/promises",
         {fmt::format("{}类答复要写明承诺事项和完成日期。", chosen->letter),
          fmt::format("A reply of class {} must state what is promised and by when.", chosen->letter)}});
  }
}

void check_promises(const ReplyCase& c, Date today, std::vector<Fault>& faults) {
  const auto promises = promises_of(c.reply);
  for (std::size_t i = 0; i < promises.size(); ++i) {
    const auto at = [&](std::string_view field) { return fmt::format("/promises/{}/{}", i, field); };
    if (text::count_characters(promises[i].sentence) == 0)
      faults.push_back({at("sentence"), {"请写明承诺的事项。", "Please write what is promised."}});
    if (promises[i].due_on <= today)
      faults.push_back({at("due_on"), {"完成日期要在今天之后。", "The day must be after today."}});
  }
}

Result<void> complete(const ReplyCase& c, Date today) {
  std::vector<Fault> faults;
  if (text::count_characters(c.reply.body) == 0)
    faults.push_back({"/body", {"请填写答复正文。", "Please write the reply."}});
  if (c.reply.contact_name.empty())
    faults.push_back({"/contact_name", {"请填写联系人。", "Please name a contact."}});
  if (c.reply.contact_phone.empty())
    faults.push_back({"/contact_phone", {"请填写联系电话。", "Please give the contact's phone."}});
  check_class(c, faults);
  check_promises(c, today, faults);
  if (faults.empty()) return {};
  return refuse(
      Why::invalid, "incomplete",
      {"答复稿还不完整，请补齐后签发。", "The reply is not complete; please fill in what is missing."},
      std::move(faults));
}

// Every co-unit has countersigned the text as it stands; where one disagrees, what was mediated is on record.
Result<void> co_units_heard(Transaction& tx, const Caller& caller, const ReplyCase& c) {
  const auto given = current_countersignatures(tx, caller, c.reply);
  bool disagreed = false;
  for (const auto& unit : co_units(tx, caller, c.on)) {
    const auto found = std::ranges::find(given, unit.unit, &store::CountersignatureRow::unit);
    if (found == given.end()) {
      return refuse(Why::wrong_stage, "not_countersigned",
                    {"还有会办单位没有会签这一稿，请等会签后再签发。",
                     "A co-unit has not countersigned this text yet; sign after it has."});
    }
    disagreed = disagreed || !found->agree;
  }
  if (disagreed && c.reply.mediation.empty()) {
    return invalid_field("/mediation",
                         {"有会办单位不同意，请写明协调结果后再签发。",
                          "A co-unit disagrees; write what was agreed in mediation, then sign."});
  }
  return {};
}

}  // namespace

Result<void> sign_reply(Transaction& tx, const rules::Library& rules, const Caller& caller,
                        const AssignmentId& id, std::string mediation) {
  auto c = open_reply_case(tx, rules, caller, id);
  if (!c) return refuse(c.error());
  if (auto open = in_hand(c->on); !open) return open;
  const auto may = transition(*c->on.book, c->reply.interim ? stage_of(c->reply) : c->on.assignment.stage,
                              Act::sign, caller, c->on.standing);
  if (!may) return refuse(may.error());
  if (!mediation.empty()) c->reply.mediation = std::move(mediation);
  if (auto whole = complete(*c, Date::of(caller.at)); !whole) return whole;
  if (!c->reply.interim) {
    if (auto heard = co_units_heard(tx, caller, *c); !heard) return heard;
  }
  if (auto taken = take(tx, caller, *c, Act::sign); !taken) return taken;
  auto& reply = c->reply;
  reply.stage = ReplyStage::head_signed;
  reply.proposed_class = reply.reply_class;
  reply.signed_by = caller.account;
  reply.signed_at = caller.at;
  if (auto saved = save_reply(tx, caller, *c); !saved) return saved;
  store::keep_signed(tx, caller.committee, reply);
  if (reply.interim) {
    proposals::start_clock(tx, *c->on.book, caller.committee, reply.proposal, reply.id.text(), "check_reply",
                           {}, caller.at);
  }
  note(tx, caller, c->on, "handling.signed", about(reply));
  return {};
}

}  // namespace yishi::handling

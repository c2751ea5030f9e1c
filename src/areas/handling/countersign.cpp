#include <fmt/format.h>

#include "areas/handling/reply.hpp"

namespace yishi::handling {
namespace {

// The caller's own unit among the lead's co-units.
Result<Case> own_co_case(Transaction& tx, const Caller& caller, const ReplyCase& lead) {
  for (const auto& row : co_units(tx, caller, lead.on)) {
    const Standing how = standing(caller, row.unit, row.office);
    if (how.clerk || how.head) return case_of(*lead.on.book, caller, row, lead.on.proposal);
  }
  return not_allowed({"会签由会办单位进行，贵单位不是这件提案的会办单位。",
                      "Co-units countersign; your unit is none of this proposal's."});
}

Result<void> may_countersign(const ReplyCase& lead, const Case& own) {
  if (lead.reply.interim) {
    return refuse(Why::wrong_stage, "interim",
                  {"阶段性答复不须会签。", "Interim replies are not countersigned."});
  }
  if (lead.reply.stage != ReplyStage::drafted) {
    return refuse(Why::wrong_stage, "not_a_draft",
                  {"答复稿已会签完毕或已签发。请刷新页面。",
                   "The draft has been countersigned or signed already; reload the page."});
  }
  if (own.assignment.stage == Stage::waiting) {
    return refuse(Why::wrong_stage, "sign_for_first",
                  {"请先签收，再会签。", "Please sign for the assignment before you countersign."});
  }
  if (own.assignment.stage == Stage::return_asked) {
    return refuse(
        Why::wrong_stage, "objection_open",
        {"贵单位正在申请退办，裁定之前不能会签。", "Your unit has objected; wait for the decision."});
  }
  return {};
}

// A countersignature is an opinion too: who had sent none has now.
Result<void> count_as_opinion(Transaction& tx, const Caller& caller, Case& own, const std::string& opinion) {
  if (own.assignment.stage != Stage::signed_for) return {};
  own.assignment.opinion = opinion;
  own.assignment.opinion_at = caller.at;
  return move(tx, caller, own, Act::send_opinion);
}

Result<void> settle(Transaction& tx, const Caller& caller, ReplyCase& lead) {
  const auto units = co_units(tx, caller, lead.on);
  const auto given = current_countersignatures(tx, caller, lead.reply);
  const bool all_agree = std::ranges::all_of(units, [&](const auto& unit) {
    return std::ranges::any_of(given, [&](const auto& row) { return row.unit == unit.unit && row.agree; });
  });
  if (!all_agree) return {};
  if (auto moved = move(tx, identity::program(caller.committee, caller.at), lead.on, Act::countersign);
      !moved)
    return moved;
  lead.reply.stage = ReplyStage::countersigned;
  return save_reply(tx, caller, lead);
}

}  // namespace

Result<void> countersign(Transaction& tx, const rules::Library& rules, const Caller& caller,
                         const AssignmentId& id, Countersigning in) {
  auto lead = open_reply_case(tx, rules, caller, id);
  if (!lead) return refuse(lead.error());
  store::take_turn(tx, caller.committee, lead->on.proposal.id, lead->on.assignment.round);
  if (auto open = in_hand(lead->on); !open) return open;
  auto own = own_co_case(tx, caller, *lead);
  if (!own) return refuse(own.error());
  if (auto may = may_countersign(*lead, *own); !may) return may;
  if (in.version && *in.version != lead->reply.version) return refuse(changed_meanwhile());
  if (!in.agree && in.opinion.empty()) {
    return invalid_field("/opinion", {"不同意，请写明意见。", "Please say what you do not agree with."});
  }
  store::put(tx, caller.committee,
             {.reply = lead->reply.id,
              .unit = own->assignment.unit,
              .proposal = lead->on.proposal.id,
              .text_version = lead->reply.text_version,
              .agree = in.agree,
              .opinion = in.opinion,
              .at = caller.at,
              .by = caller.account});
  if (auto counted = count_as_opinion(tx, caller, *own, in.opinion); !counted) return counted;
  proposals::Step step = about(lead->reply);
  step.tags.push_back({"agree", in.agree ? "yes" : "no"});
  step.tags.push_back({"lead", lead->on.assignment.unit.str()});
  note(tx, caller, *own, "handling.countersigned", std::move(step));
  return settle(tx, caller, *lead);
}

}  // namespace yishi::handling

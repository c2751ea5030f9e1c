#include "areas/handling/reply.hpp"

#include <fmt/format.h>

namespace yishi::handling {

Stage stage_of(const store::ReplyRow& reply) {
  switch (reply.stage) {
    case ReplyStage::drafted:
      return Stage::drafted;
    case ReplyStage::countersigned:
      return Stage::countersigned;
    case ReplyStage::head_signed:
    case ReplyStage::checked:
      return Stage::head_signed;
    case ReplyStage::delivered:
      return Stage::replied;
  }
  return Stage::drafted;
}

Result<void> may_alone(const Case& c, Stage stage, Act act, const Caller& caller) {
  if (auto open = in_hand(c); !open) return open;
  const Stage at = c.assignment.stage;
  if (at == Stage::waiting || at == Stage::return_asked || has_ended(at)) {
    return refuse(Why::wrong_stage, "not_at_work",
                  {"待签收、申退中或已答复的交办不能再作阶段性答复。",
                   "No interim reply while the assignment waits, is objected to, or has ended."});
  }
  const auto row = transition(*c.book, stage, act, caller, c.standing);
  if (!row) return refuse(row.error());
  return {};
}

Result<ReplyCase> open_reply_case(Transaction& tx, const rules::Library& rules, const Caller& caller,
                                  const AssignmentId& id) {
  auto c = open_case(tx, rules, caller, id);
  if (!c) return refuse(c.error());
  auto reply = store::open_reply(tx, caller.committee, id);
  if (!reply) {
    return refuse(Why::wrong_stage, "no_reply",
                  {"还没有答复稿，或答复已经送达。请刷新页面。",
                   "There is no draft, or the reply was delivered; reload the page."});
  }
  return ReplyCase{std::move(*c), std::move(*reply)};
}

Result<void> take(Transaction& tx, const Caller& caller, ReplyCase& c, Act act, std::string_view reason) {
  if (!c.reply.interim) return move(tx, caller, c.on, act, reason);
  if (auto may = may_alone(c.on, stage_of(c.reply), act, caller); !may) return refuse(may.error());
  const auto row = transition(*c.on.book, stage_of(c.reply), act, caller, c.on.standing);
  if ((*row)->needs_reason && reason.empty())
    return invalid_field("/reason", {"请写明理由。", "Please give the reason."});
  return save(tx, caller, c.on);
}

Result<void> save_reply(Transaction& tx, const Caller& caller, ReplyCase& c) {
  if (!store::update(tx, caller.committee, c.reply)) return refuse(changed_meanwhile());
  return {};
}

proposals::Step about(const store::ReplyRow& reply) {
  proposals::Step step;
  if (!reply.reply_class.empty()) step.tags.push_back({"class", reply.reply_class});
  if (reply.interim) step.tags.push_back({"interim", "yes"});
  step.payload =
      fmt::format(R"({{"assignment":"{}","reply":"{}"}})", reply.assignment.text(), reply.id.text());
  return step;
}

std::vector<PromiseDraft> promises_of(const store::ReplyRow& reply) {
  auto read = json::read<std::vector<PromiseDraft>>(reply.promises.text);
  if (!read) throw std::runtime_error("unreadable promises in reply " + reply.id.str());
  return std::move(*read);
}

const rules::ReplyClass* class_of(const rules::RuleBook& book, std::string_view letter) {
  const auto& classes = book.proposals.reply_scheme.classes;
  const auto found = std::ranges::find(classes, letter, &rules::ReplyClass::letter);
  return found == classes.end() ? nullptr : &*found;
}

std::vector<store::AssignmentRow> co_units(Transaction& tx, const Caller& caller, const Case& c) {
  if (c.assignment.part != Part::lead) return {};
  auto rows = store::active(tx, caller.committee, c.proposal.id, c.assignment.round);
  std::erase_if(rows, [](const auto& row) { return row.part != Part::co; });
  return rows;
}

std::vector<store::CountersignatureRow> current_countersignatures(Transaction& tx, const Caller& caller,
                                                                  const store::ReplyRow& reply) {
  auto rows = store::countersignatures(tx, caller.committee, reply.proposal);
  std::erase_if(
      rows, [&](const auto& row) { return row.reply != reply.id || row.text_version != reply.text_version; });
  return rows;
}

}  // namespace yishi::handling

// Checking 审核 by the office: passes, perhaps in another class, or back with the reason.
#include <fmt/format.h>

#include "areas/handling/reply.hpp"

namespace yishi::handling {
namespace {

Result<void> change_class(ReplyCase& c, const std::string& letter) {
  if (letter == c.reply.reply_class) return {};
  const auto* chosen = class_of(*c.on.book, letter);
  if (!chosen)
    return invalid_field("/reply_class",
                         {"没有这个答复类别，请重新选择。", "No such class; please choose again."});
  if (chosen->promises && !c.reply.interim && promises_of(c.reply).empty()) {
    return invalid_field(
        "/reply_class", {fmt::format("改为{}类须有承诺事项，请退回单位补充。", letter),
                         fmt::format("Class {} needs promises; send it back to the unit for them.", letter)});
  }
  c.reply.reply_class = letter;
  return {};
}

Result<void> pass(Transaction& tx, const Caller& caller, ReplyCase& c, const CheckingReply& in) {
  if (in.reply_class) {
    if (auto changed = change_class(c, *in.reply_class); !changed) return changed;
  }
  if (auto taken = take(tx, caller, c, Act::check); !taken) return taken;
  // The stage stays, so the office's clock is stopped here.
  proposals::stop_clock(tx, caller.committee, c.reply.interim ? c.reply.id.text() : c.on.assignment.id.text(),
                        "check_reply", caller.at);
  c.reply.stage = ReplyStage::checked;
  c.reply.checked_by = caller.account;
  c.reply.checked_at = caller.at;
  c.reply.sent_back_reason.clear();
  if (auto saved = save_reply(tx, caller, c); !saved) return saved;
  proposals::Step step = about(c.reply);
  if (c.reply.reply_class != c.reply.proposed_class)
    step.tags.push_back({"class_before", c.reply.proposed_class});
  note(tx, caller, c.on, "handling.checked", std::move(step));
  return {};
}

Result<void> send_back(Transaction& tx, const Caller& caller, ReplyCase& c, const std::string& reason) {
  ++c.on.assignment.sent_back;
  if (auto taken = take(tx, caller, c, Act::send_back, reason); !taken) return taken;
  if (c.reply.interim)
    proposals::stop_clock(tx, caller.committee, c.reply.id.text(), "check_reply", caller.at);
  c.reply.stage = ReplyStage::drafted;
  c.reply.sent_back_reason = reason;
  c.reply.checked_by = {};
  c.reply.checked_at.reset();
  if (auto saved = save_reply(tx, caller, c); !saved) return saved;
  note(tx, caller, c.on, "handling.sent_back", about(c.reply));
  return {};
}

}  // namespace

Result<void> check_reply(Transaction& tx, const rules::Library& rules, const Caller& caller,
                         const AssignmentId& id, CheckingReply in) {
  auto c = open_reply_case(tx, rules, caller, id);
  if (!c) return refuse(c.error());
  if (in.accept && c->reply.stage == ReplyStage::checked) {
    return refuse(
        Why::wrong_stage, "already_checked",
        {"这份答复已经审核通过，可以送达。", "This reply has passed the check; it may be delivered."});
  }
  return in.accept ? pass(tx, caller, *c, in) : send_back(tx, caller, *c, in.reason);
}

}  // namespace yishi::handling

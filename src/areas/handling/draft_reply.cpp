// The draft of a reply 拟稿, saved over and over. A final reply takes its assignment along; an interim one
// walks the same rows of the lifecycle by itself and leaves the assignment where it is.
#include <fmt/format.h>

#include "areas/handling/reply.hpp"
#include "core/text/count.hpp"

namespace yishi::handling {
namespace {

constexpr int longest_body = 20'000;
constexpr std::size_t most_promises = 20;

Result<void> not_too_long(const ReplyDraft& in) {
  if (text::count_characters(in.body) > longest_body) {
    return invalid_field("/body",
                         {"答复请控制在 20000 字以内。", "Please keep the reply within 20,000 characters."});
  }
  if (in.promises.size() > most_promises) {
    return invalid_field("/promises", {"承诺请控制在 20 项以内。", "Please keep to 20 promises."});
  }
  return {};
}

bool says_the_same(const store::ReplyRow& row, const ReplyDraft& in, const std::string& promises) {
  return row.body == in.body && row.reply_class == in.reply_class && row.promises.text == promises &&
         row.open == in.open && row.contact_name == in.contact_name &&
         row.contact_phone == in.contact_phone && row.interim == in.interim;
}

void fill(store::ReplyRow& row, const Caller& caller, ReplyDraft in, std::string promises) {
  row.interim = in.interim;
  row.stage = ReplyStage::drafted;
  row.reply_class = std::move(in.reply_class);
  row.body = std::move(in.body);
  row.open = in.open;
  row.contact_name = std::move(in.contact_name);
  row.contact_phone = std::move(in.contact_phone);
  row.promises.text = std::move(promises);
  row.drafted_by = caller.account;
  row.drafted_at = caller.at;
}

// Moves a final draft's assignment; of an interim one only the right is asked.
Result<void> take_along(Transaction& tx, const Caller& caller, Case& c, const store::ReplyRow* before,
                        bool interim) {
  if (!interim) return move(tx, caller, c, Act::draft);
  return may_alone(c, before ? stage_of(*before) : c.assignment.stage, Act::draft, caller);
}

Result<SavedReply> start(Transaction& tx, const Caller& caller, Case& c, ReplyDraft in,
                         std::string promises) {
  if (in.version != 0) return refuse(changed_meanwhile());
  if (auto moved = take_along(tx, caller, c, nullptr, in.interim); !moved) return refuse(moved.error());
  store::ReplyRow row{.id = ReplyId::make(),
                      .assignment = c.assignment.id,
                      .proposal = c.proposal.id,
                      .unit = c.assignment.unit,
                      .round = c.assignment.round};
  fill(row, caller, std::move(in), std::move(promises));
  store::insert(tx, caller.committee, row);
  note(tx, caller, c, "handling.reply_drafted", about(row));
  return SavedReply{row.id, row.version, caller.at};
}

Result<SavedReply> save_over(Transaction& tx, const Caller& caller, Case& c, store::ReplyRow row,
                             ReplyDraft in, std::string promises) {
  if (in.version != row.version) {
    return refuse(Why::conflict, "changed_meanwhile",
                  {"这份答复稿刚才在别处改过。您的内容没有丢失，请先比对再保存。",
                   "This draft was changed elsewhere. Nothing of yours is lost; compare before you save."});
  }
  if (says_the_same(row, in, promises)) return SavedReply{row.id, row.version, caller.at};
  if (in.interim && !row.interim) {
    return invalid_field("/interim", {"这份稿已按正式答复起草，不能改为阶段性答复。",
                                      "This draft is a final reply; it cannot become an interim one."});
  }
  if (auto moved = take_along(tx, caller, c, &row, in.interim); !moved) return refuse(moved.error());
  fill(row, caller, std::move(in), std::move(promises));
  row.text_version = row.version + 1;
  if (!store::update(tx, caller.committee, row)) return refuse(changed_meanwhile());
  return SavedReply{row.id, row.version, caller.at};
}

}  // namespace

Result<SavedReply> draft_reply(Transaction& tx, const rules::Library& rules, const Caller& caller,
                               const AssignmentId& id, ReplyDraft in) {
  auto c = open_case(tx, rules, caller, id);
  if (!c) return refuse(c.error());
  if (!answers(c->assignment.part)) {
    return not_allowed({"答复由主办（分办）单位起草；会办单位请报送会办意见。",
                        "The lead or split unit drafts the reply; a co-unit sends its opinion."});
  }
  if (auto fits = not_too_long(in); !fits) return refuse(fits.error());
  std::string promises = json::to_text(in.promises);
  auto before = store::open_reply(tx, caller.committee, id);
  if (!before) return start(tx, caller, *c, std::move(in), std::move(promises));
  return save_over(tx, caller, *c, std::move(*before), std::move(in), std::move(promises));
}

}  // namespace yishi::handling

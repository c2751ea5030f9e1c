#include "areas/handling/case.hpp"
#include "core/text/count.hpp"

namespace yishi::handling {

Result<void> send_opinion(Transaction& tx, const rules::Library& rules, const Caller& caller,
                          const AssignmentId& id, std::string text) {
  auto c = open_case(tx, rules, caller, id);
  if (!c) return refuse(c.error());
  if (c->assignment.part != Part::co) {
    return refuse(
        Why::wrong_stage, "not_a_co_unit",
        {"主办、分办单位直接答复，不报会办意见。", "A unit that answers sends a reply, not an opinion."});
  }
  if (text::count_characters(text) == 0)
    return invalid_field("/text", {"请填写会办意见。", "Please write the opinion."});
  if (text::count_characters(text) > 10'000)
    return invalid_field(
        "/text", {"会办意见请控制在 10000 字以内。", "Please keep the opinion within 10,000 characters."});
  c->assignment.opinion = std::move(text);
  c->assignment.opinion_at = caller.at;
  if (auto moved = move(tx, caller, *c, Act::send_opinion); !moved) return moved;
  note(tx, caller, *c, "handling.opinion_sent");
  return {};
}

}  // namespace yishi::handling

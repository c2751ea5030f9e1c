#include "areas/handling/case.hpp"

namespace yishi::handling {
namespace {

// 面商: seen in person. What the assessment counts as a talk.
bool is_face_to_face(std::string_view way) { return way == "visit" || way == "meeting"; }

Result<void> may_add(const Case& c) {
  if (!c.standing.clerk && !c.standing.head) {
    return not_allowed({"沟通情况由承办单位记录。", "Contacts are recorded by the handling unit."});
  }
  const bool lap_over =
      c.proposal.phase() != proposals::Phase::handling && c.proposal.phase() != proposals::Phase::feedback;
  if (lap_over || !is_active(c.assignment.stage)) {
    return refuse(
        Why::wrong_stage, "not_in_hand",
        {"这件提案已不由贵单位办理，不能再记录沟通。", "Your unit no longer handles this proposal."});
  }
  return {};
}

Result<void> makes_sense(const Case& c, const NewContact& in, Timestamp now) {
  const auto& ways = c.book->proposals.contact_ways;
  if (in.way == "none" || std::ranges::find(ways, in.way, &rules::Code::code) == ways.end()) {
    return invalid_field("/way", {"请选择联系方式。", "Please choose the way of contact."});
  }
  if (in.at > now || in.at < c.assignment.assigned_at) {
    return invalid_field(
        "/at", {"联系时间要在交办之后、现在之前。", "The contact must lie between the assignment and now."});
  }
  if (in.summary.empty())
    return invalid_field("/summary", {"请写明沟通的内容。", "Please write what was said."});
  if (in.summary.size() > 6000)
    return invalid_field("/summary", {"请控制在 2000 字以内。", "Please keep it within 2,000 characters."});
  return {};
}

}  // namespace

Result<ContactId> add_contact(Transaction& tx, const rules::Library& rules, const Caller& caller,
                              const AssignmentId& id, NewContact in) {
  auto c = open_case(tx, rules, caller, id);
  if (!c) return refuse(c.error());
  if (auto may = may_add(*c); !may) return refuse(may.error());
  if (auto sense = makes_sense(*c, in, caller.at); !sense) return refuse(sense.error());
  const store::ContactRow row{.id = ContactId::make(),
                              .assignment = id,
                              .proposal = c->proposal.id,
                              .unit = c->assignment.unit,
                              .way = in.way,
                              .face_to_face = is_face_to_face(in.way),
                              .at = in.at,
                              .with = std::move(in.with),
                              .summary = std::move(in.summary),
                              .deputy_head = in.deputy_head,
                              .recorded_by = caller.account,
                              .recorded_at = caller.at};
  store::insert(tx, caller.committee, row);
  auto& assignment = c->assignment;
  assignment.first_contact_at =
      assignment.first_contact_at ? std::min(*assignment.first_contact_at, in.at) : in.at;
  ++assignment.contacts;
  if (row.face_to_face) ++assignment.talks;
  if (auto saved = save(tx, caller, *c); !saved) return refuse(saved.error());
  proposals::stop_clock(tx, caller.committee, id.text(), "first_contact", caller.at);
  proposals::Step step;
  step.tags = {{"way", in.way}, {"face_to_face", row.face_to_face ? "yes" : "no"}};
  note(tx, caller, *c, "handling.contacted", std::move(step));
  return row.id;
}

}  // namespace yishi::handling

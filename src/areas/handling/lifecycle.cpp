#include "areas/handling/lifecycle.hpp"

#include <fmt/format.h>

namespace yishi::handling {
namespace {

using identity::Role;

bool is_program(const identity::Caller& caller) {
  return caller.account.empty() && caller.session.empty() && caller.name == "program";
}

bool is_one_of(const std::string& who, const identity::Caller& caller, const Standing& standing) {
  if (who == "program") return is_program(caller);
  if (who == "unit_clerk") return standing.clerk;
  if (who == "unit_head") return standing.head;
  const auto role = json::enum_of<Role>(who);
  return role && belongs_to(standing.office, *role) && caller.has(*role);
}

const Words& words_of(const std::vector<rules::Code>& codes, std::string_view code) {
  static const Words none;
  const auto found = std::ranges::find(codes, code, &rules::Code::code);
  return found == codes.end() ? none : found->words;
}

Refusal wrong_stage(const rules::Lifecycle& lifecycle, Stage stage, Act act) {
  const Words& is = words_of(lifecycle.stages, json::name_of(stage));
  const Words& wanted = words_of(lifecycle.acts, json::name_of(act));
  return Refusal{
      Why::wrong_stage,
      "wrong_stage",
      {fmt::format("这项交办现在是“{}”，不能“{}”。请刷新页面，看最新的状态。", is.zh, wanted.zh),
       fmt::format("This assignment is now “{}”; “{}” is not possible. Reload to see its latest state.",
                   is.en, wanted.en)},
      {}};
}

// Which of unit and office could have done it, so that the caller knows whom to ask.
Words not_yours(const rules::Lifecycle& lifecycle, const rules::Transition& row, Act act, Office office) {
  const Words& wanted = words_of(lifecycle.acts, json::name_of(act));
  const auto has = [&](std::string_view who) { return std::ranges::find(row.by, who) != row.by.end(); };
  Words who = words_of(office);
  if (has("unit_clerk"))
    who = {"承办单位的经办人或负责人", "the handling unit's clerk or head"};
  else if (has("unit_head"))
    who = {"承办单位的负责人", "the head of the handling unit"};
  return {fmt::format("“{}”由{}进行，您没有这项权限。", wanted.zh, who.zh),
          fmt::format("“{}” is done by {}; you lack this right.", wanted.en, who.en)};
}

}  // namespace

Standing standing(const identity::Caller& caller, const UnitId& unit, Office office) {
  Standing out{.clerk = false, .head = false, .office = office};
  for (const auto& grant : caller.grants) {
    if (grant.unit.empty() || grant.unit != unit) continue;
    out.clerk = out.clerk || grant.role == Role::unit_clerk;
    out.head = out.head || grant.role == Role::unit_head;
  }
  return out;
}

Result<const rules::Transition*> transition(const rules::RuleBook& book, Stage stage, Act act,
                                            const identity::Caller& caller, const Standing& standing) {
  const auto& lifecycle = book.lifecycle("assignment");
  const auto* row = lifecycle.find(json::name_of(stage), json::name_of(act));
  if (!row) return refuse(wrong_stage(lifecycle, stage, act));
  for (const auto& who : row->by) {
    if (is_one_of(who, caller, standing)) return row;
  }
  return not_allowed(not_yours(lifecycle, *row, act, standing.office));
}

Stage target_of(const rules::Transition& row) {
  const auto target = json::enum_of<Stage>(row.to);
  if (!target) throw std::logic_error("the rule book names an unknown stage of assignments: " + row.to);
  return *target;
}

}  // namespace yishi::handling

#include "areas/handling/composition.hpp"

#include <fmt/format.h>

namespace yishi::handling {
namespace {

std::unexpected<Refusal> bad_unit(std::size_t at, Words words) {
  return invalid_field(fmt::format("/units/{}/unit", at), std::move(words));
}

}  // namespace

Result<Composed> known_units(database::Transaction& tx, CommitteeId committee,
                             const std::vector<NamedUnit>& named) {
  Composed out;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const auto unit = members::find_unit(tx, committee, named[i].unit);
    if (!unit) return bad_unit(i, {"没有这个单位，请重新选择。", "No such unit; please choose again."});
    if (!unit->active || !unit->is_handling_unit) {
      return bad_unit(
          i, {fmt::format("{}不是承办单位（或已停用），请选择其他单位。", unit->name),
              fmt::format("{} is no handling unit, or no longer active; choose another.", unit->name)});
    }
    const bool twice =
        std::ranges::any_of(out.units, [&](const auto& other) { return other.id == unit->id; });
    if (twice)
      return bad_unit(i, {fmt::format("{}选了两次，请删去一个。", unit->name),
                          fmt::format("{} is named twice.", unit->name)});
    out.units.push_back(*unit);
    if (answers(named[i].part)) out.answering.push_back(*unit);
  }
  return out;
}

std::optional<proposals::HandlingKind> kind_of(const std::vector<Part>& parts) {
  using proposals::HandlingKind;
  const auto leads = std::ranges::count(parts, Part::lead), co = std::ranges::count(parts, Part::co),
             split = std::ranges::count(parts, Part::split);
  if (leads == 1 && co == 0 && split == 0) return HandlingKind::single;
  if (leads == 1 && co > 0 && split == 0) return HandlingKind::joint;
  if (leads == 0 && co == 0 && split > 0) return HandlingKind::split;
  return std::nullopt;
}

std::vector<Part> parts_of(const std::vector<NamedUnit>& named) {
  std::vector<Part> out;
  for (const auto& unit : named) out.push_back(unit.part);
  return out;
}

std::vector<Part> parts_of(const std::vector<store::AssignmentRow>& rows) {
  std::vector<Part> out;
  for (const auto& row : rows) out.push_back(row.part);
  return out;
}

store::AssignmentRow create(database::Transaction& tx, const rules::RuleBook& book,
                            const identity::Caller& caller, const proposals::Proposal& proposal,
                            const NewAssignment& made) {
  const Date today = Date::of(caller.at);
  store::AssignmentRow row{.id = AssignmentId::make(),
                           .proposal = proposal.id,
                           .round = proposal.round,
                           .unit = made.named.unit,
                           .part = made.named.part,
                           .stage = made.stage,
                           .office = made.office,
                           .term = made.term,
                           .assigned_at = caller.at,
                           .assigned_by = caller.account,
                           .note = made.note,
                           .sign_by = book.due("sign_for", today),
                           .due_on = made.due_on.value_or(book.due(made.term, today)),
                           .updated_at = caller.at};
  if (made.stage != Stage::waiting) row.signed_for_at = caller.at;
  store::insert(tx, caller.committee, row);
  const auto start = [&](std::string_view term, std::optional<Date> due) {
    proposals::start_clock(tx, book, caller.committee, proposal.id, row.id.text(), term, row.unit, caller.at,
                           due);
  };
  if (row.stage == Stage::waiting) start("sign_for", row.sign_by);
  start(row.term, row.due_on);
  if (answers(row.part)) start("first_contact", std::nullopt);
  return row;
}

void show_units(database::Transaction& tx, CommitteeId committee, proposals::Proposal& proposal) {
  const auto active = store::active(tx, committee, proposal.id, proposal.round);
  proposal.handling = kind_of(parts_of(active)).value_or(proposal.handling);
  std::vector<UnitId> ids;
  for (const auto& row : active) {
    if (answers(row.part)) ids.push_back(row.unit);
  }
  const auto names = members::unit_names(tx, committee, ids);
  proposal.lead_units.clear();
  for (const auto& id : ids) {
    const auto name = names.find(id);
    if (name == names.end()) continue;
    if (!proposal.lead_units.empty()) proposal.lead_units += "、";
    proposal.lead_units += name->second;
  }
}

}  // namespace yishi::handling

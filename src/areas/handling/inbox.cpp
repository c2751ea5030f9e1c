// Assignments by due day: a unit's own work, and for the offices the work of all units.
#include <fmt/format.h>

#include <charconv>

#include "areas/handling/view.hpp"

namespace yishi::handling {
namespace {

using identity::Role;

constexpr Role offices[] = {Role::proposal_clerk,    Role::proposal_head,    Role::government_supervision,
                            Role::party_supervision, Role::committee_leader, Role::party_government_leader,
                            Role::audit_admin};

proposals::ProposalRow row_of(const proposals::Proposal& p, Date today) {
  proposals::ProposalRow row;
  row.id = p.id;
  row.number_text = p.number_text;
  row.title = p.title;
  row.kind = p.kind;
  row.stage = p.stage;
  row.category = p.category;
  row.sector = p.sector;
  row.proposer = p.proposer;
  row.co_signers = p.co_signers;
  row.lead_units = p.lead_units;
  row.stage_since = p.stage_since;
  row.due_on = p.due_on;
  row.reply_class = p.reply_class;
  row.rating = p.rating;
  row.is_key = p.is_key;
  row.is_excellent = p.is_excellent;
  row.merged_into = p.merged_into;
  row.term = p.term;
  row.session = p.session;
  row.updated_at = p.updated_at;
  row.version = p.version;
  row.late = p.due_on && *p.due_on < today;
  return row;
}

std::optional<store::Place> place_of(std::string_view after) {
  store::Place place;
  if (after.empty()) return place;
  const auto mark = after.find('~');
  if (mark == std::string_view::npos || !is_uuid(after.substr(mark + 1))) return std::nullopt;
  const auto [end, error] = std::from_chars(after.data(), after.data() + mark, place.due_on);
  if (error != std::errc{} || end != after.data() + mark) return std::nullopt;
  place.id = after.substr(mark + 1);
  return place;
}

// The unit whose assignments are listed; empty for all. A unit's people see their own only.
Result<UnitId> scope(const Caller& caller, const UnitId& wanted) {
  if (caller.has_any(offices)) return wanted;
  for (const auto& grant : caller.grants) {
    const bool of_unit = grant.role == Role::unit_clerk || grant.role == Role::unit_head;
    if (of_unit && !grant.unit.empty() && (wanted.empty() || grant.unit == wanted)) return grant.unit;
  }
  return not_allowed({"只有承办单位和交办部门可以查看交办清单。",
                      "Only handling units and the offices may see assignments."});
}

}  // namespace

Result<AssignmentList> assignments(Transaction& tx, const rules::Library& rules, const Caller& caller,
                                   const AssignmentFilter& wanted) {
  const auto unit = scope(caller, wanted.unit);
  if (!unit) return refuse(unit.error());
  const auto place = place_of(wanted.after);
  if (!place)
    return invalid_field(
        "/after", {"翻页标记无效，请从第一页看起。", "Bad page mark; start again from the first page."});
  AssignmentFilter filter = wanted;
  filter.unit = *unit;
  const Date today = Date::of(caller.at);
  auto rows = store::page(tx, caller.committee, filter, *place, today);
  AssignmentList out;
  if (static_cast<int>(rows.size()) > filter.limit) {
    rows.resize(static_cast<std::size_t>(filter.limit));
    out.next = fmt::format("{}~{}", rows.back().due_on.days(), rows.back().id.text());
  }
  Names names;
  for (const auto& row : rows) {
    names.want(row.unit);
    names.want(row.signed_for_by);
  }
  names.fetch(tx, caller.committee);
  for (const auto& row : rows) {
    const auto seen = proposals::see(tx, caller, row.proposal);
    if (!seen) continue;
    const auto& book = rules.version(caller.committee, seen->proposal.rule_version);
    AssignmentItem item{shown(row, names, Sight::inside, today), row_of(seen->proposal, today)};
    item.may = acts_on(book, caller, seen->proposal, load_board(tx, caller.committee, row.proposal), row);
    out.items.push_back(std::move(item));
  }
  return out;
}

}  // namespace yishi::handling

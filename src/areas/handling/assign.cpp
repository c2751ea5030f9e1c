#include <fmt/format.h>

#include "areas/handling/case.hpp"
#include "areas/handling/composition.hpp"

namespace yishi::handling {
namespace {

using database::Transaction;
using identity::Caller;
using proposals::HandlingKind;

Result<void> makes(HandlingKind kind, const std::vector<NamedUnit>& units) {
  const auto made = kind_of(parts_of(units));
  const bool whole = made == kind && (kind != HandlingKind::split || units.size() >= 2);
  if (whole) return {};
  switch (kind) {
    case HandlingKind::single:
      return invalid_field("/units",
                           {"单办只能有一个主办单位。", "Single handling takes exactly one unit, as lead."});
    case HandlingKind::joint:
      return invalid_field("/units", {"主会办要有一个主办单位和至少一个会办单位。",
                                      "Joint handling takes one lead and at least one co-unit."});
    case HandlingKind::split:
      return invalid_field("/units", {"分办要有两个以上单位，各自答复。",
                                      "Split handling takes two or more units, each of which replies."});
    case HandlingKind::none:
      break;
  }
  return invalid_field("/handling",
                       {"请选择单办、主会办或分办。", "Please choose single, joint or split handling."});
}

Result<void> right_office(const rules::RuleBook& book, const Caller& caller, const Composed& composed) {
  const Office office = office_for(book, composed.answering);
  if (is_of(caller, office)) return {};
  const Words who = words_of(office);
  return not_allowed({fmt::format("这些单位的提案由{}交办。", who.zh),
                      fmt::format("Proposals for these units are assigned by {}.", who.en)});
}

Result<void> within_limits(const rules::RuleBook& book, const Assigning& in, Date today) {
  if (!in.due_on) return {};
  const Date limit = book.due("reply_max", today);
  if (*in.due_on > today && *in.due_on <= limit) return {};
  return invalid_field(
      "/due_on", {fmt::format("答复期限要在今天之后、{} 之前。", limit.iso()),
                  fmt::format("The day to reply by must be after today and not after {}.", limit.iso())});
}

proposals::Step step_for(const Assigning& in) {
  proposals::Step step;
  step.tags.push_back({"handling", std::string(json::name_of(in.handling))});
  for (const auto& named : in.units)
    step.tags.push_back({answers(named.part) ? "unit" : "co_unit", named.unit.str()});
  return step;
}

}  // namespace

Result<proposals::Proposal> assign(Transaction& tx, const rules::Library& rules, const Caller& caller,
                                   const ProposalId& id, Assigning in) {
  auto seen = proposals::see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  proposals::Proposal& p = seen->proposal;
  if (p.version != in.version) return refuse(changed_meanwhile());
  const auto& book = rules.version(caller.committee, p.rule_version);
  if (auto made = makes(in.handling, in.units); !made) return refuse(made.error());
  const auto composed = known_units(tx, caller.committee, in.units);
  if (!composed) return refuse(composed.error());
  if (auto right = right_office(book, caller, *composed); !right) return refuse(right.error());
  if (auto fits = within_limits(book, in, Date::of(caller.at)); !fits) return refuse(fits.error());

  p.handling = in.handling;
  p.lead_units.clear();
  for (const auto& unit : composed->answering) p.lead_units += (p.lead_units.empty() ? "" : "、") + unit.name;
  if (auto moved =
          proposals::advance(tx, book, caller, p, seen->relation, proposals::Act::assign, step_for(in));
      !moved) {
    return refuse(moved.error());
  }
  store::begin_round(tx, caller.committee, p.id, p.round, "assign", caller.at);
  const Office office = office_for(book, composed->answering);
  for (const auto& named : in.units) {
    const bool answering = answers(named.part);
    create(tx, book, caller, p,
           {.named = named,
            .office = office,
            .term = answering ? "reply" : "co_opinion",
            .due_on = answering ? in.due_on : std::nullopt,
            .note = in.note});
    if (answering) store::tally_lead(tx, caller.committee, p.category, named.unit, 1);
  }
  return p;
}

}  // namespace yishi::handling

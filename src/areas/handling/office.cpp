#include "areas/handling/office.hpp"

namespace yishi::handling {
namespace {

using identity::Role;

bool may_assign(const rules::RuleBook& book, std::string_view role) {
  const auto* row = book.lifecycle("proposal").find("filed", "assign");
  return row && std::ranges::find(row->by, role) != row->by.end();
}

Office office_of(const rules::RuleBook& book, members::UnitSystem system) {
  using members::UnitSystem;
  if (system == UnitSystem::government && may_assign(book, "government_supervision"))
    return Office::government_supervision;
  if (system == UnitSystem::party && may_assign(book, "party_supervision")) return Office::party_supervision;
  return Office::proposals;
}

}  // namespace

Office office_for(const rules::RuleBook& book, std::span<const members::Unit> answering) {
  if (answering.empty()) return Office::proposals;
  const Office first = office_of(book, answering.front().system);
  const bool alike =
      std::ranges::all_of(answering, [&](const auto& unit) { return office_of(book, unit.system) == first; });
  return alike ? first : Office::proposals;
}

bool belongs_to(Office office, Role role) {
  switch (office) {
    case Office::government_supervision:
      return role == Role::government_supervision;
    case Office::party_supervision:
      return role == Role::party_supervision;
    case Office::proposals:
      return role == Role::proposal_clerk || role == Role::proposal_head;
  }
  return false;
}

bool is_of(const identity::Caller& caller, Office office) {
  return std::ranges::any_of(caller.grants,
                             [&](const auto& grant) { return belongs_to(office, grant.role); });
}

Words words_of(Office office) {
  switch (office) {
    case Office::government_supervision:
      return {"政府督查室", "the government supervision office"};
    case Office::party_supervision:
      return {"党委督查室", "the Party committee supervision office"};
    case Office::proposals:
      return {"提案委员会办公室", "the office of the Committee on Proposals"};
  }
  return {};
}

}  // namespace yishi::handling

// Which office assigns, decides and checks: the units' system says so (domain.md 1.3).
#pragma once
#include <span>

#include "areas/members/members.hpp"
#include "core/identity/caller.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::handling {

enum class Office { government_supervision, party_supervision, proposals };
BOOST_DESCRIBE_ENUM(Office, government_supervision, party_supervision, proposals)

// The office for units that answer: the supervision office of their system; the proposals office 提案委 for
// every other system, for units of several systems, and where the rule book lets the supervision office
// assign nothing.
Office office_for(const rules::RuleBook& book, std::span<const members::Unit> answering);
bool belongs_to(Office office, identity::Role role);
bool is_of(const identity::Caller& caller, Office office);
Words words_of(Office office);

}  // namespace yishi::handling

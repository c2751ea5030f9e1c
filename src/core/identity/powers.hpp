// The program's rights, in one list: name, words, and the roles that hold it unless the rule book differs. A
// new area appends its own here.
#pragma once
#include <vector>

#include "core/identity/gate.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::identity {

std::vector<Power> program_powers();

// Gate::Differs over the rule books: roles where the book in force says otherwise ([powers] in
// committee.toml).
Gate::Differs differs_by(const rules::Library& rules);

}  // namespace yishi::identity

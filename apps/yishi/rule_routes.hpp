// The rule book over the network: what forms and pages show of it. Reads only; the rule book is files.
#pragma once
#include "core/identity/gate.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::app {

void add_rule_routes(identity::Doors doors, const rules::Library* library);

}  // namespace yishi::app

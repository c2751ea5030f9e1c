// The followers of the ledger that this program runs.
#pragma once
#include <memory>
#include <vector>

#include "core/base/time.hpp"
#include "core/ledger/follower.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::app {

std::vector<std::unique_ptr<ledger::Follower>> followers(const rules::Library& rules, const Clock& clock);

}  // namespace yishi::app

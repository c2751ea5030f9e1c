// The words that people gave with an act: facts hold no texts, so they are read where the area keeps them.
#pragma once
#include "areas/notices/notices.hpp"
#include "areas/proposals/proposals.hpp"

namespace yishi::notices {

// A text member of the fact's payload; "" when it has none.
std::string noted(const ledger::Fact& fact, std::string_view name);
std::string tagged(const ledger::Fact& fact, std::string_view name);

// Empty words when the act carries none.
Words reason_of(database::Transaction& tx, const rules::RuleBook& book, const ledger::Fact& fact,
                const proposals::Proposal& proposal);

}  // namespace yishi::notices

// Facts of this area.
#pragma once
#include <string>
#include <vector>

#include "core/identity/caller.hpp"
#include "core/ledger/ledger.hpp"

namespace yishi::members {

void record(database::Transaction& tx, const identity::Caller& caller, CommitteeId committee,
            std::string kind, std::string subject_type, std::string subject,
            std::vector<ledger::Tag> tags = {});

}  // namespace yishi::members

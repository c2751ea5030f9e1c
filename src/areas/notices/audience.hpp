// Who is meant: accounts by role, unit, member or body. Only active accounts; each once.
#pragma once
#include <initializer_list>
#include <vector>

#include "areas/notices/notices.hpp"
#include "areas/proposals/proposals.hpp"

namespace yishi::notices {

using Accounts = std::vector<AccountId>;

Accounts with_roles(database::Transaction& tx, CommitteeId committee,
                    std::initializer_list<identity::Role> roles);
Accounts of_unit(database::Transaction& tx, CommitteeId committee, const UnitId& unit);  // clerks and heads
Accounts heads_of_unit(database::Transaction& tx, CommitteeId committee, const UnitId& unit);  // heads alone
Accounts of_members(database::Transaction& tx, CommitteeId committee, const std::vector<MemberId>& members);
Accounts of_body(database::Transaction& tx, CommitteeId committee,
                 const BodyId& body);  // clerk, convenor, office

// The office that looks after the committee's proposals, and the offices that assign and supervise.
Accounts proposals_office(database::Transaction& tx, CommitteeId committee);
Accounts supervision_offices(database::Transaction& tx, CommitteeId committee);
// The office that assigned, and so decides and checks; all of them when there is no such assignment.
Accounts office_in_charge_of(database::Transaction& tx, CommitteeId committee, std::string_view assignment);
// Those whose word counts as the proposers', of a proposal and of those merged into it when `merged_too`.
Accounts proposers(database::Transaction& tx, CommitteeId committee, const proposals::Proposal& proposal,
                   bool merged_too);

void add(Accounts& to, const Accounts& more);  // without those that are there already

}  // namespace yishi::notices

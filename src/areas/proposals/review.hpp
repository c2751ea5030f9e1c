// Review 立: up to three steps (初审、复审、审定), then filed with a number, returned, declined, converted or merged.
#pragma once
#include "areas/proposals/proposals.hpp"

namespace yishi::proposals {

// Passes the step that is open (preliminary or second, as the rule book has it).
Result<Proposal> pass(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller,
                      const ProposalId& id, std::int64_t version, std::string opinion);
// Files 立案: gives the session's next number and the category's.
Result<Proposal> file(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller,
                      const ProposalId& id, std::int64_t version, std::string category, std::string opinion);
Result<Proposal> return_for_change(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller,
                                   const ProposalId& id, std::int64_t version, std::string reason);
// Declines 不予立案 for one of the rule book's reasons.
Result<Proposal> decline(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller,
                         const ProposalId& id, std::int64_t version, std::string reason_code, std::string opinion);
// Turns it into an opinion report or a letter to the unit; the link stays with the proposal.
Result<Proposal> convert(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller,
                         const ProposalId& id, std::int64_t version, std::string to, std::string reason);
// Merges 并案 into a filed or reviewed main proposal. `consents`: every signer who agreed; all must have.
Result<Proposal> merge(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller,
                       const ProposalId& id, std::int64_t version, const ProposalId& into, std::vector<MemberId> consents,
                       std::string note);

}  // namespace yishi::proposals

// The words of proposals in the house's full-text index, written in the same transaction as the texts.
#pragma once
#include "areas/proposals/proposals.hpp"
#include "core/text/excerpt.hpp"

namespace yishi::proposals {

void index_texts(database::Transaction& tx, CommitteeId committee, const Proposal& proposal, const Texts& texts);
// Ids of proposals that hold all that was typed, best first; at most 2,000. Knows nothing of rights: callers pass the
// hits through their scope before anything of them shows.
std::vector<ProposalId> find_texts(database::Transaction& tx, CommitteeId committee, std::string_view typed);
// The place in the texts that shows why it was found.
std::vector<text::ExcerptPiece> excerpt_of(database::Transaction& tx, CommitteeId committee, const ProposalId& id, std::string_view typed);

}  // namespace yishi::proposals

// Papers and tables of this area: the proposal paper 提案用纸 as PDF and DOCX, the list as XLSX and CSV.
#pragma once
#include "areas/proposals/list.hpp"
#include "core/documents/forms.hpp"
#include "core/documents/tables.hpp"

namespace yishi::proposals {

// Everything the paper shows, if the caller may see the proposal.
Result<documents::ProposalPaper> paper(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller,
                                       const ProposalId& id);
documents::Table table_of(const rules::RuleBook& book, const std::vector<ProposalRow>& rows, Language language);

}  // namespace yishi::proposals

// Papers of this area: the transfer sheet 转办单 and the reply letter 复函, as PDF and DOCX.
#pragma once
#include "areas/handling/handling.hpp"
#include "core/documents/forms.hpp"

namespace yishi::handling {

// For the offices and the unit itself.
Result<documents::TransferSheet> transfer_sheet(database::Transaction& tx, const rules::Library& rules,
                                                const identity::Caller& caller, const AssignmentId& id);
// For whoever may see the reply (handling.hpp).
Result<documents::ReplyLetter> reply_letter(database::Transaction& tx, const rules::Library& rules,
                                            const identity::Caller& caller, const ReplyId& id);
void add_papers(identity::Doors& doors, const Services& services);

}  // namespace yishi::handling

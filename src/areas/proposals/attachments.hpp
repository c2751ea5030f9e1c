// Attachments: type by content, sizes from the rule book, images without their metadata. Bytes lie in files named by
// their digest below one folder; the rows say whose they are.
#pragma once
#include "areas/proposals/page.hpp"
#include "core/http/http.hpp"

namespace yishi::proposals {

std::vector<Attachment> attachments_of(database::Transaction& tx, CommitteeId committee, const ProposalId& id);

struct AttachmentShelf {
  database::Database* db;
  const rules::Library* rules;
  std::string folder;

  // Adds a file to a proposal that the caller may write to. The file is on disk, synced, before the row is.
  Result<Attachment> add(const identity::Caller& caller, const ProposalId& proposal, std::string name, std::string_view bytes) const;
  // The file as a download, if the caller may see the proposal.
  Result<http::Reply> fetch(const identity::Caller& caller, const ProposalId& proposal, std::string_view id) const;
};
Result<void> remove_attachment(database::Transaction& tx, const identity::Caller& caller, const ProposalId& proposal, std::string_view id);

}  // namespace yishi::proposals

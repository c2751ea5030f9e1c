// All rows of one proposal's handling, read once; what they allow the caller to do now.
#pragma once
#include "areas/handling/case.hpp"

namespace yishi::handling {

struct Board {
  std::vector<store::AssignmentRow> assignments;
  std::vector<store::ObjectionRow> objections;
  std::vector<store::ExtensionRow> extensions;
  std::vector<store::ReplyRow> replies;
  std::vector<store::CountersignatureRow> countersignatures;
  std::vector<store::RatingRow> ratings;

  const store::ReplyRow* open_reply(const AssignmentId& assignment) const;
};
Board load_board(Transaction& tx, CommitteeId committee, const ProposalId& proposal);

// Names of the acts open on one assignment, and on the proposal as a whole.
std::vector<std::string> acts_on(const rules::RuleBook& book, const Caller& caller,
                                 const proposals::Proposal& proposal, const Board& board,
                                 const store::AssignmentRow& row);
std::vector<std::string> acts_on(const rules::RuleBook& book, const Caller& caller,
                                 const proposals::Seen& seen, const Board& board);

}  // namespace yishi::handling

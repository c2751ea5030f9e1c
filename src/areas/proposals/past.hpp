// Proposals of earlier years, brought in from files: no loop ran for them here, so they begin at their end. Used by
// areas/imports alone.
#pragma once
#include "areas/proposals/proposals.hpp"

namespace yishi::proposals {

// What an archive says of one proposal. Only title, term and session must be there; history has gaps.
struct PastProposal {
  ProposalId id;  // empty: a new one is made
  int term = 0, session = 0;
  std::optional<int> number;
  std::string number_text;
  Kind kind = Kind::member;
  Stage stage = Stage::archived;  // closed or archived
  std::string category;           // a code of the rule book, or ""
  std::string category_text;      // the archive's own word where the rule book has none
  Texts texts;
  std::string proposer, sector;
  MemberId first_member;  // empty: nobody on the roster
  int co_signers = 0;
  std::string lead_units;
  std::string reply_class, reply;
  std::optional<Date> filed_on, replied_on, closed_on;
  bool is_key = false, is_excellent = false, publish_consent = true;
};

// What stands against keeping it, with pointers such as "/title"; empty when nothing does.
std::vector<Fault> past_faults(database::Transaction& tx, const rules::RuleBook& book, CommitteeId committee,
                               const PastProposal& in);
// Writes it, indexes its texts and appends "proposals.imported". Later filings of the same session are numbered
// after it. Refuses with past_faults.
Result<ProposalId> import_past(database::Transaction& tx, const rules::RuleBook& book, const identity::Caller& caller,
                               PastProposal in);

// Has nothing been done with it since it was imported?
bool past_untouched(database::Transaction& tx, CommitteeId committee, const ProposalId& id);
// Takes an imported one away again, with the fact "proposals.import_undone". Refusal: wrong_stage "changed_since".
Result<void> take_back_past(database::Transaction& tx, const identity::Caller& caller, const ProposalId& id);

// What import_past would need to write the same again: closed and archived ones, in the order of their numbers,
// behind the one with number_order and id given.
struct PastPage {
  std::vector<PastProposal> items;
  std::int64_t number_order = -1;
  ProposalId last;
};
PastPage past_after(database::Transaction& tx, CommitteeId committee, std::int64_t number_order, const ProposalId& after,
                    int limit);
// The reply that came with it, if one did.
std::optional<std::string> imported_reply(database::Transaction& tx, CommitteeId committee, const ProposalId& id);

}  // namespace yishi::proposals

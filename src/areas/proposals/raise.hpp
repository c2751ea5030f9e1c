// Raising 提: draft with autosave and versions, co-signers who each confirm, submitting, withdrawing.
#pragma once
#include "areas/proposals/proposals.hpp"

namespace yishi::proposals {

struct Draft {
  std::optional<ProposalId> id;  // made by the phone, so that a draft sent twice is one proposal
  Kind kind = Kind::member;
  std::optional<BodyId> body;    // for collective kinds
  std::string title, situation, analysis, advice;
  std::optional<std::string> category;
  std::vector<UnitId> suggested_units;
  std::vector<MemberId> co_signers;
  bool publish_consent = true;
  std::string publish_reason;    // why not, when consent is refused
  bool may_second = false;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (id, kind, body, title, situation, analysis, advice, category, suggested_units, co_signers,
                                  publish_consent, publish_reason, may_second))

struct Saved {
  std::int64_t version = 0;
  Timestamp saved_at;
};
BOOST_DESCRIBE_STRUCT(Saved, (), (version, saved_at))

// Starts a draft for the caller (a member, or a body's clerk). A draft may be incomplete; only lengths are checked.
// With an id that the caller has used before it gives that proposal back unchanged.
Result<Proposal> start_draft(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller, Draft draft);
// Saves over the draft (or a returned proposal). Refusals: conflict when `version` is old, wrong_stage.
Result<Saved> save_draft(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller,
                         const ProposalId& id, std::int64_t version, Draft draft);
Result<void> discard_draft(database::Transaction& tx, const identity::Caller& caller, const ProposalId& id);

// Asks the named co-signers; each answers on their own account before `deadline` (default: the rule book's term).
Result<Proposal> ask_co_signers(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller,
                                const ProposalId& id, std::int64_t version, std::optional<Date> deadline);
Result<Proposal> answer_co_sign(database::Transaction& tx, const identity::Caller& caller, const ProposalId& id, bool confirm,
                                std::string note);
// Complete now, or refused with every missing part. Co-signers who have not answered are left out.
Result<Proposal> submit(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller,
                        const ProposalId& id, std::int64_t version);
Result<Proposal> withdraw(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller,
                          const ProposalId& id, std::int64_t version, std::string reason);

}  // namespace yishi::proposals

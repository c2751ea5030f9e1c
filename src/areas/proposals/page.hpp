// The proposal page 提案页: texts, signers, reviews, the loop line, and what the caller may do now.
#pragma once
#include "areas/proposals/list.hpp"
#include "areas/proposals/store.hpp"

namespace yishi::proposals {

struct Ref {
  std::string id, name;
};
BOOST_DESCRIBE_STRUCT(Ref, (), (id, name))

enum class LoopState { done, current, ahead, skipped };
BOOST_DESCRIBE_ENUM(LoopState, done, current, ahead, skipped)
struct LoopStep {
  std::string step;  // submit, review, file, assign, sign_for, reply, feedback, close, track
  LoopState state = LoopState::ahead;
  int round = 1;
  std::optional<Timestamp> at;
  std::string actor;             // who did it; "" for the program, and for a step that is ahead
  std::optional<Date> due_on;    // of the clock that runs in this step
  std::optional<int> days_used;  // calendar days since the step before
  bool late = false;
};
BOOST_DESCRIBE_STRUCT(LoopStep, (), (step, state, round, at, actor, due_on, days_used, late))

struct SignerView {
  Ref member;
  std::string sector;
  store::SignerPart part = store::SignerPart::co_signer;
  store::SignerState state = store::SignerState::named;
  std::string note;
  std::optional<Timestamp> answered_at;
  std::optional<Date> deadline;
};
BOOST_DESCRIBE_STRUCT(SignerView, (), (member, sector, part, state, note, answered_at, deadline))

struct ReviewView {
  std::string step, result, reason_code, opinion, reviewer;
  Timestamp at;
};
BOOST_DESCRIBE_STRUCT(ReviewView, (), (step, result, reason_code, opinion, reviewer, at))

struct Attachment {
  std::string id, name, type;
  std::int64_t bytes = 0;
  Timestamp added_at;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (id, name, type, bytes, added_at))

struct Running {  // a clock that runs
  std::string term;
  Words words;
  std::string unit;  // name; "" when no unit is expected to act
  Date due_on;
  bool late = false;
};
BOOST_DESCRIBE_STRUCT(Running, (), (term, words, unit, due_on, late))

struct ProposalPage {
  Proposal proposal;
  std::string situation, analysis, advice;
  std::optional<Ref> body;
  std::vector<Ref> suggested_units;
  std::optional<Ref> merged_into;
  std::vector<Ref> merged;  // proposals that follow this one
  std::vector<std::string> may;  // acts open to the caller: names of Act, and save, co_sign, attach, discard, merge …
  std::vector<LoopStep> loop;
  std::vector<Running> clocks;
  std::vector<SignerView> signers;
  std::vector<ReviewView> reviews;
  std::vector<Attachment> attachments;
  std::optional<std::string> past_reply;  // of one that was imported from an archive with its reply
};
BOOST_DESCRIBE_STRUCT(ProposalPage, (), (proposal, situation, analysis, advice, body, suggested_units, merged_into, merged, may,
                                         loop, clocks, signers, reviews, attachments, past_reply))

Result<ProposalPage> page(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller, const ProposalId& id);

struct TimelineEntry {
  std::int64_t number = 0;
  Timestamp at;
  std::string kind;
  Words words;
  std::string actor;
  std::string authority;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(TimelineEntry, (), (number, at, kind, words, actor, authority, hash))
struct Timeline {
  std::vector<TimelineEntry> items;
};
BOOST_DESCRIBE_STRUCT(Timeline, (), (items))
// Every fact of the matter in words. What units note among themselves is shown to those who may see it.
Result<Timeline> timeline(database::Transaction& tx, const identity::Caller& caller, const ProposalId& id);

// The loop line from the facts of the matter; pure.
std::vector<LoopStep> loop_line(const Proposal& proposal, const std::vector<ledger::Fact>& facts,
                                const std::map<std::string, std::string>& actor_names, Date today);

}  // namespace yishi::proposals

// Proposals 提案: raising, review and filing, the list and the page. Handling, rating and supervision build on this
// (areas/handling, areas/oversight). This is the only header that they and others include.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "areas/proposals/stage.hpp"
#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/database/database.hpp"
#include "core/identity/caller.hpp"
#include "core/identity/gate.hpp"
#include "core/ledger/ledger.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::documents {
class PdfWriter;
}

namespace yishi::proposals {

enum class HandlingKind { none, single, joint, split };
BOOST_DESCRIBE_ENUM(HandlingKind, none, single, joint, split)
enum class PublicState { none, prepared, checked, released, withheld };
BOOST_DESCRIBE_ENUM(PublicState, none, prepared, checked, released, withheld)

// A row of table proposals, without its texts. Members are in the order of `columns` in store.cpp.
struct Proposal {
  ProposalId id;
  int term = 0;      // 届
  int session = 0;   // 次
  bool in_session = true;
  Kind kind = Kind::member;
  Stage stage = Stage::draft;
  Timestamp stage_since;
  std::string title;
  std::string category;            // code of the rule book; "" before filing unless suggested
  std::optional<int> number;       // running number of the session
  std::string number_text;         // "第0042号"
  std::optional<int> category_number;
  MemberId first_member;           // empty for collective proposals
  BodyId body;                     // empty for members' proposals
  std::string proposer;            // for display: the first proposer's or the body's name
  std::string sector;              // of the first proposer, or of the body
  int co_signers = 0;              // confirmed ones
  HandlingKind handling = HandlingKind::none;
  std::string lead_units;          // for display: names of lead (or split) units, joined by 、
  std::optional<Date> due_on;      // of the clock that runs now
  std::string reply_class;         // of the last delivered reply
  std::string rating;              // worst of the signers' ratings of this round; "silence" when nobody answered
  bool is_key = false, is_excellent = false;
  ProposalId merged_into;
  bool publish_consent = true;
  std::string publish_reason;
  bool may_second = false;
  PublicState public_state = PublicState::none;
  int round = 1;                   // lap of handling; grows with every rejected rating
  std::string rule_version;        // the rule book under which it began
  AccountId author;                // who keeps the draft
  std::int64_t version = 1;        // grows with every change
  Timestamp created_at;
  std::optional<Timestamp> submitted_at, filed_at, assigned_at, replied_at, closed_at;
  Timestamp updated_at;

  Phase phase() const { return phase_of(stage); }
};
BOOST_DESCRIBE_STRUCT(Proposal, (),
                      (id, term, session, in_session, kind, stage, stage_since, title, category, number, number_text,
                       category_number, first_member, body, proposer, sector, co_signers, handling, lead_units, due_on,
                       reply_class, rating, is_key, is_excellent, merged_into, publish_consent, publish_reason, may_second,
                       public_state, round, rule_version, author, version, created_at, submitted_at, filed_at, assigned_at,
                       replied_at, closed_at, updated_at))

struct Texts {
  std::string title, situation, analysis, advice;
};
BOOST_DESCRIBE_STRUCT(Texts, (), (title, situation, analysis, advice))

// ---- reads that other areas need ----------------------------------------------------------------------

std::optional<Proposal> find(database::Transaction& tx, CommitteeId committee, const ProposalId& id);
Texts texts(database::Transaction& tx, CommitteeId committee, const ProposalId& id);
// Members whose word counts as the proposers': the first proposer and confirmed co-signers, in signing order.
std::vector<MemberId> signers(database::Transaction& tx, CommitteeId committee, const ProposalId& id);
// Merged proposals that follow this one; their signers rate the reply too.
std::vector<ProposalId> followers_of(database::Transaction& tx, CommitteeId committee, const ProposalId& id);
std::vector<UnitId> suggested_units(database::Transaction& tx, CommitteeId committee, const ProposalId& id);  // by the proposers

// ---- the gate of this area ----------------------------------------------------------------------------

// How the caller stands to one proposal.
struct Relation {
  bool author = false;          // keeps the draft, or is the first proposer
  bool co_signer = false;       // confirmed or asked
  bool speaks_for_body = false; // clerk or convenor of the raising body
  bool lead_unit = false, co_unit = false;  // of a unit assigned to it
};
Relation relation(database::Transaction& tx, const identity::Caller& caller, const Proposal& proposal);
// May the caller know of this proposal at all? The one answer behind page, list, search, export, feed and paper.
bool may_see(const identity::Caller& caller, const Proposal& proposal, const Relation& relation);
// Finds the proposal if the caller may see it; otherwise refuses exactly as if it did not exist.
struct Seen {
  Proposal proposal;
  Relation relation;
};
Result<Seen> see(database::Transaction& tx, const identity::Caller& caller, const ProposalId& id);
// Is this act open to the caller now (role × stage × relation, by the rule book)?
bool may_do(const rules::RuleBook& book, const identity::Caller& caller, const Proposal& proposal,
            const Relation& relation, Act act);

// ---- the one way a proposal changes stage --------------------------------------------------------------

struct Step {
  std::string reason;                // required where the rule book says so
  std::vector<ledger::Person> people;
  std::vector<ledger::Measure> measures;
  std::vector<ledger::Tag> tags;
  std::string payload = "{}";
  std::optional<Date> due_on;        // of the clock that the new stage starts; by default the rule book's term
};
// Asks the lifecycle, changes the stage (only if nobody was faster: compare-and-set on version), stops the clock of
// the old stage and starts the new one, and appends the fact "proposals.<past participle of act>".
// Refusals: wrong_stage, not_allowed, invalid (reason missing), conflict.
Result<void> advance(database::Transaction& tx, const rules::RuleBook& book, const identity::Caller& caller,
                     Proposal& proposal, const Relation& relation, Act act, Step step = {});
// Writes back changed columns (lead_units, reply_class, rating …) of a proposal, compare-and-set on version.
Result<void> save(database::Transaction& tx, const identity::Caller& caller, Proposal& proposal);
// Appends a fact about this proposal with the tags every fact of it carries (category, sector, term, session).
std::int64_t record(database::Transaction& tx, const identity::Caller& caller, const Proposal& proposal,
                    std::string kind, Step step = {});

// A proposal that comes from the committee below (提级办理): submitted at once in the session that runs, with no author
// here. `program` is the program itself in the receiving committee. Refusal: wrong_stage "no_session".
struct TakenIn {
  Kind kind = Kind::special_committee;
  std::string proposer;  // the name of the committee that raises it
  std::string category;  // kept if this committee's rule book knows it
  Texts texts;
};
Result<Proposal> take_in(database::Transaction& tx, const rules::Library& rules, const identity::Caller& program, const TakenIn& from);

// ---- clocks -------------------------------------------------------------------------------------------

enum class ClockState { running, in_time, late, cancelled };
BOOST_DESCRIBE_ENUM(ClockState, running, in_time, late, cancelled)
struct Clock {
  std::string id;
  ProposalId proposal;
  std::string subject;  // the assignment, promise … that the clock belongs to; the proposal's id for its own
  std::string term;     // name in the rule book
  UnitId unit;          // who is expected to act, when it is a unit
  Timestamp started_at;
  Date due_on;
  std::optional<Timestamp> stopped_at;
  ClockState state = ClockState::running;
  int extended = 0;     // times
};
BOOST_DESCRIBE_STRUCT(Clock, (), (id, proposal, subject, term, unit, started_at, due_on, stopped_at, state, extended))
// Starts a clock by the rule book's term (no-op for ""); a clock of the same subject and term that runs is replaced.
Date start_clock(database::Transaction& tx, const rules::RuleBook& book, CommitteeId committee, const ProposalId& proposal,
                 std::string_view subject, std::string_view term, const UnitId& unit, Timestamp at,
                 std::optional<Date> due_on = std::nullopt);
void stop_clock(database::Transaction& tx, CommitteeId committee, std::string_view subject, std::string_view term, Timestamp at);
// Stops whatever runs for the subject, in time or late; the next stage has its own.
void stop_clocks(database::Transaction& tx, CommitteeId committee, std::string_view subject, Timestamp at);
// The matter went away (reassigned, withdrawn): neither in time nor late.
void cancel_clocks(database::Transaction& tx, CommitteeId committee, std::string_view subject, Timestamp at);
void extend_clock(database::Transaction& tx, CommitteeId committee, std::string_view subject, std::string_view term, Date until);
std::vector<Clock> running_clocks(database::Transaction& tx, CommitteeId committee, const ProposalId& proposal);
std::vector<Clock> overdue_clocks(database::Transaction& tx, CommitteeId committee, Date today, int limit);

// ---- wiring -------------------------------------------------------------------------------------------

std::span<const database::Migration> migrations();

struct Services {
  const rules::Library* rules;
  database::Database* db;       // for working routes (papers, exports, attachments)
  std::string attachment_folder;
  documents::PdfWriter* pdf;
};
void add_routes(identity::Doors doors, const Services& services);

}  // namespace yishi::proposals

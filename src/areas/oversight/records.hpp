// Records of oversight: key proposals, their supervision, promises, excellent proposals, urging, raising.
#pragma once
#include "areas/handling/handling.hpp"
#include "areas/oversight/oversight.hpp"
#include "areas/proposals/proposals.hpp"

namespace yishi::oversight {

// ---- key proposals 重点提案 ----------------------------------------------------------------------------

// Who leads: domain.md 1.6.
enum class LeaderKind { party_secretary, government_head, chair, vice_chair, special_committee, other };
BOOST_DESCRIBE_ENUM(LeaderKind, party_secretary, government_head, chair, vice_chair, special_committee, other)
// candidate (by the office) → chosen (by the Chairperson's Council) → finished (result reported), or dropped.
enum class KeyState { candidate, chosen, finished, dropped };
BOOST_DESCRIBE_ENUM(KeyState, candidate, chosen, finished, dropped)

struct KeyProposal {
  ProposalId proposal;
  KeyState state = KeyState::candidate;
  std::string leader;
  LeaderKind leader_kind = LeaderKind::vice_chair;
  std::string form, plan, result;
  Timestamp named_at;
  std::optional<Timestamp> chosen_at, finished_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(KeyProposal, (),
                      (proposal, state, leader, leader_kind, form, plan, result, named_at, chosen_at,
                       finished_at, version))

struct KeyItem : KeyProposal {
  std::string number_text, title, lead_units;
  proposals::Stage stage = proposals::Stage::filed;
  int supervisions = 0;
};
BOOST_DESCRIBE_STRUCT(KeyItem, (KeyProposal), (number_text, title, lead_units, stage, supervisions))
struct KeyList {
  std::vector<KeyItem> items;
  std::int64_t filed = 0, chosen = 0;  // of the session in hand: the share that is key
};
BOOST_DESCRIBE_STRUCT(KeyList, (), (items, filed, chosen))

struct KeyEntry {
  std::string leader;
  LeaderKind leader_kind = LeaderKind::vice_chair;
  std::string form, plan;
  std::optional<KeyState> state;        // default: chosen
  std::optional<std::string> result;    // needed to finish
  std::optional<std::int64_t> version;  // of the record, when it is there already
};
BOOST_DESCRIBE_STRUCT(KeyEntry, (), (leader, leader_kind, form, plan, state, result, version))
// Names a candidate, chooses, changes, finishes or drops. A candidate is any filed proposal that has not been
// closed.
Result<KeyProposal> set_key(database::Transaction& tx, const rules::Library& rules,
                            const identity::Caller& caller, const ProposalId& id, KeyEntry entry);
Result<KeyList> key_proposals(database::Transaction& tx, const identity::Caller& caller, int term,
                              int session);

// ---- supervision 督办 (five ways) ----------------------------------------------------------------------

struct Supervision {
  std::string id;
  std::string form;  // code of the rule book's supervision_forms
  std::string leader;
  Date at;
  std::string findings, result;
  Timestamp recorded_at;
};
BOOST_DESCRIBE_STRUCT(Supervision, (), (id, form, leader, at, findings, result, recorded_at))
struct SupervisionEntry {
  std::string form, leader;
  Date at;
  std::string findings, result;
};
BOOST_DESCRIBE_STRUCT(SupervisionEntry, (), (form, leader, at, findings, result))
struct SupervisionList {
  std::vector<Supervision> items;
};
BOOST_DESCRIBE_STRUCT(SupervisionList, (), (items))
Result<Supervision> supervise(database::Transaction& tx, const rules::Library& rules,
                              const identity::Caller& caller, const ProposalId& id, SupervisionEntry entry);
Result<SupervisionList> supervisions(database::Transaction& tx, const identity::Caller& caller,
                                     const ProposalId& id);

// ---- promises 承诺台账 (回头看) -------------------------------------------------------------------------

struct PromiseCheck {
  Timestamp at;
  std::string text;
  handling::PromiseState state = handling::PromiseState::open;
  std::optional<Date> due_on;
};
BOOST_DESCRIBE_STRUCT(PromiseCheck, (), (at, text, state, due_on))
struct PromiseItem {
  handling::PromiseId id;
  ProposalId proposal;
  std::string number_text, title;
  handling::Ref unit;
  std::string sentence;
  Date due_on;
  handling::PromiseState state = handling::PromiseState::open;
  std::string evidence;
  std::optional<Timestamp> asked_at;
  std::int64_t version = 1;
  bool late = false;
  std::vector<PromiseCheck> checks;  // what was said before, oldest first
};
BOOST_DESCRIBE_STRUCT(PromiseItem, (),
                      (id, proposal, number_text, title, unit, sentence, due_on, state, evidence, asked_at,
                       version, late, checks))
struct PromiseList {
  std::vector<PromiseItem> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
  std::map<std::string, std::int64_t> counts;  // by state; and "late"
};
BOOST_DESCRIBE_STRUCT(PromiseList, (), (items, next, total, counts))
struct PromiseQuery {
  std::optional<handling::PromiseState> state;
  std::optional<Date> due_before;
  UnitId unit;
  std::string after;
  int limit = 50;
};
Result<PromiseList> promises(database::Transaction& tx, const identity::Caller& caller,
                             const PromiseQuery& query);

struct Evidence {
  std::string text;
  handling::PromiseState state = handling::PromiseState::open;
  std::optional<Date> new_due;  // needed to postpone, and refused otherwise
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (text, state, new_due))
// What the unit (or an office) reports: still open, met, postponed to another day; an office alone may call
// it broken. A promise that was met or broken stays so, unless an office opens it again.
Result<PromiseItem> report_promise(database::Transaction& tx, const rules::Library& rules,
                                   const identity::Caller& caller, const handling::PromiseId& id,
                                   Evidence evidence);

// ---- excellent proposals 优秀提案 -----------------------------------------------------------------------

enum class ExcellentState { nominated, shortlisted, decided, dropped };
BOOST_DESCRIBE_ENUM(ExcellentState, nominated, shortlisted, decided, dropped)
struct ExcellentEntry {
  std::string grade;  // "一等", or "" where a committee has no grades
  std::string note;
  std::optional<ExcellentState> state;  // default: nominated
};
BOOST_DESCRIBE_STRUCT(ExcellentEntry, (), (grade, note, state))
struct ExcellentItem {
  ProposalId proposal;
  std::string number_text, title, proposer;
  bool collective = false;
  ExcellentState state = ExcellentState::nominated;
  std::string grade, note;
  Timestamp nominated_at;
  std::optional<Timestamp> decided_at;
};
BOOST_DESCRIBE_STRUCT(ExcellentItem, (),
                      (proposal, number_text, title, proposer, collective, state, grade, note, nominated_at,
                       decided_at))
struct ExcellentList {
  std::vector<ExcellentItem> items;
  std::int64_t filed = 0, decided = 0;                      // of the session
  double share = 0;                                         // decided ÷ filed
  double collective_share = 0;                              // of the decided ones
  double usual_share = 0.05, usual_collective_share = 0.2;  // domain.md 1.6; shown beside, not enforced
};
BOOST_DESCRIBE_STRUCT(ExcellentList, (),
                      (items, filed, decided, share, collective_share, usual_share, usual_collective_share))
Result<ExcellentItem> set_excellent(database::Transaction& tx, const identity::Caller& caller,
                                    const ProposalId& id, ExcellentEntry entry);
Result<ExcellentList> excellent_proposals(database::Transaction& tx, const identity::Caller& caller, int term,
                                          int session);

// ---- urging 催办 ---------------------------------------------------------------------------------------

struct Urge {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Urge, (), (text))
struct UrgePreview {
  std::string text;  // proposed words, in Chinese: papers of the house are
  handling::Ref unit;
  int people = 0;  // accounts of the unit that would be told
};
BOOST_DESCRIBE_STRUCT(UrgePreview, (), (text, unit, people))
Result<UrgePreview> urge_preview(database::Transaction& tx, const identity::Caller& caller,
                                 const handling::AssignmentId& id);
Result<void> urge(database::Transaction& tx, const identity::Caller& caller, const handling::AssignmentId& id,
                  Urge in);

// ---- raising to the upper committee 提级办理 -------------------------------------------------------------

struct Raise {
  CommitteeId committee{};  // the upper one: the parent, or its parent
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Raise, (), (committee, note))
struct Raised {
  CommitteeId committee{};
  ProposalId proposal;  // there
};
BOOST_DESCRIBE_STRUCT(Raised, (), (committee, proposal))
// Submits the proposal's texts there as a proposal of this committee, links both, and leaves a fact in each
// ledger.
Result<Raised> raise(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller,
                     const ProposalId& id, Raise in);

struct RaisedItem {
  std::string kind;  // "raised": to the upper committee; "from_below": it came from the committee below
  CommitteeId committee{};
  std::string committee_name;
  ProposalId proposal;
  std::string number_text;
  proposals::Stage stage = proposals::Stage::submitted;
  std::string reply_class, note;
  Timestamp at;
};
BOOST_DESCRIBE_STRUCT(RaisedItem, (),
                      (kind, committee, committee_name, proposal, number_text, stage, reply_class, note, at))
struct RaisedList {
  std::vector<RaisedItem> items;
};
BOOST_DESCRIBE_STRUCT(RaisedList, (), (items))
// Where it went, and how it stands there: no more than both committees share of it.
Result<RaisedList> raised(database::Transaction& tx, const identity::Caller& caller, const ProposalId& id);

}  // namespace yishi::oversight

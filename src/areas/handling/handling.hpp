// Handling 办理 and rating 评价: assigning, objections, replies, contacts, ratings, second laps. The only
// header that other areas include; the acts stand in acts.hpp, the stages in stage.hpp.
#pragma once
#include "areas/handling/acts.hpp"
#include "areas/proposals/list.hpp"

namespace yishi::documents {
class PdfWriter;
}

namespace yishi::handling {

struct Ref {
  std::string id, name;
};
BOOST_DESCRIBE_STRUCT(Ref, (), (id, name))

struct Assignment {
  AssignmentId id;
  Ref unit;
  Part part = Part::lead;
  Stage stage = Stage::waiting;  // to outsiders only: waiting, signed_for, replied
  int round = 1;
  Timestamp assigned_at;
  Date due_on;
  std::optional<Date> extended_to;
  std::optional<Timestamp> signed_for_at, replied_at;
  bool late = false;                   // replied late, or not replied and past its day
  std::string asked;                   // what the office asks of the unit
  std::optional<std::string> clerk;    // who signed for it
  std::optional<std::string> opinion;  // of a co-unit, for the units and offices
  Office office = Office::proposals;   // that decides and checks
  std::vector<std::string> may;        // acts open to the caller on this assignment
};
BOOST_DESCRIBE_STRUCT(Assignment, (),
                      (id, unit, part, stage, round, assigned_at, due_on, extended_to, signed_for_at,
                       replied_at, late, asked, clerk, opinion, office, may))

enum class Decision { open, accepted, rejected };
BOOST_DESCRIBE_ENUM(Decision, open, accepted, rejected)
struct Objection {
  ObjectionId id;
  AssignmentId assignment;
  Ref unit;
  std::string reason;
  std::optional<Ref> better_unit;
  Timestamp asked_at;
  Date due_on;  // by which to decide
  Decision decision = Decision::open;
  std::optional<Timestamp> decided_at;
  std::optional<std::string> decided_by;
  std::string decision_reason;
};
BOOST_DESCRIBE_STRUCT(Objection, (),
                      (id, assignment, unit, reason, better_unit, asked_at, due_on, decision, decided_at,
                       decided_by, decision_reason))
struct Extension {
  ExtensionId id;
  AssignmentId assignment;
  Ref unit;
  std::string reason;
  Date until;
  Timestamp asked_at;
  Date due_on;  // the day that it had when it was asked
  Decision decision = Decision::open;
  std::optional<Timestamp> decided_at;
  std::optional<std::string> decided_by;
  std::string decision_reason;
};
BOOST_DESCRIBE_STRUCT(Extension, (),
                      (id, assignment, unit, reason, until, asked_at, due_on, decision, decided_at,
                       decided_by, decision_reason))
struct Contact {
  ContactId id;
  AssignmentId assignment;
  Ref unit;
  std::string way;
  bool face_to_face = false;
  Timestamp at;
  std::string with, summary;
  bool deputy_head = false;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (id, assignment, unit, way, face_to_face, at, with, summary, deputy_head))

enum class ReplyStage { drafted, countersigned, head_signed, checked, delivered };
BOOST_DESCRIBE_ENUM(ReplyStage, drafted, countersigned, head_signed, checked, delivered)
struct Reply {
  ReplyId id;
  AssignmentId assignment;
  Ref unit;
  int round = 1;
  bool interim = false;
  std::int64_t version = 0;
  ReplyStage stage = ReplyStage::drafted;
  std::string reply_class;
  std::optional<Words> class_words;
  std::string proposed_class;  // by the unit; differs when the office has changed it
  std::string document_number;
  std::string body;
  bool open = true;
  std::string contact_name, contact_phone;
  std::vector<PromiseDraft> promises;
  std::string mediation;
  std::string sent_back_reason;  // of the last time; "" when never, and for outsiders
  std::optional<std::string> signed_by, checked_by;
  std::optional<Timestamp> signed_at, checked_at, delivered_at;
  std::optional<std::string> previous_body;  // what the unit replied in the lap before
};
BOOST_DESCRIBE_STRUCT(Reply, (),
                      (id, assignment, unit, round, interim, version, stage, reply_class, class_words,
                       proposed_class, document_number, body, open, contact_name, contact_phone, promises,
                       mediation, sent_back_reason, signed_by, checked_by, signed_at, checked_at,
                       delivered_at, previous_body))
struct Countersignature {
  ReplyId reply;
  Ref unit;
  bool agree = true;
  std::string opinion;
  bool current = true;  // the text has not changed since
  Timestamp at;
};
BOOST_DESCRIBE_STRUCT(Countersignature, (), (reply, unit, agree, opinion, current, at))

enum class RatingState { asked, given, silent };
BOOST_DESCRIBE_ENUM(RatingState, asked, given, silent)
struct Rating {
  Ref member;  // or the body, for collective proposals
  int round = 1;
  RatingState state = RatingState::asked;
  std::string attitude, result;  // "silence" when nothing came in time
  std::string reason;
  Date due_on;
  std::optional<Timestamp> at;
};
BOOST_DESCRIBE_STRUCT(Rating, (), (member, round, state, attitude, result, reason, due_on, at))

enum class PromiseState { open, met, broken, postponed };
BOOST_DESCRIBE_ENUM(PromiseState, open, met, broken, postponed)
struct Promise {
  PromiseId id;
  ReplyId reply;
  Ref unit;
  std::string sentence;
  Date due_on;
  PromiseState state = PromiseState::open;
  std::string evidence;
  std::optional<Timestamp> asked_at;
};
BOOST_DESCRIBE_STRUCT(Promise, (), (id, reply, unit, sentence, due_on, state, evidence, asked_at))

// Everything of one proposal's handling that the caller may see:
//   proposers, members      who handles it, delivered replies and their promises; signers also contacts and
//   ratings assigned units          their own; of the others what is delivered; co-units also the draft to
//   countersign offices, leaders        all but drafts that no head has signed
struct Handling {
  std::optional<proposals::HandlingKind> kind;
  int round = 1;
  std::vector<Assignment> assignments;
  std::vector<Objection> objections;
  std::vector<Extension> extensions;
  std::vector<Contact> contacts;
  std::vector<Reply> replies;
  std::vector<Countersignature> countersignatures;
  std::vector<Rating> ratings;
  std::vector<Promise> promises;
  std::vector<std::string> may;
};
BOOST_DESCRIBE_STRUCT(Handling, (),
                      (kind, round, assignments, objections, extensions, contacts, replies, countersignatures,
                       ratings, promises, may))
Handling handling(database::Transaction& tx, const rules::RuleBook& book, const identity::Caller& caller,
                  const proposals::Seen& seen);

// Names of what is open to the caller now: assign, sign_for, object, decide_objection, extension,
// decide_extension, opinion, reply, countersign, sign, check, deliver, contact, cancel_assignment, rate,
// close, track, archive, reopen.
std::vector<std::string> open_acts(database::Transaction& tx, const rules::RuleBook& book,
                                   const identity::Caller& caller, const proposals::Seen& seen);

// ---- boards -------------------------------------------------------------------------------------------

struct Suggestion {
  Ref unit;
  Words reason;
  double share = 0;  // of what was assigned in this category; 0 when only the proposers suggest it
};
BOOST_DESCRIBE_STRUCT(Suggestion, (), (unit, reason, share))
struct DispatchItem : proposals::ProposalRow {
  std::vector<Suggestion> suggestions;  // best first
};
BOOST_DESCRIBE_STRUCT(DispatchItem, (proposals::ProposalRow), (suggestions))
struct UnitLoad {
  Ref unit;
  int open = 0, late = 0;  // assignments that have not ended; of these, past their day
  int returned = 0;        // taken back after an objection
};
BOOST_DESCRIBE_STRUCT(UnitLoad, (), (unit, open, late, returned))
struct Dispatch {
  std::vector<DispatchItem> items;
  std::vector<UnitLoad> units;
  std::string next;
  std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(Dispatch, (), (items, units, next, total))
// What waits to be assigned, with suggestions from history.
Result<Dispatch> dispatch(database::Transaction& tx, const identity::Caller& caller, std::string after,
                          int limit);

struct AssignmentItem : Assignment {
  proposals::ProposalRow proposal;
};
BOOST_DESCRIBE_STRUCT(AssignmentItem, (Assignment), (proposal))
struct AssignmentFilter {
  UnitId unit;                 // empty: all that the caller may see
  std::optional<Stage> stage;  // nothing: all that have not ended
  bool late = false;
  std::string after;
  int limit = 50;
};
struct AssignmentList {
  std::vector<AssignmentItem> items;
  std::string next;
  std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(AssignmentList, (), (items, next, total))
// Assignments by due day: a unit's own, or for the offices of all units.
Result<AssignmentList> assignments(database::Transaction& tx, const rules::Library& rules,
                                   const identity::Caller& caller, const AssignmentFilter& filter);

// ---- the program's own part ---------------------------------------------------------------------------

// What happens when clocks run out here: feedback terms that have passed are concluded (silence is recorded
// as such), assignments of withdrawn proposals are cancelled. Call it every few minutes; returns how many
// matters it moved, at most 100 a call.
int run_clocks(database::Transaction& tx, const rules::Library& rules, CommitteeId committee, Timestamp now);

std::span<const database::Migration> migrations();

struct Services {
  const rules::Library* rules;
  database::Database* db;     // for papers
  documents::PdfWriter* pdf;  // shared by the house
};
void add_routes(identity::Doors doors, const Services& services);

}  // namespace yishi::handling

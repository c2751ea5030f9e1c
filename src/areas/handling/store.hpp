// Every SQL text of the area. Rows to structs; no decisions.
#pragma once
#include "areas/handling/handling.hpp"

namespace yishi::handling::store {

using database::Transaction;

// Members in the order of `assignment_columns` in store.cpp.
struct AssignmentRow {
  AssignmentId id;
  ProposalId proposal;
  int round = 1;
  UnitId unit;
  Part part = Part::lead;
  Stage stage = Stage::waiting;
  Office office = Office::proposals;
  std::string
      term;  // of the clock that ends with its reply or opinion: reply, co_opinion, rehandle, follow_up
  Timestamp assigned_at;
  AccountId assigned_by;
  std::string note;
  Date sign_by, due_on;
  std::optional<Date> extended_to;
  std::optional<Timestamp> signed_for_at;
  AccountId signed_for_by;
  bool signed_late = false;
  std::string opinion;
  std::optional<Timestamp> opinion_at, replied_at;
  bool replied_late = false;
  std::string reply_class;
  std::optional<Timestamp> first_contact_at;
  int contacts = 0, talks = 0, objections = 0, extensions = 0, sent_back = 0;
  std::int64_t version = 1;
  Timestamp updated_at;
};
BOOST_DESCRIBE_STRUCT(AssignmentRow, (),
                      (id, proposal, round, unit, part, stage, office, term, assigned_at, assigned_by, note,
                       sign_by, due_on, extended_to, signed_for_at, signed_for_by, signed_late, opinion,
                       opinion_at, replied_at, replied_late, reply_class, first_contact_at, contacts, talks,
                       objections, extensions, sent_back, version, updated_at))
void insert(Transaction& tx, CommitteeId committee, const AssignmentRow& row);
std::optional<AssignmentRow> load(Transaction& tx, CommitteeId committee, const AssignmentId& id);
// Writes the row if it still has `row.version`, and raises the version. False: somebody was faster.
bool update(Transaction& tx, CommitteeId committee, AssignmentRow& row);
// Of all laps, taken back ones too, oldest lap first.
std::vector<AssignmentRow> of_proposal(Transaction& tx, CommitteeId committee, const ProposalId& proposal);
// The proposal's units in one lap.
std::vector<AssignmentRow> active(Transaction& tx, CommitteeId committee, const ProposalId& proposal,
                                  int round);

void begin_round(Transaction& tx, CommitteeId committee, const ProposalId& proposal, int round,
                 std::string_view begun_by, Timestamp at);
// Holds the lap's row until the transaction ends, so that those who may end a step of it take turns.
void take_turn(Transaction& tx, CommitteeId committee, const ProposalId& proposal, int round);
void round_replied(Transaction& tx, CommitteeId committee, const ProposalId& proposal, int round,
                   Timestamp at, Date feedback_due);
// False when it was concluded already.
bool conclude_round(Transaction& tx, CommitteeId committee, const ProposalId& proposal, int round,
                    std::string_view outcome, Timestamp at);
// How many laps rejected ratings have begun since the proposal was last assigned, tracked or reopened.
int rejected_laps(Transaction& tx, CommitteeId committee, const ProposalId& proposal);
struct DueRound {
  ProposalId proposal;
  int round = 1;
};
BOOST_DESCRIBE_STRUCT(DueRound, (), (proposal, round))
std::vector<DueRound> feedback_overdue(Transaction& tx, CommitteeId committee, Date today, int limit);

struct ObjectionRow {
  ObjectionId id;
  AssignmentId assignment;
  ProposalId proposal;
  UnitId unit;
  std::string reason;
  UnitId better_unit;
  Timestamp asked_at;
  AccountId asked_by;
  Date due_on;
  Decision decision = Decision::open;
  std::optional<Timestamp> decided_at;
  AccountId decided_by;
  std::string decision_reason;
};
BOOST_DESCRIBE_STRUCT(ObjectionRow, (),
                      (id, assignment, proposal, unit, reason, better_unit, asked_at, asked_by, due_on,
                       decision, decided_at, decided_by, decision_reason))
void insert(Transaction& tx, CommitteeId committee, const ObjectionRow& row);
std::optional<ObjectionRow> load(Transaction& tx, CommitteeId committee, const ObjectionId& id);
std::vector<ObjectionRow> objections(Transaction& tx, CommitteeId committee, const ProposalId& proposal);
// Only an open one is decided; false when somebody has decided it already.
bool decide(Transaction& tx, CommitteeId committee, const ObjectionId& id, Decision decision,
            const AccountId& by, std::string_view reason, Timestamp at);

struct ExtensionRow {
  ExtensionId id;
  AssignmentId assignment;
  ProposalId proposal;
  UnitId unit;
  std::string reason;
  Date until;
  Timestamp asked_at;
  AccountId asked_by;
  Date due_on;
  Decision decision = Decision::open;
  std::optional<Timestamp> decided_at;
  AccountId decided_by;
  std::string decision_reason;
};
BOOST_DESCRIBE_STRUCT(ExtensionRow, (),
                      (id, assignment, proposal, unit, reason, until, asked_at, asked_by, due_on, decision,
                       decided_at, decided_by, decision_reason))
void insert(Transaction& tx, CommitteeId committee, const ExtensionRow& row);
std::optional<ExtensionRow> load(Transaction& tx, CommitteeId committee, const ExtensionId& id);
std::vector<ExtensionRow> extensions(Transaction& tx, CommitteeId committee, const ProposalId& proposal);
bool decide(Transaction& tx, CommitteeId committee, const ExtensionId& id, Decision decision, Date until,
            const AccountId& by, std::string_view reason, Timestamp at);
// An extension that waits is pointless once the assignment has ended.
void drop_open_extensions(Transaction& tx, CommitteeId committee, const AssignmentId& assignment,
                          std::string_view reason, Timestamp at);

// Members in the order of `reply_columns`.
struct ReplyRow {
  ReplyId id;
  AssignmentId assignment;
  ProposalId proposal;
  UnitId unit;
  int round = 1;
  bool interim = false;
  ReplyStage stage = ReplyStage::drafted;
  std::string reply_class, proposed_class;
  std::string body;
  bool open = true;
  std::string contact_name, contact_phone;
  json::Raw promises;
  std::string mediation, document_number;
  AccountId drafted_by;
  Timestamp drafted_at;
  AccountId signed_by;
  std::optional<Timestamp> signed_at;
  AccountId checked_by;
  std::optional<Timestamp> checked_at;
  std::string sent_back_reason;
  AccountId delivered_by;
  std::optional<Timestamp> delivered_at;
  std::int64_t text_version = 1;  // the version at which the text last changed
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ReplyRow, (),
                      (id, assignment, proposal, unit, round, interim, stage, reply_class, proposed_class,
                       body, open, contact_name, contact_phone, promises, mediation, document_number,
                       drafted_by, drafted_at, signed_by, signed_at, checked_by, checked_at, sent_back_reason,
                       delivered_by, delivered_at, text_version, version))
void insert(Transaction& tx, CommitteeId committee, const ReplyRow& row);
bool update(Transaction& tx, CommitteeId committee, ReplyRow& row);  // as for assignments
std::optional<ReplyRow> load(Transaction& tx, CommitteeId committee, const ReplyId& id);
// The reply that the assignment works on: not delivered yet.
std::optional<ReplyRow> open_reply(Transaction& tx, CommitteeId committee, const AssignmentId& assignment);
std::vector<ReplyRow> replies(Transaction& tx, CommitteeId committee,
                              const ProposalId& proposal);  // oldest first
void keep_signed(Transaction& tx, CommitteeId committee, const ReplyRow& reply);
int next_document_number(Transaction& tx, CommitteeId committee, const UnitId& unit, int year);

struct CountersignatureRow {
  ReplyId reply;
  UnitId unit;
  ProposalId proposal;
  std::int64_t text_version = 0;
  bool agree = true;
  std::string opinion;
  Timestamp at;
  AccountId by;
};
BOOST_DESCRIBE_STRUCT(CountersignatureRow, (), (reply, unit, proposal, text_version, agree, opinion, at, by))
void put(Transaction& tx, CommitteeId committee,
         const CountersignatureRow& row);  // in place of an earlier one
std::vector<CountersignatureRow> countersignatures(Transaction& tx, CommitteeId committee,
                                                   const ProposalId& proposal);

struct ContactRow {
  ContactId id;
  AssignmentId assignment;
  ProposalId proposal;
  UnitId unit;
  std::string way;
  bool face_to_face = false;
  Timestamp at;
  std::string with, summary;
  bool deputy_head = false;
  AccountId recorded_by;
  Timestamp recorded_at;
};
BOOST_DESCRIBE_STRUCT(ContactRow, (),
                      (id, assignment, proposal, unit, way, face_to_face, at, with, summary, deputy_head,
                       recorded_by, recorded_at))
void insert(Transaction& tx, CommitteeId committee, const ContactRow& row);
std::vector<ContactRow> contacts(Transaction& tx, CommitteeId committee, const ProposalId& proposal);

struct PromiseRow {
  PromiseId id;
  ProposalId proposal;
  AssignmentId assignment;
  ReplyId reply;
  UnitId unit;
  int round = 1;
  std::string sentence;
  Date due_on;
  PromiseState state = PromiseState::open;
  std::string evidence;
  Timestamp made_at;
  std::optional<Timestamp> asked_at, settled_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PromiseRow, (),
                      (id, proposal, assignment, reply, unit, round, sentence, due_on, state, evidence,
                       made_at, asked_at, settled_at, version))
void insert(Transaction& tx, CommitteeId committee, const PromiseRow& row);
std::vector<PromiseRow> promises(Transaction& tx, CommitteeId committee, const ProposalId& proposal);

enum class RaterKind { member, body };
BOOST_DESCRIBE_ENUM(RaterKind, member, body)
struct RatingRow {
  RatingId id;
  ProposalId proposal;
  int round = 1;
  RaterKind rater_kind = RaterKind::member;
  std::string rater;           // id of the member or body
  ProposalId signed_proposal;  // the one that the rater signed: this, or one merged into it
  RatingState state = RatingState::asked;
  std::string attitude, result, reason;
  Timestamp asked_at;
  Date due_on;
  std::optional<Timestamp> at;
  AccountId by;
};
BOOST_DESCRIBE_STRUCT(RatingRow, (),
                      (id, proposal, round, rater_kind, rater, signed_proposal, state, attitude, result,
                       reason, asked_at, due_on, at, by))
// Asks one signer; a member who signed two of the merged proposals is asked once.
void ask(Transaction& tx, CommitteeId committee, const RatingRow& row);
std::vector<RatingRow> ratings(Transaction& tx, CommitteeId committee, const ProposalId& proposal);
std::vector<RatingRow> ratings(Transaction& tx, CommitteeId committee, const ProposalId& proposal, int round);
// Only an asked one is given; false when it was given or passed over meanwhile.
bool give(Transaction& tx, CommitteeId committee, const RatingRow& row);
void mark_silent(Transaction& tx, CommitteeId committee, const ProposalId& proposal, int round, Timestamp at);

void tally_lead(Transaction& tx, CommitteeId committee, const std::string& category, const UnitId& unit,
                int change);
struct LeadTally {
  UnitId unit;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(LeadTally, (), (unit, count))
std::vector<LeadTally> lead_tallies(Transaction& tx, CommitteeId committee,
                                    const std::string& category);  // most first

struct LoadRow {
  UnitId unit;
  int open = 0, late = 0, returned = 0;
};
BOOST_DESCRIBE_STRUCT(LoadRow, (), (unit, open, late, returned))
std::vector<LoadRow> loads(Transaction& tx, CommitteeId committee, Date today);

// A page of assignments by due day; `unit` empty for all units.
struct Place {
  std::int64_t due_on = -1;
  std::string id;
};
std::vector<AssignmentRow> page(Transaction& tx, CommitteeId committee, const AssignmentFilter& filter,
                                const Place& after, Date today);

// Assignments that still run although their proposal was withdrawn.
std::vector<AssignmentRow> orphaned(Transaction& tx, CommitteeId committee, int limit);

}  // namespace yishi::handling::store

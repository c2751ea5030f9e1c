// The acts of handling 办 and rating 评. Each is one file; each reads, asks the lifecycle, stores and leaves
// a fact within the given transaction. Refusals that all share: not_found (or not to be known of),
// not_allowed, wrong_stage, conflict (somebody was faster), invalid (with the field).
#pragma once
#include "areas/handling/office.hpp"
#include "areas/handling/stage.hpp"
#include "areas/proposals/proposals.hpp"

namespace yishi::handling {

using AssignmentId = Id<struct AssignmentTag>;
using ObjectionId = Id<struct ObjectionTag>;
using ExtensionId = Id<struct ExtensionTag>;
using ReplyId = Id<struct ReplyTag>;
using ContactId = Id<struct ContactTag>;
using PromiseId = Id<struct PromiseTag>;
using RatingId = Id<struct RatingTag>;

struct NamedUnit {
  UnitId unit;
  Part part = Part::lead;
};
BOOST_DESCRIBE_STRUCT(NamedUnit, (), (unit, part))

// Assigns 交办 a filed proposal: to one unit (single), a lead with co-units (joint), or several that each
// answer (split). Only the office of the answering units' system may. `due_on`: the day by which to reply, at
// most the rule book's reply_max away; by default its term for replies. Both count from today.
struct Assigning {
  std::int64_t version = 0;  // of the proposal
  proposals::HandlingKind handling = proposals::HandlingKind::single;
  std::vector<NamedUnit> units;
  std::optional<Date> due_on;
  std::string note;  // what the office asks of the units
};
BOOST_DESCRIBE_STRUCT(Assigning, (), (version, handling, units, due_on, note))
Result<proposals::Proposal> assign(database::Transaction& tx, const rules::Library& rules,
                                   const identity::Caller& caller, const ProposalId& id, Assigning in);

// Signs for 签收. When all units that answer have signed, the proposal's handling begins.
Result<void> sign_for(database::Transaction& tx, const rules::Library& rules, const identity::Caller& caller,
                      const AssignmentId& id);

// Asks to give the assignment back 申请退办, within the rule book's object_window after it was assigned.
struct Objecting {
  std::string reason;
  std::optional<UnitId> better_unit;
};
BOOST_DESCRIBE_STRUCT(Objecting, (), (reason, better_unit))
Result<ObjectionId> object(database::Transaction& tx, const rules::Library& rules,
                           const identity::Caller& caller, const AssignmentId& id, Objecting in);

// Decides an objection, by the office that assigned. Accepted: the units named take over (none, when the
// others still make a whole); rejected, with a reason: back to the unit, which gains the days that the
// decision took.
struct DecidingObjection {
  bool accept = false;
  std::string reason;
  std::vector<NamedUnit> units;
};
BOOST_DESCRIBE_STRUCT(DecidingObjection, (), (accept, reason, units))
Result<void> decide_objection(database::Transaction& tx, const rules::Library& rules,
                              const identity::Caller& caller, const ObjectionId& id, DecidingObjection in);

// Takes a unit off before it has replied (it was merged away, or stays silent as co-unit). The others must
// still make a whole.
Result<void> cancel_assignment(database::Transaction& tx, const rules::Library& rules,
                               const identity::Caller& caller, const AssignmentId& id, std::string reason);

// Asks for more time 申请延期, before the due day and at most to reply_max after the assignment.
struct AskingExtension {
  std::string reason;
  Date until;
};
BOOST_DESCRIBE_STRUCT(AskingExtension, (), (reason, until))
Result<ExtensionId> ask_extension(database::Transaction& tx, const rules::Library& rules,
                                  const identity::Caller& caller, const AssignmentId& id, AskingExtension in);
struct DecidingExtension {
  bool accept = false;
  std::optional<Date> until;  // another day than was asked for
  std::string reason;         // needed when rejected
};
BOOST_DESCRIBE_STRUCT(DecidingExtension, (), (accept, until, reason))
Result<void> decide_extension(database::Transaction& tx, const rules::Library& rules,
                              const identity::Caller& caller, const ExtensionId& id, DecidingExtension in);

// A co-unit's opinion 会办意见 for the lead.
Result<void> send_opinion(database::Transaction& tx, const rules::Library& rules,
                          const identity::Caller& caller, const AssignmentId& id, std::string text);

struct PromiseDraft {
  std::string sentence;  // as it stands in the reply
  Date due_on;
};
BOOST_DESCRIBE_STRUCT(PromiseDraft, (), (sentence, due_on))
// A draft of the reply 拟稿, saved over and over. Anything may be missing until the head signs. `interim`
// 阶段性答复: told to the proposers on the way; it stops no clock. `version` 0 starts a draft.
struct ReplyDraft {
  std::string reply_class;
  std::string body;
  bool open = true;  // may be published
  std::string contact_name, contact_phone;
  std::vector<PromiseDraft> promises;
  bool interim = false;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ReplyDraft, (),
                      (reply_class, body, open, contact_name, contact_phone, promises, interim, version))
struct SavedReply {
  ReplyId id;
  std::int64_t version = 0;
  Timestamp saved_at;
};
BOOST_DESCRIBE_STRUCT(SavedReply, (), (id, version, saved_at))
Result<SavedReply> draft_reply(database::Transaction& tx, const rules::Library& rules,
                               const identity::Caller& caller, const AssignmentId& id, ReplyDraft in);

// A co-unit countersigns 会签 the lead's draft as it stands (`id`: the lead's assignment). A later change of
// the text voids it. Who disagrees says why.
struct Countersigning {
  bool agree = true;
  std::string opinion;
  std::optional<std::int64_t> version;  // of the reply that was read; refused when it has changed since
};
BOOST_DESCRIBE_STRUCT(Countersigning, (), (agree, opinion, version))
Result<void> countersign(database::Transaction& tx, const rules::Library& rules,
                         const identity::Caller& caller, const AssignmentId& id, Countersigning in);

// The unit's head signs 签发 a complete reply. `mediation`: what was agreed where a co-unit had disagreed.
Result<void> sign_reply(database::Transaction& tx, const rules::Library& rules,
                        const identity::Caller& caller, const AssignmentId& id, std::string mediation);

// The office checks 审核: passes it, with another class if need be, or sends it back with the reason.
struct CheckingReply {
  bool accept = true;
  std::optional<std::string> reply_class;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CheckingReply, (), (accept, reply_class, reason))
Result<void> check_reply(database::Transaction& tx, const rules::Library& rules,
                         const identity::Caller& caller, const AssignmentId& id, CheckingReply in);

// Delivers 送达 a checked reply: gives the document number, records its promises; when every answering unit
// of the lap has delivered, the signers are asked to rate.
Result<void> deliver_reply(database::Transaction& tx, const rules::Library& rules,
                           const identity::Caller& caller, const AssignmentId& id);

// A contact 沟通 with the proposers; the first one stops the first_contact clock.
struct NewContact {
  std::string way;  // code of the rule book
  Timestamp at;
  std::string with;
  std::string summary;
  bool deputy_head = false;  // a deputy head of the unit or higher took part
};
BOOST_DESCRIBE_STRUCT(NewContact, (), (way, at, with, summary, deputy_head))
Result<ContactId> add_contact(database::Transaction& tx, const rules::Library& rules,
                              const identity::Caller& caller, const AssignmentId& id, NewContact in);

// A signer's own rating 评价 of the reply, on two axes; whoever is dissatisfied says why. `id`: the proposal
// that the caller signed, or the one it was merged into.
struct NewRating {
  std::string attitude, result;  // codes of the rule book
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(NewRating, (), (attitude, result, reason))
Result<proposals::Proposal> rate(database::Transaction& tx, const rules::Library& rules,
                                 const identity::Caller& caller, const ProposalId& id, NewRating in);

// Closing 办结; tracking 跟踪办理 of a class that does not settle the matter (begins a lap); archiving 归档;
// reopening 重启.
Result<proposals::Proposal> close(database::Transaction& tx, const rules::Library& rules,
                                  const identity::Caller& caller, const ProposalId& id, std::int64_t version,
                                  std::string reason);
Result<proposals::Proposal> track(database::Transaction& tx, const rules::Library& rules,
                                  const identity::Caller& caller, const ProposalId& id, std::int64_t version);
Result<proposals::Proposal> archive(database::Transaction& tx, const rules::Library& rules,
                                    const identity::Caller& caller, const ProposalId& id,
                                    std::int64_t version);
Result<proposals::Proposal> reopen(database::Transaction& tx, const rules::Library& rules,
                                   const identity::Caller& caller, const ProposalId& id, std::int64_t version,
                                   std::string reason);

}  // namespace yishi::handling

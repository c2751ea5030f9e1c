// The acts of publishing: prepare, check, release, withhold. Texts in, texts out; refusals say what to do.
#pragma once
#include "areas/publishing/publishing.hpp"

namespace yishi::publishing {

struct ReplyText {
  std::string id, body;
};
BOOST_DESCRIBE_STRUCT(ReplyText, (), (id, body))
struct Prepared {
  std::string title, situation, analysis, advice;
  std::vector<ReplyText> replies;  // those that are to be public
  std::int64_t version = 0;        // 0 before the first
};
BOOST_DESCRIBE_STRUCT(Prepared, (), (title, situation, analysis, advice, replies, version))

struct ReplyView {
  std::string id;
  handling::Ref unit;
  std::string body, original;
  std::vector<std::string> promises;  // as they will be shown
};
BOOST_DESCRIBE_STRUCT(ReplyView, (), (id, unit, body, original, promises))
struct SuspectView {
  std::string text;
  Words words;
};
BOOST_DESCRIBE_STRUCT(SuspectView, (), (text, words))
struct Publication {
  std::string title, situation, analysis, advice;
  std::vector<ReplyView> replies;
  std::int64_t version = 0;
  proposals::PublicState state = proposals::PublicState::none;
  proposals::Texts original;
  std::vector<SuspectView> suspects;
  bool consent = true;
  std::string consent_reason, withheld_reason;
  std::optional<std::string> prepared_by, checked_by, released_by;  // names
  std::optional<Timestamp> prepared_at, checked_at, released_at;
};
BOOST_DESCRIBE_STRUCT(Publication, (),
                      (title, situation, analysis, advice, replies, version, state, original, suspects,
                       consent, consent_reason, withheld_reason, prepared_by, checked_by, released_by,
                       prepared_at, checked_at, released_at))

struct QueueItem {
  handling::Ref proposal;
  std::string number_text;
  proposals::PublicState state = proposals::PublicState::none;
  std::optional<Date> due_on;
  std::optional<std::string> prepared_by;
  bool consent = true;
  int new_replies = 0;  // delivered and open, but not in the released version
};
BOOST_DESCRIBE_STRUCT(QueueItem, (),
                      (proposal, number_text, state, due_on, prepared_by, consent, new_replies))
struct Queue {
  std::vector<QueueItem> items;
  std::optional<std::string> next;
  std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(Queue, (), (items, next, total))

struct Saved {
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Saved, (), (version))
struct Decision {
  std::optional<std::int64_t> version;  // what was read; refused when it has changed meanwhile
};
BOOST_DESCRIBE_STRUCT(Decision, (), (version))
struct Withholding {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Withholding, (), (reason))

using database::Transaction;
using identity::Caller;

// Answered proposals that wait to be prepared, checked or released; at most 200, the oldest first.
Queue queue(Transaction& tx, const Caller& caller);
Result<Publication> publication(Transaction& tx, const Caller& caller, const ProposalId& id);
// A released version stays public until the new one is released.
Result<Saved> prepare(Transaction& tx, const Caller& caller, const ProposalId& id, const Prepared& in);
Result<Saved> check(Transaction& tx, const Caller& caller, const ProposalId& id, const Decision& in);
// Refusals: wrong_stage "not_checked", "no_consent"; not_allowed when the same person has checked it.
Result<Saved> release(Transaction& tx, const rules::Library& rules, const Caller& caller,
                      const ProposalId& id, const Decision& in);
// Takes it off the portal at once.
Result<Saved> withhold(Transaction& tx, const Caller& caller, const ProposalId& id, const Withholding& in);

}  // namespace yishi::publishing

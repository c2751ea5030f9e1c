// Every SQL text of the area that is not a list filter (list.cpp). Rows to structs; no decisions.
#pragma once
#include <map>

#include "areas/proposals/proposals.hpp"

namespace yishi::proposals::store {

using database::Transaction;

void insert(Transaction& tx, CommitteeId committee, const Proposal& proposal);
std::optional<Proposal> load(Transaction& tx, CommitteeId committee, const ProposalId& id);
// Writes all changing columns if the row still has `proposal.version`, and raises the version there and in
// `proposal`. False: somebody was faster.
bool update(Transaction& tx, CommitteeId committee, Proposal& proposal);

void erase(Transaction& tx, CommitteeId committee, const Proposal& proposal);  // a draft and all that hangs on it

void put_texts(Transaction& tx, CommitteeId committee, const ProposalId& id, const Texts& texts);
Texts load_texts(Transaction& tx, CommitteeId committee, const ProposalId& id);
// Keeps the texts as one more numbered version; returns its number.
int keep_version(Transaction& tx, CommitteeId committee, const ProposalId& id, const Texts& texts, const AccountId& by,
                 Timestamp at);
struct VersionRow {
  int version = 0;
  Timestamp saved_at;
  AccountId saved_by;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(VersionRow, (), (version, saved_at, saved_by, title))
std::vector<VersionRow> versions(Transaction& tx, CommitteeId committee, const ProposalId& id);
std::optional<Texts> version_texts(Transaction& tx, CommitteeId committee, const ProposalId& id, int number);

enum class SignerPart { first_proposer, co_signer, seconder };
BOOST_DESCRIBE_ENUM(SignerPart, first_proposer, co_signer, seconder)
enum class SignerState { named, asked, confirmed, declined, expired };
BOOST_DESCRIBE_ENUM(SignerState, named, asked, confirmed, declined, expired)
struct Signer {
  MemberId member;
  SignerPart part = SignerPart::co_signer;
  SignerState state = SignerState::named;
  int position = 0;
  std::string note;
  Timestamp asked_at;
  std::optional<Timestamp> answered_at;
  std::optional<Date> deadline;
};
BOOST_DESCRIBE_STRUCT(Signer, (), (member, part, state, position, note, asked_at, answered_at, deadline))
std::vector<Signer> load_signers(Transaction& tx, CommitteeId committee, const ProposalId& id);
std::optional<Signer> load_signer(Transaction& tx, CommitteeId committee, const ProposalId& id, const MemberId& member);
// Replaces the co-signers that were only named so far; confirmed and asked ones stay.
void name_signers(Transaction& tx, CommitteeId committee, const ProposalId& id, const MemberId& first,
                  const std::vector<MemberId>& co_signers, Timestamp at);
void ask_signers(Transaction& tx, CommitteeId committee, const ProposalId& id, Date deadline, Timestamp at);
// Only an asked signer's answer counts; false when there is none.
bool answer(Transaction& tx, CommitteeId committee, const ProposalId& id, const MemberId& member, SignerState state,
            const std::string& note, Timestamp at);
void expire_signers(Transaction& tx, CommitteeId committee, const ProposalId& id, Timestamp at);
int confirmed_co_signers(Transaction& tx, CommitteeId committee, const ProposalId& id);

void put_suggested_units(Transaction& tx, CommitteeId committee, const ProposalId& id, const std::vector<UnitId>& units);
std::vector<UnitId> suggested_units(Transaction& tx, CommitteeId committee, const ProposalId& id);

struct Review {
  std::string step;  // preliminary, second, final
  std::string result;  // passed, filed, returned, declined, converted, merged
  std::string reason_code;
  std::string opinion;
  AccountId reviewer;
  Timestamp at;
};
BOOST_DESCRIBE_STRUCT(Review, (), (step, result, reason_code, opinion, reviewer, at))
void add_review(Transaction& tx, CommitteeId committee, const ProposalId& id, const Review& review);
std::vector<Review> reviews(Transaction& tx, CommitteeId committee, const ProposalId& id);

void add_link(Transaction& tx, CommitteeId committee, const ProposalId& id, std::string_view kind, CommitteeId other,
              std::string_view other_id, std::string_view note, Timestamp at);

// The next number of a named sequence of the committee; the row stays locked until the transaction ends.
int next_number(Transaction& tx, CommitteeId committee, std::string_view sequence);

void tally(Transaction& tx, CommitteeId committee, std::string_view dimension, std::string_view key, int change);
std::map<std::string, std::int64_t> tallies(Transaction& tx, CommitteeId committee, std::string_view dimension);

std::vector<ProposalId> merged_into(Transaction& tx, CommitteeId committee, const ProposalId& id);
// Is one of the units of `grants` assigned to it, as lead (or split) or as co-unit? Empty when not.
std::string unit_part(Transaction& tx, CommitteeId committee, const ProposalId& id, const UnitId& unit);

}  // namespace yishi::proposals::store

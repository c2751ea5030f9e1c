// A lap of handling: begun when assigned, after a rejected rating, when tracked or reopened; replied when
// every unit that answers has delivered; concluded by the signers' ratings, or by their silence.
#pragma once
#include "areas/handling/case.hpp"

namespace yishi::handling {

// When every answering unit of the lap has delivered: the proposal is replied and its signers are asked to
// rate.
Result<void> settle_replies(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                            proposals::Proposal& proposal);

// What the ratings of the lap come to, once all have rated or (`timed_out`) the feedback term has passed.
// Nothing happens before. Dissatisfied: a second lap, unless the rule book's laps are used up; silence is
// recorded as silence.
Result<void> settle_ratings(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                            proposals::Proposal& proposal, bool timed_out);

// Begins the lap `proposal.round` with the units of the lap before, as the lifecycle's rehandle rows have it.
// `term`: of the answering units' due day, when it is not the row's.
enum class Begun { reject_rating, track, reopen };
BOOST_DESCRIBE_ENUM(Begun, reject_rating, track, reopen)
Result<void> begin_lap(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                       proposals::Proposal& proposal, Begun by, std::string_view term = {});

}  // namespace yishi::handling

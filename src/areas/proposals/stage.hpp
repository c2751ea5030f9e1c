// Stages and acts of a proposal: what they mean to the code is closed here; the rule book says which are used, who
// may act and which clock starts (domain.md 2.3).
//
//   draft → cosigning → submitted → pass_preliminary → pre_passed [→ pass_second → second_passed] → file → filed
//   submitted/pre_passed → returned → submit again;  pre_passed → merged | not_filed → converted
//   filed → assigned → handling → replied → fed_back → closed → archived
//                         ↑  reject_rating (second lap) ↓        ↘ tracking → replied
//                         └────── rehandling ←── replied
#pragma once
#include <boost/describe.hpp>

#include "core/base/words.hpp"

namespace yishi::proposals {

enum class Stage {
  draft,
  cosigning,
  submitted,
  pre_passed,
  second_passed,
  returned,
  filed,
  merged,
  not_filed,
  converted,
  withdrawn,
  assigned,
  handling,
  replied,
  rehandling,
  fed_back,
  closed,
  tracking,
  archived
};
BOOST_DESCRIBE_ENUM(Stage, draft, cosigning, submitted, pre_passed, second_passed, returned, filed, merged, not_filed,
                    converted, withdrawn, assigned, handling, replied, rehandling, fed_back, closed, tracking, archived)

enum class Act {
  ask_co_signers,
  submit,
  pass_preliminary,
  pass_second,
  file,
  return_for_change,
  decline,
  convert,
  merge,
  withdraw,
  assign,
  all_signed_for,
  send_reply,
  accept_rating,
  reject_rating,
  silence,
  close,
  track,
  archive,
  reopen
};
BOOST_DESCRIBE_ENUM(Act, ask_co_signers, submit, pass_preliminary, pass_second, file, return_for_change, decline, convert,
                    merge, withdraw, assign, all_signed_for, send_reply, accept_rating, reject_rating, silence, close, track,
                    archive, reopen)

// Where a proposal is in the loop, in the office's words; the views of its list. Who may look grows with it.
enum class Phase {
  own,         // its authors alone: draft, cosigning, returned
  review,      // the office too: submitted, passed
  assignment,  // filed, waits to be assigned; from here on members, leaders and units see it
  handling,    // with the units: assigned, handling, rehandling, tracking
  feedback,    // replied, waits for the signers' rating
  done,        // fed back, closed, archived, merged
  set_aside    // not filed, converted, withdrawn: authors and office
};
BOOST_DESCRIBE_ENUM(Phase, own, review, assignment, handling, feedback, done, set_aside)
Phase phase_of(Stage stage);

enum class Kind { member, joint, party, organization, special_committee, sector, group, standing_committee };
BOOST_DESCRIBE_ENUM(Kind, member, joint, party, organization, special_committee, sector, group, standing_committee)
// Raised by a body (through its clerk or convenor), not by a member in person.
constexpr bool is_collective(Kind kind) { return kind != Kind::member && kind != Kind::joint; }

}  // namespace yishi::proposals

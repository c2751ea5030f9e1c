// Stages and acts of one unit's assignment: what they mean to the code is closed here; the rule book says
// which are used and by whom (rules/default/lifecycles.toml, [assignment]; domain.md 2.3).
//
//   waiting ── sign_for ──► signed_for ── draft ──► drafted ── countersign ──► countersigned ── sign ──►
//   head_signed
//      │  ask_return ▼           │  send_opinion (co)  ▲   └──── sign (single, split) ─────────────────►   │
//      check └──► return_asked ◄───────┤                     └────────────── send_back
//      ──────────────────────────┤
//             │ reject: waiting  ▼                                                                         │
//             deliver ▼ accept        opinion_sent ▼
//         reassigned                                    a next lap begins by `rehandle`             replied
#pragma once
#include <boost/describe.hpp>

namespace yishi::handling {

enum class Part { lead, co, split };
BOOST_DESCRIBE_ENUM(Part, lead, co, split)

enum class Stage {
  waiting,
  signed_for,
  return_asked,
  reassigned,
  opinion_sent,
  drafted,
  countersigned,
  head_signed,
  replied,
  cancelled
};
BOOST_DESCRIBE_ENUM(Stage, waiting, signed_for, return_asked, reassigned, opinion_sent, drafted,
                    countersigned, head_signed, replied, cancelled)

enum class Act {
  sign_for,
  ask_return,
  accept_return,
  reject_return,
  send_opinion,
  draft,
  countersign,
  sign,
  check,
  send_back,
  deliver,
  reassign,
  cancel,
  rehandle
};
BOOST_DESCRIBE_ENUM(Act, sign_for, ask_return, accept_return, reject_return, send_opinion, draft, countersign,
                    sign, check, send_back, deliver, reassign, cancel, rehandle)

// A reply is answered for by its lead, or by each unit of a split.
constexpr bool answers(Part part) { return part != Part::co; }
// The unit has nothing more to do in this lap.
constexpr bool has_ended(Stage stage) {
  return stage == Stage::replied || stage == Stage::opinion_sent || stage == Stage::reassigned ||
         stage == Stage::cancelled;
}
// Still one of the proposal's units.
constexpr bool is_active(Stage stage) { return stage != Stage::reassigned && stage != Stage::cancelled; }

}  // namespace yishi::handling

// What the program does when a clock has run out here.
#include "areas/handling/lap.hpp"

namespace yishi::handling {
namespace {

constexpr int at_most = 100;

int conclude_feedback(Transaction& tx, const rules::Library& rules, const Caller& program) {
  int moved = 0;
  for (const auto& due : store::feedback_overdue(tx, program.committee, Date::of(program.at), at_most)) {
    auto p = proposals::find(tx, program.committee, due.proposal);
    if (!p || p->round != due.round || p->stage != proposals::Stage::replied) {
      // Somebody took the proposal elsewhere; the lap is over all the same.
      store::conclude_round(tx, program.committee, due.proposal, due.round, "left", program.at);
      continue;
    }
    store::take_turn(tx, program.committee, p->id, p->round);
    const auto& book = rules.version(program.committee, p->rule_version);
    if (const auto settled = settle_ratings(tx, book, program, *p, true); !settled) {
      throw std::runtime_error("feedback of proposal " + p->id.str() +
                               " cannot be concluded: " + settled.error().words.en);
    }
    ++moved;
  }
  return moved;
}

int cancel_orphans(Transaction& tx, const Caller& program, int most) {
  int moved = 0;
  for (auto& row : store::orphaned(tx, program.committee, most)) {
    row.stage = Stage::cancelled;
    row.updated_at = program.at;
    if (!store::update(tx, program.committee, row)) continue;
    proposals::cancel_clocks(tx, program.committee, row.id.text(), program.at);
    ++moved;
  }
  return moved;
}

}  // namespace

int run_clocks(Transaction& tx, const rules::Library& rules, CommitteeId committee, Timestamp now) {
  const Caller program = identity::program(committee, now);
  const int concluded = conclude_feedback(tx, rules, program);
  return concluded + cancel_orphans(tx, program, at_most);
}

}  // namespace yishi::handling

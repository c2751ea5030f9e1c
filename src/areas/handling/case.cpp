#include "areas/handling/case.hpp"

#include <fmt/format.h>

namespace yishi::handling {
namespace {

using proposals::cancel_clocks;
using proposals::stop_clock;

// A co-unit's opinion is what it owes; the lifecycle names the reply.
std::string_view term_for(const store::AssignmentRow& row, std::string_view starts) {
  return row.part == Part::co && starts == "reply" ? std::string_view("co_opinion") : starts;
}

// Clocks of the stage that is left.
void stop_left(Transaction& tx, const Caller& caller, const store::AssignmentRow& row, Stage left) {
  const auto stop = [&](std::string_view term) {
    stop_clock(tx, caller.committee, row.id.text(), term, caller.at);
  };
  if (left == Stage::waiting) stop("sign_for");
  if (left == Stage::return_asked) stop("decide_objection");
  if (left == Stage::head_signed) stop("check_reply");
}

// Clocks that end with the stage that is entered.
void stop_entered(Transaction& tx, const Caller& caller, const store::AssignmentRow& row) {
  if (row.stage == Stage::replied || row.stage == Stage::opinion_sent) {
    stop_clock(tx, caller.committee, row.id.text(), row.term, caller.at);
    cancel_clocks(tx, caller.committee, row.id.text(), caller.at);  // a first contact that never was
  }
  if (!is_active(row.stage)) cancel_clocks(tx, caller.committee, row.id.text(), caller.at);
}

void start_entered(Transaction& tx, const Caller& caller, const Case& c, std::string_view starts) {
  const auto& row = c.assignment;
  const auto term = term_for(row, starts);
  if (term.empty()) return;
  for (const auto& clock : proposals::running_clocks(tx, caller.committee, row.proposal)) {
    if (clock.subject == row.id.text() && clock.term == term) return;  // it runs since the assignment
  }
  const bool of_office = term == "decide_objection" || term == "check_reply";
  std::optional<Date> due;
  if (term == row.term) due = row.due_on;
  if (term == "sign_for") due = row.sign_by;
  proposals::start_clock(tx, *c.book, caller.committee, row.proposal, row.id.text(), term,
                         of_office ? UnitId{} : row.unit, caller.at, due);
}

}  // namespace

Refusal changed_meanwhile() {
  return Refusal{
      Why::conflict,
      "changed_meanwhile",
      {"刚才有人先处理了这项交办。您的内容没有丢失，请刷新后再决定。",
       "Somebody else has just acted on this assignment. Nothing of yours is lost; reload and decide again."},
      {}};
}

std::string subject_of(const store::AssignmentRow& row) { return row.id.str(); }

Case case_of(const rules::RuleBook& book, const Caller& caller, store::AssignmentRow assignment,
             proposals::Proposal proposal) {
  const Standing how = standing(caller, assignment.unit, assignment.office);
  return {std::move(assignment), std::move(proposal), &book, how};
}

Result<Case> open_case(Transaction& tx, const rules::Library& rules, const Caller& caller,
                       const AssignmentId& id) {
  auto row = store::load(tx, caller.committee, id);
  if (!row) return not_found();
  auto seen = proposals::see(tx, caller, row->proposal);
  if (!seen) return refuse(seen.error());
  const auto& book = rules.version(caller.committee, seen->proposal.rule_version);
  return case_of(book, caller, std::move(*row), std::move(seen->proposal));
}

Result<void> in_hand(const Case& c) {
  if (c.proposal.phase() != proposals::Phase::handling) {
    return refuse(Why::wrong_stage, "not_in_hand",
                  {"这件提案已不在办理阶段。请刷新页面，看最新的状态。",
                   "This proposal is no longer being handled. Reload to see its latest state."});
  }
  if (c.assignment.round != c.proposal.round) {
    return refuse(Why::wrong_stage, "earlier_lap",
                  {"这是上一轮办理的交办，请在本轮的交办上办理。",
                   "This assignment belongs to an earlier lap; act on the one of this lap."});
  }
  return {};
}

Result<void> move(Transaction& tx, const Caller& caller, Case& c, Act act, std::string_view reason) {
  if (auto open = in_hand(c); !open) return open;
  const auto row = transition(*c.book, c.assignment.stage, act, caller, c.standing);
  if (!row) return refuse(row.error());
  if ((*row)->needs_reason && reason.empty()) {
    return invalid_field("/reason",
                         {"请写明理由，对方会看到。", "Please give the reason; the other side will see it."});
  }
  const Stage left = c.assignment.stage;
  c.assignment.stage = target_of(**row);
  if (left != c.assignment.stage) stop_left(tx, caller, c.assignment, left);
  stop_entered(tx, caller, c.assignment);
  if (left != c.assignment.stage) start_entered(tx, caller, c, (*row)->starts);
  return save(tx, caller, c);
}

Result<void> save(Transaction& tx, const Caller& caller, Case& c) {
  c.assignment.updated_at = caller.at;
  if (!store::update(tx, caller.committee, c.assignment)) return refuse(changed_meanwhile());
  return {};
}

void note(Transaction& tx, const Caller& caller, const Case& c, std::string kind, proposals::Step step) {
  std::vector<ledger::Tag> tags{{"unit", c.assignment.unit.str()},
                                {"part", std::string(json::name_of(c.assignment.part))},
                                {"round", std::to_string(c.assignment.round)}};
  tags.insert(tags.end(), step.tags.begin(), step.tags.end());
  step.tags = std::move(tags);
  if (step.payload == "{}") step.payload = fmt::format(R"({{"assignment":"{}"}})", c.assignment.id.text());
  proposals::record(tx, caller, c.proposal, std::move(kind), std::move(step));
}

Date last_due(const std::vector<store::AssignmentRow>& active) {
  Date last;
  for (const auto& row : active) {
    if (answers(row.part)) last = std::max(last, row.due_on);
  }
  return last;
}

Result<void> follow_due(Transaction& tx, const Caller& caller, proposals::Proposal& proposal) {
  using proposals::Stage;
  if (proposal.stage != Stage::handling && proposal.stage != Stage::rehandling &&
      proposal.stage != Stage::tracking)
    return {};
  const Date due = last_due(store::active(tx, caller.committee, proposal.id, proposal.round));
  if (proposal.due_on == due) return {};
  for (const auto& clock : proposals::running_clocks(tx, caller.committee, proposal.id)) {
    if (clock.subject == proposal.id.text())
      proposals::extend_clock(tx, caller.committee, clock.subject, clock.term, due);
  }
  proposal.due_on = due;
  return proposals::save(tx, caller, proposal);
}

Result<void> settle_signing(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                            proposals::Proposal& proposal) {
  if (proposal.stage != proposals::Stage::assigned) return {};
  const auto active = store::active(tx, caller.committee, proposal.id, proposal.round);
  const bool open = std::ranges::any_of(active, [](const auto& row) {
    return answers(row.part) && (row.stage == Stage::waiting || row.stage == Stage::return_asked);
  });
  if (open) return {};
  proposals::Step step;
  step.due_on = last_due(active);
  return proposals::advance(tx, book, identity::program(caller.committee, caller.at), proposal, {},
                            proposals::Act::all_signed_for, std::move(step));
}

}  // namespace yishi::handling

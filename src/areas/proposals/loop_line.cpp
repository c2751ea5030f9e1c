// The loop 提、立、办、督、评 as a line: what has been done, by whom, in how many days; what is expected next.
#include "areas/proposals/page.hpp"

namespace yishi::proposals {
namespace {

// The steps in order, and the fact that ends each.
struct StepOfLoop {
  std::string_view name;
  std::string_view fact;
};
constexpr StepOfLoop steps[] = {{"submit", "proposals.submitted"},   {"review", "proposals.passed_preliminary"},
                                {"file", "proposals.filed"},         {"assign", "proposals.assigned"},
                                {"sign_for", "proposals.handling_begun"}, {"reply", "proposals.replied"},
                                {"feedback", "proposals.rating_accepted"}, {"close", "proposals.closed"}};

// The step that is open in a stage.
std::string_view open_step(Stage stage) {
  switch (stage) {
    case Stage::draft:
    case Stage::cosigning:
    case Stage::returned: return "submit";
    case Stage::submitted: return "review";
    case Stage::pre_passed:
    case Stage::second_passed: return "file";
    case Stage::filed: return "assign";
    case Stage::assigned: return "sign_for";
    case Stage::handling:
    case Stage::rehandling: return "reply";
    case Stage::replied: return "feedback";
    case Stage::fed_back: return "close";
    case Stage::tracking: return "track";
    default: return "";
  }
}

bool ends(std::string_view step, std::string_view kind) {
  if (step == "feedback") {
    return kind == "proposals.rating_accepted" || kind == "proposals.rating_rejected" || kind == "proposals.feedback_silent";
  }
  const auto found = std::ranges::find(steps, step, &StepOfLoop::name);
  return found != std::end(steps) && found->fact == kind;
}

}  // namespace

std::vector<LoopStep> loop_line(const Proposal& p, const std::vector<ledger::Fact>& facts,
                                const std::map<std::string, std::string>& names, Date today) {
  std::vector<LoopStep> line;
  int round = 1;
  std::optional<Timestamp> before = p.created_at;
  for (const auto& fact : facts) {
    for (const auto& step : steps) {
      if (!ends(step.name, fact.kind)) continue;
      LoopStep done{.step = std::string(step.name), .state = LoopState::done, .round = round, .at = fact.at};
      const auto name = names.find(fact.actor.str());
      if (name != names.end()) done.actor = name->second;
      if (before) done.days_used = Date::of(fact.at).days() - Date::of(*before).days();
      before = fact.at;
      line.push_back(std::move(done));
    }
    if (fact.kind == "proposals.rating_rejected") ++round;
  }
  const auto open = open_step(p.stage);
  if (open.empty()) return line;
  LoopStep current{.step = std::string(open), .state = LoopState::current, .round = round, .due_on = p.due_on};
  current.late = p.due_on && *p.due_on < today;
  if (before) current.days_used = today.days() - Date::of(*before).days();
  line.push_back(std::move(current));
  bool after = false;
  for (const auto& step : steps) {
    if (after) line.push_back({.step = std::string(step.name), .state = LoopState::ahead, .round = round});
    after = after || step.name == open;
  }
  return line;
}

}  // namespace yishi::proposals

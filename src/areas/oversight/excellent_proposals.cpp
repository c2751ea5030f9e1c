// Excellent proposals 优秀提案: nominated → shortlisted (initial review; small committees do without) →
// decided, or dropped.
#include "areas/oversight/access.hpp"
#include "areas/oversight/records.hpp"

namespace yishi::oversight {
namespace {

using database::Transaction;
using identity::Caller;

constexpr std::string_view columns =
    "SELECT e.proposal_id, p.number_text, p.title, p.proposer, CASE WHEN p.kind IN ('member', 'joint') THEN "
    "0 ELSE 1 END, e.state, "
    "e.grade, e.note, e.nominated_at, e.decided_at FROM excellent_proposals e JOIN proposals p ON "
    "p.committee_id = e.committee_id AND "
    "p.id = e.proposal_id WHERE e.committee_id = ?1 AND ";

std::optional<ExcellentItem> load(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  const std::string text = std::string(columns) + "e.proposal_id = ?2";
  return tx.first<ExcellentItem>(database::Sql::built(text), committee, id);
}

// One step at a time, and back again; dropping is possible until it is decided.
bool may_follow(std::optional<ExcellentState> from, ExcellentState to) {
  if (!from || *from == ExcellentState::dropped) return to == ExcellentState::nominated;
  if (*from == to) return true;
  switch (to) {
    case ExcellentState::nominated:
      return *from == ExcellentState::shortlisted;
    case ExcellentState::shortlisted:
      return true;
    case ExcellentState::decided:
      return *from == ExcellentState::shortlisted || *from == ExcellentState::nominated;
    case ExcellentState::dropped:
      return *from != ExcellentState::decided;
  }
  return false;
}

std::string_view fact_of(ExcellentState state) {
  switch (state) {
    case ExcellentState::nominated:
      return "oversight.excellent_nominated";
    case ExcellentState::shortlisted:
      return "oversight.excellent_shortlisted";
    case ExcellentState::decided:
      return "oversight.excellent_chosen";
    case ExcellentState::dropped:
      return "oversight.excellent_dropped";
  }
  return "";
}

}  // namespace

Result<ExcellentItem> set_excellent(Transaction& tx, const Caller& caller, const ProposalId& id,
                                    ExcellentEntry entry) {
  auto seen = proposals::see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  auto& p = seen->proposal;
  if (!p.filed_at || p.phase() == proposals::Phase::set_aside) return not_filed_yet();
  if (entry.grade.size() > 60 || entry.note.size() > 5'000) {
    return invalid_field("/note", {"内容太长。", "The text is too long."});
  }
  const auto before = load(tx, caller.committee, id);
  const ExcellentState state = entry.state.value_or(ExcellentState::nominated);
  if (!may_follow(before ? std::optional(before->state) : std::nullopt, state)) {
    return refuse(Why::wrong_stage, "wrong_order",
                  {"优秀提案依次为推荐、初评、审定，请按顺序进行。",
                   "Excellent proposals go from nominated to shortlisted to decided, in this order."});
  }
  tx.run(
      "INSERT INTO excellent_proposals (committee_id, proposal_id, state, grade, note, nominated_at, "
      "decided_at, version) VALUES (?1, ?2, "
      "?3, ?4, ?5, ?6, ?7, 1) ON CONFLICT (committee_id, proposal_id) DO UPDATE SET state = excluded.state, "
      "grade = excluded.grade, "
      "note = excluded.note, decided_at = excluded.decided_at, version = excellent_proposals.version + 1",
      caller.committee, id, state, entry.grade, entry.note, caller.at,
      state == ExcellentState::decided ? std::optional(caller.at) : std::nullopt);
  if (p.is_excellent != (state == ExcellentState::decided)) {
    p.is_excellent = state == ExcellentState::decided;
    if (auto saved = proposals::save(tx, caller, p); !saved) return refuse(saved.error());
  }
  if (!before || before->state != state) {
    proposals::Step step;
    if (!entry.grade.empty()) step.tags.push_back({"grade", entry.grade});
    proposals::record(tx, caller, p, std::string(fact_of(state)), std::move(step));
  }
  return *load(tx, caller.committee, id);
}

Result<ExcellentList> excellent_proposals(Transaction& tx, const Caller& caller, int term, int session) {
  const std::string text = std::string(columns) +
                           "(?2 = 0 OR p.term = ?2) AND (?3 = 0 OR p.session = ?3) AND e.state <> 'dropped' "
                           "ORDER BY e.nominated_at, "
                           "e.proposal_id LIMIT 1000";
  ExcellentList out;
  std::int64_t collective = 0;
  for (auto& item : tx.all<ExcellentItem>(database::Sql::built(text), caller.committee, term, session)) {
    if (item.state != ExcellentState::decided && !in_office(caller)) continue;  // still being weighed
    out.decided += item.state == ExcellentState::decided;
    collective += item.state == ExcellentState::decided && item.collective;
    out.items.push_back(std::move(item));
  }
  out.filed = filed_in(tx, caller.committee, term, session);
  if (out.filed > 0) out.share = static_cast<double>(out.decided) / static_cast<double>(out.filed);
  if (out.decided > 0)
    out.collective_share = static_cast<double>(collective) / static_cast<double>(out.decided);
  return out;
}

}  // namespace yishi::oversight

// Key proposals 重点提案: candidate → chosen → finished, or dropped.
#include <fmt/format.h>

#include "areas/oversight/access.hpp"
#include "areas/oversight/records.hpp"

namespace yishi::oversight {
namespace {

using database::Transaction;
using identity::Caller;

std::optional<KeyProposal> load(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx.first<KeyProposal>(
      "SELECT proposal_id, state, leader, leader_kind, form, plan, result, named_at, chosen_at, finished_at, "
      "version FROM key_proposals WHERE committee_id = ?1 AND proposal_id = ?2",
      committee, id);
}

void store(Transaction& tx, CommitteeId committee, const KeyProposal& k) {
  tx.run(
      "INSERT INTO key_proposals (committee_id, proposal_id, state, leader, leader_kind, form, plan, result, "
      "named_at, chosen_at, "
      "finished_at, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT "
      "(committee_id, proposal_id) DO "
      "UPDATE SET state = excluded.state, leader = excluded.leader, leader_kind = excluded.leader_kind, form "
      "= excluded.form, "
      "plan = excluded.plan, result = excluded.result, chosen_at = excluded.chosen_at, finished_at = "
      "excluded.finished_at, "
      "version = excluded.version",
      committee, k.proposal, k.state, k.leader, k.leader_kind, k.form, k.plan, k.result, k.named_at,
      k.chosen_at, k.finished_at, k.version);
}

std::string_view fact_of(KeyState state) {
  switch (state) {
    case KeyState::candidate:
      return "oversight.key_named";
    case KeyState::chosen:
      return "oversight.key_chosen";
    case KeyState::finished:
      return "oversight.key_finished";
    case KeyState::dropped:
      return "oversight.key_dropped";
  }
  return "";
}

Result<void> check(const rules::RuleBook& book, const KeyEntry& entry, KeyState state) {
  std::vector<Fault> faults;
  const bool led = state == KeyState::chosen || state == KeyState::finished;
  if (led && entry.leader.empty())
    faults.push_back({"/leader", {"请写明领衔督办的领导。", "Name the leader in charge."}});
  if (!entry.form.empty() && !knows(book.proposals.supervision_forms, entry.form)) {
    faults.push_back(
        {"/form", {"规则中没有这种督办方式。", "The rule book has no such form of supervision."}});
  }
  if (led && entry.form.empty())
    faults.push_back({"/form", {"请选择督办方式。", "Choose the form of supervision."}});
  if (state == KeyState::finished && entry.result.value_or("").empty()) {
    faults.push_back({"/result", {"请写明督办结果。", "Say what came of it."}});
  }
  if (entry.leader.size() > 200 || entry.plan.size() > 20'000 || entry.result.value_or("").size() > 20'000) {
    faults.push_back({"/plan", {"内容太长。", "The text is too long."}});
  }
  if (faults.empty()) return {};
  return refuse(Why::invalid, "invalid", {"有几处需要补充。", "Some fields need to be completed."},
                std::move(faults));
}

// A chosen proposal is to be supervised within the rule book's term; the first record of supervision stops
// the clock.
void wind_clock(Transaction& tx, const rules::RuleBook& book, const Caller& caller, const KeyProposal& k) {
  const std::string subject = supervision_clock(k.proposal);
  if (k.state == KeyState::chosen) {
    proposals::start_clock(tx, book, caller.committee, k.proposal, subject, "supervise", {}, caller.at);
  } else {
    proposals::cancel_clocks(tx, caller.committee, subject, caller.at);
  }
}

}  // namespace

Result<KeyProposal> set_key(Transaction& tx, const rules::Library& rules, const Caller& caller,
                            const ProposalId& id, KeyEntry entry) {
  auto seen = proposals::see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  auto& p = seen->proposal;
  if (!p.filed_at || p.phase() == proposals::Phase::set_aside) return not_filed_yet();
  const KeyState state = entry.state.value_or(KeyState::chosen);
  if (auto fine = check(rules.version(caller.committee, p.rule_version), entry, state); !fine)
    return refuse(fine.error());
  auto record = load(tx, caller.committee, id);
  if (record && entry.version.value_or(record->version) != record->version)
    return refuse(changed_meanwhile());
  KeyProposal k = record.value_or(KeyProposal{.proposal = id, .named_at = caller.at, .version = 0});
  const bool moved = !record || record->state != state;
  k.state = state;
  k.leader = std::move(entry.leader);
  k.leader_kind = entry.leader_kind;
  k.form = std::move(entry.form);
  k.plan = std::move(entry.plan);
  if (entry.result) k.result = std::move(*entry.result);
  if (moved && state == KeyState::chosen) k.chosen_at = caller.at;
  if (moved && state == KeyState::finished) k.finished_at = caller.at;
  ++k.version;
  store(tx, caller.committee, k);
  if (moved) wind_clock(tx, rules.version(caller.committee, p.rule_version), caller, k);
  const bool is_key = state == KeyState::chosen || state == KeyState::finished;
  if (p.is_key != is_key) {
    p.is_key = is_key;
    if (auto saved = proposals::save(tx, caller, p); !saved) return refuse(saved.error());
  }
  proposals::Step step;
  step.tags = {{"leader_kind", std::string(json::name_of(k.leader_kind))}, {"form", k.form}};
  if (moved) proposals::record(tx, caller, p, std::string(fact_of(state)), std::move(step));
  return k;
}

Result<KeyList> key_proposals(Transaction& tx, const Caller& caller, int term, int session) {
  KeyList out;
  for (auto& item : tx.all<KeyItem>("SELECT k.proposal_id, k.state, k.leader, k.leader_kind, k.form, k.plan, "
                                    "k.result, k.named_at, k.chosen_at, k.finished_at, "
                                    "k.version, p.number_text, p.title, p.lead_units, p.stage, (SELECT "
                                    "COUNT(*) FROM supervisions s WHERE s.committee_id = "
                                    "k.committee_id AND s.proposal_id = k.proposal_id) FROM key_proposals k "
                                    "JOIN proposals p ON p.committee_id = k.committee_id "
                                    "AND p.id = k.proposal_id WHERE k.committee_id = ?1 AND (?2 = 0 OR "
                                    "p.term = ?2) AND (?3 = 0 OR p.session = ?3) AND "
                                    "k.state <> 'dropped' ORDER BY k.named_at DESC, k.proposal_id LIMIT 500",
                                    caller.committee, term, session)) {
    if (item.state == KeyState::candidate && !in_office(caller))
      continue;  // not decided yet: the office's own
    out.chosen += item.state != KeyState::candidate;
    out.items.push_back(std::move(item));
  }
  out.filed = filed_in(tx, caller.committee, term, session);
  return out;
}

}  // namespace yishi::oversight

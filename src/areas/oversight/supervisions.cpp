// Supervision 督办: what was done, by whom, what was found and what came of it.
#include "areas/oversight/access.hpp"
#include "areas/oversight/records.hpp"

namespace yishi::oversight {
namespace {

using database::Transaction;
using identity::Caller;

Result<void> check(const rules::RuleBook& book, const SupervisionEntry& entry, Date today) {
  std::vector<Fault> faults;
  if (!knows(book.proposals.supervision_forms, entry.form)) {
    faults.push_back(
        {"/form", {"规则中没有这种督办方式。", "The rule book has no such form of supervision."}});
  }
  if (entry.leader.empty() || entry.leader.size() > 200) {
    faults.push_back({"/leader", {"请写明带队的领导或单位。", "Name the leader or body in charge."}});
  }
  if (entry.at > today)
    faults.push_back(
        {"/at",
         {"督办记录在督办之后填写，日期不能晚于今天。", "The day cannot lie ahead: record it afterwards."}});
  if (entry.findings.empty() || entry.findings.size() > 20'000) {
    faults.push_back({"/findings", {"请写明发现的情况。", "Say what was found."}});
  }
  if (entry.result.size() > 20'000) faults.push_back({"/result", {"内容太长。", "The text is too long."}});
  if (faults.empty()) return {};
  return refuse(Why::invalid, "invalid", {"有几处需要补充。", "Some fields need to be completed."},
                std::move(faults));
}

}  // namespace

Result<Supervision> supervise(Transaction& tx, const rules::Library& rules, const Caller& caller,
                              const ProposalId& id, SupervisionEntry entry) {
  const auto seen = proposals::see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  if (!seen->proposal.filed_at) return not_filed_yet();
  const auto& book = rules.version(caller.committee, seen->proposal.rule_version);
  if (auto fine = check(book, entry, Date::of(caller.at)); !fine) return refuse(fine.error());
  Supervision s{Id<struct SupervisionTag>::make().str(),
                std::move(entry.form),
                std::move(entry.leader),
                entry.at,
                std::move(entry.findings),
                std::move(entry.result),
                caller.at};
  proposals::Step step;
  step.tags = {{"form", s.form}};
  step.payload = json::to_text(std::map<std::string, std::string>{{"supervision", s.id}});
  const auto fact = proposals::record(tx, caller, seen->proposal, "oversight.supervised", std::move(step));
  tx.run(
      "INSERT INTO supervisions (committee_id, id, proposal_id, form, leader, held_on, findings, result, "
      "recorded_by, recorded_at, fact) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      caller.committee, s.id, id, s.form, s.leader, s.at, s.findings, s.result, caller.account, s.recorded_at,
      fact);
  proposals::stop_clock(tx, caller.committee, supervision_clock(id), "supervise", caller.at);
  return s;
}

Result<SupervisionList> supervisions(Transaction& tx, const Caller& caller, const ProposalId& id) {
  const auto seen = proposals::see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  return SupervisionList{tx.all<Supervision>(
      "SELECT id, form, leader, held_on, findings, result, recorded_at FROM supervisions WHERE "
      "committee_id = ?1 AND proposal_id = ?2 ORDER BY held_on, id",
      caller.committee, id)};
}

}  // namespace yishi::oversight

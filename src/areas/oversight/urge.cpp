// Urging 催办: a word to the unit that is late or about to be.
#include <fmt/format.h>

#include "areas/oversight/access.hpp"
#include "areas/oversight/records.hpp"

namespace yishi::oversight {
namespace {

using database::Transaction;
using identity::Caller;

struct Row {
  ProposalId proposal;
  UnitId unit;
  std::string stage;
  Date sign_by, due_on;
  std::optional<Date> extended_to;
};
BOOST_DESCRIBE_STRUCT(Row, (), (proposal, unit, stage, sign_by, due_on, extended_to))

struct Open {
  Row row;
  proposals::Proposal proposal;
};

// An assignment that still waits for its unit.
Result<Open> open_assignment(Transaction& tx, const Caller& caller, const handling::AssignmentId& id) {
  const auto row = tx.first<Row>(
      "SELECT proposal_id, unit_id, stage, sign_by, due_on, extended_to FROM assignments WHERE committee_id "
      "= ?1 "
      "AND id = ?2",
      caller.committee, id);
  if (!row) return not_found();
  auto seen = proposals::see(tx, caller, row->proposal);
  if (!seen) return refuse(seen.error());
  const auto stage = json::enum_of<handling::Stage>(row->stage);
  if (!stage || handling::has_ended(*stage)) {
    return refuse(
        Why::wrong_stage, "ended",
        {"这个单位已经办完，不需要催办。", "This unit has done its part; there is nothing to urge."});
  }
  return Open{*row, std::move(seen->proposal)};
}

std::string proposed(const Open& open, Date today) {
  const bool unsigned_yet = open.row.stage == "waiting";
  const Date due = unsigned_yet ? open.row.sign_by : open.row.extended_to.value_or(open.row.due_on);
  const int left = due.days() - today.days();
  const std::string step = unsigned_yet ? "签收" : "答复";
  const std::string when = left < 0    ? fmt::format("已逾期 {} 天", -left)
                           : left == 0 ? "今天到期"
                                       : fmt::format("还有 {} 天到期", left);
  return fmt::format("贵单位承办的{}《{}》应于{}前{}，{}，请抓紧办理。", open.proposal.number_text,
                     open.proposal.title, chinese_date(due), step, when);
}

}  // namespace

Result<UrgePreview> urge_preview(Transaction& tx, const Caller& caller, const handling::AssignmentId& id) {
  const auto open = open_assignment(tx, caller, id);
  if (!open) return refuse(open.error());
  const auto unit = members::find_unit(tx, caller.committee, open->row.unit);
  auto people = members::accounts_of_unit(tx, caller.committee, open->row.unit, identity::Role::unit_clerk);
  const auto heads =
      members::accounts_of_unit(tx, caller.committee, open->row.unit, identity::Role::unit_head);
  people.insert(people.end(), heads.begin(), heads.end());
  std::ranges::sort(people);
  const auto same = std::ranges::unique(people);
  people.erase(same.begin(), same.end());
  return UrgePreview{proposed(*open, Date::of(caller.at)),
                     {open->row.unit.str(), unit ? unit->name : ""},
                     static_cast<int>(people.size())};
}

Result<void> urge(Transaction& tx, const Caller& caller, const handling::AssignmentId& id, Urge in) {
  const auto open = open_assignment(tx, caller, id);
  if (!open) return refuse(open.error());
  // Facts hold no texts; the words stay in `urges`, and reach the unit as a notice.
  const std::string text = in.text.empty() ? proposed(*open, Date::of(caller.at)) : std::move(in.text);
  if (text.size() > 3'000)
    return invalid_field("/text", {"催办的话请控制在 1000 字以内。", "Keep it under 1,000 characters."});
  proposals::Step step;
  step.tags = {{"unit", open->row.unit.str()}};
  const auto urge = Id<struct UrgeTag>::make();
  tx.run(
      "INSERT INTO urges (committee_id, id, proposal_id, assignment_id, unit_id, text, urged_by, at) VALUES "
      "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      caller.committee, urge, open->row.proposal, id, open->row.unit, text, caller.account, caller.at);
  step.payload = fmt::format(R"({{"assignment":"{}","urge":"{}"}})", id.text(), urge.text());
  proposals::record(tx, caller, open->proposal, "oversight.urged", std::move(step));
  return {};
}

}  // namespace yishi::oversight

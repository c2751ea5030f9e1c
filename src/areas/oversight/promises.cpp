// The ledger of promises 承诺台账: what replies have promised, reported on by the units until it is met.
#include <fmt/format.h>

#include "areas/oversight/access.hpp"
#include "areas/oversight/records.hpp"

namespace yishi::oversight {
namespace {

using database::Transaction;
using handling::PromiseState;
using identity::Caller;

struct Row {
  handling::PromiseId id;
  ProposalId proposal;
  std::string number_text, title;
  UnitId unit;
  std::string unit_name, sentence;
  Date due_on;
  PromiseState state = PromiseState::open;
  std::string evidence;
  std::optional<Timestamp> asked_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, proposal, number_text, title, unit, unit_name, sentence, due_on, state, evidence,
                       asked_at, version))

constexpr std::string_view select =
    "SELECT m.id, m.proposal_id, p.number_text, p.title, m.unit_id, COALESCE(u.name, ''), m.sentence, "
    "m.due_on, m.state, m.evidence, "
    "m.asked_at, m.version FROM promises m JOIN proposals p ON p.committee_id = m.committee_id AND p.id = "
    "m.proposal_id LEFT JOIN units u "
    "ON u.committee_id = m.committee_id AND u.id = m.unit_id WHERE m.committee_id = ?1 AND ";

bool is_running(PromiseState state) {
  return state == PromiseState::open || state == PromiseState::postponed;
}

PromiseItem item_of(Row row, Date today) {
  PromiseItem out{.id = row.id,
                  .proposal = row.proposal,
                  .number_text = std::move(row.number_text),
                  .title = std::move(row.title),
                  .unit = {row.unit.str(), std::move(row.unit_name)},
                  .sentence = std::move(row.sentence),
                  .due_on = row.due_on,
                  .state = row.state,
                  .evidence = std::move(row.evidence),
                  .asked_at = row.asked_at,
                  .version = row.version};
  out.late = is_running(row.state) && row.due_on < today;
  return out;
}

std::optional<Row> load(Transaction& tx, CommitteeId committee, const handling::PromiseId& id) {
  const std::string text = std::string(select) + "m.id = ?2";
  return tx.first<Row>(database::Sql::built(text), committee, id);
}

void add_checks(Transaction& tx, CommitteeId committee, PromiseItem& item) {
  item.checks = tx.all<PromiseCheck>(
      "SELECT at, text, state, due_on FROM promise_checks WHERE committee_id = ?1 AND promise_id = ?2 "
      "ORDER BY at, id",
      committee, item.id);
}

std::string_view fact_of(PromiseState state) {
  switch (state) {
    case PromiseState::open:
      return "oversight.promise_reported";
    case PromiseState::met:
      return "oversight.promise_met";
    case PromiseState::broken:
      return "oversight.promise_broken";
    case PromiseState::postponed:
      return "oversight.promise_postponed";
  }
  return "";
}

Result<void> check(const Caller& caller, const Row& row, const Evidence& e) {
  const bool office = in_office(caller);
  if (!office && !caller.of_unit(row.unit)) {
    return not_allowed({"只有作出承诺的单位和督查部门可以报告进展。",
                        "Only the unit that promised and the offices may report on it."});
  }
  if (!is_running(row.state) && !office) {
    return refuse(Why::wrong_stage, "settled",
                  {"这项承诺已经了结，如需更改请联系督查部门。",
                   "This promise is settled; ask the supervision office if it must be changed."});
  }
  if (e.state == PromiseState::broken && !office) {
    return not_allowed(
        {"未兑现由督查部门认定。", "The supervision office decides that a promise was broken."});
  }
  if (e.text.empty() || e.text.size() > 20'000) {
    return invalid_field("/text", {"请写明进展和依据。", "Say what was done, with the evidence."});
  }
  if ((e.state == PromiseState::postponed) != e.new_due.has_value()) {
    return invalid_field("/new_due", {"延期须写明新的日期；不延期则不填。",
                                      "Postponing needs a new day, and nothing else does."});
  }
  if (e.new_due && (*e.new_due <= row.due_on || *e.new_due <= Date::of(caller.at))) {
    return invalid_field("/new_due", {"新的日期要晚于原定日期和今天。",
                                      "The new day must lie after the old one and after today."});
  }
  return {};
}

// The clock of a promise: watched until it is met; postponed ones anew.
void wind_clock(Transaction& tx, const rules::RuleBook& book, const Caller& caller, const Row& row,
                const Evidence& e) {
  if (e.state == PromiseState::met || e.state == PromiseState::broken) {
    proposals::stop_clock(tx, caller.committee, row.id.text(), "promise", caller.at);
  } else if (e.new_due) {
    proposals::start_clock(tx, book, caller.committee, row.proposal, row.id.text(), "promise", row.unit,
                           caller.at, e.new_due);
  } else if (!is_running(row.state)) {
    proposals::start_clock(tx, book, caller.committee, row.proposal, row.id.text(), "promise", row.unit,
                           caller.at, std::max(row.due_on, Date::of(caller.at)));
  }
}

}  // namespace

Result<PromiseItem> report_promise(Transaction& tx, const rules::Library& rules, const Caller& caller,
                                   const handling::PromiseId& id, Evidence e) {
  const auto row = load(tx, caller.committee, id);
  if (!row) return not_found();
  const auto seen = proposals::see(tx, caller, row->proposal);
  if (!seen) return refuse(seen.error());
  if (auto fine = check(caller, *row, e); !fine) return refuse(fine.error());
  const bool running = is_running(e.state);
  const auto changed = tx.run(
      "UPDATE promises SET state = ?3, evidence = ?4, due_on = ?5, settled_at = ?6, asked_at = NULL, version "
      "= "
      "version + 1 WHERE committee_id = ?1 AND id = ?2 AND version = ?7",
      caller.committee, id, e.state, e.text, e.new_due.value_or(row->due_on),
      running ? std::nullopt : std::optional(caller.at), row->version);
  if (changed == 0) return refuse(changed_meanwhile());
  tx.run(
      "INSERT INTO promise_checks (committee_id, id, promise_id, at, checked_by, text, state, due_on) VALUES "
      "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      caller.committee, Id<struct PromiseCheckTag>::make(), id, caller.at, caller.account, e.text, e.state,
      e.new_due);
  wind_clock(tx, rules.version(caller.committee, seen->proposal.rule_version), caller, *row, e);
  proposals::Step step;
  step.tags = {{"unit", row->unit.str()}};
  step.payload = json::to_text(std::map<std::string, std::string>{{"promise", id.str()}});
  proposals::record(tx, caller, seen->proposal, std::string(fact_of(e.state)), std::move(step));
  auto item = item_of(*load(tx, caller.committee, id), Date::of(caller.at));
  add_checks(tx, caller.committee, item);
  return item;
}

Result<PromiseList> promises(Transaction& tx, const Caller& caller, const PromiseQuery& q) {
  const UnitId own = confined_to_unit(caller);
  const UnitId unit = own.empty() ? q.unit : own;
  Date after_due;
  std::string after_id;
  if (const auto mark = q.after.find('~'); mark != std::string::npos) {
    after_due = Date::parse(q.after.substr(0, mark)).value_or(Date{});
    after_id = q.after.substr(mark + 1);
  }
  const std::string state = q.state ? std::string(json::name_of(*q.state)) : "";
  const std::string text = std::string(select) +
                           "(?2 = '' OR m.state = ?2) AND (?3 = '' OR m.unit_id = ?3) AND m.due_on < ?4 AND "
                           "(?6 = '' OR m.due_on > ?5 OR "
                           "(m.due_on = ?5 AND m.id > ?6)) ORDER BY m.due_on, m.id LIMIT ?7";
  const Date before = q.due_before.value_or(Date(2'000'000));
  auto rows = tx.all<Row>(database::Sql::built(text), caller.committee, state, unit.str(), before, after_due,
                          after_id, q.limit + 1);
  PromiseList out;
  if (static_cast<int>(rows.size()) > q.limit) {
    rows.pop_back();
    out.next = rows.back().due_on.iso() + "~" + rows.back().id.str();
  }
  const Date today = Date::of(caller.at);
  for (auto& row : rows) out.items.push_back(item_of(std::move(row), today));
  tx.each(
      "SELECT state, COUNT(*), SUM(CASE WHEN due_on < ?3 AND state IN ('open', 'postponed') THEN 1 ELSE 0 "
      "END) FROM promises WHERE "
      "committee_id = ?1 AND (?2 = '' OR unit_id = ?2) GROUP BY state",
      [&](const database::Statement& row) {
        out.counts[std::string(row.text(0))] = row.integer(1);
        out.counts["late"] += row.integer(2);
      },
      caller.committee, unit.str(), today);
  if (!q.due_before) {
    std::int64_t total = 0;
    for (const auto& [name, count] : out.counts)
      total += name != "late" && (state.empty() || name == state) ? count : 0;
    out.total = total;
  }
  return out;
}

int ask_about_promises(database::Database& db, const rules::Library& rules, Timestamp now) {
  struct Due {
    CommitteeId committee;
    handling::PromiseId id;
  };
  const Date today = Date::of(now);
  std::vector<Due> due;
  db.read([&](Transaction& tx) {
    for (const auto committee :
         tx.all<CommitteeId>("SELECT committee_id FROM ledger_heads ORDER BY committee_id")) {
      for (const auto& id : tx.all<handling::PromiseId>(
               "SELECT id FROM promises WHERE committee_id = ?1 AND state IN ('open', "
               "'postponed') AND due_on <= ?2 ORDER BY due_on, id",
               committee, today)) {
        due.push_back({committee, id});
      }
    }
  });
  int asked = 0;
  for (const auto& d : due) {
    const auto& book = rules.in_force(d.committee, today);
    asked += db.write([&](Transaction& tx) {
      const auto row = load(tx, d.committee, d.id);
      if (!row || !is_running(row->state)) return 0;
      // Once when its day has come, then again each time the follow-up term has passed without an answer.
      if (row->asked_at && book.due("follow_up", Date::of(*row->asked_at)) >= today) return 0;
      const auto proposal = proposals::find(tx, d.committee, row->proposal);
      if (!proposal) return 0;
      tx.run("UPDATE promises SET asked_at = ?3, version = version + 1 WHERE committee_id = ?1 AND id = ?2",
             d.committee, d.id, now);
      proposals::Step step;
      step.tags = {{"unit", row->unit.str()}};
      step.payload = json::to_text(std::map<std::string, std::string>{{"promise", d.id.str()}});
      proposals::record(tx, identity::program(d.committee, now), *proposal, "oversight.promise_asked",
                        std::move(step));
      return 1;
    });
  }
  return asked;
}

}  // namespace yishi::oversight

// What counts against a unit, read for a whole session at once: one query a measure, whatever the number of
// units.
#include "areas/oversight/assessment.hpp"

#include "areas/members/members.hpp"
#include "areas/oversight/access.hpp"
#include "core/text/count.hpp"

namespace yishi::oversight {
namespace {

using database::Sql;
using database::Transaction;

// A reply with fewer characters than this says nothing that can be acted on; rules/default/proposals.toml
// takes a point for it. From the shortest real replies seen (about 300 characters).
constexpr int empty_reply_characters = 150;

struct Row {
  UnitId unit;
  ProposalId proposal;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Row, (), (unit, proposal, count))

struct Scope {
  Transaction& tx;
  CommitteeId committee;
  int term, session;
  Date today;
};

using ByUnit = std::map<UnitId, Counted>;

void take(ByUnit& out, std::string_view measure, const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    if (row.count > 0) out[row.unit][std::string(measure)].push_back({row.proposal, row.count});
  }
}

// `FROM` and `WHERE` that every query below begins with: assignments of the session that were not given back.
constexpr std::string_view of_session =
    " FROM assignments a JOIN proposals p ON p.committee_id = a.committee_id AND p.id = a.proposal_id WHERE "
    "a.committee_id = ?1 AND "
    "(?2 = 0 OR p.term = ?2) AND (?3 = 0 OR p.session = ?3) AND a.stage NOT IN ('reassigned', 'cancelled') "
    "AND p.stage <> 'withdrawn' ";

std::vector<Row> count(const Scope& s, std::string_view what, std::string_view where) {
  const std::string text = "SELECT a.unit_id, a.proposal_id, " + std::string(what) + std::string(of_session) +
                           std::string(where) +
                           " GROUP BY a.unit_id, a.proposal_id ORDER BY a.unit_id, a.proposal_id";
  return s.tx.all<Row>(Sql::built(text), s.committee, s.term, s.session);
}
std::vector<Row> count_by_day(const Scope& s, std::string_view what, std::string_view where) {
  const std::string text = "SELECT a.unit_id, a.proposal_id, " + std::string(what) + std::string(of_session) +
                           std::string(where) +
                           " GROUP BY a.unit_id, a.proposal_id ORDER BY a.unit_id, a.proposal_id";
  return s.tx.all<Row>(Sql::built(text), s.committee, s.term, s.session, s.today);
}

void take_assignments(const Scope& s, ByUnit& out) {
  take(out, "late",
       count_by_day(s, "COUNT(*)",
                    "AND a.part <> 'co' AND (a.replied_late = 1 OR (a.replied_at IS NULL AND "
                    "COALESCE(a.extended_to, a.due_on) < ?4))"));
  take(out, "late_signing",
       count_by_day(s, "COUNT(*)", "AND (a.signed_late = 1 OR (a.stage = 'waiting' AND a.sign_by < ?4))"));
  take(out, "no_talk",
       count(s,
             "CASE WHEN SUM(a.talks) = 0 AND MAX(CASE WHEN a.replied_at IS NULL THEN 0 ELSE 1 END) = 1 THEN "
             "1 ELSE 0 "
             "END",
             "AND a.part <> 'co'"));
  take(out, "returned_reply", count(s, "SUM(a.sent_back)", ""));
}

// A dissatisfied rating counts against every unit that answered in that lap; the last lap's, when nobody
// handles it again, is unsolved besides.
void take_ratings(const Scope& s, ByUnit& out) {
  const std::string text =
      "SELECT u.unit_id, u.proposal_id, COUNT(*) FROM (SELECT DISTINCT a.committee_id, a.unit_id, "
      "a.proposal_id" +
      std::string(of_session) +
      "AND a.part <> 'co') u JOIN ratings r ON r.committee_id = u.committee_id AND r.proposal_id = "
      "u.proposal_id AND "
      "(r.attitude = 'dissatisfied' OR r.result = 'dissatisfied') GROUP BY u.unit_id, u.proposal_id ORDER BY "
      "u.unit_id, u.proposal_id";
  take(out, "dissatisfied", s.tx.all<Row>(Sql::built(text), s.committee, s.term, s.session));
  take(out, "unsolved",
       count(s,
             "MAX(CASE WHEN EXISTS (SELECT 1 FROM ratings r WHERE r.committee_id = a.committee_id AND "
             "r.proposal_id = "
             "a.proposal_id AND r.round = p.round AND r.result = 'dissatisfied') THEN 1 ELSE 0 END)",
             "AND a.part <> 'co' AND p.stage IN ('fed_back', 'closed', 'archived')"));
}

void take_promises(const Scope& s, ByUnit& out) {
  take(out, "promise_broken",
       s.tx.all<Row>("SELECT m.unit_id, m.proposal_id, COUNT(*) FROM promises m JOIN proposals p ON "
                     "p.committee_id = m.committee_id AND "
                     "p.id = m.proposal_id WHERE m.committee_id = ?1 AND (?2 = 0 OR p.term = ?2) AND (?3 = 0 "
                     "OR p.session = ?3) AND "
                     "(m.state = 'broken' OR (m.state IN ('open', 'postponed') AND m.due_on < ?4)) GROUP BY "
                     "m.unit_id, m.proposal_id "
                     "ORDER BY m.unit_id, m.proposal_id",
                     s.committee, s.term, s.session, s.today));
}

struct Said {
  UnitId unit;
  ProposalId proposal;
  std::string reply_class, body;
  bool promises = false;
};
BOOST_DESCRIBE_STRUCT(Said, (), (unit, proposal, reply_class, body, promises))

void take_replies(const Scope& s, const rules::RuleBook& book, ByUnit& out) {
  std::vector<Row> no_plan, empty;
  for (const auto& said :
       s.tx.all<Said>("SELECT r.unit_id, r.proposal_id, r.reply_class, r.body, EXISTS (SELECT 1 FROM "
                      "promises m WHERE m.committee_id = r.committee_id AND "
                      "m.reply_id = r.id) FROM replies r JOIN proposals p ON p.committee_id = r.committee_id "
                      "AND p.id = r.proposal_id WHERE "
                      "r.committee_id = ?1 AND (?2 = 0 OR p.term = ?2) AND (?3 = 0 OR p.session = ?3) AND "
                      "r.interim = 0 AND r.delivered_at IS NOT "
                      "NULL AND p.stage <> 'withdrawn' ORDER BY r.unit_id, r.proposal_id, r.round",
                      s.committee, s.term, s.session)) {
    const auto& classes = book.proposals.reply_scheme.classes;
    const auto found = std::ranges::find(classes, said.reply_class, &rules::ReplyClass::letter);
    if (found != classes.end() && found->promises && !said.promises)
      no_plan.push_back({said.unit, said.proposal, 1});
    if (text::count_characters(said.body) < empty_reply_characters)
      empty.push_back({said.unit, said.proposal, 1});
  }
  take(out, "no_plan", no_plan);
  take(out, "empty_reply", empty);
}

std::map<UnitId, std::int64_t> handled_by(const Scope& s) {
  std::map<UnitId, std::int64_t> out;
  const std::string text =
      "SELECT a.unit_id, COUNT(DISTINCT a.proposal_id)" + std::string(of_session) + "GROUP BY a.unit_id";
  s.tx.each(
      Sql::built(text),
      [&](const database::Statement& row) { out[UnitId::trusted(row.text(0))] = row.integer(1); },
      s.committee, s.term, s.session);
  return out;
}

}  // namespace

Result<Assessment> assessment(Transaction& tx, const rules::RuleBook& book, const identity::Caller& caller,
                              int term, int session, const UnitId& unit) {
  const UnitId own = confined_to_unit(caller);
  if (!own.empty() && !unit.empty() && unit != own) return not_found();
  const UnitId only = own.empty() ? unit : own;
  const Scope scope{tx, caller.committee, term, session, Date::of(caller.at)};
  ByUnit counted;
  take_assignments(scope, counted);
  take_ratings(scope, counted);
  take_promises(scope, counted);
  take_replies(scope, book, counted);

  Assessment out{book.proposals.assessment.full, book.proposals.assessment.grades, {}};
  std::vector<UnitId> ids;
  const auto handled = handled_by(scope);
  for (const auto& [id, n] : handled) {
    if (only.empty() || id == only) ids.push_back(id);
  }
  const auto names = members::unit_names(tx, caller.committee, ids);
  for (const auto& id : ids) {
    Sheet sheet = assess(book.proposals.assessment, counted[id]);
    sheet.unit = {id.str(), names.contains(id) ? names.at(id) : ""};
    sheet.handled = handled.at(id);
    out.items.push_back(std::move(sheet));
  }
  std::ranges::stable_sort(out.items, [](const auto& a, const auto& b) { return a.points > b.points; });
  return out;
}

}  // namespace yishi::oversight

#include <fmt/format.h>

#include "areas/oversight/matter.hpp"

namespace yishi::oversight {
namespace {

using database::Transaction;
using proposals::Proposal;
using proposals::Stage;

std::string month_of(std::optional<Timestamp> at) {
  if (!at) return "";
  const Date day = Date::of(*at);
  return fmt::format("{:04}-{:02}", day.year(), day.month());
}

struct Part {  // one unit's row of one lap
  UnitId unit;
  int round = 1;
  std::string part, stage;
  std::optional<Timestamp> replied_at;
  bool replied_late = false;
  std::string reply_class;
  int talks = 0, objections = 0;
};
BOOST_DESCRIBE_STRUCT(Part, (),
                      (unit, round, part, stage, replied_at, replied_late, reply_class, talks, objections))

struct Rated {
  std::string state, attitude, result;
  std::optional<Timestamp> at;
  Date due_on;
};
BOOST_DESCRIBE_STRUCT(Rated, (), (state, attitude, result, at, due_on))

struct Ended {
  UnitId unit;
  std::string term;
  Timestamp started_at, stopped_at;
};
BOOST_DESCRIBE_STRUCT(Ended, (), (unit, term, started_at, stopped_at))

bool has_left(const Part& p) { return p.stage == "reassigned" || p.stage == "cancelled"; }

// The laps of one unit joined: in time is what the first reply was, the class what the last one is. A unit
// that gave the matter back keeps its objection, and nothing else.
std::vector<UnitShare> units_of(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  std::vector<UnitShare> out;
  for (
      const auto& part : tx.all<Part>(
          "SELECT unit_id, round, part, stage, replied_at, replied_late, reply_class, talks, objections FROM "
          "assignments WHERE committee_id = ?1 AND proposal_id = ?2 ORDER BY unit_id, round, assigned_at, id",
          committee, id)) {
    if (has_left(part) && part.objections == 0) continue;
    if (out.empty() || out.back().unit != part.unit) out.push_back({.unit = part.unit, .part = ""});
    UnitShare& share = out.back();
    share.objections += part.objections;
    if (has_left(part)) continue;
    share.part = part.part;
    share.talks += part.talks;
    if (!part.replied_at) continue;
    if (!share.replied) {
      share.in_time = !part.replied_late;
      share.replied_in = month_of(part.replied_at);
    }
    share.replied = true;
    share.reply_class = part.reply_class;
  }
  return out;
}

std::vector<Vote> votes_of(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  std::vector<Vote> out;
  for (const auto& r : tx.all<Rated>(
           "SELECT state, attitude, result, at, due_on FROM ratings WHERE committee_id = ?1 AND proposal_id "
           "= ?2 "
           "AND state <> 'asked' AND round = (SELECT MAX(round) FROM ratings WHERE committee_id = ?1 AND "
           "proposal_id = ?2 AND state <> 'asked') ORDER BY rater",
           committee, id)) {
    const std::string month = month_of(r.at.value_or(r.due_on.begins()));
    out.push_back(r.state == "silent" ? Vote{"", "", month} : Vote{r.attitude, r.result, month});
  }
  return out;
}

std::vector<Taken> taken_of(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  std::vector<Taken> out;
  for (const auto& e : tx.all<Ended>(
           "SELECT unit_id, term, started_at, stopped_at FROM clocks WHERE committee_id = ?1 AND proposal_id "
           "= ?2 "
           "AND unit_id IS NOT NULL AND state IN ('in_time', 'late') ORDER BY term, unit_id, started_at",
           committee, id)) {
    out.push_back({e.unit, e.term, Date::of(e.stopped_at).days() - Date::of(e.started_at).days()});
  }
  return out;
}

bool all_in_time(const std::vector<UnitShare>& units) {
  return std::ranges::all_of(units,
                             [](const auto& u) { return u.part.empty() || u.part == "co" || u.in_time; });
}

int second_laps(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return *tx.first<int>(
      "SELECT COUNT(*) FROM handling_rounds WHERE committee_id = ?1 AND proposal_id = ?2 AND begun_by = "
      "'reject_rating'",
      committee, id);
}

}  // namespace

std::optional<Matter> read_matter(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  const auto p = proposals::find(tx, committee, id);
  if (!p || !p->submitted_at) return std::nullopt;
  Matter m{.term = p->term, .session = p->session, .category = p->category, .sector = p->sector};
  m.kind = json::name_of(p->kind);
  m.submitted_in = month_of(p->submitted_at);
  m.filed_in = month_of(p->filed_at);
  m.assigned_in = month_of(p->assigned_at);
  m.replied_in = month_of(p->replied_at);
  m.closed_in = month_of(p->closed_at);
  m.not_filed = p->stage == Stage::not_filed;
  m.converted = p->stage == Stage::converted;
  m.merged = p->stage == Stage::merged;
  m.withdrawn = p->stage == Stage::withdrawn;
  m.is_key = p->is_key;
  m.is_excellent = p->is_excellent;
  m.reply_class = p->reply_class;
  if (!p->assigned_at) return m;
  m.units = units_of(tx, committee, id);
  m.in_time = p->replied_at && all_in_time(m.units);
  m.laps = second_laps(tx, committee, id);
  m.votes = votes_of(tx, committee, id);
  m.taken = taken_of(tx, committee, id);
  return m;
}

}  // namespace yishi::oversight

#include "areas/oversight/oversight.hpp"

namespace yishi::oversight {
namespace {

constexpr std::string_view records = R"sql(
CREATE TABLE key_proposals (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL, state TEXT NOT NULL,
  leader TEXT NOT NULL, leader_kind TEXT NOT NULL, form TEXT NOT NULL, plan TEXT NOT NULL, result TEXT NOT NULL,
  named_at BIGINT NOT NULL, chosen_at BIGINT, finished_at BIGINT, version BIGINT NOT NULL,
  PRIMARY KEY (committee_id, proposal_id)
);
CREATE INDEX key_proposals_by_state ON key_proposals (committee_id, state, named_at);
CREATE TABLE supervisions (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, proposal_id TEXT NOT NULL,
  form TEXT NOT NULL, leader TEXT NOT NULL, held_on INTEGER NOT NULL, findings TEXT NOT NULL, result TEXT NOT NULL,
  recorded_by TEXT NOT NULL, recorded_at BIGINT NOT NULL, fact BIGINT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE INDEX supervisions_by_proposal ON supervisions (committee_id, proposal_id, held_on);
CREATE TABLE excellent_proposals (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL, state TEXT NOT NULL, grade TEXT NOT NULL,
  note TEXT NOT NULL, nominated_at BIGINT NOT NULL, decided_at BIGINT, version BIGINT NOT NULL,
  PRIMARY KEY (committee_id, proposal_id)
);
CREATE TABLE promise_checks (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, promise_id TEXT NOT NULL, at BIGINT NOT NULL, checked_by TEXT NOT NULL,
  text TEXT NOT NULL, state TEXT NOT NULL, due_on INTEGER,
  PRIMARY KEY (committee_id, id)
);
CREATE INDEX promise_checks_by_promise ON promise_checks (committee_id, promise_id, at);
CREATE TABLE urges (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, proposal_id TEXT NOT NULL, assignment_id TEXT NOT NULL, unit_id TEXT NOT NULL,
  text TEXT NOT NULL, urged_by TEXT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE INDEX urges_by_assignment ON urges (committee_id, assignment_id, at);
-- Which facts of an upper committee have been carried back, so that none is carried twice.
CREATE TABLE carried_back (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL, upper_committee INTEGER NOT NULL, upper_fact BIGINT NOT NULL,
  PRIMARY KEY (committee_id, proposal_id, upper_committee, upper_fact)
);
)sql";

// Kept by the follower "statistics"; may be dropped and rebuilt at any time.
constexpr std::string_view statistics = R"sql(
-- What counts of each proposal, as it was when it was last counted (statistics/matter.hpp).
CREATE TABLE statistic_matters (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL, term INTEGER NOT NULL, session INTEGER NOT NULL,
  matter TEXT NOT NULL,
  PRIMARY KEY (committee_id, proposal_id)
);
CREATE INDEX statistic_matters_by_session ON statistic_matters (committee_id, term, session);
CREATE TABLE statistic_tallies (
  committee_id INTEGER NOT NULL, dimension TEXT NOT NULL, key TEXT NOT NULL,
  term INTEGER NOT NULL, session INTEGER NOT NULL, measure TEXT NOT NULL, count BIGINT NOT NULL,
  PRIMARY KEY (committee_id, dimension, key, term, session, measure)
);
-- How many days a unit took for a step, and how often.
CREATE TABLE unit_paces (
  committee_id INTEGER NOT NULL, unit_id TEXT NOT NULL, term TEXT NOT NULL, days INTEGER NOT NULL, count BIGINT NOT NULL,
  PRIMARY KEY (committee_id, unit_id, term, days)
);
)sql";

constexpr database::Migration list[] = {{40, "oversight: key, supervision, excellent, promises", records, ""},
                                        {41, "oversight: statistics", statistics, ""}};

}  // namespace

std::span<const database::Migration> migrations() { return list; }

}  // namespace yishi::oversight

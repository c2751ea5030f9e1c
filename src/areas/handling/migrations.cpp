#include "areas/handling/handling.hpp"

namespace yishi::handling {
namespace {

// One row of assignments for each unit and lap. Counts and *_late stand in the row so that "in time, late,
// objections, talks" are read without joins (areas/oversight).
constexpr std::string_view loop = R"sql(
CREATE TABLE assignments (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, proposal_id TEXT NOT NULL, round INTEGER NOT NULL, unit_id TEXT NOT NULL,
  part TEXT NOT NULL, stage TEXT NOT NULL, office TEXT NOT NULL, term TEXT NOT NULL,
  assigned_at BIGINT NOT NULL, assigned_by TEXT, note TEXT NOT NULL, sign_by INTEGER NOT NULL,
  due_on INTEGER NOT NULL, extended_to INTEGER,
  signed_for_at BIGINT, signed_for_by TEXT, signed_late INTEGER NOT NULL,
  opinion TEXT NOT NULL, opinion_at BIGINT, replied_at BIGINT, replied_late INTEGER NOT NULL, reply_class TEXT NOT NULL,
  first_contact_at BIGINT, contacts INTEGER NOT NULL, talks INTEGER NOT NULL, objections INTEGER NOT NULL,
  extensions INTEGER NOT NULL, sent_back INTEGER NOT NULL,
  version BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE UNIQUE INDEX assignments_once ON assignments (committee_id, proposal_id, round, unit_id)
  WHERE stage NOT IN ('reassigned', 'cancelled');
CREATE INDEX assignments_by_proposal ON assignments (committee_id, proposal_id, unit_id, round);
CREATE INDEX assignments_by_unit ON assignments (committee_id, unit_id, stage, due_on, id);
CREATE INDEX assignments_by_due ON assignments (committee_id, due_on, id);

-- A lap of handling: the first, a second after a rejected rating, one a year while it is tracked. `turns` grows with
-- every act that may end a step of the whole lap, so that two units who finish at once take turns.
CREATE TABLE handling_rounds (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL, round INTEGER NOT NULL, begun_by TEXT NOT NULL,
  begun_at BIGINT NOT NULL, replied_at BIGINT, feedback_due INTEGER, outcome TEXT NOT NULL, outcome_at BIGINT,
  turns BIGINT NOT NULL,
  PRIMARY KEY (committee_id, proposal_id, round)
);
CREATE INDEX handling_rounds_open ON handling_rounds (committee_id, feedback_due) WHERE outcome = '' AND feedback_due IS NOT NULL;

CREATE TABLE objections (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, assignment_id TEXT NOT NULL, proposal_id TEXT NOT NULL, unit_id TEXT NOT NULL,
  reason TEXT NOT NULL, better_unit TEXT, asked_at BIGINT NOT NULL, asked_by TEXT, due_on INTEGER NOT NULL,
  decision TEXT NOT NULL, decided_at BIGINT, decided_by TEXT, decision_reason TEXT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE UNIQUE INDEX objections_open ON objections (committee_id, assignment_id) WHERE decision = 'open';
CREATE INDEX objections_by_proposal ON objections (committee_id, proposal_id);
CREATE INDEX objections_by_unit ON objections (committee_id, unit_id, decision);

CREATE TABLE extensions (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, assignment_id TEXT NOT NULL, proposal_id TEXT NOT NULL, unit_id TEXT NOT NULL,
  reason TEXT NOT NULL, until INTEGER NOT NULL, asked_at BIGINT NOT NULL, asked_by TEXT, due_on INTEGER NOT NULL,
  decision TEXT NOT NULL, decided_at BIGINT, decided_by TEXT, decision_reason TEXT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE UNIQUE INDEX extensions_open ON extensions (committee_id, assignment_id) WHERE decision = 'open';
CREATE INDEX extensions_by_proposal ON extensions (committee_id, proposal_id);

CREATE TABLE replies (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, assignment_id TEXT NOT NULL, proposal_id TEXT NOT NULL, unit_id TEXT NOT NULL,
  round INTEGER NOT NULL, interim INTEGER NOT NULL, stage TEXT NOT NULL, reply_class TEXT NOT NULL, proposed_class TEXT NOT NULL,
  body TEXT NOT NULL, is_open INTEGER NOT NULL, contact_name TEXT NOT NULL, contact_phone TEXT NOT NULL, promises TEXT NOT NULL,
  mediation TEXT NOT NULL, document_number TEXT NOT NULL,
  drafted_by TEXT, drafted_at BIGINT NOT NULL, signed_by TEXT, signed_at BIGINT, checked_by TEXT, checked_at BIGINT,
  sent_back_reason TEXT NOT NULL, delivered_by TEXT, delivered_at BIGINT,
  text_version BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE UNIQUE INDEX replies_open ON replies (committee_id, assignment_id) WHERE delivered_at IS NULL;
CREATE INDEX replies_by_proposal ON replies (committee_id, proposal_id, delivered_at);
CREATE INDEX replies_by_unit ON replies (committee_id, unit_id, delivered_at);
-- What a head has signed is kept even when it is sent back and changed.
CREATE TABLE reply_versions (
  committee_id INTEGER NOT NULL, reply_id TEXT NOT NULL, version BIGINT NOT NULL, reply_class TEXT NOT NULL, body TEXT NOT NULL,
  signed_by TEXT, signed_at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, reply_id, version)
);
CREATE TABLE countersignatures (
  committee_id INTEGER NOT NULL, reply_id TEXT NOT NULL, unit_id TEXT NOT NULL, proposal_id TEXT NOT NULL,
  text_version BIGINT NOT NULL, agree INTEGER NOT NULL, opinion TEXT NOT NULL, at BIGINT NOT NULL, by_account TEXT,
  PRIMARY KEY (committee_id, reply_id, unit_id)
);
CREATE INDEX countersignatures_by_proposal ON countersignatures (committee_id, proposal_id);
CREATE TABLE document_numbers (
  committee_id INTEGER NOT NULL, unit_id TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (committee_id, unit_id, year)
);

CREATE TABLE contacts (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, assignment_id TEXT NOT NULL, proposal_id TEXT NOT NULL, unit_id TEXT NOT NULL,
  way TEXT NOT NULL, face_to_face INTEGER NOT NULL, at BIGINT NOT NULL, with_whom TEXT NOT NULL, summary TEXT NOT NULL,
  deputy_head INTEGER NOT NULL, recorded_by TEXT, recorded_at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE INDEX contacts_by_proposal ON contacts (committee_id, proposal_id, at);

-- What a reply promises. State and evidence are kept up by areas/oversight.
CREATE TABLE promises (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, proposal_id TEXT NOT NULL, assignment_id TEXT NOT NULL, reply_id TEXT NOT NULL,
  unit_id TEXT NOT NULL, round INTEGER NOT NULL, sentence TEXT NOT NULL, due_on INTEGER NOT NULL, state TEXT NOT NULL,
  evidence TEXT NOT NULL, made_at BIGINT NOT NULL, asked_at BIGINT, settled_at BIGINT, version BIGINT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE INDEX promises_by_proposal ON promises (committee_id, proposal_id);
CREATE INDEX promises_by_due ON promises (committee_id, state, due_on, id);
CREATE INDEX promises_by_unit ON promises (committee_id, unit_id, state);

-- One row for each signer of a lap, asked when the reply is delivered; silence stays silence.
CREATE TABLE ratings (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, proposal_id TEXT NOT NULL, round INTEGER NOT NULL,
  rater_kind TEXT NOT NULL, rater TEXT NOT NULL, signed_proposal_id TEXT NOT NULL,
  state TEXT NOT NULL, attitude TEXT NOT NULL, result TEXT NOT NULL, reason TEXT NOT NULL,
  asked_at BIGINT NOT NULL, due_on INTEGER NOT NULL, at BIGINT, by_account TEXT,
  PRIMARY KEY (committee_id, id)
);
CREATE UNIQUE INDEX ratings_once ON ratings (committee_id, proposal_id, round, rater);
CREATE INDEX ratings_by_rater ON ratings (committee_id, rater, state);

-- Which units led what, for suggestions on the dispatch board: kept as assignments are made and taken back.
CREATE TABLE lead_tallies (
  committee_id INTEGER NOT NULL, category TEXT NOT NULL, unit_id TEXT NOT NULL, count BIGINT NOT NULL,
  PRIMARY KEY (committee_id, category, unit_id)
);
)sql";

constexpr database::Migration list[] = {{35, "handling: assignments, replies, ratings", loop, ""}};

}  // namespace

std::span<const database::Migration> migrations() { return list; }

}  // namespace yishi::handling

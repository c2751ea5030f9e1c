#include "areas/proposals/proposals.hpp"

namespace yishi::proposals {
namespace {

constexpr std::string_view loop = R"sql(
CREATE TABLE proposals (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL,
  term INTEGER NOT NULL, session INTEGER NOT NULL, in_session INTEGER NOT NULL,
  kind TEXT NOT NULL, stage TEXT NOT NULL, phase TEXT NOT NULL, stage_since BIGINT NOT NULL,
  title TEXT NOT NULL, category TEXT NOT NULL,
  number INTEGER, number_text TEXT NOT NULL, number_order BIGINT NOT NULL, category_number INTEGER,
  first_member TEXT, body TEXT, proposer TEXT NOT NULL, sector TEXT NOT NULL, co_signers INTEGER NOT NULL,
  handling TEXT NOT NULL, lead_units TEXT NOT NULL, due_on INTEGER,
  reply_class TEXT NOT NULL, rating TEXT NOT NULL,
  is_key INTEGER NOT NULL, is_excellent INTEGER NOT NULL, merged_into TEXT,
  publish_consent INTEGER NOT NULL, publish_reason TEXT NOT NULL, may_second INTEGER NOT NULL,
  public_state TEXT NOT NULL, round INTEGER NOT NULL, rule_version TEXT NOT NULL,
  author TEXT, version BIGINT NOT NULL, created_at BIGINT NOT NULL,
  submitted_at BIGINT, filed_at BIGINT, assigned_at BIGINT, replied_at BIGINT, closed_at BIGINT, updated_at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE UNIQUE INDEX proposals_by_number ON proposals (committee_id, term, session, number) WHERE number IS NOT NULL;
CREATE INDEX proposals_recent ON proposals (committee_id, updated_at, id);
CREATE INDEX proposals_by_phase ON proposals (committee_id, phase, updated_at, id);
CREATE INDEX proposals_in_order ON proposals (committee_id, number_order, id);
CREATE INDEX proposals_by_stage ON proposals (committee_id, stage, updated_at, id);
CREATE INDEX proposals_by_category ON proposals (committee_id, category, updated_at, id);
CREATE INDEX proposals_by_sector ON proposals (committee_id, sector, updated_at, id);
CREATE INDEX proposals_by_session ON proposals (committee_id, term, session, updated_at, id);
CREATE INDEX proposals_by_due ON proposals (committee_id, due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX proposals_by_member ON proposals (committee_id, first_member, updated_at, id);
CREATE INDEX proposals_by_body ON proposals (committee_id, body, updated_at, id) WHERE body IS NOT NULL;
CREATE INDEX proposals_by_main ON proposals (committee_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX proposals_key ON proposals (committee_id, is_key, updated_at, id) WHERE is_key = 1;
CREATE INDEX proposals_public ON proposals (committee_id, public_state, filed_at, id) WHERE public_state = 'released';

-- The long texts stand apart, so that lists read short rows. Every saved version is kept once submitted.
CREATE TABLE proposal_texts (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL,
  title TEXT NOT NULL, situation TEXT NOT NULL, analysis TEXT NOT NULL, advice TEXT NOT NULL,
  PRIMARY KEY (committee_id, proposal_id)
);
CREATE TABLE proposal_versions (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL, number INTEGER NOT NULL,
  saved_at BIGINT NOT NULL, saved_by TEXT NOT NULL,
  title TEXT NOT NULL, situation TEXT NOT NULL, analysis TEXT NOT NULL, advice TEXT NOT NULL,
  PRIMARY KEY (committee_id, proposal_id, number)
);
CREATE TABLE proposal_signers (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL, member_id TEXT NOT NULL,
  part TEXT NOT NULL, state TEXT NOT NULL, position INTEGER NOT NULL, note TEXT NOT NULL,
  asked_at BIGINT NOT NULL, answered_at BIGINT, deadline INTEGER,
  PRIMARY KEY (committee_id, proposal_id, member_id)
);
CREATE INDEX proposal_signers_by_member ON proposal_signers (committee_id, member_id, state, proposal_id);
CREATE TABLE suggested_units (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL, unit_id TEXT NOT NULL, position INTEGER NOT NULL,
  PRIMARY KEY (committee_id, proposal_id, unit_id)
);
CREATE TABLE proposal_reviews (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL, number INTEGER NOT NULL,
  step TEXT NOT NULL, result TEXT NOT NULL, reason_code TEXT NOT NULL, opinion TEXT NOT NULL,
  reviewer TEXT, at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, proposal_id, number)
);
-- Where a matter went when it left this loop: an opinion report, a letter, the upper committee.
CREATE TABLE proposal_links (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL, kind TEXT NOT NULL,
  other_committee INTEGER NOT NULL, other_id TEXT NOT NULL, note TEXT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, proposal_id, kind, other_committee, other_id)
);
CREATE INDEX proposal_links_back ON proposal_links (other_committee, other_id);
CREATE TABLE number_sequences (
  committee_id INTEGER NOT NULL, name TEXT NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (committee_id, name)
);
CREATE TABLE clocks (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, proposal_id TEXT NOT NULL, subject TEXT NOT NULL, term TEXT NOT NULL,
  unit_id TEXT, started_at BIGINT NOT NULL, due_on INTEGER NOT NULL, stopped_at BIGINT, state TEXT NOT NULL,
  extended INTEGER NOT NULL, reminded_on INTEGER,
  PRIMARY KEY (committee_id, id)
);
CREATE UNIQUE INDEX clocks_running ON clocks (committee_id, subject, term) WHERE state = 'running';
CREATE INDEX clocks_by_due ON clocks (committee_id, due_on) WHERE state = 'running';
CREATE INDEX clocks_by_proposal ON clocks (committee_id, proposal_id);
CREATE INDEX clocks_by_unit ON clocks (committee_id, unit_id, term, stopped_at) WHERE unit_id IS NOT NULL;
-- Counts that lists and statistics show, kept as the rows change: stage → how many.
CREATE TABLE proposal_tallies (
  committee_id INTEGER NOT NULL, dimension TEXT NOT NULL, key TEXT NOT NULL, count BIGINT NOT NULL,
  PRIMARY KEY (committee_id, dimension, key)
);
CREATE TABLE attachments (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, proposal_id TEXT NOT NULL,
  name TEXT NOT NULL, type TEXT NOT NULL, bytes BIGINT NOT NULL, digest TEXT NOT NULL,
  added_by TEXT NOT NULL, added_at BIGINT NOT NULL, removed_at BIGINT,
  PRIMARY KEY (committee_id, id)
);
CREATE INDEX attachments_by_proposal ON attachments (committee_id, proposal_id);
)sql";

// What an archive says beyond the columns of a proposal (past.hpp).
constexpr std::string_view past = R"sql(
CREATE TABLE past_records (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL, category_text TEXT NOT NULL, reply TEXT NOT NULL,
  PRIMARY KEY (committee_id, proposal_id)
);
)sql";

constexpr database::Migration list[] = {{30, "proposals: the loop", loop, ""}, {31, "proposals: past ones", past, ""}};

}  // namespace

std::span<const database::Migration> migrations() { return list; }

}  // namespace yishi::proposals

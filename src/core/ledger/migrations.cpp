#include "core/ledger/ledger.hpp"

namespace yishi::ledger {
namespace {

// facts and fact_people together are the ledger: each is part of what is hashed. ledger_heads says where each
// committee's chain ends; it is the row that writers of one committee wait for.
constexpr std::string_view tables = R"(
CREATE TABLE ledger_heads (
  committee_id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TABLE facts (
  committee_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT,
  authority TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject_type TEXT NOT NULL,
  subject TEXT NOT NULL,
  measures TEXT NOT NULL,
  tags TEXT NOT NULL,
  payload TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (committee_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX facts_by_subject ON facts (committee_id, subject_type, subject, number);
CREATE INDEX facts_by_kind ON facts (committee_id, kind, number);
CREATE TABLE fact_people (
  committee_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  position INTEGER NOT NULL,
  member_id TEXT NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (committee_id, number, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_people_by_member ON fact_people (committee_id, member_id, number);
)";

constexpr std::string_view followers = R"(
CREATE TABLE ledger_followers (
  committee_id INTEGER NOT NULL,
  follower TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (committee_id, follower)
) STRICT, WITHOUT ROWID;
)";

constexpr database::Migration steps[] = {
    {1, "ledger: facts", tables, ""},
    {2, "ledger: followers", followers, ""},
};

}  // namespace

std::span<const database::Migration> migrations() { return steps; }

}  // namespace yishi::ledger

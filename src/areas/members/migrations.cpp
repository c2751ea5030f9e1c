#include "areas/members/members.hpp"

namespace yishi::members {
namespace {

constexpr std::string_view roster = R"sql(
CREATE TABLE terms (
  committee_id INTEGER NOT NULL, number INTEGER NOT NULL, starts_on INTEGER NOT NULL, ends_on INTEGER,
  PRIMARY KEY (committee_id, number)
);
CREATE TABLE plenary_sessions (
  committee_id INTEGER NOT NULL, term INTEGER NOT NULL, number INTEGER NOT NULL,
  opens_on INTEGER NOT NULL, closes_on INTEGER NOT NULL, proposal_deadline INTEGER,
  PRIMARY KEY (committee_id, term, number)
);
CREATE INDEX plenary_sessions_by_day ON plenary_sessions (committee_id, opens_on);
CREATE TABLE bodies (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
  parent TEXT, position INTEGER NOT NULL, active INTEGER NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE UNIQUE INDEX bodies_by_name ON bodies (committee_id, kind, name);
-- strokes: sort key by 姓氏笔画; spelling: what a person may type to find the name. address, phone and id_number are
-- sealed (core/identity/sealed.hpp), and so are never masked in the table either; their indexes are blind.
CREATE TABLE members (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL,
  name TEXT NOT NULL, pinyin TEXT NOT NULL, spelling TEXT NOT NULL, strokes TEXT NOT NULL,
  sex TEXT NOT NULL, ethnicity TEXT NOT NULL, born_in TEXT NOT NULL, education TEXT NOT NULL, title TEXT NOT NULL,
  party TEXT NOT NULL, religion TEXT NOT NULL, sector TEXT NOT NULL, employer TEXT NOT NULL, post TEXT NOT NULL,
  committee_post TEXT NOT NULL, email TEXT NOT NULL,
  address TEXT NOT NULL, phone TEXT NOT NULL, phone_index TEXT NOT NULL, id_number TEXT NOT NULL, id_number_index TEXT NOT NULL,
  status TEXT NOT NULL, status_since BIGINT NOT NULL, joined_term INTEGER NOT NULL,
  version BIGINT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE UNIQUE INDEX members_by_code ON members (committee_id, code);
CREATE INDEX members_by_strokes ON members (committee_id, strokes, id);
CREATE INDEX members_by_name ON members (committee_id, name);
CREATE INDEX members_by_sector ON members (committee_id, sector, strokes, id);
CREATE INDEX members_by_party ON members (committee_id, party, strokes, id);
CREATE INDEX members_by_phone ON members (committee_id, phone_index) WHERE phone_index <> '';
CREATE UNIQUE INDEX members_by_id_number ON members (committee_id, id_number_index) WHERE id_number_index <> '';
-- Why a member was suspended, restored or left; kept out of the ledger, which holds no words about people.
CREATE TABLE member_decisions (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, member_id TEXT NOT NULL, before_status TEXT NOT NULL,
  after_status TEXT NOT NULL, reason TEXT NOT NULL, decision TEXT NOT NULL, at BIGINT NOT NULL, account_id TEXT,
  PRIMARY KEY (committee_id, id)
);
CREATE INDEX member_decisions_by_member ON member_decisions (committee_id, member_id, at);
CREATE TABLE member_reveals (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, member_id TEXT NOT NULL, field TEXT NOT NULL, reason TEXT NOT NULL,
  at BIGINT NOT NULL, account_id TEXT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE TABLE body_members (
  committee_id INTEGER NOT NULL, body_id TEXT NOT NULL, member_id TEXT NOT NULL, term INTEGER NOT NULL,
  duty TEXT NOT NULL, placed_at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, body_id, member_id, term)
);
CREATE INDEX body_members_by_member ON body_members (committee_id, member_id);
CREATE TABLE units (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, short_name TEXT NOT NULL,
  system TEXT NOT NULL, parent TEXT, is_handling_unit INTEGER NOT NULL, active INTEGER NOT NULL,
  contact_name TEXT NOT NULL, contact_phone TEXT NOT NULL, leader TEXT NOT NULL,
  version BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE UNIQUE INDEX units_by_name ON units (committee_id, name);
CREATE INDEX units_by_parent ON units (committee_id, parent) WHERE parent IS NOT NULL;
)sql";

constexpr database::Migration list[] = {{20, "members: roster, bodies, units", roster, ""}};

}  // namespace

std::span<const database::Migration> migrations() { return list; }

}  // namespace yishi::members

#include "core/identity/identity.hpp"

namespace yishi::identity {
namespace {

// Accounts, sessions and throttles belong to the installation, not to one committee: one person may act in
// several (docs/decisions/0007-identity.md). On a sharded PostgreSQL they are reference tables.
constexpr std::string_view accounts = R"sql(
CREATE TABLE committees (
  id INTEGER NOT NULL PRIMARY KEY, parent INTEGER, name TEXT NOT NULL, short_name TEXT NOT NULL,
  level TEXT NOT NULL, region_code TEXT NOT NULL, founded_at BIGINT NOT NULL
);
CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY, home INTEGER NOT NULL, login TEXT NOT NULL, login_key TEXT NOT NULL, name TEXT NOT NULL,
  state TEXT NOT NULL, password TEXT NOT NULL, password_set_at BIGINT NOT NULL, must_change_password INTEGER NOT NULL,
  totp_secret TEXT NOT NULL, totp_enabled INTEGER NOT NULL, totp_step BIGINT NOT NULL, subject TEXT,
  language TEXT NOT NULL, text_size TEXT NOT NULL, version BIGINT NOT NULL, created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX accounts_by_login ON accounts (login_key);
CREATE UNIQUE INDEX accounts_by_subject ON accounts (subject) WHERE subject IS NOT NULL;
CREATE INDEX accounts_by_home ON accounts (home, login_key);
CREATE TABLE grants (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, account_id TEXT NOT NULL, role TEXT NOT NULL,
  member_id TEXT, unit_id TEXT, body_id TEXT, suspended INTEGER NOT NULL, granted_at BIGINT NOT NULL, granted_by TEXT,
  PRIMARY KEY (committee_id, id)
);
CREATE UNIQUE INDEX grants_once ON grants
  (committee_id, account_id, role, COALESCE(member_id, ''), COALESCE(unit_id, ''), COALESCE(body_id, ''));
CREATE INDEX grants_by_account ON grants (account_id);
CREATE INDEX grants_by_member ON grants (committee_id, member_id) WHERE member_id IS NOT NULL;
CREATE INDEX grants_by_unit ON grants (committee_id, unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX grants_by_role ON grants (committee_id, role);
CREATE TABLE sessions (
  hash TEXT NOT NULL PRIMARY KEY, id TEXT NOT NULL, account_id TEXT NOT NULL, committee_id INTEGER NOT NULL,
  created_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, idle BIGINT NOT NULL, expires_at BIGINT NOT NULL,
  agent TEXT NOT NULL, address TEXT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account_id, created_at);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE TABLE throttles (
  key TEXT NOT NULL PRIMARY KEY, failures INTEGER NOT NULL, retry_at BIGINT NOT NULL, touched_at BIGINT NOT NULL
);
CREATE INDEX throttles_by_age ON throttles (touched_at);
CREATE TABLE audit_events (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, at BIGINT NOT NULL, kind TEXT NOT NULL, account_id TEXT,
  login TEXT NOT NULL, address TEXT NOT NULL, agent TEXT NOT NULL, detail TEXT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE INDEX audit_events_by_account ON audit_events (committee_id, account_id, id);
)sql";

constexpr database::Migration list[] = {{10, "identity: accounts and sessions", accounts, ""}};

}  // namespace

std::span<const database::Migration> migrations() { return list; }

}  // namespace yishi::identity

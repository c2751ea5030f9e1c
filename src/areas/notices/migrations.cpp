#include "areas/notices/notices.hpp"

namespace yishi::notices {
namespace {

constexpr std::string_view engine = R"sql(
-- `number` runs per committee without reuse, so that a client and the announcer can ask for what is new.
CREATE TABLE notices (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, number BIGINT NOT NULL, account_id TEXT NOT NULL, at BIGINT NOT NULL,
  kind TEXT NOT NULL, words_zh TEXT NOT NULL, words_en TEXT NOT NULL, link TEXT NOT NULL,
  proposal_id TEXT, task TEXT NOT NULL, fact BIGINT NOT NULL, read_at BIGINT, withdrawn_at BIGINT,
  PRIMARY KEY (committee_id, id)
);
CREATE UNIQUE INDEX notices_by_number ON notices (committee_id, number);
CREATE INDEX notices_by_account ON notices (committee_id, account_id, number);
CREATE INDEX notices_unread ON notices (committee_id, account_id) WHERE read_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX notices_by_task ON notices (committee_id, task) WHERE task <> '' AND withdrawn_at IS NULL;
CREATE INDEX notices_by_proposal ON notices (committee_id, proposal_id, account_id) WHERE proposal_id IS NOT NULL;
CREATE TABLE notice_counters (
  committee_id INTEGER NOT NULL, last BIGINT NOT NULL,
  PRIMARY KEY (committee_id)
);
-- Read marks that outlive a rebuild.
CREATE TABLE notice_reads (
  committee_id INTEGER NOT NULL, notice_id TEXT NOT NULL, read_at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, notice_id)
);
-- Minutes of the day in China; quiet_from = quiet_to: never quiet.
CREATE TABLE notice_settings (
  committee_id INTEGER NOT NULL, account_id TEXT NOT NULL,
  quiet_from INTEGER NOT NULL, quiet_to INTEGER NOT NULL, digest_at INTEGER NOT NULL,
  PRIMARY KEY (committee_id, account_id)
);
CREATE TABLE notice_channels (
  committee_id INTEGER NOT NULL, account_id TEXT NOT NULL, channel TEXT NOT NULL,
  address TEXT NOT NULL, mode TEXT NOT NULL,
  PRIMARY KEY (committee_id, account_id, channel)
);
-- What is to leave the house. The text is made when it is sent, so that a withdrawn notice is never mailed.
CREATE TABLE outbox (
  committee_id INTEGER NOT NULL, notice_id TEXT NOT NULL, channel TEXT NOT NULL,
  account_id TEXT NOT NULL, address TEXT NOT NULL, digest INTEGER NOT NULL, not_before BIGINT NOT NULL,
  state TEXT NOT NULL, attempts INTEGER NOT NULL, claimed_until BIGINT, last_error TEXT NOT NULL, sent_at BIGINT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, notice_id, channel)
);
CREATE INDEX outbox_due ON outbox (not_before) WHERE state = 'waiting';
-- One row for each reminder, "overdue" and escalation that was given, so that none is given twice.
CREATE TABLE clock_marks (
  committee_id INTEGER NOT NULL, clock_id TEXT NOT NULL, mark TEXT NOT NULL, due_on INTEGER NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, clock_id, mark, due_on)
);
-- Which proposals changed lately, for live pages; kept for an hour.
CREATE TABLE live_changes (
  committee_id INTEGER NOT NULL, number BIGINT NOT NULL, proposal_id TEXT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, number)
);
)sql";

constexpr database::Migration list[] = {{50, "notices: inbox, outbox, settings", engine, ""}};

}  // namespace

std::span<const database::Migration> migrations() { return list; }

}  // namespace yishi::notices

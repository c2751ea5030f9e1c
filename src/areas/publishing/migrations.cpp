#include "areas/publishing/publishing.hpp"

namespace yishi::publishing {
namespace {

// What is being prepared stands in publications; what the world may read stands in public_*, written on
// release and erased when it is withheld. Pages of the portal read no other text.
constexpr std::string_view tables = R"sql(
CREATE TABLE publications (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL,
  title TEXT NOT NULL, situation TEXT NOT NULL, analysis TEXT NOT NULL, advice TEXT NOT NULL,
  prepared_by TEXT NOT NULL, prepared_at BIGINT NOT NULL, checked_by TEXT, checked_at BIGINT,
  released_by TEXT, released_at BIGINT, withheld_reason TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (committee_id, proposal_id)
);
CREATE TABLE publication_replies (
  committee_id INTEGER NOT NULL, proposal_id TEXT NOT NULL, reply_id TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (committee_id, proposal_id, reply_id)
);
CREATE TABLE public_proposals (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, released_at BIGINT NOT NULL, first_released_at BIGINT NOT NULL,
  year INTEGER NOT NULL, title TEXT NOT NULL, situation TEXT NOT NULL, analysis TEXT NOT NULL, advice TEXT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE INDEX public_proposals_recent ON public_proposals (committee_id, released_at, id);
CREATE INDEX public_proposals_by_year ON public_proposals (committee_id, year, released_at, id);
CREATE TABLE public_replies (
  committee_id INTEGER NOT NULL, reply_id TEXT NOT NULL, proposal_id TEXT NOT NULL, unit TEXT NOT NULL,
  round INTEGER NOT NULL, reply_class TEXT NOT NULL, body TEXT NOT NULL, delivered_at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, reply_id)
);
CREATE INDEX public_replies_by_proposal ON public_replies (committee_id, proposal_id, delivered_at);
CREATE INDEX public_replies_recent ON public_replies (committee_id, delivered_at, reply_id);
CREATE TABLE public_promises (
  committee_id INTEGER NOT NULL, promise_id TEXT NOT NULL, proposal_id TEXT NOT NULL, sentence TEXT NOT NULL,
  PRIMARY KEY (committee_id, promise_id)
);
CREATE INDEX public_promises_by_proposal ON public_promises (committee_id, proposal_id);
)sql";

constexpr database::Migration list[] = {{60, "publishing: public versions", tables, ""}};

}  // namespace

std::span<const database::Migration> migrations() { return list; }

}  // namespace yishi::publishing

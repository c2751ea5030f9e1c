// The list 提案列表: views, filters, search, keyset paging. One query a page, and the counts of the views from kept
// tallies.
#pragma once
#include "areas/proposals/proposals.hpp"
#include "core/http/http.hpp"
#include "core/text/excerpt.hpp"

namespace yishi::proposals {

struct ProposalRow {
  ProposalId id;
  std::string number_text, title;
  Kind kind = Kind::member;
  Stage stage = Stage::draft;
  std::string category, sector, proposer;
  int co_signers = 0;
  std::string lead_units;
  Timestamp stage_since;
  std::optional<Date> due_on;
  std::string reply_class, rating;
  bool is_key = false, is_excellent = false;
  ProposalId merged_into;
  int term = 0, session = 0;
  Timestamp updated_at;
  std::int64_t version = 0;
  bool late = false;  // the running clock is past its day
};
BOOST_DESCRIBE_STRUCT(ProposalRow, (), (id, number_text, title, kind, stage, category, sector, proposer, co_signers, lead_units,
                                        stage_since, due_on, reply_class, rating, is_key, is_excellent, merged_into, term,
                                        session, updated_at, version, late))

enum class View { all, review, assignment, handling, feedback, done, set_aside, key, excellent, tracking, overdue, mine, unit };
BOOST_DESCRIBE_ENUM(View, all, review, assignment, handling, feedback, done, set_aside, key, excellent, tracking, overdue, mine, unit)
enum class Sort { updated, number, due };
BOOST_DESCRIBE_ENUM(Sort, updated, number, due)

struct Filter {
  View view = View::all;
  Sort sort = Sort::updated;
  std::string q;  // words to search for
  std::string stage, category, sector, kind, reply_class, rating;
  UnitId unit;
  int term = 0, session = 0;
  bool late = false;
  std::string after;  // `next` of the page before
  int limit = 20;     // 1–100
};
Result<Filter> filter_of(const http::Request& request);
std::vector<http::QueryField> filter_fields();

struct ProposalList {
  std::vector<ProposalRow> items;
  std::vector<std::vector<text::ExcerptPiece>> excerpts;  // beside items; empty without a search
  std::string next;                          // "" on the last page
  std::optional<std::int64_t> total;         // where it is kept or was counted anyway
  std::map<std::string, std::int64_t> counts;  // by view
};
BOOST_DESCRIBE_STRUCT(ProposalList, (), (items, excerpts, next, total, counts))

Result<ProposalList> list(database::Transaction& tx, const identity::Caller& caller, const Filter& filter);
// Only the rows, for exports; at most 10,000.
std::vector<ProposalRow> rows(database::Transaction& tx, const identity::Caller& caller, Filter filter);

}  // namespace yishi::proposals

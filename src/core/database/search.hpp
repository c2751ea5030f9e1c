// Full-text search in the same transaction as the data. An area indexes one text per record:
//
//   index_text(tx, committee, "proposal", id, title, body);       when the record is made or changed
//   remove_text(tx, committee, "proposal", id);                   when it is erased
//   search(tx, committee, "proposal", "协商民主 养老", 50)          best first
//
// Chinese is found by pairs of characters (core/text/tokens.hpp), so words of two characters and any longer
// part of a sentence are found exactly; a single character is found too. Every phrase typed must occur. What
// the caller may see is the gate's business: filter the ids.
//
// Ranking is bm25 (PostgreSQL: ts_rank) over the newest 2,000 hits, a title counting four times, so that a
// word that occurs everywhere costs no more than a rare one. Age is the order in which records were first
// indexed.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/database/database.hpp"

namespace yishi::database {

// Replaces what was indexed for this record. `kind` is a word of the area: "proposal", "opinion".
void index_text(Transaction& tx, CommitteeId committee, std::string_view kind, std::string_view id,
                std::string_view title, std::string_view body);
void remove_text(Transaction& tx, CommitteeId committee, std::string_view kind, std::string_view id);

struct Hit {
  std::string id;
  double score = 0;  // higher is better; comparable within one answer only
};
BOOST_DESCRIBE_STRUCT(Hit, (), (id, score))

// At most `limit` hits. Nothing when `typed` holds nothing searchable.
std::vector<Hit> search(Transaction& tx, CommitteeId committee, std::string_view kind, std::string_view typed,
                        int limit);

std::span<const Migration> search_migrations();  // number 4

}  // namespace yishi::database

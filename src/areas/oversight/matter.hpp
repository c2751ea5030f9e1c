// What counts of one proposal, and what each of its numbers adds to which total. Pure, but for `read_matter`.
//
// The totals are kept by differences: when facts touch a proposal, its old matter is taken off and the new
// one is added. So the totals are always those of the rows as they stand, whatever the order of the facts.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "areas/proposals/proposals.hpp"
#include "core/database/database.hpp"

namespace yishi::oversight {

struct Vote {                    // a signer's last rating of the last lap
  std::string attitude, result;  // codes; both "" when the signer kept silent past the limit
  std::string month;
};
BOOST_DESCRIBE_STRUCT(Vote, (), (attitude, result, month))

struct UnitShare {  // one unit's part in the handling
  UnitId unit;
  std::string part;  // lead, co, split
  bool replied = false, in_time = false;
  std::string reply_class;  // of its last delivered reply
  std::string replied_in;   // month
  int talks = 0, objections = 0;
};
BOOST_DESCRIBE_STRUCT(UnitShare, (),
                      (unit, part, replied, in_time, reply_class, replied_in, talks, objections))

struct Taken {  // a step that a unit has ended
  UnitId unit;
  std::string term;
  int days = 0;
};
BOOST_DESCRIBE_STRUCT(Taken, (), (unit, term, days))

struct Matter {
  int term = 0, session = 0;
  std::string category, sector, kind;
  std::string submitted_in, filed_in, assigned_in, replied_in,
      closed_in;  // months "2026-03"; "" when it has not been
  bool not_filed = false, converted = false, merged = false, withdrawn = false;
  bool is_key = false, is_excellent = false;
  bool in_time = false;  // every lead unit's first final reply of the first lap was in time
  std::string reply_class;
  int laps = 0;  // times it was handled again
  std::vector<Vote> votes;
  std::vector<UnitShare> units;
  std::vector<Taken> taken;
};
BOOST_DESCRIBE_STRUCT(Matter, (),
                      (term, session, category, sector, kind, submitted_in, filed_in, assigned_in, replied_in,
                       closed_in, not_filed, converted, merged, withdrawn, is_key, is_excellent, in_time,
                       reply_class, laps, votes, units, taken))

// Nothing for a proposal that has never been submitted.
std::optional<Matter> read_matter(database::Transaction& tx, CommitteeId committee, const ProposalId& id);

struct Share {
  std::string dimension;  // "all", "unit", "category", "sector", "kind", "class", "month"
  std::string key;
  std::string measure;
  std::int64_t count = 0;
  friend bool operator==(const Share&, const Share&) = default;
};
std::vector<Share> shares_of(const Matter& matter);

}  // namespace yishi::oversight

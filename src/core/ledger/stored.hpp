// Facts as they stand in the tables facts and fact_people, byte for byte; every reader of the ledger begins
// here.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/ledger/ledger.hpp"

namespace yishi::ledger {

struct StoredFact {
  std::int64_t number = 0;
  Timestamp at;
  std::optional<std::string> actor;
  std::string authority;
  std::string kind;
  std::string subject_type;
  std::string subject;
  std::string measures;  // JSON
  std::string tags;      // JSON
  std::string payload;
  std::string previous;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(StoredFact, (),
                      (number, at, actor, authority, kind, subject_type, subject, measures, tags, payload,
                       previous, hash))

struct StoredPerson {
  std::int64_t number = 0;
  std::int64_t position = 0;
  std::string member_id;
  std::string part;
};
BOOST_DESCRIBE_STRUCT(StoredPerson, (), (number, position, member_id, part))

struct StoredHead {
  std::int64_t number = 0;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(StoredHead, (), (number, hash))

struct StoredPage {
  std::vector<StoredFact> facts;  // by number
  std::vector<StoredPerson>
      people;  // by number and position, of the numbers after `after` up to the last fact
};

StoredPage page_after(database::Transaction& tx, CommitteeId committee, std::int64_t after, int limit);
std::optional<StoredHead> head_of(database::Transaction& tx, CommitteeId committee);

// A stored fact with its people. Throws database::Broken when it is not readable as a fact.
Fact fact_of(CommitteeId committee, StoredFact row, const StoredPerson* people, std::size_t count);
std::vector<Fact> facts_of(CommitteeId committee, StoredPage page);

}  // namespace yishi::ledger

// The ledger: nothing happens without a fact. Every act appends one fact in the transaction in which it
// changes its area's tables. Facts are never changed or deleted; a mistake is corrected by a later fact that
// names it. Facts of one committee are numbered 1, 2, 3 … without gaps and chained by hash (docs/ledger.md
// has the exact bytes). No personal data: people are ids, texts stay in the areas' tables.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/database/database.hpp"

namespace yishi::ledger {

struct Person {
  MemberId member;
  std::string part;  // "first_proposer", "co_signer", "attendee" …
};
// An exact decimal: units × 10^-scale. People and yuan are counted, never rounded.
struct Measure {
  std::string name;  // "people_served", "yuan"
  std::int64_t units;
  int scale = 0;
};
struct Tag {
  std::string name;  // "category", "unit", "sector", "class" …
  std::string value;
};
BOOST_DESCRIBE_STRUCT(Person, (), (member, part))
BOOST_DESCRIBE_STRUCT(Measure, (), (name, units, scale))
BOOST_DESCRIBE_STRUCT(Tag, (), (name, value))

struct NewFact {
  CommitteeId committee;
  Timestamp at;
  AccountId actor;        // empty: the program itself (a clock that ran out)
  std::string authority;  // on what right: the role ("proposal_clerk"), or "rule:proposals.feedback_silence"
  std::string kind;       // "proposals.filed"; <area>.<past participle>
  std::string subject_type;  // "proposal", "member"
  std::string subject;       // its id
  std::vector<Person> people;
  std::vector<Measure> measures;
  std::vector<Tag> tags;
  std::string payload = "{}";  // short JSON object
};

struct Fact : NewFact {
  std::int64_t number = 0;
  std::string hash;  // "sm3:…64 hex digits…"
  std::string previous;
};

// Appends within the given writing transaction and returns the fact's number. Throws on a broken database.
std::int64_t append(database::Transaction& tx, const NewFact& fact);

// Facts after `after`, at most `limit`, in order; the change feed and every follower read this way.
std::vector<Fact> facts_after(database::Transaction& tx, CommitteeId committee, std::int64_t after,
                              int limit);
// The timeline of one matter, oldest first.
std::vector<Fact> timeline(database::Transaction& tx, CommitteeId committee, std::string_view subject_type,
                           std::string_view subject);
std::int64_t last_number(database::Transaction& tx, CommitteeId committee);

// The exact bytes that are hashed (docs/ledger.md), and the hash of a fact after `previous`.
std::string canonical(const Fact& fact);
std::string hash_of(const Fact& fact);

struct Verified {
  CommitteeId committee;
  std::int64_t facts;
  std::string head;  // hash of the last fact
};
// Recomputes a committee's chain; refuses with the first bad number ("ledger_broken").
Result<Verified> verify(database::Transaction& tx, CommitteeId committee, std::int64_t from = 1,
                        std::string_view previous_hash = {});

std::span<const database::Migration> migrations();

}  // namespace yishi::ledger

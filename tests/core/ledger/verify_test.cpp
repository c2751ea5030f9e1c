#include <fmt/format.h>

#include "book.hpp"

namespace yishi::ledger {
namespace {

// Each case spoils one thing behind the program's back and must be told where.
struct Tampering {
  const char* name;
  const char* sql;
  std::int64_t found_at;
};

constexpr Tampering tamperings[] = {
    {"time", "UPDATE facts SET at = at + 1 WHERE committee_id = 1 AND number = 7", 7},
    {"actor",
     "UPDATE facts SET actor = '01980000-0000-7000-8000-00000000000f' WHERE committee_id = 1 AND number = 7",
     7},
    {"actor removed", "UPDATE facts SET actor = NULL WHERE committee_id = 1 AND number = 7", 7},
    {"actor invented", "UPDATE facts SET actor = 'x' WHERE committee_id = 1 AND number = 8", 8},
    {"actor empty", "UPDATE facts SET actor = '' WHERE committee_id = 1 AND number = 8", 8},
    {"authority", "UPDATE facts SET authority = 'proposal_clerx' WHERE committee_id = 1 AND number = 7", 7},
    {"kind", "UPDATE facts SET kind = 'proposals.filed' WHERE committee_id = 1 AND number = 7", 7},
    {"subject type", "UPDATE facts SET subject_type = 'proposaL' WHERE committee_id = 1 AND number = 7", 7},
    {"subject", "UPDATE facts SET subject = subject || ' ' WHERE committee_id = 1 AND number = 7", 7},
    {"measures",
     "UPDATE facts SET measures = replace(measures, '\"units\":7,', '\"units\":8,') WHERE number = 7", 7},
    {"measures' spelling", "UPDATE facts SET measures = '[ ]' WHERE committee_id = 1 AND number = 8", 8},
    {"tags", "UPDATE facts SET tags = replace(tags, '城乡', '城镇') WHERE committee_id = 1 AND number = 8",
     8},
    {"tags unreadable", "UPDATE facts SET tags = '[' WHERE committee_id = 1 AND number = 8", 8},
    {"payload", "UPDATE facts SET payload = '{ }' WHERE committee_id = 1 AND number = 8", 8},
    {"previous",
     "UPDATE facts SET previous = replace(previous, 'sm3', 'sm4') WHERE committee_id = 1 AND number = 7", 7},
    {"hash", "UPDATE facts SET hash = upper(hash) WHERE committee_id = 1 AND number = 7", 7},
    {"person",
     "UPDATE fact_people SET member_id = '01980000-0000-7000-8000-00000000000f' WHERE committee_id = 1 AND "
     "number = 7 AND position = 1",
     7},
    {"person cut",
     "UPDATE fact_people SET member_id = '' WHERE committee_id = 1 AND number = 7 AND position = 1", 7},
    {"part",
     "UPDATE fact_people SET part = 'attendee' WHERE committee_id = 1 AND number = 7 AND position = 2", 7},
    {"person removed", "DELETE FROM fact_people WHERE committee_id = 1 AND number = 7 AND position = 2", 7},
    {"position", "UPDATE fact_people SET position = 9 WHERE committee_id = 1 AND number = 7 AND position = 2",
     7},
    {"person added",
     "INSERT INTO fact_people VALUES (1, 8, 0, '01980000-0000-7000-8000-00000000000f', 'co_signer')", 8},
    {"person beyond the end",
     "INSERT INTO fact_people VALUES (1, 99, 0, '01980000-0000-7000-8000-00000000000f', 'x')", 21},
    {"person before the first",
     "INSERT INTO fact_people VALUES (1, 0, 0, '01980000-0000-7000-8000-00000000000f', 'x')", 21},
    {"gap", "DELETE FROM facts WHERE committee_id = 1 AND number = 8", 8},
    {"first removed", "DELETE FROM facts WHERE committee_id = 1 AND number = 1", 1},
    {"tail cut", "DELETE FROM facts WHERE committee_id = 1 AND number = 20", 20},
    {"all removed", "DELETE FROM facts WHERE committee_id = 1", 1},
    {"head moved back", "UPDATE ledger_heads SET number = 19 WHERE committee_id = 1", 20},
    {"head's hash", "UPDATE ledger_heads SET hash = 'sm3:0' WHERE committee_id = 1", 21},
    {"head removed", "DELETE FROM ledger_heads WHERE committee_id = 1", 1},
    {"fact copied to another committee",
     "UPDATE facts SET committee_id = 2 WHERE committee_id = 1 AND number = 20", 20},
    {"fact number zero",
     "INSERT INTO facts SELECT committee_id, 0, at, actor, authority, kind, subject_type, subject, measures, "
     "tags, payload, previous, hash FROM facts WHERE committee_id = 1 AND number = 1",
     21},
};

using Verify = Book;

TEST_P(Verify, AcceptsAnUntouchedLedger) {
  EXPECT_EQ(verified(city)->facts, 0);
  append_many(city, 20);
  const auto whole = verified(city);
  ASSERT_TRUE(whole.has_value()) << whole.error().words.en;
  EXPECT_EQ(whole->facts, 20);
  EXPECT_EQ(whole->head.size(), 68U);
}

TEST_P(Verify, FindsEveryTampering) {
  append_many(city, 20);
  const auto chain = [&] {
    return db->read([](database::Transaction& tx) { return facts_after(tx, city, 0, 100); });
  };
  ASSERT_EQ(chain().size(), 20U);
  for (const auto& tampering : tamperings) {
    db->write([&](database::Transaction& tx) {
      const auto count = tx.run(database::Sql::built(tampering.sql));
      EXPECT_GT(count, 0) << tampering.name << " changed nothing";
      const auto result = verify(tx, city);
      EXPECT_FALSE(result.has_value()) << tampering.name;
      if (!result) {
        EXPECT_EQ(result.error().code, "ledger_broken");
        const auto where = fmt::format("at fact {}:", tampering.found_at);
        EXPECT_NE(result.error().words.en.find(where), std::string::npos)
            << tampering.name << ": " << result.error().words.en;
      }
      return Result<>(not_found());  // rolls back
    });
  }
  EXPECT_TRUE(verified(city).has_value());
}

TEST_P(Verify, CanBeginInTheMiddle) {
  append_many(city, 20);
  db->read([](database::Transaction& tx) {
    const auto ten = facts_after(tx, city, 9, 1).front();
    EXPECT_TRUE(verify(tx, city, 11).has_value());
    EXPECT_TRUE(verify(tx, city, 11, ten.hash).has_value());
    EXPECT_FALSE(verify(tx, city, 11, ten.previous).has_value());
    EXPECT_TRUE(verify(tx, city, 21, facts_after(tx, city, 19, 1).front().hash).has_value());
    EXPECT_FALSE(verify(tx, city, 40, ten.hash).has_value());
  });
}

INSTANTIATE_TEST_SUITE_P(Engines, Verify, database::both_engines(), database::engine_name);

}  // namespace
}  // namespace yishi::ledger

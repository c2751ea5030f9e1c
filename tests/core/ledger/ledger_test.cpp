#include "core/ledger/ledger.hpp"

#include <thread>

#include "book.hpp"

namespace yishi::ledger {
namespace {

using Ledger = Book;

TEST_P(Ledger, NumbersEachCommitteeFromOneWithoutGaps) {
  db->write([](database::Transaction& tx) {
    EXPECT_EQ(append(tx, invented(city, 1)), 1);
    EXPECT_EQ(append(tx, invented(county, 1)), 1);
    EXPECT_EQ(append(tx, invented(city, 2)), 2);
  });
  db->read([](database::Transaction& tx) {
    EXPECT_EQ(last_number(tx, city), 2);
    EXPECT_EQ(last_number(tx, county), 1);
    EXPECT_EQ(last_number(tx, CommitteeId{9}), 0);
  });
}

TEST_P(Ledger, GivesBackWhatWasAppended) {
  append_many(city, 12);
  const auto facts = db->read([](database::Transaction& tx) { return facts_after(tx, city, 4, 5); });
  ASSERT_EQ(facts.size(), 5U);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const int n = static_cast<int>(i) + 5;
    const auto expected = invented(city, n);
    const auto& fact = facts[i];
    EXPECT_EQ(fact.number, n);
    EXPECT_EQ(fact.at, expected.at);
    EXPECT_EQ(fact.actor, expected.actor);
    EXPECT_EQ(fact.kind, expected.kind);
    EXPECT_EQ(json::to_text(fact.people), json::to_text(expected.people));
    EXPECT_EQ(json::to_text(fact.measures), json::to_text(expected.measures));
    EXPECT_EQ(json::to_text(fact.tags), json::to_text(expected.tags));
    EXPECT_EQ(fact.payload, expected.payload);
    EXPECT_EQ(fact.hash, hash_of(fact));
    if (i > 0) {
      EXPECT_EQ(fact.previous, facts[i - 1].hash);
    }
  }
}

TEST_P(Ledger, TellsTheTimelineOfOneMatter) {
  append_many(city, 9);
  const auto subject = invented(city, 3).subject;
  const auto facts =
      db->read([&](database::Transaction& tx) { return timeline(tx, city, "proposal", subject); });
  std::vector<std::int64_t> numbers;
  for (const auto& fact : facts) numbers.push_back(fact.number);
  for (const auto& fact : facts) EXPECT_EQ(fact.people.size(), static_cast<std::size_t>(fact.number % 4));
  EXPECT_EQ(facts.front().subject, subject);
  EXPECT_TRUE(std::is_sorted(numbers.begin(), numbers.end()));
}

TEST_P(Ledger, AFactFallsWithItsTransaction) {
  const auto refused = db->write([](database::Transaction& tx) -> Result<> {
    append(tx, invented(city, 1));
    return not_found();
  });
  EXPECT_FALSE(refused.has_value());
  append_many(city, 1);
  const auto whole = verified(city);
  ASSERT_TRUE(whole.has_value()) << whole.error().words.en;
  EXPECT_EQ(whole->facts, 1);
}

TEST_P(Ledger, ManyWritersKeepOneChain) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 10; ++i) {
        db->write([&](database::Transaction& tx) {
          append(tx, invented(t % 4 == 3 ? county : city, t * 100 + i));
        });
      }
    });
  }
  for (auto& thread : threads) thread.join();
  const auto in_city = verified(city);
  ASSERT_TRUE(in_city.has_value()) << in_city.error().words.en;
  EXPECT_EQ(in_city->facts, 60);
  EXPECT_EQ(verified(county)->facts, 20);
}

TEST_P(Ledger, RefusesFactsThatAnAreaMadeWrongly) {
  const auto bad = [&](auto&& spoil) {
    auto fact = invented(city, 7);
    spoil(fact);
    EXPECT_THROW(db->write([&](database::Transaction& tx) { append(tx, fact); }), std::invalid_argument);
  };
  bad([](NewFact& f) { f.committee = CommitteeId{0}; });
  bad([](NewFact& f) { f.at = {}; });
  bad([](NewFact& f) { f.authority.clear(); });
  bad([](NewFact& f) { f.kind = "filed"; });
  bad([](NewFact& f) { f.kind = "Proposals.Filed"; });
  bad([](NewFact& f) { f.subject = "a\xff"; });
  bad([](NewFact& f) { f.subject = std::string("a\0b", 3); });
  bad([](NewFact& f) { f.people = {{MemberId{}, "co_signer"}}; });
  bad([](NewFact& f) { f.measures = {{"yuan", 1, 19}}; });
  bad([](NewFact& f) { f.payload = "[1]"; });
  bad([](NewFact& f) { f.payload = "{"; });
  EXPECT_EQ(verified(city)->facts, 0);
}

INSTANTIATE_TEST_SUITE_P(Engines, Ledger, database::both_engines(), database::engine_name);

TEST(Canonical, IsTheTextThatTheDocumentGives) {
  Fact fact;
  fact.committee = CommitteeId{3};
  fact.number = 1;
  fact.at = {1790000000000};
  fact.authority = "proposal_clerk";
  fact.kind = "proposals.filed";
  fact.subject_type = "proposal";
  fact.subject = "01980000-0000-7000-8000-000000000001";
  fact.people = {{MemberId::trusted("01980000-0000-7000-8000-000000000002"), "first_proposer"}};
  fact.measures = {{"people_served", 1200, 0}};
  fact.tags = {{"category", "农业"}};
  EXPECT_EQ(
      canonical(fact),
      "12:yishi-fact-1,1:3,1:1,13:1790000000000,0:,14:proposal_clerk,15:proposals.filed,8:proposal,"
      "36:01980000-0000-7000-8000-000000000001,1:1,36:01980000-0000-7000-8000-000000000002,14:first_proposer,"
      "1:1,13:people_served,4:1200,1:0,1:1,8:category,6:农业,2:{},0:,");
  EXPECT_EQ(hash_of(fact), "sm3:31d2b03905249c4f974d57a3757b1ba59f8095c1dde4a056c9fd166e760bb88c");
}

}  // namespace
}  // namespace yishi::ledger

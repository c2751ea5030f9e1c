#include "core/ledger/follower.hpp"

#include <thread>

#include "book.hpp"

namespace yishi::ledger {
namespace {

// Keeps how often each kind was seen, and every number it was given.
class Counter final : public Follower {
 public:
  std::string_view name() const override { return "counter"; }
  void see(database::Transaction& tx, const std::vector<Fact>& facts) override {
    for (const auto& fact : facts) {
      tx.run("INSERT INTO seen (committee_id, number) VALUES (?1, ?2)", fact.committee, fact.number);
      if (fact.number == fail_at) {
        fail_at = 0;
        throw std::runtime_error("a bad moment");
      }
    }
  }
  void forget(database::Transaction& tx) override { tx.run("DELETE FROM seen"); }

  std::int64_t fail_at = 0;
};

class Following : public Book {
 protected:
  void SetUp() override {
    Book::SetUp();
    if (db)
      db->write([](database::Transaction& tx) {
        tx.script(
            "CREATE TABLE seen (committee_id BIGINT, number BIGINT, PRIMARY KEY (committee_id, number))");
      });
  }
  std::vector<std::int64_t> seen(CommitteeId committee) {
    return db->read([&](database::Transaction& tx) {
      return tx.all<std::int64_t>("SELECT number FROM seen WHERE committee_id = ?1 ORDER BY number",
                                  committee);
    });
  }
};

TEST_P(Following, SeesEachFactExactlyOnce) {
  append_many(city, 1234);
  append_many(county, 3);
  Counter counter;
  EXPECT_EQ(catch_up(*db, counter), 1237);
  EXPECT_EQ(catch_up(*db, counter), 0);
  append_many(city, 2);
  EXPECT_EQ(catch_up(*db, counter), 2);
  EXPECT_EQ(seen(city).size(), 1236U);
  EXPECT_EQ(seen(county).size(), 3U);
}

TEST_P(Following, AFailedStepLeavesNoTraceAndIsTakenAgain) {
  append_many(city, 700);
  Counter counter;
  counter.fail_at = 600;
  EXPECT_THROW(catch_up(*db, counter), std::runtime_error);
  EXPECT_EQ(seen(city).size(), 500U);
  EXPECT_EQ(catch_up(*db, counter), 200);
  EXPECT_EQ(seen(city).size(), 700U);
}

TEST_P(Following, RebuildingGivesTheSame) {
  append_many(city, 40);
  Counter counter;
  catch_up(*db, counter);
  const auto before = seen(city);
  db->write([](database::Transaction& tx) { tx.run("DELETE FROM seen WHERE number = 5"); });
  const auto rebuilt = rebuild(*db, counter);
  ASSERT_TRUE(rebuilt.has_value());
  EXPECT_EQ(*rebuilt, 40);
  EXPECT_EQ(seen(city), before);
}

TEST_P(Following, TwoAtOnceStillSeeEachFactOnce) {
  append_many(city, 600);
  std::atomic<std::int64_t> total = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] {
      Counter counter;
      total += catch_up(*db, counter);
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(total, 600);
  EXPECT_EQ(seen(city).size(), 600U);
}

TEST_P(Following, TheRunnerWakesAfterACommitAndSurvivesAFailure) {
  std::vector<std::unique_ptr<Follower>> followers;
  auto counter = std::make_unique<Counter>();
  counter->fail_at = 2;
  followers.push_back(std::move(counter));
  std::atomic<int> troubles = 0;
  Runner runner(*db, std::move(followers),
                [&](std::string_view name, std::string_view) { troubles += name == "counter"; });
  runner.start();
  append_many(city, 3);
  for (int i = 0; i < 300 && troubles == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(troubles, 1);
  append_many(city, 1);
  for (int i = 0; i < 300 && seen(city).size() < 4; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(seen(city).size(), 4U);
}

TEST_P(Following, TheDatabaseOutlivesTheRunner) {
  { Runner runner(*db, {}); }
  append_many(city, 1);
}

INSTANTIATE_TEST_SUITE_P(Engines, Following, database::both_engines(), database::engine_name);

}  // namespace
}  // namespace yishi::ledger

#include <atomic>
#include <condition_variable>
#include <thread>

#include "store.hpp"

namespace yishi::database {
namespace {

class Writes : public Store {
 protected:
  void SetUp() override {
    Store::SetUp();
    if (db)
      db->write([](Transaction& tx) { tx.script("CREATE TABLE rows (id BIGINT PRIMARY KEY, note TEXT)"); });
  }
  std::int64_t count() {
    return db->read([](Transaction& tx) { return *tx.first<std::int64_t>("SELECT count(*) FROM rows"); });
  }
};

TEST_P(Writes, ReturnTheValueAfterTheCommit) {
  const auto value = db->write([](Transaction& tx) -> Result<int> {
    EXPECT_TRUE(tx.may_write());
    EXPECT_EQ(tx.run("INSERT INTO rows VALUES (?1, ?2)", 1, "一"), 1);
    return 7;
  });
  ASSERT_TRUE(value.has_value());
  EXPECT_EQ(*value, 7);
  EXPECT_EQ(count(), 1);
}

TEST_P(Writes, ARefusalRollsBackItsOwnWork) {
  const auto refused = db->write([](Transaction& tx) -> Result<> {
    tx.run("INSERT INTO rows VALUES (?1, ?2)", 1, "一");
    return not_found();
  });
  EXPECT_FALSE(refused.has_value());
  EXPECT_EQ(count(), 0);
}

TEST_P(Writes, AnExceptionReachesTheCallerAndRollsBack) {
  EXPECT_THROW(db->write([](Transaction& tx) {
    tx.run("INSERT INTO rows VALUES (?1, ?2)", 1, "一");
    throw std::out_of_range("mine");
  }),
               std::out_of_range);
  EXPECT_EQ(count(), 0);
}

TEST_P(Writes, ASecondRowWithTheSameKeyIsADuplicate) {
  db->write([](Transaction& tx) { tx.run("INSERT INTO rows VALUES (1, 'a')"); });
  EXPECT_THROW(db->write([](Transaction& tx) { tx.run("INSERT INTO rows VALUES (1, 'b')"); }), Duplicate);
  EXPECT_EQ(count(), 1);
}

TEST_P(Writes, AWrongStatementIsBroken) {
  EXPECT_THROW(db->write([](Transaction& tx) { tx.run("INSERT INTO nowhere VALUES (1)"); }), Broken);
  EXPECT_THROW(
      db->write([](Transaction& tx) { tx.run("INSERT INTO rows VALUES (1, 'a'); DELETE FROM rows"); }),
      Broken);
  EXPECT_EQ(count(), 0);
}

// The first job holds the writer until all others wait, so that they share one commit.
TEST_P(Writes, FailuresInOneGroupTouchNobodyElse) {
  std::atomic<bool> go = false;
  std::atomic<int> kept = 0, refused = 0, threw = 0;
  std::atomic<int> left = 91;
  const auto done = [&](std::exception_ptr error) {
    if (error) ++threw;
    --left;
  };
  ASSERT_TRUE(db->enqueue({[&](Transaction&) {
                             while (!go) std::this_thread::yield();
                             return true;
                           },
                           done}));
  for (int i = 0; i < 90; ++i) {
    const auto job = [i, &kept, &refused](Transaction& tx) {
      tx.run("INSERT INTO rows VALUES (?1, ?2)", i, "值");
      if (i % 3 == 1) throw std::runtime_error("no");
      ++(i % 3 == 0 ? kept : refused);
      return i % 3 == 0;
    };
    ASSERT_TRUE(db->enqueue({job, done}));
  }
  go = true;
  while (left > 0) std::this_thread::yield();
  EXPECT_EQ(threw, 30);
  EXPECT_EQ(count(), 30);
  const auto sum =
      db->read([](Transaction& tx) { return *tx.first<std::int64_t>("SELECT sum(id) FROM rows"); });
  EXPECT_EQ(sum, 3 * (29 * 30 / 2));
}

TEST_P(Writes, AFullQueueRefusesAtOnce) {
  open({.readers = 1, .queue = 2, .writers = 1});
  std::atomic<bool> go = false, started = false;
  std::atomic<int> finished = 0;
  const auto done = [&](std::exception_ptr) { ++finished; };
  ASSERT_TRUE(db->enqueue({[&](Transaction&) {
                             started = true;
                             while (!go) std::this_thread::yield();
                             return true;
                           },
                           done}));
  while (!started) std::this_thread::yield();
  const auto nothing = [](Transaction&) { return true; };
  EXPECT_TRUE(db->enqueue({nothing, done}));
  EXPECT_TRUE(db->enqueue({nothing, done}));
  EXPECT_FALSE(db->enqueue({nothing, done}));
  EXPECT_THROW(db->write([](Transaction&) {}), Unavailable);
  go = true;
  while (finished < 3) std::this_thread::yield();
  db->write([](Transaction&) {});
}

TEST_P(Writes, ManyWritersLoseNothing) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 16; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i) {
        db->write([&](Transaction& tx) { tx.run("INSERT INTO rows VALUES (?1, ?2)", t * 1000 + i, "行"); });
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(count(), 400);
}

// Two clerks file the same paper: each looks first, then writes. One must find it filed.
TEST_P(Writes, OfTwoWhoCheckAndThenActOneWins) {
  db->write([](Transaction& tx) {
    tx.script("CREATE TABLE papers (id BIGINT PRIMARY KEY, state TEXT, filed BIGINT)");
  });
  for (int paper = 0; paper < 40; ++paper) {
    db->write([&](Transaction& tx) { tx.run("INSERT INTO papers VALUES (?1, 'submitted', 0)", paper); });
    std::atomic<int> won = 0;
    const auto clerk = [&] {
      const auto filed = db->write([&](Transaction& tx) -> Result<> {
        if (tx.first<std::string>("SELECT state FROM papers WHERE id = ?1", paper) != "submitted")
          return not_found();
        std::this_thread::sleep_for(std::chrono::microseconds(300));
        tx.run("UPDATE papers SET state = 'filed', filed = filed + 1 WHERE id = ?1", paper);
        return {};
      });
      if (filed) ++won;
    };
    std::thread first(clerk), second(clerk);
    first.join();
    second.join();
    ASSERT_EQ(won, 1) << "paper " << paper;
    ASSERT_EQ(*db->read([&](Transaction& tx) {
      return tx.first<std::int64_t>("SELECT filed FROM papers WHERE id = ?1", paper);
    }),
              1);
  }
}

TEST_P(Writes, WakeFollowersOnlyWhenSomethingChanged) {
  const auto pause = [] { std::this_thread::sleep_for(std::chrono::milliseconds(100)); };
  const auto woken = std::make_shared<std::atomic<int>>(0);  // tearing down wakes too
  pause();                                                   // the table's own commit wakes nobody any more
  db->after_commit([woken] { ++*woken; });
  db->write([](Transaction& tx) { tx.all<std::int64_t>("SELECT id FROM rows"); });
  pause();
  EXPECT_EQ(*woken, 0);
  db->write([](Transaction& tx) { tx.run("INSERT INTO rows VALUES (1, 'a')"); });
  for (int i = 0; i < 500 && *woken == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(*woken, 1);
}

TEST_P(Writes, WaitingJobsAreWrittenBeforeTheDatabaseCloses) {
  std::atomic<int> written = 0;
  for (int i = 0; i < 50; ++i) {
    db->enqueue({[i](Transaction& tx) { return tx.run("INSERT INTO rows VALUES (?1, 'x')", i) == 1; },
                 [&](std::exception_ptr error) { written += error ? 0 : 1; }});
  }
  open();
  EXPECT_EQ(written, 50);
  EXPECT_EQ(count(), 50);
}

INSTANTIATE_TEST_SUITE_P(Engines, Writes, both_engines(), engine_name);

}  // namespace
}  // namespace yishi::database

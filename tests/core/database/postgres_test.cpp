// What PostgreSQL alone has: connections that break, and several servers on one database.
#include <atomic>
#include <thread>

#include "store.hpp"

namespace yishi::database {
namespace {

class Servers : public Store {
 protected:
  void SetUp() override {
    Store::SetUp();
    if (db) db->write([](Transaction& tx) { tx.script("CREATE TABLE rows (id BIGINT PRIMARY KEY)"); });
  }
  std::unique_ptr<Database> another() { return std::move(*Database::open(at_home())); }
  std::int64_t count() {
    return *db->read([](Transaction& tx) { return tx.first<std::int64_t>("SELECT count(*) FROM rows"); });
  }
};

// Ends the server process of every other connection that looks into this case's schema.
constexpr Sql end_all_others =
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
    "WHERE datname = current_database() AND application_name = ?1 AND pid <> pg_backend_pid()";

TEST_P(Servers, LostConnectionsAreRenewed) {
  const std::string name = "yishi_lost_" + folder.filename().string().substr(11, 30);
  url += "&application_name=" + name;
  open();
  db->write([](Transaction& tx) { tx.run("INSERT INTO rows VALUES (1)"); });
  EXPECT_EQ(count(), 1);
  auto killer = another();
  for (int round = 0; round < 5; ++round) {
    killer->read([&](Transaction& tx) { tx.first<std::int64_t>(end_all_others, name); });
    EXPECT_EQ(count(), 1 + round);
    db->write([&](Transaction& tx) { tx.run("INSERT INTO rows VALUES (?1)", 2 + round); });
  }
  EXPECT_EQ(count(), 6);
}

// Acknowledged means there, refused means not there, however often the connections are cut.
TEST_P(Servers, NoWriteIsLostOrDoubledWhileConnectionsBreak) {
  const std::string name = "yishi_cut_" + folder.filename().string().substr(11, 30);
  auto killer = another();
  url += "&application_name=" + name;
  open();
  std::atomic<bool> stop = false;
  std::thread cutter([&] {
    while (!stop) {
      killer->read([&](Transaction& tx) { tx.first<std::int64_t>(end_all_others, name); });
      std::this_thread::sleep_for(std::chrono::milliseconds(15));
    }
  });
  std::vector<std::vector<std::int64_t>> kept(4), refused(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 60; ++i) {
        const auto id = static_cast<std::int64_t>(t) * 1000 + i;
        try {
          db->write([&](Transaction& tx) { tx.run("INSERT INTO rows VALUES (?1)", id); });
          kept[t].push_back(id);
        } catch (const Unavailable&) {
          refused[t].push_back(id);
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  stop = true;
  cutter.join();
  std::size_t acknowledged = 0;
  killer->read([&](Transaction& tx) {
    const auto there = [&](std::int64_t id) {
      return tx.first<std::int64_t>("SELECT id FROM rows WHERE id = ?1", id).has_value();
    };
    for (const auto& ids : kept) {
      for (const auto id : ids) EXPECT_TRUE(there(id)) << id;
      acknowledged += ids.size();
    }
    for (const auto& ids : refused) {
      for (const auto id : ids) EXPECT_FALSE(there(id)) << id;
    }
  });
  EXPECT_GT(acknowledged, 100U);
}

TEST_P(Servers, ShareOneDatabaseWithoutLosingAnUpdate) {
  db->write([](Transaction& tx) {
    tx.script("CREATE TABLE total (id BIGINT PRIMARY KEY, n BIGINT); INSERT INTO total VALUES (1, 0)");
  });
  auto other = another();
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 15; ++i) {
        (t % 2 == 0 ? *db : *other).write([](Transaction& tx) {
          const auto n = *tx.first<std::int64_t>("SELECT n FROM total WHERE id = 1");
          tx.run("UPDATE total SET n = ?1 WHERE id = 1", n + 1);
        });
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(db->read([](Transaction& tx) { return tx.first<std::int64_t>("SELECT n FROM total"); }), 120);
}

TEST_P(Servers, WakeEachOther) {
  auto other = another();
  const auto woken = std::make_shared<std::atomic<int>>(0);
  other->after_commit([woken] { ++*woken; });
  db->write([](Transaction& tx) { tx.run("INSERT INTO rows VALUES (1)"); });
  for (int i = 0; i < 500 && *woken == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_GE(*woken, 1);
}

TEST_P(Servers, AWriteThatHidesAFailedStatementIsNotKept) {
  EXPECT_THROW(db->write([](Transaction& tx) {
    tx.run("INSERT INTO rows VALUES (1)");
    try {
      tx.run("INSERT INTO nowhere VALUES (1)");
    } catch (const Broken&) {
    }
  }),
               Broken);
  EXPECT_EQ(count(), 0);
}

INSTANTIATE_TEST_SUITE_P(Engines, Servers, testing::Values(Engine::postgresql), engine_name);

}  // namespace
}  // namespace yishi::database

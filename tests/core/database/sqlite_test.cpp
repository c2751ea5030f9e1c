// What SQLite alone has: its files, its lock, its backups.

#include <atomic>
#include <thread>

#include "store.hpp"

namespace yishi::database {
namespace {

using Files = Store;

TEST_P(Files, AreForTheirOwnerAlone) {
  namespace fs = std::filesystem;
  const auto mode = fs::status(folder / "yishi.db").permissions();
  EXPECT_EQ(mode & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
}

TEST_P(Files, AreNeverSharedByTwoServers) {
  const auto second = Database::open(at_home());
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, "database_in_use");
  db.reset();
  EXPECT_TRUE(Database::open(at_home()).has_value());
}

TEST_P(Files, CanBeReadBesideTheServer) {
  db->write([](Transaction& tx) { tx.script("CREATE TABLE r (id BIGINT); INSERT INTO r VALUES (1)"); });
  auto beside = Database::open(at_home({.read_only = true}));
  ASSERT_TRUE(beside.has_value());
  EXPECT_EQ((*beside)->read([](Transaction& tx) { return tx.first<int>("SELECT id FROM r"); }), 1);
  EXPECT_THROW((*beside)->write([](Transaction& tx) { tx.run("DELETE FROM r"); }), Broken);
}

TEST_P(Files, ThatCannotBeOpenedAreRefusedInWords) {
  for (const auto* bad :
       {"sqlite:/proc/nowhere/yishi.db", "mysql://x", "postgresql://nobody:secret@127.0.0.1:1/none"}) {
    const auto refused = Database::open({.url = bad});
    ASSERT_FALSE(refused.has_value()) << bad;
    EXPECT_EQ(refused.error().code, "database_unreachable");
    EXPECT_EQ(refused.error().words.en.find("secret"), std::string::npos);
    EXPECT_EQ(refused.error().words.zh.find("secret"), std::string::npos);
  }
}

TEST_P(Files, AreRefusedWhenTheyAreNoDatabase) {
  const auto file = folder / "letter.db";
  std::FILE* out = std::fopen(file.c_str(), "w");
  for (int i = 0; i < 1000; ++i) std::fputs("this is a letter, no database\n", out);
  std::fclose(out);
  EXPECT_FALSE(Database::open({.url = "sqlite:" + file.string()}).has_value());
}

TEST_P(Files, AreBackedUpWhileOthersWrite) {
  db->write([](Transaction& tx) {
    tx.script("CREATE TABLE a (id BIGINT PRIMARY KEY); CREATE TABLE b (id BIGINT PRIMARY KEY)");
  });
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    for (int i = 0; i < 100'000 && !stop; ++i) {
      db->write([&](Transaction& tx) {
        tx.run("INSERT INTO a VALUES (?1)", i);
        tx.run("INSERT INTO b VALUES (?1)", i);
      });
    }
  });
  for (int i = 0; i < 5; ++i) {
    const auto file = (folder / ("copy" + std::to_string(i) + ".db")).string();
    const auto saved = backup_sqlite(*db, file);
    EXPECT_TRUE(saved.has_value());
    auto copy = Database::open({.url = "sqlite:" + file});
    ASSERT_TRUE(copy.has_value());
    (*copy)->read([](Transaction& tx) {
      EXPECT_EQ(tx.first<std::int64_t>("SELECT count(*) FROM a"),
                tx.first<std::int64_t>("SELECT count(*) FROM b"));
    });
  }
  stop = true;
  writer.join();
  EXPECT_EQ(backup_sqlite(*db, "/proc/nowhere/copy.db").error().code, "backup_failed");
}

// A commit that fails takes the whole group with it, in words that say so, and the next group goes on.
TEST_P(Files, AFailedCommitIsRecoveredFrom) {
  db->write([](Transaction& tx) {
    tx.script(
        "CREATE TABLE parents (id BIGINT PRIMARY KEY); CREATE TABLE children (id BIGINT PRIMARY KEY, "
        "parent BIGINT REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)");
  });
  std::atomic<bool> go = false;
  std::atomic<int> unavailable = 0, left = 3;
  const auto done = [&](std::exception_ptr error) {
    try {
      if (error) std::rethrow_exception(error);
    } catch (const Unavailable&) {
      ++unavailable;
    } catch (...) {
    }
    --left;
  };
  db->enqueue({[&](Transaction&) {
                 while (!go) std::this_thread::yield();
                 return true;
               },
               done});
  db->enqueue({[](Transaction& tx) { return tx.run("INSERT INTO parents VALUES (1)") == 1; }, done});
  db->enqueue({[](Transaction& tx) { return tx.run("INSERT INTO children VALUES (1, 7)") == 1; }, done});
  go = true;
  while (left > 0) std::this_thread::yield();
  EXPECT_EQ(unavailable, 3);
  db->write([](Transaction& tx) { tx.run("INSERT INTO parents VALUES (2)"); });
  EXPECT_EQ(db->read([](Transaction& tx) { return tx.all<int>("SELECT id FROM parents"); }),
            std::vector<int>{2});
}

TEST_P(Files, AWriteThatFillsTheDiskIsUnavailableAndAlone) {
  db->write([](Transaction& tx) {
    tx.script("CREATE TABLE r (id BIGINT, body TEXT); PRAGMA max_page_count = 40");
  });
  EXPECT_THROW(
      db->write([](Transaction& tx) { tx.run("INSERT INTO r VALUES (1, ?1)", std::string(1'000'000, 'x')); }),
      Unavailable);
  db->write([](Transaction& tx) { tx.run("INSERT INTO r VALUES (2, 'small')"); });
  EXPECT_EQ(db->read([](Transaction& tx) { return tx.all<int>("SELECT id FROM r"); }), std::vector<int>{2});
}

TEST_P(Files, TheLogIsCutWhenNobodyWrites) {
  db->write([](Transaction& tx) { tx.script("CREATE TABLE r (id BIGINT, body TEXT)"); });
  for (int i = 0; i < 50; ++i) {
    db->write([&](Transaction& tx) { tx.run("INSERT INTO r VALUES (?1, ?2)", i, std::string(5000, 'x')); });
  }
  const auto log = folder / "yishi.db-wal";
  EXPECT_GT(std::filesystem::file_size(log), 0U);
  for (int i = 0; i < 100 && std::filesystem::file_size(log) > 0; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_EQ(std::filesystem::file_size(log), 0U);
}

INSTANTIATE_TEST_SUITE_P(Engines, Files, testing::Values(Engine::sqlite), engine_name);

}  // namespace
}  // namespace yishi::database

#include <atomic>
#include <thread>

#include "core/database/dialect.hpp"
#include "store.hpp"

namespace yishi::database {
namespace {

class Migrations : public Store {
 protected:
  Result<int> run(std::vector<Migration> list) { return migrate(*db, list, (folder / "backups").string()); }
  std::size_t backups() {
    if (!std::filesystem::exists(folder / "backups")) return 0;
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "backups"))
      count += entry.is_regular_file();
    return count;
  }
  static std::string code(const Result<int>& result) { return result ? "" : result.error().code; }

  Migration first{1, "one",
                  "CREATE TABLE one (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT; INSERT INTO one "
                  "VALUES (1, 'a;b')",
                  ""};
  Migration second{2, "two", "CREATE TABLE two (id INTEGER) STRICT", ""};
};

TEST_P(Migrations, RunOnceInOrder) {
  EXPECT_EQ(run({second, first}), 2);
  EXPECT_EQ(run({first, second}), 0);
  EXPECT_EQ(db->read([](Transaction& tx) { return tx.first<std::string>("SELECT name FROM one"); }), "a;b");
  const auto names = db->read([](Transaction& tx) {
    return tx.all<std::string>("SELECT name FROM schema_migrations ORDER BY number");
  });
  EXPECT_EQ(names, (std::vector<std::string>{"one", "two"}));
}

TEST_P(Migrations, SaveWhatWasThereBefore) {
  EXPECT_EQ(run({first}), 1);
  EXPECT_EQ(backups(), 0U);
  EXPECT_EQ(run({first, second}), 1);
  EXPECT_EQ(backups(), on_postgresql() ? 0U : 1U);
}

TEST_P(Migrations, ANewerDatabaseIsRefused) {
  EXPECT_EQ(run({first, second}), 2);
  EXPECT_EQ(code(run({first})), "database_newer");
}

TEST_P(Migrations, AnEditedOldStepIsRefused) {
  EXPECT_EQ(run({first}), 1);
  auto edited = first;
  edited.sqlite = "CREATE TABLE one (id INTEGER) STRICT";
  EXPECT_EQ(code(run({edited, second})), "migration_changed");
  EXPECT_THROW(db->read([](Transaction& tx) { tx.all<int>("SELECT id FROM two"); }), Broken);
}

TEST_P(Migrations, TwoOfOneNumberAreRefused) {
  auto twin = first;
  twin.name = "twin";
  EXPECT_EQ(code(run({first, twin})), "migrations_misnumbered");
}

TEST_P(Migrations, AFailedStepLeavesNothingBehind) {
  const Migration bad{2, "bad", "CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1)", ""};
  EXPECT_THROW(run({first, bad}), Broken);
  EXPECT_EQ(db->read([](Transaction& tx) {
    return tx.first<std::int64_t>("SELECT count(*) FROM schema_migrations");
  }),
            1);
  EXPECT_THROW(db->read([](Transaction& tx) { tx.all<int>("SELECT id FROM half"); }), Broken);
  EXPECT_EQ(run({first, second}), 1);
}

TEST_P(Migrations, TwoServersMayStartAtOnce) {
  if (!on_postgresql()) return;  // SQLite has one server
  auto other = Database::open(at_home({.readers = 1, .writers = 1}));
  ASSERT_TRUE(other.has_value());
  std::atomic<int> ran = 0;
  const auto start = [&](Database& database) {
    const std::vector<Migration> list{first, second};
    ran += migrate(database, list, "").value_or(-100);
  };
  std::thread one([&] { start(*db); }), two([&] { start(**other); });
  one.join();
  two.join();
  EXPECT_EQ(ran, 2);
}

INSTANTIATE_TEST_SUITE_P(Engines, Migrations, both_engines(), engine_name);

TEST(Dialect, QueriesAreGivenNumberedParameters) {
  EXPECT_EQ(for_postgresql("SELECT '?1', \"?\" -- ?2\n, ?1 /* ?3 */ WHERE a=?12").text,
            "SELECT '?1', \"?\" -- ?2\n, $1 /* ?3 */ WHERE a=$12");
  EXPECT_EQ(for_postgresql("SELECT $1 FOR UPDATE").parameters,
            1);  // PostgreSQL's own spelling may stand as well
  EXPECT_EQ(for_postgresql("SELECT cast(a AS integer), 'it''s ?1'").text,
            "SELECT cast(a AS BIGINT), 'it''s ?1'");
}

TEST(Dialect, NullTestsOfParametersAreGivenParametersOfTheirOwn) {
  const auto query =
      for_postgresql("WHERE (?1 IS NULL OR a = ?1) AND (?2 is not\n null) AND b = ?3 AND a IS NULL");
  EXPECT_EQ(query.text,
            "WHERE ($4::text IS NULL OR a = $1) AND ($2::text is not\n null) AND b = $3 AND a IS NULL");
  EXPECT_EQ(query.parameters, 3);
  EXPECT_EQ(query.repeated, (std::vector<int>{1}));
}

TEST(Dialect, SchemasAreGivenPostgresqlsTypes) {
  EXPECT_EQ(schema_for_postgresql("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT NOT NULL DEFAULT "
                                  "'TEXT', b BLOB, r REAL) STRICT, WITHOUT ROWID;"),
            "CREATE TABLE t (id BIGINT PRIMARY KEY, text TEXT COLLATE \"C\" NOT NULL DEFAULT 'TEXT', b "
            "BYTEA, r DOUBLE PRECISION);");
  EXPECT_EQ(schema_for_postgresql("UPDATE t SET a = CAST(b AS TEXT); -- INTEGER\nDROP TABLE x"),
            "UPDATE t SET a = CAST(b AS TEXT); -- INTEGER\nDROP TABLE x");
}

}  // namespace
}  // namespace yishi::database

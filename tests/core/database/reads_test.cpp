#include <atomic>
#include <thread>

#include "store.hpp"

namespace yishi::database {

enum class Colour { red, light_blue };
BOOST_DESCRIBE_ENUM(Colour, red, light_blue)

struct Everything {
  std::int64_t big = 0;
  int small = 0;
  bool yes = false;
  double real = 0;
  std::string text;
  std::optional<std::string> maybe;
  std::optional<std::int64_t> maybe_number;
  Colour colour{};
  MemberId id;
  CommitteeId committee{};
  Timestamp at;
  Date day;
  json::Raw raw;
  Blob blob;
};
BOOST_DESCRIBE_STRUCT(Everything, (),
                      (big, small, yes, real, text, maybe, maybe_number, colour, id, committee, at, day, raw,
                       blob))

namespace {

using Reads = Store;

Everything example() {
  Everything row;
  row.big = INT64_MIN + 1;
  row.small = -7;
  row.yes = true;
  row.real = 0.1;
  row.text = "议事 'quoted' \\ ?1 $1 😀";
  row.maybe_number = 0;
  row.colour = Colour::light_blue;
  row.id = MemberId::make();
  row.committee = CommitteeId{3200};
  row.at = {1'790'000'000'123};
  row.day = Date::of(2026, 11, 24);
  row.raw = {R"({"a":[1,null]})"};
  for (int i = 0; i < 256; ++i) row.blob.push_back(static_cast<std::byte>(i));
  return row;
}

TEST_P(Reads, EveryTypeComesBackAsItWent) {
  const Migration table{
      1, "everything",
      "CREATE TABLE everything (big INTEGER, small INTEGER, yes INTEGER, re REAL, text TEXT, maybe TEXT, "
      "maybe_number INTEGER, colour TEXT, id TEXT, committee INTEGER, at INTEGER, day INTEGER, "
      "raw TEXT, blob BLOB) STRICT",
      ""};
  ASSERT_TRUE(migrate(*db, std::span(&table, 1), (folder / "backups").string()).has_value());
  const auto row = example();
  db->write([&](Transaction& tx) {
    tx.run("INSERT INTO everything VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
           row.big, row.small, row.yes, row.real, row.text, row.maybe, row.maybe_number, row.colour, row.id,
           row.committee, row.at, row.day, row.raw, row.blob);
  });
  const auto back =
      db->read([](Transaction& tx) { return *tx.first<Everything>("SELECT * FROM everything"); });
  EXPECT_EQ(back.big, row.big);
  EXPECT_EQ(back.small, row.small);
  EXPECT_EQ(back.yes, row.yes);
  EXPECT_EQ(back.real, row.real);
  EXPECT_EQ(back.text, row.text);
  EXPECT_EQ(back.maybe, row.maybe);
  EXPECT_EQ(back.maybe_number, row.maybe_number);
  EXPECT_EQ(back.colour, row.colour);
  EXPECT_EQ(back.id, row.id);
  EXPECT_EQ(back.committee, row.committee);
  EXPECT_EQ(back.at, row.at);
  EXPECT_EQ(back.day, row.day);
  EXPECT_EQ(back.raw, row.raw);
  EXPECT_EQ(back.blob, row.blob);
}

TEST_P(Reads, EmptyTextAndBlobAreNotNull) {
  db->write([](Transaction& tx) {
    tx.script(tx.engine() == Engine::sqlite ? "CREATE TABLE e (t TEXT, b BLOB, n TEXT)"
                                            : "CREATE TABLE e (t TEXT, b BYTEA, n TEXT)");
    tx.run("INSERT INTO e VALUES (?1, ?2, ?3)", std::string_view(), Blob{}, MemberId{});
  });
  db->read([](Transaction& tx) {
    tx.each("SELECT t, b, n FROM e", [](const Statement& row) {
      EXPECT_FALSE(row.is_null(0));
      EXPECT_FALSE(row.is_null(1));
      EXPECT_TRUE(row.blob(1).empty());
      EXPECT_TRUE(row.is_null(2));
    });
  });
}

TEST_P(Reads, CountsSumsAndConditionsAreNumbers) {
  db->write([](Transaction& tx) {
    tx.script("CREATE TABLE n (v BIGINT); INSERT INTO n VALUES (3000000000), (4000000000)");
  });
  db->read([](Transaction& tx) {
    EXPECT_EQ(tx.first<std::int64_t>("SELECT sum(v) FROM n"), 7'000'000'000);
    EXPECT_EQ(tx.first<std::int64_t>("SELECT count(*) FROM n WHERE v > ?1", 3'500'000'000), 1);
    EXPECT_EQ(tx.first<bool>("SELECT max(v) > 5 FROM n"), true);
    EXPECT_EQ(tx.first<bool>("SELECT max(v) < 5 FROM n"), false);
    EXPECT_EQ(tx.first<std::int64_t>("SELECT CAST(?1 AS INTEGER)", 5'000'000'000), 5'000'000'000);
    EXPECT_EQ(tx.first<std::int64_t>("SELECT v FROM n WHERE (?1 IS NULL OR v = ?1) ORDER BY v",
                                     std::optional<std::int64_t>()),
              3'000'000'000);
    EXPECT_FALSE(tx.first<std::int64_t>("SELECT v FROM n WHERE v = 1").has_value());
  });
}

TEST_P(Reads, TextIsOrderedByItsBytes) {
  const Migration table{1, "names", "CREATE TABLE names (name TEXT NOT NULL PRIMARY KEY) STRICT", ""};
  ASSERT_TRUE(migrate(*db, std::span(&table, 1), (folder / "backups").string()).has_value());
  db->write([](Transaction& tx) {
    for (const auto* name : {"b", "B", "a", "一", "Z", "é"})
      tx.run("INSERT INTO names VALUES (?1)", std::string_view(name));
  });
  const auto names =
      db->read([](Transaction& tx) { return tx.all<std::string>("SELECT name FROM names ORDER BY name"); });
  EXPECT_EQ(names, (std::vector<std::string>{"B", "Z", "a", "b", "é", "一"}));
}

TEST_P(Reads, SeeOneMomentThroughout) {
  db->write([](Transaction& tx) { tx.script("CREATE TABLE r (id BIGINT)"); });
  db->read([&](Transaction& tx) {
    EXPECT_FALSE(tx.may_write());
    EXPECT_EQ(tx.first<std::int64_t>("SELECT count(*) FROM r"), 0);
    std::thread([&] { db->write([](Transaction& other) { other.run("INSERT INTO r VALUES (1)"); }); }).join();
    EXPECT_EQ(tx.first<std::int64_t>("SELECT count(*) FROM r"), 0);
  });
  EXPECT_EQ(db->read([](Transaction& tx) { return tx.first<std::int64_t>("SELECT count(*) FROM r"); }), 1);
}

TEST_P(Reads, CannotWrite) {
  db->write([](Transaction& tx) { tx.script("CREATE TABLE r (id BIGINT)"); });
  EXPECT_THROW(db->read([](Transaction& tx) { tx.run("INSERT INTO r VALUES (1)"); }), Broken);
  EXPECT_THROW(db->read([&](Transaction&) { db->read([](Transaction&) {}); }), Broken);
  EXPECT_EQ(db->read([](Transaction& tx) { return tx.first<std::int64_t>("SELECT count(*) FROM r"); }), 0);
}

TEST_P(Reads, AQueryMayRunInsideItself) {
  db->write(
      [](Transaction& tx) { tx.script("CREATE TABLE r (id BIGINT); INSERT INTO r VALUES (1), (2), (3)"); });
  int pairs = 0;
  db->read([&](Transaction& tx) {
    constexpr Sql query = "SELECT id FROM r ORDER BY id";
    tx.each(query, [&](const Statement&) { tx.each(query, [&](const Statement&) { ++pairs; }); });
  });
  EXPECT_EQ(pairs, 9);
}

TEST_P(Reads, ManyThreadsShareAFewConnections) {
  open({.readers = 2});
  db->write([](Transaction& tx) { tx.script("CREATE TABLE r (id BIGINT); INSERT INTO r VALUES (1)"); });
  std::atomic<int> sum = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 20; ++n) {
        sum += static_cast<int>(
            *db->read([](Transaction& tx) { return tx.first<std::int64_t>("SELECT id FROM r"); }));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(sum, 240);
}

TEST_P(Reads, TooManyShapesOfQueriesStayCorrect) {
  db->read([](Transaction& tx) {
    for (int i = 0; i < 2500; ++i) {
      const auto text = "SELECT " + std::to_string(i);
      ASSERT_EQ(tx.first<std::int64_t>(Sql::built(text)), i);
    }
  });
}

INSTANTIATE_TEST_SUITE_P(Engines, Reads, both_engines(), engine_name);

}  // namespace
}  // namespace yishi::database

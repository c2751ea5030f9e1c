#include "core/http/idempotency.hpp"

#include <gtest/gtest.h>

#include "server.hpp"

namespace yishi::http::testing {
namespace {

std::int64_t rows(Server& server, std::string_view table) {
  const std::string sql = "SELECT count(*) FROM " + std::string(table);
  return server.db->read(
      [&](database::Transaction& tx) { return tx.first<std::int64_t>(database::Sql::built(sql)).value(); });
}

TEST(Idempotency, AnswersARepeatedWriteWithoutDoingItAgain) {
  Server server;
  auto client = server.client();
  const Pairs key{{"Idempotency-Key", "k1"}};
  const auto first = client.post("/api/v1/things", "{\"n\":1}", key);
  const auto second = client.post("/api/v1/things", "{\"n\":1}", key);
  EXPECT_EQ(first->status, 201);
  EXPECT_EQ(first->header("idempotency-replayed"), "");
  EXPECT_EQ(second->status, 201);
  EXPECT_EQ(second->body, first->body);
  EXPECT_EQ(second->header("idempotency-replayed"), "true");
  EXPECT_EQ(rows(server, "things"), 1);
}

TEST(Idempotency, RefusesAKeyWithAnotherBody) {
  Server server;
  auto client = server.client();
  const Pairs key{{"Idempotency-Key", "k1"}};
  EXPECT_EQ(client.post("/api/v1/things", "{\"n\":1}", key)->status, 201);
  const auto other = client.post("/api/v1/things", "{\"n\":2}", key);
  EXPECT_EQ(other->status, 422);
  EXPECT_EQ(other->code(), "idempotency_key_reused");
  EXPECT_EQ(rows(server, "things"), 1);
}

TEST(Idempotency, KeepsKeysOfDifferentPeopleAndPathsApart) {
  Server server;
  auto one = server.client(), two = server.client();
  one.cookies()["sid"] = "one";
  two.cookies()["sid"] = "two";
  const Pairs key{{"Idempotency-Key", "k1"}};
  EXPECT_EQ(one.post("/api/v1/things", "{\"n\":1}", key)->status, 201);
  EXPECT_EQ(two.post("/api/v1/things", "{\"n\":2}", key)->status, 201);
  EXPECT_EQ(one.del("/api/v1/things/1", key)->status, 204);
  EXPECT_EQ(rows(server, "idempotency_keys"), 3);
}

TEST(Idempotency, DoesNotKeepARefusal) {
  Server server;
  auto client = server.client();
  const Pairs key{{"Idempotency-Key", "k1"}};
  EXPECT_EQ(client.post("/api/v1/refused", "{}", key)->status, 409);
  EXPECT_EQ(client.post("/api/v1/refused", "{}", key)->header("idempotency-replayed"), "");
  EXPECT_EQ(rows(server, "idempotency_keys"), 0);
  EXPECT_EQ(rows(server, "things"), 0);
}

TEST(Idempotency, KeepsNoSecrets) {
  Server server;
  Idempotency store;
  server.db->write([&](database::Transaction& tx) {
    store.keep(tx, {"a", "b"}, Reply{200, "", "", {{"Set-Cookie", "sid=1"}}}, Timestamp{1});
    store.keep(tx, {"c", "d"}, Reply{200, "", "", {{"Cache-Control", "no-store"}}}, Timestamp{1});
  });
  EXPECT_EQ(rows(server, "idempotency_keys"), 0);
}

TEST(Idempotency, ForgetsAfterTwoDays) {
  Server server;
  Idempotency store;
  constexpr std::int64_t hour = 3'600'000, start = 1'000'000'000'000;
  server.db->write([&](database::Transaction& tx) {
    store.keep(tx, {"old", "b"}, Reply::json("{}"), Timestamp{start});
  });
  server.db->write([&](database::Transaction& tx) {
    store.keep(tx, {"new", "b"}, Reply::json("{}"), Timestamp{start + 47 * hour});
  });
  EXPECT_EQ(rows(server, "idempotency_keys"), 2);
  server.db->write([&](database::Transaction& tx) {
    store.keep(tx, {"newer", "b"}, Reply::json("{}"), Timestamp{start + 49 * hour});
  });
  EXPECT_EQ(rows(server, "idempotency_keys"), 2);
}

TEST(Idempotency, ReplaysStatusHeadersAndBytes) {
  Server server;
  Idempotency store;
  const std::string bytes("a\0b\xff", 4);
  const auto again = server.db->write([&](database::Transaction& tx) {
    store.keep(tx, {"s", "b"}, Reply{201, "x/y", bytes, {{"Location", "/z"}}}, Timestamp{1});
    return store.earlier(tx, {"s", "b"}, {});
  });
  ASSERT_TRUE(again);
  EXPECT_EQ(again->status, 201);
  EXPECT_EQ(again->type, "x/y");
  EXPECT_EQ(again->body, bytes);
  EXPECT_EQ(again->headers[0], (std::pair<std::string, std::string>{"Location", "/z"}));
}

}  // namespace
}  // namespace yishi::http::testing

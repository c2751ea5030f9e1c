#include <gtest/gtest.h>

#include "server.hpp"

namespace yishi::http::testing {
namespace {

const std::vector<std::pair<std::string, std::string>> on_every_reply = {
    {"content-security-policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
     "connect-src 'self'; "
     "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
     "frame-ancestors 'none'"},
    {"x-content-type-options", "nosniff"},
    {"referrer-policy", "same-origin"},
    {"cross-origin-opener-policy", "same-origin"},
    {"cross-origin-resource-policy", "same-origin"}};

void expect_secured(const Client::Answer& answer, std::string_view what) {
  for (const auto& [name, value] : on_every_reply)
    EXPECT_EQ(answer.header(name), value) << what << " " << name;
  EXPECT_NE(answer.header("permissions-policy"), "") << what;
  EXPECT_NE(answer.header("date"), "") << what;
  EXPECT_NE(answer.header("cache-control"), "") << what;
  EXPECT_EQ(answer.header("server"), "") << what;
}

TEST(Headers, StandOnRepliesOfEveryStatus) {
  Server server;
  auto client = server.client();
  const auto etag = std::string(client.get("/api/v1/ping")->header("etag"));
  const std::vector<std::tuple<int, Verb, std::string, std::string, Pairs>> asked = {
      {200, Verb::get, "/api/v1/ping", "", {}},
      {201, Verb::post, "/api/v1/things", "{}", {}},
      {204, Verb::del, "/api/v1/things/1", "", {}},
      {304, Verb::get, "/api/v1/ping", "", {{"If-None-Match", etag}}},
      {400, Verb::get, "/%zz", "", {}},
      {403, Verb::post, "/api/v1/things", "{}", {{"Sec-Fetch-Site", "cross-site"}}},
      {404, Verb::get, "/nothing", "", {}},
      {405, Verb::put, "/api/v1/ping", "{}", {}},
      {409, Verb::post, "/api/v1/refused", "{}", {}},
      {413, Verb::post, "/api/v1/things", std::string(2000, ' '), {}},
      {415, Verb::post, "/api/v1/things", "{}", {{"Content-Type", "text/plain"}}},
      {417, Verb::get, "/api/v1/ping", "", {{"Expect", "x"}}},
      {422, Verb::post, "/api/v1/things", "{}", {{"Idempotency-Key", "a b"}}},
      {426, Verb::get, "/api/v1/live", "", {}},
      {431, Verb::get, "/", "", {{"X", std::string(9000, 'x')}}},
      {500, Verb::get, "/api/v1/broken", "", {}},
      {503, Verb::get, "/api/v1/away", "", {}}};
  for (const auto& [status, verb, path, body, headers] : asked) {
    const auto answer = client.send(verb, path, body, headers);
    ASSERT_TRUE(answer) << path;
    EXPECT_EQ(answer->status, status) << path << " " << answer->body;
    expect_secured(*answer, std::to_string(status) + " " + path);
    if (status < 400) continue;
    EXPECT_EQ(answer->header("content-type"), "application/problem+json");
    EXPECT_EQ(answer->header("cache-control"), "no-store");
  }
}

TEST(Headers, SandboxDownloads) {
  Server server;
  const auto raw = server.raw("GET /api/v1/paper HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(count_of(raw, "Content-Security-Policy: sandbox\r\n"), 1);
  EXPECT_EQ(count_of(raw,
                     "Content-Disposition: attachment; filename=\"___1_.pdf\"; "
                     "filename*=UTF-8''%E6%8F%90%E6%A1%88%201%E5%8F%B7.pdf\r\n"),
            1);
}

TEST(Headers, CannotBeForgedByAHandlersValue) {
  Server server;
  const auto raw = server.raw("GET /api/v1/splitting HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(count_of(raw, "\r\nX-Forged"), 0);
  EXPECT_EQ(count_of(raw, "X-Given: a  X-Forged: 1"), 1);
}

TEST(Headers, KeepApiRepliesPrivate) {
  Server server;
  auto client = server.client();
  EXPECT_EQ(client.get("/api/v1/ping")->header("cache-control"), "private, no-cache");
  EXPECT_EQ(client.get("/pages/x")->header("cache-control"), "no-cache");
}

TEST(Headers, CompressWhenTaken) {
  Server server;
  auto client = server.client();
  const auto small = client.get("/api/v1/long", {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(small->header("content-encoding"), "gzip");
  EXPECT_EQ(small->header("vary"), "Accept-Encoding");
  EXPECT_LT(small->body.size(), 500u);
  EXPECT_EQ(client.get("/api/v1/long")->body.size(), 20002u);
  EXPECT_EQ(client
                .get("/api/v1/long",
                     {{"Accept-Encoding", "gzip"}, {"If-None-Match", std::string(small->header("etag"))}})
                ->status,
            304);
}

// ---- who may ask
// -------------------------------------------------------------------------------------------

TEST(Source, MustBeOurOwnPageForUnsafeVerbs) {
  Server server;
  const auto ask = [&](std::string lines) {
    return status_of_reply(
        server.raw("POST /api/v1/refused HTTP/1.1\r\nHost: h:1\r\nContent-Type: "
                   "application/json\r\nContent-Length: 2\r\n" +
                   lines + "Connection: close\r\n\r\n{}"));
  };
  EXPECT_EQ(ask("Sec-Fetch-Site: same-origin\r\n"), 409);
  EXPECT_EQ(ask("Origin: http://h:1\r\n"), 409);
  EXPECT_EQ(ask("Sec-Fetch-Site: none\r\nOrigin: https://h:1\r\n"), 409);
  EXPECT_EQ(ask(""), 403);
  EXPECT_EQ(ask("Origin: http://h\r\n"), 403);
  EXPECT_EQ(ask("Origin: http://h:1.evil.example\r\n"), 403);
  EXPECT_EQ(ask("Origin: null\r\n"), 403);
  EXPECT_EQ(ask("Sec-Fetch-Site: none\r\n"), 403);
  EXPECT_EQ(ask("Sec-Fetch-Site: same-site\r\nOrigin: http://h:1\r\n"), 403);
  EXPECT_EQ(ask("Sec-Fetch-Site: cross-site\r\nOrigin: http://h:1\r\n"), 403);
}

TEST(Source, MustNameTheConfiguredHostAndOrigin) {
  ListenerSettings settings;
  settings.origin = "https://yishi.example";
  Server server(settings);
  const auto get = [&](std::string host, std::string path) {
    return status_of_reply(
        server.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"));
  };
  EXPECT_EQ(get("yishi.example", "/api/v1/ping"), 200);
  EXPECT_EQ(get("YISHI.example", "/api/v1/ping"), 200);
  EXPECT_EQ(get("evil.example", "/api/v1/ping"), 421);
  EXPECT_EQ(get("127.0.0.1", "/healthz"), 200);
  EXPECT_EQ(get("yishi.example", "http://evil.example/api/v1/ping"), 421);
  const auto post = [&](std::string origin) {
    return status_of_reply(
        server.raw("POST /api/v1/refused HTTP/1.1\r\nHost: yishi.example\r\nOrigin: " + origin +
                   "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"));
  };
  EXPECT_EQ(post("https://yishi.example"), 409);
  EXPECT_EQ(post("http://yishi.example"), 403);
}

TEST(Source, IsBelievedToAProxyOnThisMachineOnly) {
  const std::string ask =
      "GET /api/v1/who HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 6.6.6.6, 203.0.113.9\r\nX-Forwarded-Proto: "
      "https\r\nConnection: close\r\n\r\n";
  Server alone;
  EXPECT_EQ(count_of(alone.raw(ask), R"({"remote":"127.0.0.1","secure":false})"), 1);
  EXPECT_EQ(count_of(alone.raw(ask), "Strict-Transport-Security"), 0);
  ListenerSettings settings;
  settings.behind_proxy = true;
  Server behind(settings);
  EXPECT_EQ(count_of(behind.raw(ask), R"({"remote":"203.0.113.9","secure":true})"), 1);
  EXPECT_EQ(count_of(behind.raw(ask), "Strict-Transport-Security: max-age=31536000"), 1);
}

TEST(Body, MustBeOfTheRoutesType) {
  Server server;
  auto client = server.client();
  EXPECT_EQ(
      client.post("/api/v1/refused", "{}", {{"Content-Type", "application/json; charset=utf-8"}})->status,
      409);
  for (const auto* type : {"text/plain", "application/x-www-form-urlencoded",
                           "multipart/form-data; boundary=x", "application/jsonx"}) {
    EXPECT_EQ(client.post("/api/v1/refused", "{}", {{"Content-Type", type}})->status, 415) << type;
  }
}

}  // namespace
}  // namespace yishi::http::testing

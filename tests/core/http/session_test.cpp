#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "server.hpp"

namespace yishi::http::testing {
namespace {

const std::string head = "Host: h\r\n";
const std::string post =
    "POST /api/v1/things HTTP/1.1\r\nHost: h\r\nOrigin: http://h\r\nContent-Type: application/json\r\n";

TEST(Session, AnswersPipelinedRequestsInOrder) {
  Server server;
  const auto one = [](std::string word) {
    return "GET /api/v1/echo/" + word + " HTTP/1.1\r\nHost: h\r\n\r\n";
  };
  const auto reply = server.raw(one("a") + "GET /api/v1/work HTTP/1.1\r\nHost: h\r\n\r\n" + post +
                                "Content-Length: 2\r\n\r\n{}" + one("b") +
                                "GET /api/v1/ping HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(count_of(reply, "HTTP/1.1 200"), 4);
  EXPECT_EQ(count_of(reply, "HTTP/1.1 201"), 1);
  EXPECT_LT(reply.find("\"a\""), reply.find("{\"tx\":0}"));
  EXPECT_LT(reply.find("{\"tx\":0}"), reply.find("kept"));
  EXPECT_LT(reply.find("kept"), reply.find("\"b\""));
  EXPECT_LT(reply.find("\"b\""), reply.find("pong"));
}

TEST(Session, TakesRequestsThatComeByteByByte) {
  Server server;
  const int descriptor = server.connect();
  for (const char c : post + "Content-Length: 7\r\nConnection: close\r\n\r\n{\"a\":1}") {
    ASSERT_EQ(::send(descriptor, &c, 1, MSG_NOSIGNAL), 1);
  }
  EXPECT_EQ(status_of_reply(read_all(descriptor, 3000)), 201);
}

TEST(Session, ServesHeadByGetWithoutTheBody) {
  Server server;
  const auto reply = server.raw("HEAD /api/v1/ping HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(status_of_reply(reply), 200);
  EXPECT_EQ(count_of(reply, "Content-Length: 13\r\n"), 1);
  EXPECT_TRUE(reply.ends_with("\r\n\r\n"));
}

TEST(Session, SpeaksTheOldProtocol) {
  Server server;
  EXPECT_EQ(count_of(server.raw("GET /api/v1/ping HTTP/1.0\r\n\r\n"), "Connection: close"), 1);
  const auto kept = server.raw(
      "GET /api/v1/ping HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /api/v1/ping HTTP/1.0\r\n\r\n");
  EXPECT_EQ(count_of(kept, "HTTP/1.1 200"), 2);
}

TEST(Session, SaysWhatAPathKnows) {
  Server server;
  auto client = server.client();
  const auto wrong = client.put("/api/v1/things", "{}");
  EXPECT_EQ(wrong->status, 405);
  EXPECT_EQ(wrong->header("allow"), "POST");
  EXPECT_EQ(client.get("/api/v1/nothing")->status, 404);
  EXPECT_EQ(client.get("/pages/a/b")->body, "<p>a/b</p>");
  EXPECT_EQ(client.post("/healthz", "")->status, 405);
  for (const auto* verb : {"TRACE", "CONNECT", "OPTIONS", "BREW"}) {
    EXPECT_EQ(status_of_reply(server.raw(std::string(verb) +
                                         " /api/v1/ping HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")),
              405)
        << verb;
  }
}

TEST(Session, RunsHandlersWhereTheirRouteSays) {
  Server server;
  auto client = server.client();
  EXPECT_EQ(client.get("/api/v1/ping")->body, "{\"pong\":true}");
  EXPECT_EQ(client.get("/api/v1/slow-read")->body, "{\"things\":0}");
  EXPECT_EQ(client.get("/api/v1/work")->body, "{\"tx\":0}");
  EXPECT_EQ(client.post("/api/v1/things", "{\"n\":1}")->status, 201);
  EXPECT_EQ(client.get("/api/v1/slow-read")->body, "{\"things\":1}");
  EXPECT_EQ(client.del("/api/v1/things/1")->status, 204);
  EXPECT_EQ(client.get("/api/v1/slow-read")->body, "{\"things\":0}");
}

TEST(Session, RollsBackARefusedAct) {
  Server server;
  auto client = server.client();
  EXPECT_EQ(client.post("/api/v1/refused", "{\"n\":1}")->status, 409);
  EXPECT_EQ(client.post("/api/v1/breaks", "{\"n\":2}")->status, 500);
  EXPECT_EQ(client.get("/api/v1/slow-read")->body, "{\"things\":0}");
}

TEST(Session, HidesWhatBrokeAndReportsItWithTheRequestsNumber) {
  Server server;
  auto client = server.client();
  const auto broken = client.get("/api/v1/broken");
  EXPECT_EQ(broken->status, 500);
  EXPECT_EQ(count_of(broken->body, "secret"), 0);
  ASSERT_EQ(server.reports.size(), 1u);
  EXPECT_EQ(count_of(server.reports[0], "secret detail"), 1);
  const auto number = json::parse(broken->body)->at("request").as_string();
  EXPECT_EQ(count_of(server.reports[0], std::string_view(number)), 1);
  EXPECT_EQ(client.get("/api/v1/away")->status, 503);
  EXPECT_EQ(client.get("/api/v1/away")->header("retry-after"), "2");
}

TEST(Session, CallsADuplicateAConflict) {
  Server server;
  auto client = server.client();
  EXPECT_EQ(client.post("/api/v1/things", "{\"n\":1}")->status, 201);
  const auto again = client.post("/api/v1/things", "{\"n\":1}");
  EXPECT_EQ(again->status, 409);
  EXPECT_EQ(again->code(), "changed_meanwhile");
}

TEST(Session, SpeaksTheLanguageThatIsAskedFor) {
  Server server;
  auto client = server.client();
  EXPECT_EQ(count_of(client.get("/nothing")->body, "没有这个网址"), 1);
  EXPECT_EQ(count_of(client.get("/nothing", {{"Accept-Language", "en-GB,zh;q=0.1"}})->body,
                     "nothing at this address"),
            1);
  EXPECT_EQ(count_of(client.get("/nothing?lang=zh", {{"Accept-Language", "en"}})->body, "没有这个网址"), 1);
}

// ---- limits
// ------------------------------------------------------------------------------------------------

TEST(Limits, RefusesALargeBodyBeforeReadingIt) {
  Server server;
  const auto reply = server.raw(post + "Content-Length: 999999999\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(status_of_reply(reply), 413);
  EXPECT_EQ(count_of(reply, "100 Continue"), 0);
  EXPECT_EQ(count_of(reply, "Connection: close"), 1);
}

TEST(Limits, CountsChunkedBodies) {
  Server server;
  const std::string chunk = "190\r\n" + std::string(400, ' ') + "\r\n";
  EXPECT_EQ(status_of_reply(server.raw(post + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + chunk +
                                       "0\r\n\r\n")),
            413);
  const auto good = server.raw(post +
                               "Transfer-Encoding: chunked\r\nConnection: "
                               "close\r\n\r\n2;x=y\r\n{\"\r\n5\r\na\":1}\r\n0\r\nSid: forged\r\n\r\n");
  EXPECT_EQ(status_of_reply(good), 201);
  EXPECT_EQ(status_of_reply(server.raw(post + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n")),
            400);
  EXPECT_EQ(
      status_of_reply(server.raw(post + "Transfer-Encoding: chunked\r\n\r\n1;" + std::string(20000, 'x'))),
      400);
}

TEST(Limits, KeepsTheConnectionAfterASmallUnwantedBody) {
  Server server;
  const auto refused = "POST /api/v1/things HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}";
  const auto reply =
      server.raw(std::string(refused) + "GET /api/v1/ping HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(status_of_reply(reply), 403);
  EXPECT_EQ(count_of(reply, "HTTP/1.1 200"), 1);
}

TEST(Limits, RefusesALargeHead) {
  Server server;
  EXPECT_EQ(
      status_of_reply(server.raw("GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(9000, 'x') + "\r\n\r\n")),
      431);
  EXPECT_EQ(status_of_reply(server.raw("GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(9000, 'x'))), 431);
  std::string many;
  for (int i = 0; i < 150; ++i) many += "A" + std::to_string(i) + ": 1\r\n";
  EXPECT_EQ(status_of_reply(server.raw("GET / HTTP/1.1\r\nHost: h\r\n" + many + "\r\n")), 400);
}

TEST(Limits, RefusesConnectionsOverAnAddressesShare) {
  ListenerSettings settings;
  settings.connections_per_address = 3;
  Server server(settings);
  std::vector<int> held;
  for (int i = 0; i < 3; ++i) held.push_back(server.connect());
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(server.raw("GET /api/v1/ping HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"), "");
  for (const int descriptor : held) ::close(descriptor);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(status_of_reply(server.raw("GET /api/v1/ping HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")),
            200);
}

TEST(Limits, RefusesRequestsOverAnAddressesRate) {
  ListenerSettings settings;
  settings.requests_per_minute = 5;
  Server server(settings);
  auto client = server.client();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(client.get("/api/v1/ping")->status, 200) << i;
  const auto refused = client.get("/api/v1/ping");
  EXPECT_EQ(refused->status, 429);
  const int wait = std::stoi(std::string(refused->header("retry-after")));
  EXPECT_GE(wait, 1);
  EXPECT_LE(wait, 13);
  EXPECT_EQ(client.get("/pages/x")->status, 200);  // pages are not counted
}

TEST(Limits, RefusesWhenTheQueueIsFull) {
  ListenerSettings settings;
  settings.workers = 1;
  settings.queue = 1;
  Server server(settings);
  std::vector<int> held;
  for (int i = 0; i < 4; ++i) {
    held.push_back(server.connect());
    const std::string_view ask = "GET /api/v1/sleepy HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    ASSERT_EQ(::send(held.back(), ask.data(), ask.size(), 0), static_cast<ssize_t>(ask.size()));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  int good = 0, busy = 0;
  for (const int descriptor : held) {
    const auto reply = read_all(descriptor, 3000);
    good += status_of_reply(reply) == 200;
    if (status_of_reply(reply) != 503) continue;
    ++busy;
    EXPECT_EQ(count_of(reply, "Retry-After: 2"), 1);
  }
  EXPECT_EQ(good, 2);
  EXPECT_EQ(busy, 2);
}

TEST(Limits, CutsSlowClientsOffWhileOthersAreServed) {
  ListenerSettings settings;
  settings.header_deadline = settings.body_deadline = settings.idle = std::chrono::seconds(1);
  Server server(settings);
  const auto start = std::chrono::steady_clock::now();
  const int in_head = server.connect(), in_body = server.connect(), silent = server.connect();
  const std::string half = "GET / HTTP/1.1\r\nHos", body = post + "Content-Length: 100\r\n\r\n{";
  (void)!::send(in_head, half.data(), half.size(), 0);
  (void)!::send(in_body, body.data(), body.size(), 0);
  auto client = server.client();
  EXPECT_EQ(client.get("/api/v1/ping")->status, 200);
  EXPECT_EQ(read_all(in_head, 5000), "");
  EXPECT_EQ(read_all(silent, 5000), "");
  EXPECT_NE(status_of_reply(read_all(in_body, 5000)), 201);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(4));
}

TEST(Limits, ServesOthersBesideAClientThatDoesNotRead) {
  Server server;
  const int descriptor = server.connect();
  const std::string ask = "GET /api/v1/long HTTP/1.1\r\nHost: h\r\n\r\n";
  for (int i = 0; i < 2000; ++i) {
    if (::send(descriptor, ask.data(), ask.size(), MSG_DONTWAIT | MSG_NOSIGNAL) < 0) break;
  }
  auto client = server.client();
  EXPECT_EQ(client.get("/api/v1/ping")->status, 200);
  ::close(descriptor);
}

TEST(Listener, RefusesAPortThatIsTaken) {
  Server server;
  Router router;
  ListenerSettings settings;
  settings.port = server.listener->port();
  Listener second(settings, router, *server.db);
  const auto started = second.start();
  ASSERT_FALSE(started);
  EXPECT_EQ(started.error().code, "cannot_listen");
}

TEST(Listener, EndsRequestsInHandBeforeItStops) {
  auto server = std::make_unique<Server>();
  const int descriptor = server->connect(), idle = server->connect();
  const std::string ask = "GET /api/v1/sleepy HTTP/1.1\r\nHost: h\r\n\r\n";
  (void)!::send(descriptor, ask.data(), ask.size(), 0);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  server.reset();
  const auto reply = read_all(descriptor, 1000);
  EXPECT_EQ(status_of_reply(reply), 200);
  EXPECT_EQ(count_of(reply, "Connection: close"), 1);
  EXPECT_EQ(read_all(idle, 1000), "");
}

// ---- smuggling: every way to make two programs disagree where a request ends
// --------------------------------

TEST(Smuggling, RefusesAmbiguousHeadsAndCloses) {
  Server server;
  const std::string next = "GET /api/v1/echo/smuggled HTTP/1.1\r\nHost: h\r\n\r\n";
  const std::vector<std::string> bad = {
      "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
      "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n",
      "Content-Length: 2\r\nContent-Length: 2\r\n",
      "Content-Length: 2\r\nContent-Length: 3\r\n",
      "Content-Length: 2, 2\r\n",
      "Content-Length: +2\r\n",
      "Content-Length: -2\r\n",
      "Content-Length: 0x2\r\n",
      "Content-Length: 2 2\r\n",
      "Content-Length:\r\n",
      "Content-Length: 99999999999999999999\r\n",
      "Transfer-Encoding: chunked, chunked\r\n",
      "Transfer-Encoding: gzip, chunked\r\n",
      "Transfer-Encoding: identity\r\n",
      "Transfer-Encoding: xchunked\r\n",
      "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
      "Transfer-Encoding : chunked\r\n",
      "Transfer-Encoding:\x0b"
      "chunked\r\n",
      "Content-Length : 2\r\n",
      "X: y\r\n Transfer-Encoding: chunked\r\n",
      "X: y\r\n\tz\r\n",
      "X: y\nContent-Length: 2\r\n",
      "X: a\rb\r\n",
      std::string("X: a") + '\0' + "b\r\n",
      "Host: other\r\n",
      "No-colon\r\n",
      ": empty-name\r\n",
      "X y: z\r\n",
  };
  for (const auto& lines : bad) {
    const auto reply = server.raw(
        "POST /api/v1/things HTTP/1.1\r\nHost: h\r\nOrigin: http://h\r\nContent-Type: application/json\r\n" +
        lines + "\r\n{}" + next);
    EXPECT_EQ(status_of_reply(reply), 400) << lines;
    EXPECT_EQ(count_of(reply, "HTTP/1.1 "), 1) << lines;
    EXPECT_EQ(count_of(reply, "smuggled"), 0) << lines;
    EXPECT_EQ(count_of(reply, "Connection: close"), 1) << lines;
  }
}

TEST(Smuggling, RefusesBadRequestLines) {
  Server server;
  for (const std::string line :
       {"GET / HTTP/1.1 x", "GET  / HTTP/1.1", "GET / HTTP/2.0", "GET / HTTP/0.9", "GET /", "GET / http/1.1",
        " GET / HTTP/1.1", "G(T / HTTP/1.1", "GET /a b HTTP/1.1", "GET /\x80 HTTP/1.1"}) {
    EXPECT_EQ(status_of_reply(server.raw(line + "\r\nHost: h\r\nConnection: close\r\n\r\n")), 400) << line;
  }
  EXPECT_EQ(status_of_reply(server.raw("GET /api/v1/ping HTTP/1.1\r\n\r\n")), 400);  // no Host
  EXPECT_EQ(
      status_of_reply(server.raw("GET /api/v1/ping HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")),
      400);  // 1.0 knows no chunks
}

TEST(Smuggling, RefusesUnknownExpectations) {
  Server server;
  EXPECT_EQ(status_of_reply(server.raw(
                "GET /api/v1/ping HTTP/1.1\r\nHost: h\r\nExpect: magic\r\nConnection: close\r\n\r\n")),
            417);
}

TEST(Smuggling, GoesOnWhenAsked) {
  Server server;
  const int descriptor = server.connect();
  const std::string ask = post + "Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n";
  (void)!::send(descriptor, ask.data(), ask.size(), 0);
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  (void)!::send(descriptor, "{}", 2, 0);
  const auto reply = read_all(descriptor, 2000);
  EXPECT_TRUE(reply.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201")) << reply;
}

}  // namespace
}  // namespace yishi::http::testing

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "server.hpp"

namespace yishi::http::testing {
namespace {

using std::chrono::milliseconds;

Result<LiveClient> listen(const Server& server, std::string sid, std::string origin = "") {
  ClientSettings settings{.origin = origin.empty() ? server.origin() : origin};
  std::map<std::string, std::string> cookies;
  if (!sid.empty()) cookies["sid"] = sid;
  return LiveClient::open(settings, cookies);
}

void until_sockets(Server& server, int count) {
  auto client = server.client();
  for (int i = 0; i < 200; ++i) {
    if (count_of(client.get("/metrics")->body, "yishi_http_sockets " + std::to_string(count) + "\n") == 1)
      return;
    std::this_thread::sleep_for(milliseconds(5));
  }
  FAIL() << "never " << count << " sockets";
}

TEST(LiveSocket, HearsItsChannelsOnly) {
  Server server;
  auto one = listen(server, "one"), two = listen(server, "two");
  ASSERT_TRUE(one && two);
  until_sockets(server, 2);
  server.listener->tell("account:one", "{\"number\":1}");
  server.listener->tell("room:all", "{\"number\":2}");
  EXPECT_EQ(one->next(milliseconds(2000)), "{\"number\":1}");
  EXPECT_EQ(one->next(milliseconds(2000)), "{\"number\":2}");
  EXPECT_EQ(two->next(milliseconds(2000)), "{\"number\":2}");
  EXPECT_EQ(two->next(milliseconds(50)), std::nullopt);
}

TEST(LiveSocket, KeepsTheOrderOfManyMessages) {
  Server server;
  auto one = listen(server, "one");
  ASSERT_TRUE(one);
  until_sockets(server, 1);
  for (int i = 0; i < 200; ++i) server.listener->tell("room:all", std::to_string(i));
  for (int i = 0; i < 200; ++i) ASSERT_EQ(one->next(milliseconds(2000)), std::to_string(i));
}

TEST(LiveSocket, IsRefusedWithoutASession) {
  Server server;
  const auto refused = listen(server, "");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "socket_refused");
  EXPECT_EQ(count_of(refused.error().words.en, "401"), 1);
}

TEST(LiveSocket, IsRefusedToAnotherOrigin) {
  Server server;
  const std::string ask =
      "GET /api/v1/live HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: "
      "websocket\r\nSec-WebSocket-Version: 13\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: sid=one\r\n";
  EXPECT_EQ(status_of_reply(server.raw(ask + "Origin: http://evil\r\n\r\n", 300)), 403);
  EXPECT_EQ(status_of_reply(server.raw(ask + "\r\n", 300)), 403);
  const auto good = server.raw(ask + "Origin: http://h\r\n\r\n", 300);
  EXPECT_EQ(status_of_reply(good), 101);
  EXPECT_EQ(count_of(good, "X-Content-Type-Options: nosniff"), 1);
  EXPECT_EQ(count_of(good, "permessage-deflate"), 0);
}

TEST(LiveSocket, IsClosedWhenDropped) {
  Server server;
  auto one = listen(server, "one"), two = listen(server, "two");
  ASSERT_TRUE(one && two);
  until_sockets(server, 2);
  server.listener->drop("account:one");
  EXPECT_EQ(one->next(milliseconds(2000)), std::nullopt);
  EXPECT_TRUE(one->closed());
  EXPECT_EQ(one->close_code(), 4001);
  until_sockets(server, 1);
  server.listener->tell("room:all", "x");
  EXPECT_EQ(two->next(milliseconds(2000)), "x");
}

TEST(LiveSocket, LetsASlowClientGo) {
  Server server;
  auto slow = listen(server, "slow"), quick = listen(server, "quick");
  ASSERT_TRUE(slow && quick);
  until_sockets(server, 2);
  const std::string message(100'000, 'x');
  for (int i = 0; i < 200; ++i) server.listener->tell("account:slow", message);  // 20 MB that nobody reads
  server.listener->tell("account:quick", "still here");
  EXPECT_EQ(quick->next(milliseconds(2000)), "still here");
  int came = 0;
  while (slow->next(milliseconds(5000))) ++came;
  EXPECT_TRUE(slow->closed());
  EXPECT_LT(came, 200);
  EXPECT_EQ(slow->close_code(), 1013);
  until_sockets(server, 1);
}

TEST(LiveSocket, EndsWithTheServer) {
  auto server = std::make_unique<Server>();
  auto one = listen(*server, "one");
  ASSERT_TRUE(one);
  until_sockets(*server, 1);
  server.reset();
  EXPECT_EQ(one->next(milliseconds(2000)), std::nullopt);
  EXPECT_TRUE(one->closed());
}

}  // namespace
}  // namespace yishi::http::testing

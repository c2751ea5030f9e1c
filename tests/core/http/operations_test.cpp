#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "server.hpp"

namespace yishi::http::testing {
namespace {

std::string content(const std::string& file) {
  std::ostringstream out;
  out << std::ifstream(file).rdbuf();
  return out.str();
}

TEST(Metrics, CountByRouteAndStatus) {
  Server server;
  auto client = server.client();
  client.get("/api/v1/echo/a");
  client.get("/api/v1/echo/b");
  client.get("/api/v1/broken");
  client.get("/nothing");
  const auto text = client.get("/metrics")->body;
  EXPECT_EQ(
      count_of(text,
               "yishi_http_requests_total{verb=\"GET\",route=\"/api/v1/echo/{word}\",status=\"2xx\"} 2\n"),
      1)
      << text;
  EXPECT_EQ(
      count_of(text, "yishi_http_requests_total{verb=\"GET\",route=\"/api/v1/broken\",status=\"5xx\"} 1\n"),
      1);
  EXPECT_EQ(count_of(text, "yishi_http_requests_total{route=\"(unknown)\",status=\"4xx\"} 1\n"), 1);
  EXPECT_EQ(count_of(text, "yishi_http_request_seconds_count 4\n"), 1);
  EXPECT_EQ(count_of(text, "process_resident_memory_bytes"), 3);
}

TEST(Metrics, AreForThisMachineOnly) {
  ListenerSettings settings;
  settings.behind_proxy = true;
  Server server(settings);
  auto client = server.client();
  EXPECT_EQ(client.get("/metrics", {{"X-Forwarded-For", "203.0.113.9"}})->status, 404);
  EXPECT_EQ(client.get("/metrics")->status, 200);
}

TEST(Health, AsksTheDatabase) {
  Server server;
  EXPECT_EQ(server.client().get("/healthz")->body, "{\"status\":\"ok\"}");
}

TEST(AccessLog, SaysWhatHappenedWithoutPersonalData) {
  Folder folder;
  ListenerSettings settings;
  settings.access_log = folder.file("access.log");
  {
    Server server(settings);
    auto client = server.client();
    client.cookies()["sid"] = "canarycookie";
    client.get("/api/v1/echo/canarypath?q=canaryquery");
    client.post("/api/v1/refused", "{\"x\":\"canarybody\"}");
    client.get("/canaryunknown");
  }
  const auto text = content(settings.access_log);
  EXPECT_EQ(count_of(text, "\n"), 3) << text;
  EXPECT_EQ(count_of(text, "\"verb\":\"GET\",\"route\":\"/api/v1/echo/{word}\",\"status\":200"), 1) << text;
  EXPECT_EQ(count_of(text, "canary"), 0) << text;
  EXPECT_EQ(count_of(text, "127.0.0.1"), 0) << text;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_TRUE(json::parse(line)) << line;
}

TEST(AccessLog, GoesOnInANewFileAfterRotation) {
  Folder folder;
  ListenerSettings settings;
  settings.access_log = folder.file("access.log");
  settings.log_addresses = true;
  {
    Server server(settings);
    auto client = server.client();
    client.get("/api/v1/ping");
    for (int i = 0; i < 300 && content(settings.access_log).empty(); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    std::filesystem::rename(settings.access_log, folder.file("access.log.1"));
    server.listener->reopen_logs();
    client.get("/api/v1/work");
  }
  EXPECT_EQ(count_of(content(folder.file("access.log.1")), "/api/v1/ping"), 1);
  EXPECT_EQ(count_of(content(settings.access_log), "/api/v1/work"), 1);
  EXPECT_EQ(count_of(content(settings.access_log), "\"remote\":\"127.0.0.1\""), 1);
}

}  // namespace
}  // namespace yishi::http::testing

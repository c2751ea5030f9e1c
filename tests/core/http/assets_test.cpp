#include "core/http/assets.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "server.hpp"

namespace yishi::http::testing {
namespace {

struct Site {
  Site() {
    folder.write("web/desk/index.html", "<p>desk</p>");
    folder.write("web/member/index.html", "<p>member</p>");
    folder.write("web/member/sw.js", "sw");
    folder.write("web/assets/app-1a2b.js", "plain");
    folder.write("web/assets/app-1a2b.js.br", "brotli");
    folder.write("web/assets/app-1a2b.js.gz", "gzipped");
    folder.write("web/.vite/manifest.json", "{}");
    folder.write("secret.txt", "secret");
    std::filesystem::create_symlink(folder.file("secret.txt"), folder.file("web/assets/leak.txt"));
    settings.assets = folder.file("web");
  }
  Folder folder;
  ListenerSettings settings;
};

TEST(Assets, AreServedInTheFormThatTheClientTakes) {
  Site site;
  Server server(site.settings);
  auto client = server.client();
  const auto plain = client.get("/assets/app-1a2b.js");
  EXPECT_EQ(plain->body, "plain");
  EXPECT_EQ(plain->header("content-type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(plain->header("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(plain->header("vary"), "Accept-Encoding");
  const auto brotli = client.get("/assets/app-1a2b.js", {{"Accept-Encoding", "gzip, br"}});
  EXPECT_EQ(brotli->body, "brotli");
  EXPECT_EQ(brotli->header("content-encoding"), "br");
  EXPECT_EQ(client.get("/assets/app-1a2b.js", {{"Accept-Encoding", "gzip, br;q=0"}})->body, "gzipped");
  EXPECT_EQ(
      client.get("/assets/app-1a2b.js", {{"If-None-Match", std::string(plain->header("etag"))}})->status,
      304);
  EXPECT_EQ(client.get("/assets/app-1a2b.js.br")->status, 404);
}

TEST(Assets, GiveAFacesPagesItsIndex) {
  Site site;
  Server server(site.settings);
  auto client = server.client();
  for (const auto* path : {"/desk", "/desk/", "/desk/proposals/0195", "/desk/index.html"}) {
    const auto page = client.get(path);
    EXPECT_EQ(page->body, "<p>desk</p>") << path;
    EXPECT_EQ(page->header("cache-control"), "no-cache");
    EXPECT_EQ(page->header("content-type"), "text/html; charset=utf-8");
  }
  EXPECT_EQ(client.get("/member/tasks")->body, "<p>member</p>");
  EXPECT_EQ(client.get("/member/sw.js")->header("cache-control"), "no-cache");
  EXPECT_EQ(client.get("/desk/missing.js")->status, 404);
  EXPECT_EQ(client.get("/deskx")->status, 404);
  EXPECT_EQ(client.post("/desk/x", "")->status, 405);
}

TEST(Assets, NeverLeaveTheirFolder) {
  Site site;
  Server server(site.settings);
  for (const auto* path :
       {"/assets/../../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt", "/..%2fsecret.txt", "//etc/passwd",
        "/assets/leak.txt", "/.vite/manifest.json", "/assets/", "/assets/app-1a2b.js%00.html"}) {
    const auto reply =
        server.raw(std::string("GET ") + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(status_of_reply(reply) == 404 || status_of_reply(reply) == 400) << path << reply;
    EXPECT_EQ(count_of(reply, "secret\n"), 0);
  }
}

TEST(Assets, SayWhenTheFolderIsNotThere) {
  const auto loaded = Assets::load("/nonexistent/web");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, "no_assets");
}

}  // namespace
}  // namespace yishi::http::testing

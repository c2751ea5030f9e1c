#include "server.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace yishi::http::testing {

Folder::Folder() {
  auto text = (std::filesystem::temp_directory_path() / "yishi-http-XXXXXX").string();
  if (!::mkdtemp(text.data())) throw std::runtime_error("no temporary folder");
  path_ = text;
}
Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}
void Folder::write(std::string_view name, std::string_view bytes) const {
  std::filesystem::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << bytes;
}

Server::Server(ListenerSettings settings) {
  auto opened = database::Database::open({.url = "sqlite:" + folder.file("test.db")});
  if (!opened) throw std::runtime_error(opened.error().words.en);
  db = std::move(*opened);
  static constexpr database::Migration things{
      900, "things", "CREATE TABLE things (id INTEGER PRIMARY KEY, body TEXT UNIQUE)", ""};
  std::vector<database::Migration> all(migrations().begin(), migrations().end());
  all.push_back(things);
  if (auto done = database::migrate(*db, all, folder.file("backups")); !done)
    throw std::runtime_error(done.error().words.en);
  add_routes();
  settings.port = 0;
  settings.report = [this](std::string_view line) { reports.emplace_back(line); };
  secure_ = !settings.certificate.empty();
  listener = std::make_unique<Listener>(settings, router, *db);
  listener->allow_sockets(
      [](database::Transaction&, const Request& request) -> Result<std::vector<std::string>> {
        if (request.cookie("sid").empty())
          return refuse(Why::not_signed_in, "not_signed_in", {"请先登录。", "Please sign in."});
        return std::vector<std::string>{"account:" + std::string(request.cookie("sid")), "room:all"};
      });
  if (auto started = listener->start(); !started) throw std::runtime_error(started.error().words.en);
}

Server::~Server() { listener.reset(); }

void Server::add_routes() {
  const auto get = [this](std::string path, Runs runs, bool quick, Handler handler) {
    router.add({.verb = Verb::get,
                .path = std::move(path),
                .words = {"读", "Reads"},
                .tag = "test",
                .power = "public",
                .runs = runs,
                .quick = quick,
                .handler = std::move(handler)});
  };
  get("/api/v1/ping", Runs::reading, true, [](auto*, const auto&) { return Reply::json("{\"pong\":true}"); });
  get("/api/v1/slow-read", Runs::reading, false, [](auto* tx, const auto&) {
    return Reply::json(fmt::format("{{\"things\":{}}}",
                                   tx->template first<std::int64_t>("SELECT count(*) FROM things").value()));
  });
  get("/api/v1/work", Runs::working, false,
      [](auto* tx, const auto&) { return Reply::json(tx ? "{\"tx\":1}" : "{\"tx\":0}"); });
  get("/api/v1/echo/{word}", Runs::reading, true, [](auto*, const auto& request) {
    std::string out;
    json::write_string(out, request.parameter("word"));
    return Reply::json(out);
  });
  get("/api/v1/who", Runs::reading, true, [](auto*, const auto& request) {
    return Reply::json(fmt::format("{{\"remote\":\"{}\",\"secure\":{}}}", request.remote, request.secure));
  });
  get("/api/v1/broken", Runs::reading, true,
      [](auto*, const auto&) -> Reply { throw std::runtime_error("secret detail"); });
  get("/api/v1/away", Runs::reading, true,
      [](auto*, const auto&) -> Reply { throw database::Unavailable("disk full"); });
  get("/api/v1/long", Runs::reading, true,
      [](auto*, const auto&) { return Reply::json("\"" + std::string(20000, 'x') + "\""); });
  get("/api/v1/paper", Runs::working, false,
      [](auto*, const auto&) { return Reply::file("提案 1号.pdf", "application/pdf", "%PDF"); });
  get("/api/v1/splitting", Runs::reading, true, [](auto*, const auto&) {
    auto reply = Reply::json("{}");
    reply.headers.emplace_back("X-Given", "a\r\nX-Forged: 1");
    return reply;
  });
  get("/api/v1/sleepy", Runs::working, false, [](auto*, const auto&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    return Reply::json("{}");
  });
  get("/pages/{rest...}", Runs::reading, true, [](auto*, const auto& request) {
    return Reply::html("<p>" + std::string(request.parameter("rest")) + "</p>");
  });
  const auto write = [this](Verb verb, std::string path, Handler handler) {
    router.add({.verb = verb,
                .path = std::move(path),
                .words = {"写", "Writes"},
                .tag = "test",
                .power = "test.write",
                .runs = Runs::writing,
                .body_limit = 1000,
                .in_schema = "{}",
                .handler = std::move(handler)});
  };
  write(Verb::post, "/api/v1/things", [](auto* tx, const auto& request) {
    tx->run("INSERT INTO things (body) VALUES (?1)", request.body);
    return Reply::json("{\"kept\":true}", 201);
  });
  write(Verb::post, "/api/v1/refused", [](auto* tx, const auto& request) {
    tx->run("INSERT INTO things (body) VALUES (?1)", request.body);
    return problem(Refusal{Why::wrong_stage, "wrong_stage", {"阶段不对", "Wrong stage"}, {}}, request);
  });
  write(Verb::post, "/api/v1/breaks", [](auto* tx, const auto& request) -> Reply {
    tx->run("INSERT INTO things (body) VALUES (?1)", request.body);
    throw std::runtime_error("secret detail");
  });
  write(Verb::del, "/api/v1/things/{id}", [](auto* tx, const auto& request) {
    tx->run("DELETE FROM things WHERE id = ?1", std::string(request.parameter("id")));
    return Reply::empty();
  });
}

std::string Server::origin() const {
  return fmt::format("{}://127.0.0.1:{}", secure_ ? "https" : "http", listener->port());
}

int Server::connect() const {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(listener->port());
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect");
  return descriptor;
}

std::string Server::raw(std::string_view bytes, int patience_ms) const {
  const int descriptor = connect();
  (void)!::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  return read_all(descriptor, patience_ms);
}

void Server::until_things(int count) {
  for (int i = 0; i < 200; ++i) {
    const auto found = db->read(
        [](database::Transaction& tx) { return tx.first<std::int64_t>("SELECT count(*) FROM things"); });
    if (found == count) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  throw std::runtime_error("the things never came");
}

std::string read_all(int descriptor, int patience_ms) {
  std::string out;
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(patience_ms);
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now())
            .count();
    pollfd waiting{descriptor, POLLIN, 0};
    if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) <= 0) break;
    char buffer[65536];
    const auto count = ::recv(descriptor, buffer, sizeof buffer, 0);
    if (count <= 0) break;
    out.append(buffer, static_cast<std::size_t>(count));
  }
  ::close(descriptor);
  return out;
}

int status_of_reply(std::string_view reply) {
  if (!reply.starts_with("HTTP/1.1 ") || reply.size() < 12) return 0;
  return std::stoi(std::string(reply.substr(9, 3)));
}

int count_of(std::string_view text, std::string_view part) {
  int count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

}  // namespace yishi::http::testing

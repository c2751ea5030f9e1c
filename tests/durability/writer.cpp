// Writes numbered rows, each with its fact, by the program's own database code, and tells every number that
// was acknowledged; and checks afterwards that none of them is lost.
//
//   durability_writer write URL SECONDS     prints each acknowledged number, or "unavailable"
//   durability_writer check URL ACKS        ACKS: a file of such lines; exit 0, 3 = lost, 4 = broken
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include "core/ledger/ledger.hpp"

namespace {

using namespace yishi;

constexpr CommitteeId committee{1};
constexpr int writers = 4;
constexpr database::Migration rows_table{
    20, "durability: rows", "CREATE TABLE rows (number INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;", ""};

std::string body_of(std::int64_t number) {
  std::string body = fmt::format("第{}号：", number);
  while (body.size() < 600) body += "关于加强基层协商民主建设的建议。";
  return body;
}

std::unique_ptr<database::Database> opened(const std::string& url) {
  database::Settings settings;
  settings.url = url;
  auto db = database::Database::open(settings);
  if (!db) throw std::runtime_error(db.error().words.en);
  const auto migrations = database::joined({ledger::migrations(), std::span(&rows_table, 1)});
  const auto run = database::migrate(**db, migrations, url.substr(url.find(':') + 1) + ".backups");
  if (!run) throw std::runtime_error(run.error().words.en);
  return std::move(*db);
}

void write_one(database::Transaction& tx, std::int64_t number) {
  tx.run("INSERT INTO rows (number, body) VALUES (?1, ?2)", number, body_of(number));
  ledger::NewFact fact;
  fact.committee = committee;
  fact.at = SystemClock().now();
  fact.authority = "rule:durability";
  fact.kind = "rows.written";
  fact.subject_type = "row";
  fact.subject = std::to_string(number);
  ledger::append(tx, fact);
}

// One line in one call, so that a kill does not leave half of it.
void tell(const std::string& line) {
  if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::_Exit(5);
}

int write_rows(const std::string& url, int seconds) {
  const auto db = opened(url);
  std::atomic<std::int64_t> next = db->read(
      [](auto& tx) { return *tx.template first<std::int64_t>("SELECT coalesce(max(number), 0) FROM rows"); });
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  std::vector<std::thread> threads;
  for (int i = 0; i < writers; ++i) {
    threads.emplace_back([&] {
      while (std::chrono::steady_clock::now() < end) {
        const auto number = ++next;
        try {
          db->write([&](database::Transaction& tx) { write_one(tx, number); });
          tell(std::to_string(number) + "\n");
        } catch (const database::Unavailable&) {
          tell("unavailable\n");
          std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  return 0;
}

int check(const std::string& url, const std::string& acks) {
  const auto db = opened(url);
  return db->read([&](database::Transaction& tx) {
    const auto integrity = *tx.first<std::string>("PRAGMA integrity_check(1)");
    const auto chain = ledger::verify(tx, committee);
    std::int64_t acknowledged = 0, lost = 0, spoilt = 0;
    std::ifstream in(acks);
    for (std::string line; std::getline(in, line);) {
      if (line == "unavailable") continue;
      const std::int64_t number = std::stoll(line);
      ++acknowledged;
      const auto body = tx.first<std::string>("SELECT body FROM rows WHERE number = ?1", number);
      if (!body) {
        ++lost;
      } else if (*body != body_of(number)) {
        ++spoilt;
      }
    }
    const auto rows = *tx.first<std::int64_t>("SELECT count(*) FROM rows");
    fmt::print("{} acknowledged, {} lost, {} rows, {}\n", acknowledged, lost, rows, integrity);
    const bool broken = integrity != "ok" || !chain || chain->facts != rows || spoilt > 0;
    if (!chain) fmt::print("{}\n", chain.error().words.en);
    return broken ? 4 : lost > 0 ? 3 : 0;
  });
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::string verb = argc == 4 ? argv[1] : "";
    if (verb == "write") return write_rows(argv[2], std::stoi(argv[3]));
    if (verb == "check") return check(argv[2], argv[3]);
    fmt::print(stderr, "usage: durability_writer write URL SECONDS | check URL ACKS\n");
    return 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 4;
  }
}

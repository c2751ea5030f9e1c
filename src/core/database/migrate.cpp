// schema_migrations(number, name, checksum, at) says what this database has been through.
#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "core/database/database.hpp"
#include "core/database/dialect.hpp"

namespace yishi::database {
namespace {

constexpr Sql create_table =
    "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, "
    "checksum TEXT NOT NULL, at BIGINT NOT NULL)";

struct Applied {
  int number;
  std::string checksum;
};
BOOST_DESCRIBE_STRUCT(Applied, (), (number, checksum))

// FNV-1a, 64 bits: it notices an edit by mistake, which is all that is asked of it. Both texts count, so that
// a database moved from one engine to the other keeps its history.
std::string checksum_of(const Migration& migration) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto add = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    hash = (hash ^ 0xff) * 1099511628211ULL;
  };
  add(migration.sqlite);
  add(migration.postgresql);
  return fmt::format("fnv1a64:{:016x}", hash);
}

std::map<int, std::string> applied_in(Database& db) {
  return db.write([](Transaction& tx) {
    tx.run(create_table);
    std::map<int, std::string> applied;
    for (const auto& row : tx.all<Applied>("SELECT number, checksum FROM schema_migrations")) {
      applied[row.number] = row.checksum;
    }
    return applied;
  });
}

std::unexpected<Refusal> newer(int number) {
  return refuse(
      Why::conflict, "database_newer",
      {fmt::format("数据库已升级到更新的版本（迁移 {}）。请安装不低于该版本的程序，或恢复升级前的备份。",
                   number),
       fmt::format("The database belongs to a newer version (migration {}). Install that version or a later "
                   "one, or restore the backup made before the upgrade.",
                   number)});
}

std::unexpected<Refusal> changed(const Migration& migration) {
  return refuse(
      Why::conflict, "migration_changed",
      {fmt::format("迁移 {}（{}）与数据库中已执行的内容不一致。请使用原版程序，不要改动旧迁移。",
                   migration.number, migration.name),
       fmt::format("Migration {} ({}) differs from what this database has run. Use the original program; old "
                   "migrations must not be edited.",
                   migration.number, migration.name)});
}

std::unexpected<Refusal> misnumbered(int number) {
  return refuse(
      Why::conflict, "migrations_misnumbered",
      {fmt::format("迁移编号 {} 重复。", number), fmt::format("Two migrations bear number {}.", number)});
}

Result<std::vector<Migration>> pending(std::vector<Migration> all,
                                       const std::map<int, std::string>& applied) {
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  std::vector<Migration> missing;
  std::map<int, bool> known;
  for (const auto& migration : all) {
    if (!known.emplace(migration.number, true).second) return misnumbered(migration.number);
    const auto found = applied.find(migration.number);
    if (found == applied.end()) {
      missing.push_back(migration);
    } else if (found->second != checksum_of(migration)) {
      return changed(migration);
    }
  }
  for (const auto& [number, checksum] : applied) {
    if (!known.contains(number)) return newer(number);
  }
  return missing;
}

std::string backup_name(const std::string& folder, int first) {
  std::string at = to_iso(SystemClock().now());
  std::erase_if(at, [](char c) { return c == ':' || c == '-' || c == '.'; });
  return (std::filesystem::path(folder) / fmt::format("before-migration-{}-{}.db", first, at)).string();
}

// The row goes in first: on PostgreSQL a second server waits at its key, and then finds the step done.
void apply(Database& db, const Migration& migration) {
  const std::string text = text_for(db.engine(), migration);
  db.write([&](Transaction& tx) {
    tx.run("INSERT INTO schema_migrations (number, name, checksum, at) VALUES (?1, ?2, ?3, ?4)",
           migration.number, migration.name, checksum_of(migration), SystemClock().now());
    tx.script(text);
  });
}

}  // namespace

std::vector<Migration> joined(std::initializer_list<std::span<const Migration>> lists) {
  std::vector<Migration> all;
  for (const auto list : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

Result<int> migrate(Database& db, std::span<const Migration> migrations, const std::string& backup_folder) {
  const auto before = applied_in(db);
  auto missing = pending({migrations.begin(), migrations.end()}, before);
  if (!missing) return refuse(std::move(missing.error()));
  if (missing->empty()) return 0;
  if (!before.empty() && db.engine() == Engine::sqlite) {
    auto saved = backup_sqlite(db, backup_name(backup_folder, missing->front().number));
    if (!saved) return refuse(std::move(saved.error()));
  }
  int run = 0;
  for (const auto& migration : *missing) {
    try {
      apply(db, migration);
      ++run;
    } catch (const Duplicate&) {
      const auto now = applied_in(db);  // another server was faster
      const auto found = now.find(migration.number);
      if (found == now.end()) throw;
      if (found->second != checksum_of(migration)) return changed(migration);
    }
  }
  return run;
}

}  // namespace yishi::database

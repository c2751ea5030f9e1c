#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "core/database/sqlite_database.hpp"

namespace yishi::database {
namespace {

std::unexpected<Refusal> backup_failed(std::string_view file, std::string_view detail) {
  return refuse(
      Why::unavailable, "backup_failed",
      {fmt::format("备份到 {} 失败：{}。请检查磁盘空间和目录权限后重试。", file, detail),
       fmt::format("The backup to {} failed: {}. Check disk space and the folder's rights, then try again.",
                   file, detail)});
}

// VACUUM INTO reads one snapshot and is not disturbed by writers; a copy by sqlite3_backup starts again at
// every foreign write.
void copy_into(const std::string& from, const std::string& to) {
  sqlite::Connection source(from, sqlite::Role::keeper, 0);
  std::string quoted;
  for (const char c : to) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  source.script(fmt::format("VACUUM INTO '{}'", quoted));
}

std::string integrity_of(const std::string& file) {
  sqlite::Connection copy(file, sqlite::Role::keeper, 0);
  auto& check = copy.prepare("PRAGMA integrity_check(1)");
  const std::string answer = check.step() ? std::string(check.text(0)) : "no answer";
  check.reset();
  return answer;
}

void sync_to_disk(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!synced) throw Unavailable("fsync of " + path + " failed");
}

}  // namespace

Result<void> backup_sqlite(Database& db, const std::string& to_file) {
  auto* database = dynamic_cast<sqlite::SqliteDatabase*>(&db);
  if (!database) return backup_failed(to_file, "not a SQLite database");
  const auto folder = std::filesystem::absolute(to_file).parent_path();
  const std::string partial = to_file + ".partial";
  std::error_code ignored;
  try {
    std::filesystem::create_directories(folder);
    std::filesystem::remove(partial);
    copy_into(database->path(), partial);
    ::chmod(partial.c_str(), 0600);
    if (const auto answer = integrity_of(partial); answer != "ok") {
      std::filesystem::remove(partial, ignored);
      return backup_failed(to_file, "integrity_check: " + answer);
    }
    sync_to_disk(partial);
    std::filesystem::rename(partial, to_file);
    sync_to_disk(folder.string());
  } catch (const std::exception& error) {
    std::filesystem::remove(partial, ignored);
    return backup_failed(to_file, error.what());
  }
  return {};
}

}  // namespace yishi::database

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "core/database/postgres_database.hpp"
#include "core/database/sqlite_database.hpp"

namespace yishi::database {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

bool is_postgresql(std::string_view url) {
  return url.starts_with("postgresql://") || url.starts_with("postgres://");
}

// For messages: "postgresql://yishi:secret@host/db" without the secret.
std::string without_password(std::string_view url) {
  std::string out(url);
  const auto host = out.find('@');
  const auto user = out.find("://");
  if (host != std::string::npos && user != std::string::npos) {
    const auto colon = out.find(':', user + 3);
    if (colon < host) out.replace(colon, host - colon, ":***");
  }
  if (const auto query = out.find("password="); query != std::string::npos) {
    out.replace(query, out.find('&', query) - query, "password=***");
  }
  return out;
}

std::unexpected<Refusal> unreachable(std::string_view with_password, std::string_view detail) {
  const auto url = without_password(with_password);
  return refuse(
      Why::unavailable, "database_unreachable",
      {fmt::format("无法打开数据库 {}：{}。请检查路径、磁盘空间和权限后重试。", url, detail),
       fmt::format("Cannot open the database {}: {}. Check its path, disk space and rights, then try again.",
                   url, detail)});
}

std::unexpected<Refusal> in_use(std::string_view path) {
  return refuse(
      Why::unavailable, "database_in_use",
      {fmt::format("数据库 {} 正由另一个服务使用。请先停止那个服务，或换一个数据目录。", path),
       fmt::format("The database {} is in use by another server. Stop that server first, or choose another "
                   "data folder.",
                   path)});
}

// Made by us before SQLite opens it, so that nobody else can read it.
void create_private(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file >= 0) ::close(file);
}

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, const Settings& settings) {
  if (settings.read_only) {
    if (!std::filesystem::exists(path)) return unreachable(settings.url, "no such file");
    return std::make_unique<sqlite::SqliteDatabase>(path, settings, nullptr);
  }
  std::error_code ignored;  // the opening below reports a folder that cannot be made
  const auto folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
  auto lock = std::make_unique<sqlite::LockFile>(path + ".lock");
  if (!lock->held()) {
    if (::access((path + ".lock").c_str(), R_OK | W_OK) != 0) return unreachable(settings.url, "no access");
    return in_use(path);
  }
  create_private(path);
  return std::make_unique<sqlite::SqliteDatabase>(path, settings, std::move(lock));
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const Settings& settings) {
  try {
    if (settings.url.starts_with(sqlite_scheme)) {
      return open_sqlite(settings.url.substr(sqlite_scheme.size()), settings);
    }
    if (is_postgresql(settings.url)) return std::make_unique<postgres::PostgresDatabase>(settings);
  } catch (const std::exception& error) {
    return unreachable(settings.url, error.what());
  }
  return unreachable(settings.url, "the address must begin with sqlite: or postgresql://");
}

}  // namespace yishi::database

// Backup and restore: one tar file with a consistent, checked copy of the database and the attachments. Keys are not
// in it: they are kept apart, or a stolen backup would open every sealed field (docs/operations.md).
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "yishi/commands/commands.hpp"
#include "yishi/committee_data.hpp"

extern char** environ;

namespace yishi::app {
namespace {

namespace fs = std::filesystem;

// Runs a program without a shell; true when it ended well.
bool run_program(std::vector<std::string> arguments) {
  std::vector<char*> argv;
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  if (posix_spawnp(&child, argv[0], nullptr, nullptr, argv.data(), environ) != 0) return false;
  int status = 0;
  return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// A folder that goes away with the command.
class Workshop {
 public:
  explicit Workshop(const fs::path& beside) : path_(beside.string() + ".work-" + std::to_string(::getpid())) {
    fs::create_directories(path_);
    fs::permissions(path_, fs::perms::owner_all);
  }
  ~Workshop() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::unexpected<Refusal> failed(std::string zh, std::string en) { return refuse(Why::unavailable, "backup_failed", {std::move(zh), std::move(en)}); }

}  // namespace

Result<void> backup(const Configuration& configuration, const FileOptions& options) {
  auto db = open_to_read(configuration);
  if (!db) return refuse(db.error());
  if ((*db)->engine() != database::Engine::sqlite) {
    return failed("PostgreSQL 请用 pg_basebackup 或 pgBackRest 备份，见 docs/operations.md。",
                  "Back up PostgreSQL with pg_basebackup or pgBackRest; see docs/operations.md.");
  }
  const fs::path target = fs::absolute(options.file);
  const Workshop workshop(target);
  if (auto copied = database::backup_sqlite(**db, workshop.path() / "yishi.db"); !copied) return copied;
  const fs::path attachments = attachment_folder(configuration);
  fs::create_directories(attachments);
  fs::create_directory_symlink(fs::absolute(attachments), workshop.path() / "attachments");
  const std::string part = target.string() + ".part";
  if (!run_program({"tar", "--create", "--dereference", "--file", part, "--directory", workshop.path(), "yishi.db", "attachments"})) {
    return failed("备份文件写入失败，请检查磁盘空间。", "Writing the backup failed; check the disk space.");
  }
  fs::rename(part, target);
  fmt::print("{} {} bytes\n", target.string(), fs::file_size(target));
  return {};
}

Result<void> restore(const Configuration& configuration, const FileOptions& options) {
  const fs::path data = configuration.data;
  if (fs::exists(data / "yishi.db")) {
    return failed("数据目录里已有数据库；恢复只写入空目录。", "The data directory holds a database; restore writes into an empty one only.");
  }
  fs::create_directories(data);
  const Workshop workshop(fs::absolute(data) / "restore");
  if (!run_program({"tar", "--extract", "--no-same-owner", "--file", options.file, "--directory", workshop.path()}) ||
      !fs::exists(workshop.path() / "yishi.db")) {
    return failed("这不是一个完整的备份文件。", "This is not a whole backup file.");
  }
  if (fs::exists(workshop.path() / "attachments")) fs::rename(workshop.path() / "attachments", data / "attachments");
  fs::rename(workshop.path() / "yishi.db", data / "yishi.db");
  return verify_ledger(configuration, {});
}

}  // namespace yishi::app

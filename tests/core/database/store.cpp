#include "store.hpp"

#include <unistd.h>

#include <cstdlib>

namespace yishi::database {
namespace {

std::string unique_name() {
  std::array<char, 36> id{};
  make_uuid(id);
  std::string name = "yishi_test_" + std::string(id.data(), id.size());
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace

// On PostgreSQL a case lives in a schema of its own, reached by search_path.
void Store::SetUp() {
  const std::string name = unique_name();
  folder = std::filesystem::temp_directory_path() / name;
  std::filesystem::create_directories(folder);
  if (!on_postgresql()) {
    url = "sqlite:" + (folder / "yishi.db").string();
    return open();
  }
  const char* server = std::getenv("YISHI_TEST_POSTGRES");
  if (!server || !*server) GTEST_SKIP() << "YISHI_TEST_POSTGRES is not set; see tools/test_postgres.sh";
  schema_ = name;
  Settings settings;
  settings.url = server;
  settings.readers = settings.writers = 1;
  auto maker = Database::open(settings);
  ASSERT_TRUE(maker.has_value()) << maker.error().words.en;
  (*maker)->write([&](Transaction& tx) { tx.script("CREATE SCHEMA " + schema_); });
  const std::string option = "options=-csearch_path%3D" + schema_;
  url = settings.url + (settings.url.find('?') == std::string::npos ? "?" : "&") + option;
  open();
}

void Store::TearDown() {
  if (db && !schema_.empty()) {
    db->write([&](Transaction& tx) { tx.script("DROP SCHEMA " + schema_ + " CASCADE"); });
  }
  db.reset();
  std::filesystem::remove_all(folder);
}

Settings Store::at_home(Settings settings) const {
  settings.url = url;
  return settings;
}

void Store::open(Settings settings) {
  db.reset();
  auto opened = Database::open(at_home(std::move(settings)));
  ASSERT_TRUE(opened.has_value()) << opened.error().words.en;
  db = std::move(*opened);
}

std::string engine_name(const testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::sqlite ? "sqlite" : "postgresql";
}

}  // namespace yishi::database

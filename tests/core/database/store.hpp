// The store suite runs every case on SQLite, and on PostgreSQL when YISHI_TEST_POSTGRES holds its URL
// (tools/test_postgres.sh starts one). Each case has a database of its own.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "core/database/database.hpp"

namespace yishi::database {

class Store : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override;
  void TearDown() override;

  // The same data opened anew, with other settings (the url is filled in).
  void open(Settings settings = {});
  Settings at_home(Settings settings = {}) const;
  bool on_postgresql() const { return GetParam() == Engine::postgresql; }

  std::filesystem::path folder;
  std::string url;
  std::unique_ptr<Database> db;

 private:
  std::string schema_;
};

std::string engine_name(const testing::TestParamInfo<Engine>& info);
inline auto both_engines() { return testing::Values(Engine::sqlite, Engine::postgresql); }

}  // namespace yishi::database

// Everything an office can set, in one struct: one TOML file (--configuration, or yishi.toml in the data directory),
// then the environment (YISHI_<NAME> in capitals), then the command line. docs/operations.md is generated from
// `settings()`.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace yishi::app {

struct Configuration {
  std::string data = "./data";
  std::string db;          // empty: sqlite:<data>/yishi.db
  std::string rules;       // empty: as installed
  std::string web;         // empty: as installed
  std::string address = "127.0.0.1";
  int port = 8080;
  int network_threads = 2;
  int workers = 2;
  int readers = 4;
  std::string certificate, key;
  bool behind_proxy = false;
  std::string origin;
  int requests_per_minute = 1200;
  std::string access_log;
  std::string smtp_url, smtp_from, smtp_user, smtp_password;
  std::string crypto_profile = "intl";
  std::string password_profile = "default";
  int password_memory_mib = 64;
  int password_passes = 3;
  bool staff_totp = false;
  std::string oidc_issuer, oidc_client, oidc_secret;

  std::string database_url() const { return db.empty() ? "sqlite:" + data + "/yishi.db" : db; }
};

struct Setting {
  std::string_view name;      // in the file; in the environment YISHI_<NAME>
  Words meaning;
  std::string bounds;         // "1–65535", "yes or no"
  std::function<std::string(const Configuration&)> get;
  std::function<bool(Configuration&, std::string_view)> set;  // false: out of bounds or no such value
};
const std::vector<Setting>& settings();

// Defaults, then the file (if it exists; `file` empty: <data>/yishi.toml), then the environment. Refuses unknown names
// and values out of bounds, naming file, line and cure.
Result<Configuration> read_configuration(std::string data, const std::string& file);
std::string settings_as_markdown();

}  // namespace yishi::app

#include "yishi/committee_data.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "areas/handling/handling.hpp"
#include "areas/imports/imports.hpp"
#include "areas/members/members.hpp"
#include "areas/notices/notices.hpp"
#include "areas/oversight/oversight.hpp"
#include "areas/proposals/proposals.hpp"
#include "areas/publishing/publishing.hpp"
#include "core/database/search.hpp"
#include "core/http/http.hpp"
#include "core/identity/identity.hpp"
#include "core/ledger/ledger.hpp"

namespace yishi::app {
namespace {

// As configured; else below the program's own files, where the web lies in web/dist (built here) or web (installed).
std::string shared(const std::string& configured, std::string_view built, std::string_view installed) {
  if (!configured.empty()) return configured;
  const std::string here = std::string(YISHI_SHARE) + "/" + std::string(built);
  return std::filesystem::exists(here) ? here : std::string(YISHI_SHARE) + "/" + std::string(installed);
}

void make_private(const std::string& folder) {
  std::filesystem::create_directories(folder);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
}

}  // namespace

std::vector<database::Migration> all_migrations() {
  std::vector<database::Migration> all;
  const auto add = [&](std::span<const database::Migration> some) { all.insert(all.end(), some.begin(), some.end()); };
  add(ledger::migrations());
  add(database::search_migrations());
  add(http::migrations());
  add(identity::migrations());
  add(members::migrations());
  add(proposals::migrations());
  add(handling::migrations());
  add(oversight::migrations());
  add(notices::migrations());
  add(publishing::migrations());
  add(imports::migrations());
  std::ranges::sort(all, {}, &database::Migration::number);
  return all;
}

Result<std::unique_ptr<database::Database>> open_database(const Configuration& configuration) {
  make_private(configuration.data);
  auto db = database::Database::open({.url = configuration.database_url(), .readers = configuration.readers});
  if (!db) return db;
  const auto all = all_migrations();
  if (auto done = database::migrate(**db, all, configuration.data + "/backups"); !done) return refuse(done.error());
  return db;
}

Result<std::unique_ptr<database::Database>> open_to_read(const Configuration& configuration) {
  database::Settings settings{.url = configuration.database_url(), .readers = 2};
  settings.read_only = true;
  return database::Database::open(settings);
}

Result<std::shared_ptr<const rules::Library>> open_rules(const Configuration& configuration) {
  return rules::Library::load(rules_folder(configuration));
}

std::string attachment_folder(const Configuration& configuration) { return configuration.data + "/attachments"; }
std::string web_folder(const Configuration& configuration) { return shared(configuration.web, "web/dist", "web"); }
std::string rules_folder(const Configuration& configuration) { return shared(configuration.rules, "rules", "rules"); }

}  // namespace yishi::app

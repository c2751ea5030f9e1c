// The data directory and what is opened from it: the part of the wiring that every command needs.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/database/database.hpp"
#include "core/rules/rule_book.hpp"
#include "yishi/configuration.hpp"

namespace yishi::app {

// All migrations of the program, in order.
std::vector<database::Migration> all_migrations();

// Opens the database and brings it up to date, after a verified backup when it held data.
Result<std::unique_ptr<database::Database>> open_database(const Configuration& configuration);
// For looking only: beside a server that runs, without its lock, and without migrating.
Result<std::unique_ptr<database::Database>> open_to_read(const Configuration& configuration);
Result<std::shared_ptr<const rules::Library>> open_rules(const Configuration& configuration);

std::string attachment_folder(const Configuration& configuration);
std::string web_folder(const Configuration& configuration);
std::string rules_folder(const Configuration& configuration);

}  // namespace yishi::app

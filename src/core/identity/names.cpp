#include "core/identity/names.hpp"

#include <fmt/format.h>

namespace yishi::identity {

std::map<std::string, std::string> names_of(database::Transaction& tx,
                                            const std::vector<AccountId>& accounts) {
  std::map<std::string, std::string> names;
  std::string ids = "[";
  for (const auto& id : accounts) {
    if (!id.empty()) ids += fmt::format("{}\"{}\"", ids.size() > 1 ? "," : "", id.text());
  }
  ids += ']';
  if (ids.size() == 2) return names;
  tx.each(
      database::Sql(
          "SELECT id, name FROM accounts WHERE id IN (SELECT value FROM json_each(?1))",
          "SELECT id, name FROM accounts WHERE id IN (SELECT json_array_elements_text((?1)::json))"),
      [&](const database::Statement& row) { names.emplace(row.text(0), row.text(1)); }, ids);
  return names;
}

}  // namespace yishi::identity

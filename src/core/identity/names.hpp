// Display names of accounts, for timelines and lists.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/database/database.hpp"

namespace yishi::identity {

// By id as text; one query for any number. Unknown and empty ids are left out.
std::map<std::string, std::string> names_of(database::Transaction& tx,
                                            const std::vector<AccountId>& accounts);

}  // namespace yishi::identity

// The committees of this installation: who can be acted in. Founded by the area members; read here because
// every session and every stranger stands in one.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/database/database.hpp"

namespace yishi::identity {

enum class Level { national, province, city, county };
BOOST_DESCRIBE_ENUM(Level, national, province, city, county)

struct Committee {
  CommitteeId id{};
  std::optional<CommitteeId> parent;
  std::string name, short_name;  // 中国人民政治协商会议示例市委员会, 示例市政协
  Level level = Level::city;
  std::string region_code;  // GB/T 2260, "310109"
};
BOOST_DESCRIBE_STRUCT(Committee, (), (id, parent, name, short_name, level, region_code))

std::optional<Committee> find_committee(database::Transaction& tx, CommitteeId committee);
std::optional<CommitteeId> first_committee(database::Transaction& tx);  // the lowest number
std::vector<Committee> all_committees(database::Transaction& tx);       // by number
std::vector<Committee> committees_of(database::Transaction& tx,
                                     const AccountId& account);  // where it holds grants

}  // namespace yishi::identity

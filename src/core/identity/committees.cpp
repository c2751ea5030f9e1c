#include "core/identity/committees.hpp"

namespace yishi::identity {

std::optional<Committee> find_committee(database::Transaction& tx, CommitteeId committee) {
  return tx.first<Committee>(
      "SELECT id, parent, name, short_name, level, region_code FROM committees WHERE id = ?1", committee);
}

std::optional<CommitteeId> first_committee(database::Transaction& tx) {
  return tx.first<CommitteeId>("SELECT id FROM committees ORDER BY id LIMIT 1");
}

std::vector<Committee> all_committees(database::Transaction& tx) {
  return tx.all<Committee>(
      "SELECT id, parent, name, short_name, level, region_code FROM committees ORDER BY id");
}

std::vector<Committee> committees_of(database::Transaction& tx, const AccountId& account) {
  return tx.all<Committee>(
      "SELECT id, parent, name, short_name, level, region_code FROM committees "
      "WHERE id IN (SELECT committee_id FROM grants WHERE account_id = ?1 AND suspended = 0) ORDER BY id",
      account);
}

}  // namespace yishi::identity

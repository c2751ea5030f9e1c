#include "areas/handling/names.hpp"

#include "core/identity/names.hpp"

namespace yishi::handling {
namespace {

template <class T>
void once(std::vector<T>& list, const T& id) {
  if (!id.empty() && std::ranges::find(list, id) == list.end()) list.push_back(id);
}

}  // namespace

void Names::want(const UnitId& unit) { once(units_, unit); }
void Names::want(const AccountId& account) { once(accounts_, account); }
void Names::want(const store::RatingRow& r) {
  if (r.rater_kind == store::RaterKind::member)
    once(members_, MemberId::trusted(r.rater));
  else
    once(bodies_, BodyId::trusted(r.rater));
}

void Names::want(const Board& board) {
  for (const auto& row : board.assignments) {
    want(row.unit);
    want(row.signed_for_by);
  }
  for (const auto& row : board.objections) {
    want(row.better_unit);
    want(row.decided_by);
  }
  for (const auto& row : board.extensions) want(row.decided_by);
  for (const auto& row : board.replies) {
    want(row.signed_by);
    want(row.checked_by);
  }
  for (const auto& row : board.ratings) want(row);
}

void Names::fetch(Transaction& tx, CommitteeId committee) {
  unit_names_ = members::unit_names(tx, committee, units_);
  account_names_ = identity::names_of(tx, accounts_);
  for (auto& [id, brief] : members::brief(tx, committee, members_))
    rater_names_.emplace(id.str(), brief.name);
  for (const auto& id : bodies_) {
    if (const auto body = members::find_body(tx, committee, id)) rater_names_.emplace(id.str(), body->name);
  }
}

Ref Names::unit(const UnitId& id) const {
  const auto found = unit_names_.find(id);
  return {id.str(), found == unit_names_.end() ? "" : found->second};
}

std::optional<std::string> Names::account(const AccountId& id) const {
  const auto found = account_names_.find(id.str());
  if (found == account_names_.end()) return std::nullopt;
  return found->second;
}

Ref Names::rater(const store::RatingRow& row) const {
  const auto found = rater_names_.find(row.rater);
  return {row.rater, found == rater_names_.end() ? "" : found->second};
}

}  // namespace yishi::handling

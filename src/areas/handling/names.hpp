// Names for what rows know by id, fetched in one query a kind.
#pragma once
#include "areas/handling/board.hpp"
#include "areas/members/members.hpp"

namespace yishi::handling {

class Names {
 public:
  void want(const UnitId& unit);
  void want(const AccountId& account);
  void want(const store::RatingRow& rating);
  void want(const Board& board);
  void fetch(Transaction& tx, CommitteeId committee);

  Ref unit(const UnitId& id) const;
  std::optional<std::string> account(const AccountId& id) const;  // nothing for the program
  Ref rater(const store::RatingRow& rating) const;

 private:
  std::vector<UnitId> units_;
  std::vector<AccountId> accounts_;
  std::vector<MemberId> members_;
  std::vector<BodyId> bodies_;
  std::map<UnitId, std::string> unit_names_;
  std::map<std::string, std::string> account_names_, rater_names_;
};

}  // namespace yishi::handling

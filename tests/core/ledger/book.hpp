// A ledger with invented facts, on both engines.
#pragma once
#include "core/ledger/ledger.hpp"
#include "store.hpp"

namespace yishi::ledger {

inline constexpr CommitteeId city{1};
inline constexpr CommitteeId county{2};

class Book : public database::Store {
 protected:
  void SetUp() override;

  // The n-th invented fact of a committee: people, measures, tags and payload vary with n.
  static NewFact invented(CommitteeId committee, int n);
  void append_many(CommitteeId committee, int count);
  Result<Verified> verified(CommitteeId committee);
};

}  // namespace yishi::ledger

// A follower remembers the last fact it has seen and catches up: notices, search tokens, indicators, scores.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/ledger/ledger.hpp"

namespace yishi::ledger {

class Follower {
 public:
  virtual ~Follower() = default;
  virtual std::string_view name() const = 0;
  // Called in a writing transaction with facts in order; the place reached is stored in the same transaction,
  // so each fact is seen exactly once by what the follower writes there.
  virtual void see(database::Transaction& tx, const std::vector<Fact>& facts) = 0;
  virtual void forget(database::Transaction& tx) = 0;  // drops what it has kept; rebuilding starts at fact 1
};

// Brings `follower` up to date for every committee; returns how many facts it saw.
std::int64_t catch_up(database::Database& db, Follower& follower);
Result<std::int64_t> rebuild(database::Database& db, Follower& follower);

// One thread that runs the followers whenever the database has committed, and every few seconds besides.
class Runner {
 public:
  // Told (from the runner's thread) when a follower failed; it is tried again in the next round.
  using Trouble = std::function<void(std::string_view follower, std::string_view what)>;

  // `db` must outlive the runner. Without `trouble` a line goes to stderr.
  Runner(database::Database& db, std::vector<std::unique_ptr<Follower>> followers, Trouble trouble = nullptr);
  ~Runner();  // stops after the batch in hand
  void start();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yishi::ledger

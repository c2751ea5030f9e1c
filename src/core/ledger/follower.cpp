#include "core/ledger/follower.hpp"

#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

namespace yishi::ledger {
namespace {

constexpr int facts_per_step = 500;
constexpr auto longest_pause = std::chrono::seconds(5);

std::vector<CommitteeId> behind(database::Database& db, std::string_view follower) {
  return db.read([&](database::Transaction& tx) {
    return tx.all<CommitteeId>(
        "SELECT h.committee_id FROM ledger_heads h LEFT JOIN ledger_followers f "
        "ON f.committee_id = h.committee_id AND f.follower = ?1 "
        "WHERE h.number > coalesce(f.number, 0) ORDER BY h.committee_id",
        follower);
  });
}

// One step in one transaction: what the follower writes and the place it has reached stand or fall together.
std::int64_t step(database::Database& db, Follower& follower, CommitteeId committee) {
  return db.write([&](database::Transaction& tx) -> std::int64_t {
    const auto reached = tx.first<std::int64_t>(
        "SELECT number FROM ledger_followers WHERE committee_id = ?1 AND follower = ?2", committee,
        follower.name());
    const auto facts = facts_after(tx, committee, reached.value_or(0), facts_per_step);
    if (facts.empty()) return 0;
    follower.see(tx, facts);
    tx.run(
        "INSERT INTO ledger_followers (committee_id, follower, number) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (committee_id, follower) DO UPDATE SET number = excluded.number",
        committee, follower.name(), facts.back().number);
    return static_cast<std::int64_t>(facts.size());
  });
}

std::int64_t catch_up_while(database::Database& db, Follower& follower,
                            const std::function<bool()>& may_go_on) {
  std::int64_t seen = 0;
  for (const auto committee : behind(db, follower.name())) {
    while (may_go_on()) {
      const auto facts = step(db, follower, committee);
      if (facts == 0) break;
      seen += facts;
    }
  }
  return seen;
}

void tell_stderr(std::string_view follower, std::string_view what) {
  std::fprintf(stderr, "follower %.*s: %.*s\n", static_cast<int>(follower.size()), follower.data(),
               static_cast<int>(what.size()), what.data());
}

}  // namespace

std::int64_t catch_up(database::Database& db, Follower& follower) {
  return catch_up_while(db, follower, [] { return true; });
}

Result<std::int64_t> rebuild(database::Database& db, Follower& follower) {
  db.write([&](database::Transaction& tx) {
    follower.forget(tx);
    tx.run("DELETE FROM ledger_followers WHERE follower = ?1", follower.name());
  });
  return catch_up(db, follower);
}

// Shared with the database's wake call, which may come after the runner is gone.
struct Runner::State {
  database::Database& db;
  std::vector<std::unique_ptr<Follower>> followers;
  Trouble trouble;

  struct Bell {
    std::mutex mutex;
    std::condition_variable rung;
    bool woken = true;  // the first round looks for what was missed while we were away
    bool stopping = false;
  };
  std::shared_ptr<Bell> bell = std::make_shared<Bell>();
  std::thread thread;

  bool wait() {
    std::unique_lock lock(bell->mutex);
    bell->rung.wait_for(lock, longest_pause, [&] { return bell->woken || bell->stopping; });
    bell->woken = false;
    return !bell->stopping;
  }

  bool stopping() {
    const std::lock_guard lock(bell->mutex);
    return bell->stopping;
  }

  // A follower that fails is tried again in the next round and does not hold up the others.
  void round() {
    for (const auto& follower : followers) {
      try {
        catch_up_while(db, *follower, [this] { return !stopping(); });
      } catch (const std::exception& error) {
        trouble(follower->name(), error.what());
      }
    }
  }
};

Runner::Runner(database::Database& db, std::vector<std::unique_ptr<Follower>> followers, Trouble trouble)
    : state_(std::make_unique<State>(db, std::move(followers), trouble ? std::move(trouble) : tell_stderr)) {
  db.after_commit([bell = state_->bell] {
    {
      const std::lock_guard lock(bell->mutex);
      bell->woken = true;
    }
    bell->rung.notify_one();
  });
}

Runner::~Runner() {
  {
    const std::lock_guard lock(state_->bell->mutex);
    state_->bell->stopping = true;
  }
  state_->bell->rung.notify_one();
  if (state_->thread.joinable()) state_->thread.join();
}

void Runner::start() {
  state_->thread = std::thread([state = state_.get()] {
    while (state->wait()) state->round();
  });
}

}  // namespace yishi::ledger

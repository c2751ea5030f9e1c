#include "areas/notices/announcer.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace yishi::notices {
namespace {

struct Counter {
  CommitteeId committee{};
  std::int64_t last = 0;
};
BOOST_DESCRIBE_STRUCT(Counter, (), (committee, last))
struct Newest {
  AccountId account;
  std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(Newest, (), (account, number))
struct Touched {
  ProposalId proposal;
  AccountId account;
};
BOOST_DESCRIBE_STRUCT(Touched, (), (proposal, account))

struct Telling {
  std::string channel, message;
};

void collect(database::Transaction& tx, CommitteeId committee, std::int64_t after,
             std::vector<Telling>& out) {
  for (const auto& n :
       tx.all<Newest>("SELECT account_id, MAX(number) FROM notices WHERE committee_id = ?1 AND number > ?2 "
                      "GROUP BY account_id",
                      committee, after)) {
    out.push_back({"account:" + n.account.str(), fmt::format(R"({{"number":{},"kind":"notice","unread":{}}})",
                                                             n.number, unread(tx, committee, n.account))});
  }
  for (const auto& t :
       tx.all<Touched>("SELECT DISTINCT c.proposal_id, n.account_id FROM live_changes c JOIN notices n ON "
                       "n.committee_id = c.committee_id AND n.proposal_id = c.proposal_id "
                       "WHERE c.committee_id = ?1 AND c.number > ?2",
                       committee, after)) {
    out.push_back({"account:" + t.account.str(),
                   fmt::format(R"({{"kind":"changed","proposal":"{}"}})", t.proposal.text())});
  }
}

}  // namespace

struct Announcer::State {
  database::Database& db;
  http::Live& live;
  std::map<std::int64_t, std::int64_t> last;  // by committee
  std::mutex mutex;
  std::condition_variable changed;
  bool woken = false, stopping = false;
  std::thread thread;

  int round() {
    std::vector<Telling> tellings;
    db.read([&](database::Transaction& tx) {
      for (const auto& counter : tx.all<Counter>("SELECT committee_id, last FROM notice_counters")) {
        auto& seen = last[number(counter.committee)];
        if (counter.last > seen) collect(tx, counter.committee, seen, tellings);
        seen = counter.last;
      }
    });
    for (const auto& t : tellings) live.tell(t.channel, t.message);
    return static_cast<int>(tellings.size());
  }

  void loop() {
    std::unique_lock lock(mutex);
    while (!stopping) {
      changed.wait_for(lock, std::chrono::seconds(2), [&] { return woken || stopping; });
      if (stopping) return;
      woken = false;
      lock.unlock();
      try {
        round();
      } catch (const std::exception& error) {
        spdlog::error("live notices could not be told: {}", error.what());
      }
      lock.lock();
    }
  }
};

Announcer::Announcer(database::Database& db, http::Live& live)
    : state_(new State{db, live, {}, {}, {}, false, false, {}}) {
  db.read([&](database::Transaction& tx) {
    for (const auto& counter : tx.all<Counter>("SELECT committee_id, last FROM notice_counters")) {
      state_->last[number(counter.committee)] = counter.last;
    }
  });
}

Announcer::~Announcer() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->changed.notify_all();
  if (state_->thread.joinable()) state_->thread.join();
}

int Announcer::announce() { return state_->round(); }

void Announcer::start() {
  state_->db.after_commit([weak = std::weak_ptr(state_)] {
    const auto state = weak.lock();
    if (!state) return;
    {
      const std::lock_guard lock(state->mutex);
      state->woken = true;
    }
    state->changed.notify_one();
  });
  state_->thread = std::thread([state = state_.get()] { state->loop(); });
}

}  // namespace yishi::notices

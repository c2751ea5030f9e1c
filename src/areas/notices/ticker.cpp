#include "areas/notices/ticker.hpp"

#include <spdlog/spdlog.h>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace yishi::notices {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

void tidy(database::Transaction& tx, Timestamp now) {
  const auto before = [&](std::int64_t span) { return Timestamp{now.milliseconds - span}; };
  tx.run("DELETE FROM live_changes WHERE at < ?1", before(hour));
  tx.run("DELETE FROM outbox WHERE state <> 'waiting' AND created_at < ?1", before(90 * day));
  // A channel without a driver: nothing was ever tried.
  tx.run(
      "UPDATE outbox SET state = 'failed', last_error = 'no driver for this channel' WHERE state = 'waiting' "
      "AND attempts = 0 "
      "AND not_before < ?1",
      before(7 * day));
  tx.run("DELETE FROM notices WHERE at < ?1", before(kept_days * day));
  tx.run("DELETE FROM notice_reads WHERE read_at < ?1", before(kept_days * day));
}

}  // namespace

struct Ticker::State {
  const Clock& clock;
  std::vector<Job> jobs;
  std::vector<std::optional<Timestamp>> last;
  std::mutex mutex;
  std::condition_variable wake;
  bool stopping = false;
  std::thread thread;
};

Ticker::Ticker(const Clock& clock, std::vector<Job> jobs)
    : state_(new State{clock, std::move(jobs), {}, {}, {}, false, {}}) {
  state_->last.resize(state_->jobs.size());
}

Ticker::~Ticker() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->wake.notify_all();
  if (state_->thread.joinable()) state_->thread.join();
}

int Ticker::run_due() {
  int ran = 0;
  for (std::size_t i = 0; i < state_->jobs.size(); ++i) {
    const Timestamp now = state_->clock.now();
    auto& last = state_->last[i];
    const auto& job = state_->jobs[i];
    // A new day makes every job due, however long its interval: deadlines turn at midnight.
    if (last && now.milliseconds - last->milliseconds < job.every_minutes * minute &&
        Date::of(now) == Date::of(*last))
      continue;
    try {
      job.run(now);
      last = now;
      ++ran;
    } catch (const std::exception& error) {
      spdlog::error("the job '{}' failed and will be tried again: {}", job.name, error.what());
    }
  }
  return ran;
}

void Ticker::start() {
  state_->thread = std::thread([this] {
    std::unique_lock lock(state_->mutex);
    while (!state_->stopping) {
      lock.unlock();
      run_due();
      lock.lock();
      state_->wake.wait_for(lock, std::chrono::seconds(20), [&] { return state_->stopping; });
    }
  });
}

Job reminders(database::Database& db, const rules::Library& rules) {
  return {"reminders", 30, [&db, &rules](Timestamp now) { tick(db, rules, now); }};
}

Job housekeeping(database::Database& db) {
  return {"housekeeping", 60,
          [&db](Timestamp now) { db.write([&](database::Transaction& tx) { tidy(tx, now); }); }};
}

}  // namespace yishi::notices

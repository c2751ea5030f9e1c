// Runs the jobs that depend on the day: reminders, silence, housekeeping. One thread; a job that fails is
// logged and tried again.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "areas/notices/notices.hpp"

namespace yishi::notices {

struct Job {
  std::string name;
  int every_minutes = 1;
  std::function<void(Timestamp now)> run;
};

class Ticker {
 public:
  Ticker(const Clock& clock, std::vector<Job> jobs);
  ~Ticker();      // stops after the job in hand
  int run_due();  // one look at the clock; returns how many jobs ran
  void start();   // a thread that looks every 20 seconds

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The job that gives reminders and marks what is overdue.
Job reminders(database::Database& db, const rules::Library& rules);
// Forgets what nobody needs: sent mail after 90 days, live changes after an hour, read notices after two
// years.
Job housekeeping(database::Database& db);

}  // namespace yishi::notices

#include "yishi/followers.hpp"

#include "areas/notices/notices.hpp"
#include "areas/oversight/oversight.hpp"

namespace yishi::app {

std::vector<std::unique_ptr<ledger::Follower>> followers(const rules::Library& rules, const Clock& clock) {
  std::vector<std::unique_ptr<ledger::Follower>> all;
  all.push_back(oversight::statistics_follower());
  all.push_back(oversight::raised_follower());
  all.push_back(notices::follower(rules, clock));
  return all;
}

}  // namespace yishi::app

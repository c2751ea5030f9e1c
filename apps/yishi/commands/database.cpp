#include <fmt/format.h>

#include "areas/notices/notices.hpp"
#include "areas/oversight/oversight.hpp"
#include "core/ledger/follower.hpp"
#include "yishi/commands/commands.hpp"
#include "yishi/committee_data.hpp"
#include "yishi/followers.hpp"

namespace yishi::app {

Result<void> migrate(const Configuration& configuration, const NoOptions&) {
  const auto db = open_database(configuration);
  if (!db) return refuse(db.error());
  return {};
}

Result<void> rebuild(const Configuration& configuration, const NameOptions& options) {
  auto db = open_database(configuration);
  if (!db) return refuse(db.error());
  auto library = open_rules(configuration);
  if (!library) return refuse(library.error());
  const SystemClock clock;
  const auto all = followers(**library, clock);
  if (options.name.empty()) {
    for (const auto& follower : all) fmt::print("{}\n", follower->name());
    return {};
  }
  for (const auto& follower : all) {
    if (follower->name() != options.name) continue;
    const auto facts = ledger::rebuild(**db, *follower);
    if (!facts) return refuse(facts.error());
    fmt::print("{} facts\n", *facts);
    return {};
  }
  return refuse(Why::not_found, "no_follower",
                {fmt::format("没有名为 {} 的跟随者。", options.name), fmt::format("There is no follower named {}.", options.name)});
}

}  // namespace yishi::app

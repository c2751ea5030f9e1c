// Makes the demo: the committees with their people, then every proposal's life in the order of time, as if the years
// had been worked through. Steps of all proposals share one queue, so the ledger's numbers follow the calendar.
#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <queue>

#include "areas/oversight/oversight.hpp"
#include "core/identity/committees.hpp"
#include "core/ledger/follower.hpp"
#include "yishi/commands/commands.hpp"
#include "yishi/committee_data.hpp"
#include "yishi/demo/life.hpp"
#include "yishi/followers.hpp"

namespace yishi::app {
namespace {

using database::Transaction;

constexpr std::string_view password = "yunxi-2026-demo";

std::string demo_folder() { return std::string(YISHI_SHARE) + "/demo"; }

// When proposals begin: most in the days of the session, the rest over the year (平时提案).
Timestamp beginning(demo::Dice& dice, const members::Session& session) {
  const bool in_session = dice.chance(0.6);
  const Date day = in_session ? session.opens_on.plus(dice.between(0, 14)) : session.opens_on.plus(dice.between(16, 348));
  return Timestamp{day.begins().milliseconds + dice.between(8 * 60, 21 * 60) * 60'000LL};
}

struct Due {
  Timestamp at;
  std::size_t life;
  bool operator>(const Due& other) const { return std::tie(at, life) > std::tie(other.at, other.life); }
};

class Years {
 public:
  Years(database::Database& db, const rules::Library& rules, const demo::Material& material, const std::vector<demo::Town>& towns, Timestamp until)
      : db_(db), rules_(rules), material_(material), towns_(towns), until_(until), neighbours_(towns.size()) {}

  void plan(demo::Dice& dice, double scale) {
    for (std::size_t t = 0; t < towns_.size(); ++t) {
      const auto& town = towns_[t];
      for (const auto& session : town.sessions) {
        const int count = static_cast<int>(std::lround(town.plan.proposals * scale));
        for (int i = 0; i < count; ++i) {
          const auto begins = beginning(dice, session);
          if (begins > until_) continue;
          lives_.emplace_back(town, material_, rules_, neighbours_[t], demo::Dice(dice.next()), begins);
          queue_.push({begins, lives_.size() - 1});
        }
      }
    }
  }

  // Steps in batches of one commit; clocks that ran out are looked at every few days.
  void run() {
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    while (!queue_.empty() && queue_.top().at <= until_) {
      db_.write([&](Transaction& tx) {
        for (int i = 0; i < 200 && !queue_.empty() && queue_.top().at <= until_; ++i) take_one(tx);
      });
      if (terminal) fmt::print(stderr, "\r{} {} / {}  ", queue_.empty() ? "" : Date::of(queue_.top().at).iso(), over_, lives_.size());
    }
    if (terminal) fmt::print(stderr, "\n");
  }

  std::size_t proposals() const { return lives_.size(); }

 private:
  void take_one(Transaction& tx) {
    const Due due = queue_.top();
    queue_.pop();
    while (clocks_seen_.milliseconds + 3 * 86'400'000LL < due.at.milliseconds) run_clocks(tx, due.at);
    auto& life = lives_[due.life];
    if (life.step(tx)) {
      queue_.push({std::max(life.next_at(), due.at), due.life});
    } else {
      ++over_;
    }
  }

  void run_clocks(Transaction& tx, Timestamp now) {
    clocks_seen_ = now;
    for (const auto& town : towns_) {
      while (handling::run_clocks(tx, rules_, town.committee, now) > 0) {
      }
    }
  }

  database::Database& db_;
  const rules::Library& rules_;
  const demo::Material& material_;
  const std::vector<demo::Town>& towns_;
  Timestamp until_;
  std::vector<demo::Neighbours> neighbours_;
  std::vector<demo::Life> lives_;
  std::priority_queue<Due, std::vector<Due>, std::greater<>> queue_;
  Timestamp clocks_seen_;
  std::size_t over_ = 0;
};

void print_sign_ins(const std::vector<demo::SignIn>& sign_ins) {
  fmt::print("演示账号（密码都是 {0}） / demo accounts (password of all: {0})\n", password);
  for (const auto& s : sign_ins) {
    if (s.login.find('-') == std::string::npos || s.role == "unit_head") fmt::print("  {:<24} {:<14} {}（{}）\n", s.role, s.login, s.name, s.committee);
  }
}

}  // namespace

Result<void> make_demo(const Configuration& configuration, const DemoOptions& options) {
  auto db = open_database(configuration);
  if (!db) return refuse(db.error());
  if ((*db)->read([](Transaction& tx) { return identity::first_committee(tx).has_value(); })) {
    if (options.if_empty) return {};
    return refuse(Why::conflict, "not_empty", {"数据目录里已有政协；演示只写入空目录。", "The data directory holds a committee; the demo needs an empty one."});
  }
  auto library = open_rules(configuration);
  if (!library) return refuse(library.error());
  auto material = demo::read_material(demo_folder());
  if (!material) return refuse(material.error());
  const auto keys = identity::Keys::open(configuration.data + "/keys");
  if (!keys) return refuse(keys.error());
  const SystemClock clock;
  identity::Services services(**db, clock, *keys, {.passwords = {.memory_mib = 19, .passes = 2}});
  auto hash = services.passwords.hash(password);
  if (!hash) return refuse(hash.error());

  demo::Dice dice(options.seed);
  std::vector<demo::SignIn> sign_ins;
  std::vector<demo::Town> towns;
  const demo::Founding founding{.identity = &services, .material = &*material, .password_hash = *hash, .years = options.years,
                                .today = clock.today(), .sign_ins = &sign_ins};
  const int count = std::min<int>(options.committees, static_cast<int>(material->committees.size()));
  for (int i = 0; i < count; ++i) {
    const auto parent = i == 0 ? std::optional<CommitteeId>() : std::optional(towns.front().committee);
    towns.push_back((*db)->write([&](Transaction& tx) {
      return demo::found_town(tx, founding, dice, material->committees[static_cast<std::size_t>(i)], i, parent);
    }));
  }
  Years years(**db, **library, *material, towns, Timestamp{clock.now().milliseconds - 3'600'000});
  years.plan(dice, options.scale);
  years.run();
  for (auto& follower : followers(**library, clock)) ledger::catch_up(**db, *follower);
  fmt::print("{} committees, {} proposals\n", towns.size(), years.proposals());
  print_sign_ins(sign_ins);
  return {};
}

}  // namespace yishi::app

// Keeps the totals (statistic_tallies) and the paces of units (unit_paces): for every proposal that facts
// touch, the old matter is taken off and the new one added, in the transaction that remembers the follower's
// place.
#include <map>
#include <set>
#include <tuple>

#include "areas/oversight/matter.hpp"
#include "areas/oversight/oversight.hpp"

namespace yishi::oversight {
namespace {

using database::Transaction;

// The changes of one batch of facts, added up before they are written: most totals are touched by many
// proposals.
class Changes {
 public:
  void count(CommitteeId committee, const Matter& matter, int sign) {
    for (const auto& share : shares_of(matter)) {
      totals_[{number(committee), share.dimension, share.key, matter.term, matter.session, share.measure}] +=
          share.count * sign;
    }
    for (const auto& taken : matter.taken) {
      paces_[{number(committee), taken.unit.str(), taken.term, taken.days}] += sign;
    }
  }

  void write(Transaction& tx) const {
    for (const auto& [key, change] : totals_) {
      if (change == 0) continue;
      const auto& [committee, dimension, name, term, session, measure] = key;
      tx.run(
          "INSERT INTO statistic_tallies (committee_id, dimension, key, term, session, measure, count) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
          "ON CONFLICT (committee_id, dimension, key, term, session, measure) DO UPDATE SET "
          "count = statistic_tallies.count + excluded.count",
          committee, dimension, name, term, session, measure, change);
    }
    for (const auto& [key, change] : paces_) {
      if (change == 0) continue;
      const auto& [committee, unit, term, days] = key;
      tx.run(
          "INSERT INTO unit_paces (committee_id, unit_id, term, days, count) VALUES (?1, ?2, ?3, ?4, ?5) ON "
          "CONFLICT (committee_id, "
          "unit_id, term, days) DO UPDATE SET count = unit_paces.count + excluded.count",
          committee, unit, term, days, change);
    }
  }

 private:
  std::map<std::tuple<std::int64_t, std::string, std::string, int, int, std::string>, std::int64_t> totals_;
  std::map<std::tuple<std::int64_t, std::string, std::string, int>, std::int64_t> paces_;
};

void recount(Transaction& tx, CommitteeId committee, const ProposalId& id, Changes& changes) {
  const auto stored = tx.first<std::string>(
      "SELECT matter FROM statistic_matters WHERE committee_id = ?1 AND proposal_id = ?2", committee, id);
  const auto now = read_matter(tx, committee, id);
  const std::string text = now ? json::to_text(*now) : "";
  if (stored.value_or("") == text) return;
  if (stored) {
    const auto before = json::read<Matter>(*stored);
    if (!before) throw database::Broken("a counted matter cannot be read: " + before.error().words.en);
    changes.count(committee, *before, -1);
  }
  if (!now) {
    tx.run("DELETE FROM statistic_matters WHERE committee_id = ?1 AND proposal_id = ?2", committee, id);
    return;
  }
  changes.count(committee, *now, 1);
  tx.run(
      "INSERT INTO statistic_matters (committee_id, proposal_id, term, session, matter) VALUES (?1, ?2, ?3, "
      "?4, ?5) ON CONFLICT "
      "(committee_id, proposal_id) DO UPDATE SET term = excluded.term, session = excluded.session, matter = "
      "excluded.matter",
      committee, id, now->term, now->session, text);
}

class StatisticsFollower final : public ledger::Follower {
 public:
  std::string_view name() const override { return "statistics"; }

  void see(Transaction& tx, const std::vector<ledger::Fact>& facts) override {
    std::set<std::pair<std::int64_t, std::string>> touched;
    for (const auto& fact : facts) {
      if (fact.subject_type == "proposal") touched.emplace(number(fact.committee), fact.subject);
    }
    Changes changes;
    for (const auto& [committee, id] : touched) {
      recount(tx, CommitteeId{committee}, ProposalId::trusted(id), changes);
    }
    changes.write(tx);
  }

  void forget(Transaction& tx) override {
    tx.run("DELETE FROM statistic_tallies");
    tx.run("DELETE FROM statistic_matters");
    tx.run("DELETE FROM unit_paces");
  }
};

}  // namespace

std::unique_ptr<ledger::Follower> statistics_follower() { return std::make_unique<StatisticsFollower>(); }

}  // namespace yishi::oversight

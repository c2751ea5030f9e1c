// Keeps the totals (statistic_tallies) and the paces of units (unit_paces): for every proposal that facts
// touch, the old matter is taken off and the new one added, in the transaction that remembers the follower's
// place.
#include <set>

#include "areas/oversight/matter.hpp"
#include "areas/oversight/oversight.hpp"

namespace yishi::oversight {
namespace {

using database::Transaction;

void count(Transaction& tx, CommitteeId committee, const Matter& matter, int sign) {
  for (const auto& share : shares_of(matter)) {
    tx.run(
        "INSERT INTO statistic_tallies (committee_id, dimension, key, term, session, measure, count) VALUES "
        "(?1, ?2, ?3, ?4, ?5, "
        "?6, ?7) ON CONFLICT (committee_id, dimension, key, term, session, measure) DO UPDATE SET "
        "count = statistic_tallies.count + excluded.count",
        committee, share.dimension, share.key, matter.term, matter.session, share.measure,
        share.count * sign);
  }
  for (const auto& taken : matter.taken) {
    tx.run(
        "INSERT INTO unit_paces (committee_id, unit_id, term, days, count) VALUES (?1, ?2, ?3, ?4, ?5) ON "
        "CONFLICT (committee_id, "
        "unit_id, term, days) DO UPDATE SET count = unit_paces.count + excluded.count",
        committee, taken.unit, taken.term, taken.days, sign);
  }
}

void recount(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  const auto stored = tx.first<std::string>(
      "SELECT matter FROM statistic_matters WHERE committee_id = ?1 AND proposal_id = ?2", committee, id);
  const auto now = read_matter(tx, committee, id);
  const std::string text = now ? json::to_text(*now) : "";
  if (stored && *stored == text) return;
  if (stored) {
    const auto before = json::read<Matter>(*stored);
    if (!before) throw database::Broken("a counted matter cannot be read: " + before.error().words.en);
    count(tx, committee, *before, -1);
  }
  if (!now) {
    tx.run("DELETE FROM statistic_matters WHERE committee_id = ?1 AND proposal_id = ?2", committee, id);
    return;
  }
  count(tx, committee, *now, 1);
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
    for (const auto& [committee, id] : touched) recount(tx, CommitteeId{committee}, ProposalId::trusted(id));
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

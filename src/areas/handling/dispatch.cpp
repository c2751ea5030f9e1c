// The dispatch board: what waits to be assigned, and to whom such matters went before.
#include <fmt/format.h>

#include <cmath>

#include "areas/handling/names.hpp"

namespace yishi::handling {
namespace {

constexpr std::size_t most_suggestions = 3;

struct History {
  std::vector<store::LeadTally> tallies;  // most first
  std::int64_t total = 0;
};

History history_of(Transaction& tx, CommitteeId committee, const std::string& category) {
  History out{store::lead_tallies(tx, committee, category), 0};
  for (const auto& tally : out.tallies) out.total += tally.count;
  return out;
}

Suggestion from_history(const Names& names, const store::LeadTally& tally, std::int64_t total) {
  const Ref unit = names.unit(tally.unit);
  return {unit,
          {fmt::format("同类 {} 件，{}主办 {} 件", total, unit.name, tally.count),
           fmt::format("{} of this category, {} led by {}", total, tally.count, unit.name)},
          static_cast<double>(tally.count) / static_cast<double>(total)};
}

// The proposers' own suggestions first where history knows the unit too, then history, then what only they
// suggest.
std::vector<Suggestion> suggestions(const Names& names, const History& history,
                                    const std::vector<UnitId>& proposed) {
  std::vector<Suggestion> out;
  const auto is_proposed = [&](const UnitId& unit) {
    return std::ranges::find(proposed, unit) != proposed.end();
  };
  for (const auto& tally : history.tallies) {
    if (out.size() == most_suggestions && !is_proposed(tally.unit)) continue;
    auto s = from_history(names, tally, history.total);
    if (is_proposed(tally.unit)) {
      s.reason.zh += "，也是提案者建议的单位";
      s.reason.en += "; also suggested by the proposers";
    }
    out.push_back(std::move(s));
  }
  std::ranges::stable_partition(out, [&](const auto& s) { return is_proposed(UnitId::trusted(s.unit.id)); });
  for (const auto& unit : proposed) {
    const bool there = std::ranges::any_of(out, [&](const auto& s) { return s.unit.id == unit.text(); });
    if (!there) out.push_back({names.unit(unit), {"提案者建议的单位", "suggested by the proposers"}, 0});
  }
  return out;
}

std::vector<UnitLoad> loads(const Names& names, const std::vector<store::LoadRow>& rows) {
  std::vector<UnitLoad> out;
  for (const auto& row : rows) out.push_back({names.unit(row.unit), row.open, row.late, row.returned});
  return out;
}

}  // namespace

Result<Dispatch> dispatch(Transaction& tx, const Caller& caller, std::string after, int limit) {
  proposals::Filter filter;
  filter.view = proposals::View::assignment;
  filter.after = std::move(after);
  filter.limit = limit;
  auto page = proposals::list(tx, caller, filter);
  if (!page) return refuse(page.error());

  Names names;
  std::map<std::string, History> histories;
  std::vector<std::vector<UnitId>> proposed;
  for (const auto& row : page->items) {
    auto [history, is_new] = histories.try_emplace(row.category);
    if (is_new) history->second = history_of(tx, caller.committee, row.category);
    for (const auto& tally : history->second.tallies) names.want(tally.unit);
    proposed.push_back(proposals::suggested_units(tx, caller.committee, row.id));
    for (const auto& unit : proposed.back()) names.want(unit);
  }
  const auto rows = store::loads(tx, caller.committee, Date::of(caller.at));
  for (const auto& row : rows) names.want(row.unit);
  names.fetch(tx, caller.committee);

  Dispatch out;
  for (std::size_t i = 0; i < page->items.size(); ++i) {
    DispatchItem item{std::move(page->items[i]), {}};
    item.suggestions = suggestions(names, histories[item.category], proposed[i]);
    out.items.push_back(std::move(item));
  }
  out.units = loads(names, rows);
  out.next = page->next;
  out.total = page->total;
  return out;
}

}  // namespace yishi::handling

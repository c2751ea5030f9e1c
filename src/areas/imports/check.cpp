#include "areas/imports/check.hpp"

#include <fmt/format.h>

#include "areas/members/members.hpp"

namespace yishi::imports {
namespace {

CellFault double_of(const std::string& field, int first_row) {
  return {field,
          Weight::fault,
          {fmt::format("与第{}行重复。", first_row), fmt::format("The same stands in row {}.", first_row)}};
}

std::string value_of(const Values& values, std::string_view field) {
  const auto found = values.find(field);
  return found == values.end() ? "" : found->second;
}

}  // namespace

std::vector<Judged> try_rows(database::Transaction& tx, const Trial& trial,
                             const std::vector<Candidate>& rows,
                             const std::unordered_map<std::string, int>& keys) {
  std::vector<Judged> out;
  for (const auto& row : rows) {  // before the trials, which would list units themselves
    Judged one;
    one.number = row.number;
    if (trial.kind == Kind::units) {
      one.name = value_of(row.values, "name");
      one.parent = value_of(row.values, "parent");
      if (members::unit_by_name(tx, trial.caller.committee, one.parent)) one.parent.clear();
    }
    out.push_back(std::move(one));
  }
  std::unordered_map<std::string, int> here;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto key = key_of(trial.kind, rows[i].values);
    if (key) out[i].key = key->text;
    for (const auto* seen : {&keys, static_cast<const std::unordered_map<std::string, int>*>(&here)}) {
      const auto first = key ? seen->find(key->text) : seen->end();
      if (first != seen->end()) out[i].faults = {double_of(key->field, first->second)};
    }
    if (!out[i].faults.empty()) continue;
    auto outcome = try_row(tx, trial.setting, trial.caller, trial.kind, rows[i].values);
    out[i].good = outcome.good();
    out[i].faults = std::move(outcome.faults);
    if (key && out[i].good) here.emplace(key->text, out[i].number);
  }
  return out;
}

void put_in_turn(std::vector<Judged>& rows) {
  std::unordered_map<std::string, Judged*> by_name;
  for (auto& row : rows) {
    if (row.good && !row.name.empty()) by_name.emplace(row.name, &row);
  }
  // As deep as units are ever nested; what still moves then goes in a circle.
  constexpr int deepest = 12;
  for (bool moved = true; moved;) {
    moved = false;
    for (auto& row : rows) {
      if (!row.good || row.parent.empty()) continue;
      const auto upper = by_name.find(row.parent);
      const bool there = upper != by_name.end() && upper->second->good && upper->second != &row;
      if (there && upper->second->turn < row.turn) continue;
      moved = true;
      if (there) row.turn = upper->second->turn + 1;
      if (there && row.turn <= deepest) continue;
      row.good = false;
      row.faults.push_back(
          {"parent",
           Weight::fault,
           {"没有这个上级单位，或它所在的行有错。", "There is no such upper unit, or its row has a fault."}});
    }
  }
}

}  // namespace yishi::imports

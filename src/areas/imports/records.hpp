// A row of a table becomes a member, a unit or a past proposal, through the acts of those areas.
#pragma once
#include <map>

#include "areas/imports/store.hpp"
#include "areas/members/members.hpp"
#include "areas/proposals/past.hpp"
#include "core/identity/caller.hpp"

namespace yishi::imports {

using Values =
    std::map<std::string, std::string, std::less<>>;  // field → trimmed text; empty ones are left out

struct Setting {
  const rules::RuleBook& book;
  const identity::Sealer& sealer;
};

// What has become of a row. `made` is empty when a fault kept it out, or when it was only tried.
struct Outcome {
  std::string made;
  std::vector<CellFault> faults;
  bool good() const;
};

// Checks a row by trying it: the same words stand in the way now and later. What it writes is for the caller
// to keep or to roll back; past proposals are only checked.
Outcome try_row(database::Transaction& tx, const Setting& setting, const identity::Caller& caller, Kind kind,
                const Values& values);
// Makes it.
Outcome make_row(database::Transaction& tx, const Setting& setting, const identity::Caller& caller, Kind kind,
                 const Values& values);

// What may stand only once in a file: a member's code, a unit's name, a number within its session. The field
// it is in.
struct Key {
  std::string field, text;
};
std::optional<Key> key_of(Kind kind, const Values& values);

bool untouched(database::Transaction& tx, CommitteeId committee, Kind kind, std::string_view made_id);
Result<void> take_back(database::Transaction& tx, const identity::Caller& caller, Kind kind,
                       std::string_view made_id);

// Words of enums in exported tables, read back by the same lists.
std::string words_of_sex(members::Sex sex);
std::string words_of_status(members::Status status);
std::string words_of_system(members::UnitSystem system);
std::string words_of_stage(proposals::Stage stage);
std::string words_of(bool yes);

}  // namespace yishi::imports

// Handling units and the other organizations of the place.
#include "areas/members/file_checks.hpp"
#include "areas/members/record.hpp"

namespace yishi::members {
namespace {

using database::Transaction;
using identity::Caller;

std::unexpected<Refusal> name_taken() {
  return refuse(Why::conflict, "name_taken", {"已有同名单位。", "There is a unit of this name."},
                {{"/name", {"已有同名单位", "taken"}}});
}

Result<void> check(Transaction& tx, CommitteeId committee, const UnitFile& file, const UnitId& id) {
  auto faults = faults_of(file);
  if (file.parent && (*file.parent == id || !find_unit(tx, committee, *file.parent))) {
    faults.push_back({"/parent", {"没有这个上级单位。", "There is no such upper unit."}});
  }
  if (!faults.empty()) return refuse(refusal_of(std::move(faults)));
  if (!file.name) return {};
  const auto same =
      tx.first<UnitId>("SELECT id FROM units WHERE committee_id = ?1 AND name = ?2", committee, *file.name);
  if (same && *same != id) return name_taken();
  return {};
}

}  // namespace

Result<UnitId> add_unit(Transaction& tx, const Caller& caller, const NewUnit& in) {
  if (!in.name) return invalid_field("/name", {"请填写单位名称。", "Give the unit's name."});
  const UnitId id = in.id.value_or(UnitId::make());
  if (auto fine = check(tx, caller.committee, in, id); !fine) return refuse(std::move(fine.error()));
  tx.run(
      "INSERT INTO units (committee_id, id, code, name, short_name, system, parent, is_handling_unit, "
      "active, contact_name, "
      "contact_phone, leader, version, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
      "?12, 1, ?13)",
      caller.committee, id, in.code.value_or(""), *in.name, in.short_name.value_or(""),
      in.system.value_or(UnitSystem::government), in.parent, in.is_handling_unit.value_or(true),
      in.active.value_or(true), in.contact_name.value_or(""), in.contact_phone.value_or(""),
      in.leader.value_or(""), caller.at);
  record(tx, caller, caller.committee, "members.unit_added", "unit", id.str(), {{"unit", id.str()}});
  return id;
}

Result<std::int64_t> change_unit(Transaction& tx, const Caller& caller, const UnitId& id,
                                 const UnitChange& in) {
  if (!find_unit(tx, caller.committee, id)) return not_found();
  if (auto fine = check(tx, caller.committee, in, id); !fine) return refuse(std::move(fine.error()));
  const auto changed = tx.run(
      "UPDATE units SET code = COALESCE(?3, code), name = COALESCE(?4, name), short_name = COALESCE(?5, "
      "short_name), "
      "system = COALESCE(?6, system), parent = COALESCE(?7, parent), is_handling_unit = COALESCE(?8, "
      "is_handling_unit), "
      "active = COALESCE(?9, active), contact_name = COALESCE(?10, contact_name), contact_phone = "
      "COALESCE(?11, contact_phone), "
      "leader = COALESCE(?12, leader), updated_at = ?13, version = version + 1 "
      "WHERE committee_id = ?1 AND id = ?2 AND version = ?14",
      caller.committee, id, in.code, in.name, in.short_name, in.system, in.parent, in.is_handling_unit,
      in.active, in.contact_name, in.contact_phone, in.leader, caller.at, in.version);
  if (changed == 0) {
    return refuse(
        Why::conflict, "changed_meanwhile",
        {"这个单位刚被他人修改，请刷新后重试。", "Somebody else changed this unit; reload and try again."});
  }
  record(tx, caller, caller.committee, "members.unit_changed", "unit", id.str(), {{"unit", id.str()}});
  return in.version + 1;
}

}  // namespace yishi::members

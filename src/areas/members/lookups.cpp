// The reads that other areas need: by id, many at once.
#include <fmt/format.h>

#include "areas/members/members.hpp"
#include "core/identity/accounts.hpp"

namespace yishi::members {
namespace {

using database::Sql;
using database::Transaction;

// Ids as one JSON parameter, so that one statement serves any number of them.
template <class I>
std::string ids_as_json(std::span<const I> ids) {
  std::string out = "[";
  for (const auto& id : ids) {
    if (id.empty()) continue;
    if (out.size() > 1) out += ',';
    out += fmt::format("\"{}\"", id.text());
  }
  return out + "]";
}

}  // namespace

std::optional<Session> session_on(Transaction& tx, CommitteeId committee, Date day) {
  std::optional<Session> found;
  tx.each(
      "SELECT term, number, opens_on, closes_on, proposal_deadline FROM plenary_sessions WHERE committee_id "
      "= ?1 AND "
      "opens_on <= ?2 ORDER BY opens_on DESC LIMIT 1",
      [&](const database::Statement& row) {
        Session s{.term = static_cast<int>(row.integer(0)), .number = static_cast<int>(row.integer(1))};
        database::read_column(row, 2, s.opens_on);
        database::read_column(row, 3, s.closes_on);
        database::read_column(row, 4, s.proposal_deadline);
        s.in_session = day <= s.proposal_deadline.value_or(s.closes_on);
        found = s;
      },
      committee, day);
  return found;
}

std::optional<Brief> find_member(Transaction& tx, CommitteeId committee, const MemberId& id) {
  if (id.empty()) return std::nullopt;
  return tx.first<Brief>(
      "SELECT id, name, sector, party, employer, post, status FROM members WHERE committee_id = ?1 AND id = "
      "?2",
      committee, id);
}

std::map<MemberId, Brief> brief(Transaction& tx, CommitteeId committee, std::span<const MemberId> ids) {
  std::map<MemberId, Brief> out;
  if (ids.empty()) return out;
  for (auto& row : tx.all<Brief>(Sql("SELECT id, name, sector, party, employer, post, status FROM members "
                                     "WHERE committee_id = ?1 AND id IN "
                                     "(SELECT value FROM json_each(?2))",
                                     "SELECT id, name, sector, party, employer, post, status FROM members "
                                     "WHERE committee_id = ?1 AND id IN "
                                     "(SELECT json_array_elements_text((?2)::json))"),
                                 committee, ids_as_json(ids))) {
    out.emplace(row.id, std::move(row));
  }
  return out;
}

std::optional<Body> find_body(Transaction& tx, CommitteeId committee, const BodyId& id) {
  return tx.first<Body>("SELECT id, kind, name FROM bodies WHERE committee_id = ?1 AND id = ?2", committee,
                        id);
}

std::optional<Unit> find_unit(Transaction& tx, CommitteeId committee, const UnitId& id) {
  return tx.first<Unit>(
      "SELECT id, name, system, is_handling_unit, active FROM units WHERE committee_id = ?1 AND id = ?2",
      committee, id);
}

std::map<UnitId, std::string> unit_names(Transaction& tx, CommitteeId committee,
                                         std::span<const UnitId> ids) {
  std::map<UnitId, std::string> out;
  if (ids.empty()) return out;
  tx.each(
      Sql("SELECT id, name FROM units WHERE committee_id = ?1 AND id IN (SELECT value FROM json_each(?2))",
          "SELECT id, name FROM units WHERE committee_id = ?1 AND id IN (SELECT "
          "json_array_elements_text((?2)::json))"),
      [&](const database::Statement& row) { out.emplace(UnitId::trusted(row.text(0)), row.text(1)); },
      committee, ids_as_json(ids));
  return out;
}

// Disabled accounts are told nothing.
std::vector<AccountId> accounts_of_members(Transaction& tx, CommitteeId committee,
                                           std::span<const MemberId> ids) {
  if (ids.empty()) return {};
  return tx.all<AccountId>(Sql("SELECT DISTINCT g.account_id FROM grants g JOIN accounts a ON a.id = "
                               "g.account_id WHERE g.committee_id = ?1 "
                               "AND g.suspended = 0 AND a.state = 'active' AND g.member_id IN (SELECT value "
                               "FROM json_each(?2)) ORDER BY g.account_id",
                               "SELECT DISTINCT g.account_id FROM grants g JOIN accounts a ON a.id = "
                               "g.account_id WHERE g.committee_id = ?1 "
                               "AND g.suspended = 0 AND a.state = 'active' AND g.member_id IN (SELECT "
                               "json_array_elements_text((?2)::json)) "
                               "ORDER BY g.account_id"),
                           committee, ids_as_json(ids));
}

std::vector<AccountId> accounts_of_unit(Transaction& tx, CommitteeId committee, const UnitId& unit,
                                        identity::Role role) {
  return tx.all<AccountId>(
      "SELECT DISTINCT g.account_id FROM grants g JOIN accounts a ON a.id = g.account_id WHERE "
      "g.committee_id = ?1 AND "
      "g.unit_id = ?2 AND g.role = ?3 AND g.suspended = 0 AND a.state = 'active' ORDER BY g.account_id",
      committee, unit, role);
}

std::vector<AccountId> accounts_with_role(Transaction& tx, CommitteeId committee, identity::Role role) {
  return identity::accounts_with_role(tx, committee, role);
}

std::string unit_name(Transaction& tx, CommitteeId committee, const UnitId& unit) {
  return tx.first<std::string>("SELECT name FROM units WHERE committee_id = ?1 AND id = ?2", committee, unit)
      .value_or("");
}

Result<void> check_grant(Transaction& tx, const identity::Grant& grant) {
  if (!grant.member.empty() && !find_member(tx, grant.committee, grant.member)) {
    return invalid_field("/member", {"本政协没有这位委员。", "This committee has no such member."});
  }
  if (!grant.unit.empty() && !find_unit(tx, grant.committee, grant.unit)) {
    return invalid_field("/unit", {"本政协没有这个单位。", "This committee has no such unit."});
  }
  if (!grant.body.empty() && !find_body(tx, grant.committee, grant.body)) {
    return invalid_field("/body", {"本政协没有这个组织。", "This committee has no such body."});
  }
  return {};
}

std::optional<MemberId> member_by_code(Transaction& tx, CommitteeId committee, std::string_view code) {
  return tx.first<MemberId>("SELECT id FROM members WHERE committee_id = ?1 AND code = ?2", committee, code);
}

std::optional<MemberId> member_by_name(Transaction& tx, CommitteeId committee, std::string_view name) {
  const auto found = tx.all<MemberId>("SELECT id FROM members WHERE committee_id = ?1 AND name = ?2 LIMIT 2",
                                      committee, name);
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

std::optional<UnitId> unit_by_name(Transaction& tx, CommitteeId committee, std::string_view name) {
  const auto found = tx.all<UnitId>(
      "SELECT id FROM units WHERE committee_id = ?1 AND (name = ?2 OR short_name = ?2) ORDER BY CASE WHEN "
      "name = ?2 THEN 0 ELSE 1 END "
      "LIMIT 2",
      committee, name);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<BodyId> body_by_name(Transaction& tx, CommitteeId committee, BodyKind kind,
                                   std::string_view name) {
  return tx.first<BodyId>("SELECT id FROM bodies WHERE committee_id = ?1 AND kind = ?2 AND name = ?3",
                          committee, kind, name);
}

std::vector<Unit> handling_units(Transaction& tx, CommitteeId committee) {
  return tx.all<Unit>(
      "SELECT id, name, system, is_handling_unit, active FROM units WHERE committee_id = ?1 AND "
      "is_handling_unit = 1 AND active = 1 "
      "ORDER BY name",
      committee);
}

}  // namespace yishi::members

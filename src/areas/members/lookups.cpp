// The reads that other areas need: by id, many at once.
#include <fmt/format.h>

#include "areas/members/members.hpp"

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
  tx.each("SELECT term, number, opens_on, closes_on, proposal_deadline FROM plenary_sessions WHERE committee_id = ?1 AND "
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
  return tx.first<Brief>("SELECT id, name, sector, party, employer, post, status FROM members WHERE committee_id = ?1 AND id = ?2",
                         committee, id);
}

std::map<MemberId, Brief> brief(Transaction& tx, CommitteeId committee, std::span<const MemberId> ids) {
  std::map<MemberId, Brief> out;
  if (ids.empty()) return out;
  for (auto& row : tx.all<Brief>(
           Sql("SELECT id, name, sector, party, employer, post, status FROM members WHERE committee_id = ?1 AND id IN "
               "(SELECT value FROM json_each(?2))",
               "SELECT id, name, sector, party, employer, post, status FROM members WHERE committee_id = ?1 AND id IN "
               "(SELECT json_array_elements_text((?2)::json))"),
           committee, ids_as_json(ids))) {
    out.emplace(row.id, std::move(row));
  }
  return out;
}

std::optional<Body> find_body(Transaction& tx, CommitteeId committee, const BodyId& id) {
  return tx.first<Body>("SELECT id, kind, name FROM bodies WHERE committee_id = ?1 AND id = ?2", committee, id);
}

std::optional<Unit> find_unit(Transaction& tx, CommitteeId committee, const UnitId& id) {
  return tx.first<Unit>("SELECT id, name, system, is_handling_unit, active FROM units WHERE committee_id = ?1 AND id = ?2", committee, id);
}

std::map<UnitId, std::string> unit_names(Transaction& tx, CommitteeId committee, std::span<const UnitId> ids) {
  std::map<UnitId, std::string> out;
  if (ids.empty()) return out;
  tx.each(Sql("SELECT id, name FROM units WHERE committee_id = ?1 AND id IN (SELECT value FROM json_each(?2))",
              "SELECT id, name FROM units WHERE committee_id = ?1 AND id IN (SELECT json_array_elements_text((?2)::json))"),
          [&](const database::Statement& row) { out.emplace(UnitId::trusted(row.text(0)), row.text(1)); }, committee, ids_as_json(ids));
  return out;
}

std::vector<AccountId> accounts_of_members(Transaction& tx, CommitteeId committee, std::span<const MemberId> ids) {
  if (ids.empty()) return {};
  return tx.all<AccountId>(
      Sql("SELECT DISTINCT account_id FROM grants WHERE committee_id = ?1 AND suspended = 0 AND member_id IN (SELECT value FROM json_each(?2))",
          "SELECT DISTINCT account_id FROM grants WHERE committee_id = ?1 AND suspended = 0 AND member_id IN (SELECT "
          "json_array_elements_text((?2)::json))"),
      committee, ids_as_json(ids));
}

std::vector<AccountId> accounts_of_unit(Transaction& tx, CommitteeId committee, const UnitId& unit, identity::Role role) {
  return tx.all<AccountId>("SELECT DISTINCT account_id FROM grants WHERE committee_id = ?1 AND unit_id = ?2 AND role = ?3 AND suspended = 0",
                           committee, unit, role);
}

std::vector<AccountId> accounts_with_role(Transaction& tx, CommitteeId committee, identity::Role role) {
  return tx.all<AccountId>("SELECT DISTINCT account_id FROM grants WHERE committee_id = ?1 AND role = ?2 AND suspended = 0", committee, role);
}

}  // namespace yishi::members

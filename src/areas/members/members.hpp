// Members 委员: committees and their sessions, the members' file, bodies (sectors, parties, special committees,
// groups), and units. Every area may use this header; it uses none of them.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/database/database.hpp"
#include "core/identity/caller.hpp"
#include "core/identity/gate.hpp"

namespace yishi::members {

// A session 次 of a term 届: proposals are numbered within it.
struct Session {
  int term = 0;
  int number = 0;
  Date opens_on, closes_on;
  std::optional<Date> proposal_deadline;  // proposals of the session itself; later ones are raised between sessions
  bool in_session = false;                // on the day asked for
};
// The session whose proposals are being collected on `day`: the last one opened by then.
std::optional<Session> session_on(database::Transaction& tx, CommitteeId committee, Date day);

enum class Status { candidate, active, suspended, resigned, removed, revoked, deceased, term_ended };
BOOST_DESCRIBE_ENUM(Status, candidate, active, suspended, resigned, removed, revoked, deceased, term_ended)

// What others need to know of a member. No contacts: those are read one at a time, by right, and recorded.
struct Brief {
  MemberId id;
  std::string name;
  std::string sector;  // name of the sector
  std::string party;
  std::string employer, post;
  Status status = Status::active;
};
BOOST_DESCRIBE_STRUCT(Brief, (), (id, name, sector, party, employer, post, status))
std::optional<Brief> find_member(database::Transaction& tx, CommitteeId committee, const MemberId& id);
// One query for many; unknown ids are left out.
std::map<MemberId, Brief> brief(database::Transaction& tx, CommitteeId committee, std::span<const MemberId> ids);

enum class BodyKind { special_committee, sector, party, organization, group };
BOOST_DESCRIBE_ENUM(BodyKind, special_committee, sector, party, organization, group)
struct Body {
  BodyId id;
  BodyKind kind = BodyKind::sector;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Body, (), (id, kind, name))
std::optional<Body> find_body(database::Transaction& tx, CommitteeId committee, const BodyId& id);

// Which supervision office assigns to a unit follows from its system (domain.md 1.3).
enum class UnitSystem { party, government, peoples_congress, cppcc, court, procuratorate, other };
BOOST_DESCRIBE_ENUM(UnitSystem, party, government, peoples_congress, cppcc, court, procuratorate, other)
struct Unit {
  UnitId id;
  std::string name;
  UnitSystem system = UnitSystem::government;
  bool is_handling_unit = true;
  bool active = true;
};
BOOST_DESCRIBE_STRUCT(Unit, (), (id, name, system, is_handling_unit, active))
std::optional<Unit> find_unit(database::Transaction& tx, CommitteeId committee, const UnitId& id);
std::map<UnitId, std::string> unit_names(database::Transaction& tx, CommitteeId committee, std::span<const UnitId> ids);

// Accounts that may act for these, to tell them something.
std::vector<AccountId> accounts_of_members(database::Transaction& tx, CommitteeId committee, std::span<const MemberId> ids);
std::vector<AccountId> accounts_of_unit(database::Transaction& tx, CommitteeId committee, const UnitId& unit, identity::Role role);
std::vector<AccountId> accounts_with_role(database::Transaction& tx, CommitteeId committee, identity::Role role);

std::span<const database::Migration> migrations();

}  // namespace yishi::members

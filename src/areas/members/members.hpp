// Members 委员: committees and their sessions, the members' file, bodies (sectors, parties, special
// committees, groups), and units. Every area may use this header; it uses none of them.
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
#include "core/identity/committees.hpp"
#include "core/identity/gate.hpp"
#include "core/identity/sealed.hpp"
#include "core/identity/sessions.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::identity {
struct Services;
}

namespace yishi::members {

// A session 次 of a term 届: proposals are numbered within it.
struct Session {
  int term = 0;
  int number = 0;
  Date opens_on, closes_on;
  std::optional<Date>
      proposal_deadline;    // proposals of the session itself; later ones are raised between sessions
  bool in_session = false;  // on the day asked for
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
std::map<MemberId, Brief> brief(database::Transaction& tx, CommitteeId committee,
                                std::span<const MemberId> ids);

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
std::map<UnitId, std::string> unit_names(database::Transaction& tx, CommitteeId committee,
                                         std::span<const UnitId> ids);

// Accounts that may act for these, to tell them something.
std::vector<AccountId> accounts_of_members(database::Transaction& tx, CommitteeId committee,
                                           std::span<const MemberId> ids);
std::vector<AccountId> accounts_of_unit(database::Transaction& tx, CommitteeId committee, const UnitId& unit,
                                        identity::Role role);
std::vector<AccountId> accounts_with_role(database::Transaction& tx, CommitteeId committee,
                                          identity::Role role);

// For identity's neighbours: a unit's name ("" when unknown), and whether a grant's member, unit and body are
// of the grant's committee.
std::string unit_name(database::Transaction& tx, CommitteeId committee, const UnitId& unit);
Result<void> check_grant(database::Transaction& tx, const identity::Grant& grant);
// By code or by name, for imports; nothing when none or several fit.
std::optional<MemberId> member_by_code(database::Transaction& tx, CommitteeId committee,
                                       std::string_view code);
std::optional<MemberId> member_by_name(database::Transaction& tx, CommitteeId committee,
                                       std::string_view name);
std::optional<UnitId> unit_by_name(database::Transaction& tx, CommitteeId committee, std::string_view name);
std::optional<BodyId> body_by_name(database::Transaction& tx, CommitteeId committee, BodyKind kind,
                                   std::string_view name);
std::vector<Unit> handling_units(database::Transaction& tx, CommitteeId committee);  // active ones, by name

// ---- acts ----------------------------------------------------------------------------------------------
// Each changes the tables and appends its fact in the given writing transaction; used by routes, imports and
// the demo alike. Whether the caller may at all is asked at the door (members.manage, units.manage,
// committees.manage).

struct FoundCommittee {
  std::string name, short_name;
  identity::Level level = identity::Level::city;
  std::string region_code;
  std::optional<CommitteeId> parent;
};
BOOST_DESCRIBE_STRUCT(FoundCommittee, (), (name, short_name, level, region_code, parent))
// Gives the next number of the installation; the first is 1. The fact is the new committee's own first one.
Result<CommitteeId> found_committee(database::Transaction& tx, const identity::Caller& caller,
                                    const FoundCommittee& in);

struct OpenTerm {
  int number = 0;  // 届
  Date starts_on;
  std::optional<Date> ends_on;
};
BOOST_DESCRIBE_STRUCT(OpenTerm, (), (number, starts_on, ends_on))
Result<void> open_term(database::Transaction& tx, const identity::Caller& caller, const OpenTerm& in);

struct OpenSession {
  int term = 0, number = 0;
  Date opens_on, closes_on;
  std::optional<Date> proposal_deadline;
};
BOOST_DESCRIBE_STRUCT(OpenSession, (), (term, number, opens_on, closes_on, proposal_deadline))
// Opens the session, or changes its days when it is there.
Result<void> open_session(database::Transaction& tx, const identity::Caller& caller, const OpenSession& in);

enum class Sex { female, male, unknown };
BOOST_DESCRIBE_ENUM(Sex, female, male, unknown)

// A member's file. In a change, what is missing stays as it is.
struct MemberFile {
  std::optional<std::string> code,
      name;  // both must be given for a new member; the code is unique in the committee
  std::optional<Sex> sex;
  std::optional<std::string> ethnicity, born_in, education, title, party, religion, sector, employer, post,
      committee_post;
  std::optional<std::string> address, email, phone, id_number;  // address, phone and id number are sealed
  std::optional<int> joined_term;
};
BOOST_DESCRIBE_STRUCT(MemberFile, (),
                      (code, name, sex, ethnicity, born_in, education, title, party, religion, sector,
                       employer, post, committee_post, address, email, phone, id_number, joined_term))
struct NewMember : MemberFile {
  std::optional<MemberId> id;    // given by imports and the demo, so that they are repeatable
  std::optional<Status> status;  // active unless said; candidate is the only other
};
BOOST_DESCRIBE_STRUCT(NewMember, (MemberFile), (id, status))
struct MemberChange : MemberFile {
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(MemberChange, (MemberFile), (version))
// Refusals: invalid (with every field at fault), conflict "code_taken".
Result<MemberId> add_member(database::Transaction& tx, const identity::Caller& caller,
                            const identity::Sealer& sealer, const NewMember& in);
// Returns the new version. Refusals besides: not_found, conflict "changed_meanwhile".
Result<std::int64_t> change_member(database::Transaction& tx, const identity::Caller& caller,
                                   const identity::Sealer& sealer, const MemberId& id,
                                   const MemberChange& in);

// Suspension 暂停履职, its end, and the ways out (domain.md 1.11). Each names its reason and the decision it
// rests on; the member's rights stop at once: the sessions of the account end.
struct StatusDecision {
  std::string reason, decision;  // decision: of whom and when, "市政协十五届常委会第十二次会议"
  std::optional<Status> status;  // of resign: resigned unless said; removed, revoked, deceased, term_ended
};
BOOST_DESCRIBE_STRUCT(StatusDecision, (), (reason, decision, status))
Result<void> suspend(database::Transaction& tx, const identity::Caller& caller, identity::Sessions& sessions,
                     const MemberId& id, const StatusDecision& in);
Result<void> restore(database::Transaction& tx, const identity::Caller& caller, identity::Sessions& sessions,
                     const MemberId& id, const StatusDecision& in);
Result<void> resign(database::Transaction& tx, const identity::Caller& caller, identity::Sessions& sessions,
                    const MemberId& id, const StatusDecision& in);

struct UnitFile {
  std::optional<std::string> code, name, short_name;
  std::optional<UnitSystem> system;
  std::optional<UnitId> parent;
  std::optional<bool> is_handling_unit, active;
  std::optional<std::string> contact_name, contact_phone, leader;  // of the office, not of a private person
};
BOOST_DESCRIBE_STRUCT(UnitFile, (),
                      (code, name, short_name, system, parent, is_handling_unit, active, contact_name,
                       contact_phone, leader))
struct NewUnit : UnitFile {
  std::optional<UnitId> id;
};
BOOST_DESCRIBE_STRUCT(NewUnit, (UnitFile), (id))
struct UnitChange : UnitFile {
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(UnitChange, (UnitFile), (version))
Result<UnitId> add_unit(database::Transaction& tx, const identity::Caller& caller, const NewUnit& in);
Result<std::int64_t> change_unit(database::Transaction& tx, const identity::Caller& caller, const UnitId& id,
                                 const UnitChange& in);

struct NewBody {
  BodyKind kind = BodyKind::special_committee;
  std::string name;
  std::optional<std::string> code;
  std::optional<BodyId> parent, id;
};
BOOST_DESCRIBE_STRUCT(NewBody, (), (kind, name, code, parent, id))
Result<BodyId> add_body(database::Transaction& tx, const identity::Caller& caller, const NewBody& in);

enum class Duty { head, deputy_head, convenor, secretary, member };
BOOST_DESCRIBE_ENUM(Duty, head, deputy_head, convenor, secretary, member)
struct PlaceInBody {
  BodyId body;
  MemberId member;
  int term = 0;
  Duty duty = Duty::member;
};
BOOST_DESCRIBE_STRUCT(PlaceInBody, (), (body, member, term, duty))
// A member's duty in a body in one term; placing again changes the duty.
Result<void> place_in_body(database::Transaction& tx, const identity::Caller& caller, const PlaceInBody& in);

// ---- taking back what an import added -------------------------------------------------------------------

// Has nothing been done with it since it was added?
bool member_untouched(database::Transaction& tx, CommitteeId committee, const MemberId& id);
bool unit_untouched(database::Transaction& tx, CommitteeId committee, const UnitId& id);
// Removes it, with the fact "members.member_taken_back" or "members.unit_taken_back". Refusal: wrong_stage
// "changed_since".
Result<void> take_back_member(database::Transaction& tx, const identity::Caller& caller, const MemberId& id);
Result<void> take_back_unit(database::Transaction& tx, const identity::Caller& caller, const UnitId& id);

// ---- wiring --------------------------------------------------------------------------------------------

std::span<const database::Migration> migrations();

// Members, bodies, units, committees, and /setup, which is open while no committee exists to whoever knows
// the code that the server printed when it started.
void add_routes(identity::Doors doors, identity::Services& services, const rules::Library* rules,
                std::string setup_code);

}  // namespace yishi::members

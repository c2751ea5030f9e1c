// What the pages of this area show. A member's contacts, birth, religion and id number are shown to the
// office of member affairs and to the member; others see a name, a sector and a post. Only the office sees
// those who are not active.
#pragma once
#include "areas/members/members.hpp"
#include "core/http/http.hpp"
#include "core/identity/identity.hpp"

namespace yishi::members {

struct BodyRef {
  BodyId id;
  std::string name;
};
struct MemberRow {
  MemberId id;
  std::string code, name, pinyin;
  Sex sex = Sex::unknown;
  std::string ethnicity, sector, party, employer, post, committee_post;
  Status status = Status::active;
  std::optional<std::string> phone_masked;
  std::vector<BodyRef> bodies;
};
struct MemberRows {
  std::vector<MemberRow> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
};
struct MemberDuty {
  BodyId body;
  std::string name;
  BodyKind kind = BodyKind::group;
  int term = 0;
  Duty duty = Duty::member;
};
struct MemberDecision {
  Timestamp at;
  Status before = Status::active, after = Status::active;
  std::string reason, decision;
};
struct MemberPage {
  MemberRow member;
  int joined_term = 0;
  std::string education, title;
  std::vector<MemberDuty> duties;
  std::optional<std::string> born_in, religion, email, address, id_number_masked;
  std::vector<MemberDecision> decisions;  // the office's alone
  std::int64_t version = 1;
  bool may_change = false, may_reveal = false;
};
struct BodyRow {
  BodyId id;
  BodyKind kind = BodyKind::sector;
  std::string name;
  BodyId parent;
  std::int64_t members = 0;
};
struct BodyRows {
  std::vector<BodyRow> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
};
struct BodySeat {
  MemberId id;
  std::string name, sector, employer, post;
  Duty duty = Duty::member;
  int term = 0;
};
struct BodyPage {
  BodyRow body;
  std::vector<BodySeat> members;
};
struct UnitContact {
  std::string name, phone, leader;
};
struct UnitRow {
  UnitId id;
  std::string code, name, short_name;
  UnitSystem system = UnitSystem::government;
  UnitId parent;
  bool is_handling_unit = true, active = true;
  std::vector<UnitContact> contacts;  // none for the public and for other units
  std::int64_t version = 1;
};
struct UnitRows {
  std::vector<UnitRow> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
};
struct CommitteeRow {
  CommitteeId id{};
  std::optional<CommitteeId> parent;
  std::string name, short_name;
  identity::Level level = identity::Level::city;
  std::string region_code;
};
struct CommitteeRows {
  std::vector<CommitteeRow> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
};
struct TermRow {
  int number = 0;
  Date starts_on;
  std::optional<Date> ends_on;
};
struct SessionDays {
  int term = 0, number = 0;
  Date opens_on, closes_on;
  std::optional<Date> proposal_deadline;
};
struct CommitteePage {
  CommitteeRow committee;
  std::vector<TermRow> terms;
  std::vector<SessionDays> sessions;
  std::optional<int> current_term;
  std::optional<SessionDays> current_session;
  bool in_session = false;
};
BOOST_DESCRIBE_STRUCT(BodyRef, (), (id, name))
BOOST_DESCRIBE_STRUCT(MemberRow, (),
                      (id, code, name, pinyin, sex, ethnicity, sector, party, employer, post, committee_post,
                       status, phone_masked, bodies))
BOOST_DESCRIBE_STRUCT(MemberRows, (), (items, next, total))
BOOST_DESCRIBE_STRUCT(MemberDuty, (), (body, name, kind, term, duty))
BOOST_DESCRIBE_STRUCT(MemberDecision, (), (at, before, after, reason, decision))
BOOST_DESCRIBE_STRUCT(MemberPage, (),
                      (member, joined_term, education, title, duties, born_in, religion, email, address,
                       id_number_masked, decisions, version, may_change, may_reveal))
BOOST_DESCRIBE_STRUCT(BodyRow, (), (id, kind, name, parent, members))
BOOST_DESCRIBE_STRUCT(BodyRows, (), (items, next, total))
BOOST_DESCRIBE_STRUCT(BodySeat, (), (id, name, sector, employer, post, duty, term))
BOOST_DESCRIBE_STRUCT(BodyPage, (), (body, members))
BOOST_DESCRIBE_STRUCT(UnitContact, (), (name, phone, leader))
BOOST_DESCRIBE_STRUCT(UnitRow, (),
                      (id, code, name, short_name, system, parent, is_handling_unit, active, contacts,
                       version))
BOOST_DESCRIBE_STRUCT(UnitRows, (), (items, next, total))
BOOST_DESCRIBE_STRUCT(CommitteeRow, (), (id, parent, name, short_name, level, region_code))
BOOST_DESCRIBE_STRUCT(CommitteeRows, (), (items, next, total))
BOOST_DESCRIBE_STRUCT(TermRow, (), (number, starts_on, ends_on))
BOOST_DESCRIBE_STRUCT(SessionDays, (), (term, number, opens_on, closes_on, proposal_deadline))
BOOST_DESCRIBE_STRUCT(CommitteePage, (),
                      (committee, terms, sessions, current_term, current_session, in_session))

Result<MemberRows> list_members(database::Transaction& tx, const identity::Services& services,
                                const identity::Caller& caller, const http::Request& request);
Result<MemberPage> member_page(database::Transaction& tx, const identity::Services& services,
                               const identity::Caller& caller, const MemberId& id);
Result<BodyRows> list_bodies(database::Transaction& tx, const identity::Caller& caller,
                             const http::Request& request);
Result<BodyPage> body_page(database::Transaction& tx, const identity::Caller& caller, const BodyId& id);
Result<UnitRows> list_units(database::Transaction& tx, const identity::Services& services,
                            const identity::Caller& caller, const http::Request& request);
CommitteeRows list_committees(database::Transaction& tx);
Result<CommitteePage> committee_page(database::Transaction& tx, const identity::Caller& caller);

}  // namespace yishi::members

#include "areas/members/reads.hpp"
#include "areas/members/record.hpp"
#include "areas/members/roster.hpp"
#include "areas/members/setup.hpp"

namespace yishi::members {
namespace {

using database::Transaction;
using http::QueryField;
using http::Request;
using http::Verb;
using identity::Caller;
using identity::Doors;
using identity::NoBody;
using identity::Services;

struct NewVersion {
  std::int64_t version = 0;
};
struct MemberAdded {
  MemberId id;
};
struct UnitAdded {
  UnitId id;
};
struct BodyAdded {
  BodyId id;
};
struct SeatInput {
  MemberId member;
  int term = 0;
  Duty duty = Duty::member;
};
enum class SealedField { phone, id_number };
BOOST_DESCRIBE_ENUM(SealedField, phone, id_number)
struct RevealInput {
  SealedField field = SealedField::phone;
  std::string reason;
};
struct Revealed {
  std::string value;
};
struct CommitteeAdmin {
  std::string login, name;
};
struct CommitteeInput {
  std::string name, short_name;
  identity::Level level = identity::Level::county;
  std::string region_code;
  CommitteeAdmin admin;
};
struct CommitteeFounded {
  CommitteeId id{};
  AccountId admin;
  std::string one_time_password;
};
BOOST_DESCRIBE_STRUCT(NewVersion, (), (version))
BOOST_DESCRIBE_STRUCT(MemberAdded, (), (id))
BOOST_DESCRIBE_STRUCT(UnitAdded, (), (id))
BOOST_DESCRIBE_STRUCT(BodyAdded, (), (id))
BOOST_DESCRIBE_STRUCT(SeatInput, (), (member, term, duty))
BOOST_DESCRIBE_STRUCT(RevealInput, (), (field, reason))
BOOST_DESCRIBE_STRUCT(Revealed, (), (value))
BOOST_DESCRIBE_STRUCT(CommitteeAdmin, (), (login, name))
BOOST_DESCRIBE_STRUCT(CommitteeInput, (), (name, short_name, level, region_code, admin))
BOOST_DESCRIBE_STRUCT(CommitteeFounded, (), (id, admin, one_time_password))

template <class I>
Result<I> id_of(const Request& request) {
  const auto id = I::parse(request.parameter("id"));
  if (!id) return not_found();
  return *id;
}

template <class T>
Result<T> made(auto result) {
  if (!result) return refuse(std::move(result.error()));
  return T{*result};
}

Result<NoBody> done(Result<void> result) {
  if (!result) return refuse(std::move(result.error()));
  return NoBody{};
}

// The clear value of one sealed field: needs a reason, and leaves a fact (the reason itself stays in a
// table).
Result<identity::Answer<Revealed>> reveal(Transaction& tx, const Services& services, const Caller& caller,
                                          const MemberId& id, const RevealInput& in) {
  const auto member = load_member(tx, caller.committee, id);
  if (!member) return not_found();
  if (in.reason.size() < 6 || in.reason.size() > 600) {
    return invalid_field("/reason",
                         {"请写明查看原因，2至200个字。", "Say why you need it, in 2 to 200 characters."});
  }
  const std::string field(json::name_of(in.field));
  tx.run(
      "INSERT INTO member_reveals (committee_id, id, member_id, field, reason, at, account_id) VALUES (?1, "
      "?2, ?3, ?4, ?5, ?6, ?7)",
      caller.committee, Id<struct RevealTag>::make(), id, field, in.reason, caller.at, caller.account);
  record(tx, caller, caller.committee, "members.revealed", "member", id.str(), {{"field", field}});
  return identity::secret_answer(Revealed{opened(services.sealer, caller.committee, *member, field)});
}

// A committee below the caller's own, with its first administrator.
Result<CommitteeFounded> found_below(Services& services, const Caller& caller, const CommitteeInput& in) {
  const std::string password = identity::one_time_password();
  const auto hashed = services.passwords.hash(password);
  if (!hashed) return refuse(hashed.error());
  return services.db.write([&](Transaction& tx) -> Result<CommitteeFounded> {
    const auto id =
        found_committee(tx, caller, {in.name, in.short_name, in.level, in.region_code, caller.committee});
    if (!id) return refuse(id.error());
    const auto admin =
        identity::create_account(tx, caller, {*id, in.admin.login, in.admin.name, *hashed, true});
    if (!admin) return refuse(admin.error());
    auto granted = identity::grant_role(tx, caller, *admin, {*id, identity::Role::system_admin, {}, {}, {}});
    if (!granted) return refuse(std::move(granted.error()));
    return CommitteeFounded{*id, *admin, password};
  });
}

const QueryField text_field(const char* name, Words words) {
  return {name, R"({"type":"string"})", std::move(words)};
}
const QueryField after = text_field("after", {"上一页的 next", "`next` of the page before"});
const QueryField limit{
    "limit", R"({"type":"integer","minimum":1,"maximum":100})", {"每页条数", "Rows a page"}};

void add_committee_routes(Doors& doors, Services& services) {
  Services* s = &services;
  doors.read<CommitteeRows>({Verb::get, "/api/v1/committees", {"各级政协", "Committees"}, "public"},
                            [](Transaction& tx, const Caller&, const Request&) -> Result<CommitteeRows> {
                              return list_committees(tx);
                            });
  doors.read<CommitteePage>(
      {Verb::get,
       "/api/v1/committee",
       {"本政协及届次", "This committee, its terms and sessions"},
       "public",
       {text_field("committee", {"政协编号", "Number of the committee"})}},
      [](Transaction& tx, const Caller& caller, const Request&) { return committee_page(tx, caller); });
  doors.work_on<CommitteeInput, CommitteeFounded>(
      {Verb::post,
       "/api/v1/committees",
       {"设立下级政协", "Found a committee below this one"},
       "committees.found"},
      services.db, [s](const Caller& caller, const Request&, const CommitteeInput& in) {
        return found_below(*s, caller, in);
      });
  doors.write<OpenTerm, NoBody>(
      {Verb::put, "/api/v1/committee/terms", {"设立或修改届", "Open or change a term"}, "committees.manage"},
      [](Transaction& tx, const Caller& caller, const Request&, const OpenTerm& in) {
        return done(open_term(tx, caller, in));
      });
  doors.write<OpenSession, NoBody>({Verb::put,
                                    "/api/v1/committee/sessions",
                                    {"设立或修改次会议", "Open or change a session"},
                                    "committees.manage"},
                                   [](Transaction& tx, const Caller& caller, const Request&,
                                      const OpenSession& in) { return done(open_session(tx, caller, in)); });
}

using Decide = Result<void> (*)(Transaction&, const Caller&, identity::Sessions&, const MemberId&,
                                const StatusDecision&);

void add_member_routes(Doors& doors, Services& services) {
  Services* s = &services;
  doors.read<MemberRows>(
      {Verb::get,
       "/api/v1/members",
       {"委员名册", "The roster"},
       "members.read",
       {text_field("q", {"姓名、拼音或编号", "Name, spelling or code"}),
        text_field("sector", {"界别", "Sector"}), text_field("party", {"党派", "Party"}),
        text_field("body", {"组织", "Body"}), text_field("status", {"状态", "Status"}), after, limit}},
      [s](Transaction& tx, const Caller& caller, const Request& request) {
        return list_members(tx, *s, caller, request);
      });
  doors.read<MemberPage>(
      {Verb::get, "/api/v1/members/{id}", {"一位委员", "One member"}, "members.read"},
      [s](Transaction& tx, const Caller& caller, const Request& request) -> Result<MemberPage> {
        const auto id = id_of<MemberId>(request);
        if (!id) return refuse(id.error());
        return member_page(tx, *s, caller, *id);
      });
  doors.write<NewMember, MemberAdded>(
      {Verb::post, "/api/v1/members", {"新增委员", "Add a member"}, "members.manage"},
      [s](Transaction& tx, const Caller& caller, const Request&, const NewMember& in) {
        return made<MemberAdded>(add_member(tx, caller, s->sealer, in));
      });
  doors.write<MemberChange, NewVersion>(
      {Verb::patch, "/api/v1/members/{id}", {"修改委员档案", "Change a member's file"}, "members.manage"},
      [s](Transaction& tx, const Caller& caller, const Request& request,
          const MemberChange& in) -> Result<NewVersion> {
        const auto id = id_of<MemberId>(request);
        if (!id) return refuse(id.error());
        return made<NewVersion>(change_member(tx, caller, s->sealer, *id, in));
      });
  doors.write<RevealInput, identity::Answer<Revealed>>(
      {Verb::post,
       "/api/v1/members/{id}/reveal",
       {"查看完整手机号或证件号", "See a phone or id number in full"},
       "members.reveal"},
      [s](Transaction& tx, const Caller& caller, const Request& request,
          const RevealInput& in) -> Result<identity::Answer<Revealed>> {
        const auto id = id_of<MemberId>(request);
        if (!id) return refuse(id.error());
        return reveal(tx, *s, caller, *id, in);
      });
  const auto decision = [&](const char* path, Words words, Decide act) {
    doors.write<StatusDecision, NoBody>(
        {Verb::post, path, std::move(words), "members.manage"},
        [s, act](Transaction& tx, const Caller& caller, const Request& request,
                 const StatusDecision& in) -> Result<NoBody> {
          const auto id = id_of<MemberId>(request);
          if (!id) return refuse(id.error());
          return done(act(tx, caller, s->sessions, *id, in));
        });
  };
  decision("/api/v1/members/{id}/suspend", {"暂停履职", "Suspend a member"}, &suspend);
  decision("/api/v1/members/{id}/restore", {"恢复履职", "Restore a member"}, &restore);
  decision("/api/v1/members/{id}/resign", {"离任", "End a membership"}, &resign);
}

void add_body_and_unit_routes(Doors& doors, Services& services) {
  Services* s = &services;
  doors.read<BodyRows>({Verb::get,
                        "/api/v1/bodies",
                        {"组织", "Bodies"},
                        "members.read",
                        {text_field("kind", {"类别", "Kind"})}},
                       [](Transaction& tx, const Caller& caller, const Request& request) {
                         return list_bodies(tx, caller, request);
                       });
  doors.read<BodyPage>(
      {Verb::get, "/api/v1/bodies/{id}", {"一个组织及其成员", "One body and its members"}, "members.read"},
      [](Transaction& tx, const Caller& caller, const Request& request) -> Result<BodyPage> {
        const auto id = id_of<BodyId>(request);
        if (!id) return refuse(id.error());
        return body_page(tx, caller, *id);
      });
  doors.write<NewBody, BodyAdded>(
      {Verb::post, "/api/v1/bodies", {"新增组织", "Add a body"}, "members.manage"},
      [](Transaction& tx, const Caller& caller, const Request&, const NewBody& in) {
        return made<BodyAdded>(add_body(tx, caller, in));
      });
  doors.write<SeatInput, NoBody>({Verb::post,
                                  "/api/v1/bodies/{id}/members",
                                  {"安排委员在组织中的职务", "Place a member in a body"},
                                  "members.manage"},
                                 [](Transaction& tx, const Caller& caller, const Request& request,
                                    const SeatInput& in) -> Result<NoBody> {
                                   const auto id = id_of<BodyId>(request);
                                   if (!id) return refuse(id.error());
                                   return done(place_in_body(tx, caller, {*id, in.member, in.term, in.duty}));
                                 });
  doors.read<UnitRows>({Verb::get,
                        "/api/v1/units",
                        {"单位", "Units"},
                        "members.read",
                        {text_field("q", {"名称或编号", "Name or code"}),
                         text_field("handling", {"是否承办单位", "Handling units only"}), after, limit}},
                       [s](Transaction& tx, const Caller& caller, const Request& request) {
                         return list_units(tx, *s, caller, request);
                       });
  doors.write<NewUnit, UnitAdded>(
      {Verb::post, "/api/v1/units", {"新增单位", "Add a unit"}, "units.manage"},
      [](Transaction& tx, const Caller& caller, const Request&, const NewUnit& in) {
        return made<UnitAdded>(add_unit(tx, caller, in));
      });
  doors.write<UnitChange, NewVersion>(
      {Verb::patch, "/api/v1/units/{id}", {"修改单位", "Change a unit"}, "units.manage"},
      [](Transaction& tx, const Caller& caller, const Request& request,
         const UnitChange& in) -> Result<NewVersion> {
        const auto id = id_of<UnitId>(request);
        if (!id) return refuse(id.error());
        return made<NewVersion>(change_unit(tx, caller, *id, in));
      });
}

}  // namespace

void add_routes(Doors doors, Services& services, const rules::Library*, std::string setup_code) {
  add_committee_routes(doors, services);
  add_member_routes(doors, services);
  add_body_and_unit_routes(doors, services);
  add_setup_routes(doors, services, std::move(setup_code));
}

}  // namespace yishi::members

#include "areas/members/setup.hpp"

namespace yishi::members {
namespace {

using database::Transaction;
using http::Request;
using http::Verb;
using identity::Caller;
using identity::NoBody;
using identity::Services;

struct SetupState {
  bool needed = false;
};
struct SetupCommittee {
  std::string name, short_name;
  identity::Level level = identity::Level::city;
  std::string region_code;
};
struct SetupTerm {
  int number = 0;
  Date starts_on;
};
struct SetupSession {
  int number = 0;
  Date opens_on, closes_on;
  std::optional<Date> proposal_deadline;
};
struct SetupAdmin {
  std::string login, name, password;
};
struct SetupInput {
  SetupCommittee committee;
  SetupTerm term;
  SetupSession session;
  SetupAdmin admin;
};
struct SetupDone {
  CommitteeId committee{};
  AccountId admin;
};
BOOST_DESCRIBE_STRUCT(SetupState, (), (needed))
BOOST_DESCRIBE_STRUCT(SetupCommittee, (), (name, short_name, level, region_code))
BOOST_DESCRIBE_STRUCT(SetupTerm, (), (number, starts_on))
BOOST_DESCRIBE_STRUCT(SetupSession, (), (number, opens_on, closes_on, proposal_deadline))
BOOST_DESCRIBE_STRUCT(SetupAdmin, (), (login, name, password))
BOOST_DESCRIBE_STRUCT(SetupInput, (), (committee, term, session, admin))
BOOST_DESCRIBE_STRUCT(SetupDone, (), (committee, admin))

std::unexpected<Refusal> over() {
  return refuse(Why::not_allowed, "set_up_already",
                {"系统已完成首次设置，请直接登录。", "This installation is set up already; sign in."});
}

bool needed(Transaction& tx) { return !identity::first_committee(tx); }

// Every refusal of a part names its field within the whole form.
template <class T>
Result<T> within(Result<T> result, const std::string& part) {
  if (!result) {
    for (Fault& fault : result.error().faults) fault.pointer = part + fault.pointer;
  }
  return result;
}

Result<SetupDone> found(Transaction& tx, const SetupInput& in, const std::string& password_hash,
                        Timestamp at) {
  if (!needed(tx)) return over();
  Caller caller = identity::program(CommitteeId{}, at);
  const auto committee = within(found_committee(tx, caller,
                                                {in.committee.name, in.committee.short_name,
                                                 in.committee.level, in.committee.region_code, std::nullopt}),
                                "/committee");
  if (!committee) return refuse(committee.error());
  caller.committee = *committee;
  if (auto term = within(open_term(tx, caller, {in.term.number, in.term.starts_on, std::nullopt}), "/term");
      !term) {
    return refuse(std::move(term.error()));
  }
  const OpenSession session{in.term.number, in.session.number, in.session.opens_on, in.session.closes_on,
                            in.session.proposal_deadline};
  if (auto opened = within(open_session(tx, caller, session), "/session"); !opened)
    return refuse(std::move(opened.error()));
  const auto admin = within(
      identity::create_account(tx, caller, {*committee, in.admin.login, in.admin.name, password_hash, false}),
      "/admin");
  if (!admin) return refuse(admin.error());
  auto granted =
      identity::grant_role(tx, caller, *admin, {*committee, identity::Role::system_admin, {}, {}, {}});
  if (!granted) return refuse(std::move(granted.error()));
  return SetupDone{*committee, *admin};
}

Result<SetupDone> set_up(Services& services, const std::string& code, const Request& request,
                         const SetupInput& in) {
  if (!services.db.read([](Transaction& tx) { return needed(tx); })) return over();
  if (code.empty() || !identity::same_bytes(request.header("x-setup-code"), code)) {
    return refuse(Why::not_allowed, "wrong_setup_code",
                  {"一次性验证码不对，请查看服务器启动时显示的验证码。",
                   "The one-time code is wrong; read it where the server was started."});
  }
  if (auto fine = identity::check_password(
          in.admin.password, {in.admin.login, in.admin.name, in.committee.name, in.committee.short_name},
          services.settings.strict_passwords, "/admin/password");
      !fine) {
    return refuse(std::move(fine.error()));
  }
  const auto hashed = services.passwords.hash(in.admin.password);
  if (!hashed) return refuse(hashed.error());
  return services.db.write([&](Transaction& tx) { return found(tx, in, *hashed, services.clock.now()); });
}

}  // namespace

void add_setup_routes(identity::Doors doors, Services& services, std::string setup_code) {
  doors.read<SetupState>(
      {Verb::get, "/api/v1/setup", {"是否需要首次设置", "Does the installation need setting up"}, "public"},
      [](Transaction& tx, const Caller&, const Request&) -> Result<SetupState> {
        return SetupState{needed(tx)};
      });
  doors.work_on<SetupInput, SetupDone>(
      {Verb::post, "/api/v1/setup", {"首次设置", "Set the installation up"}, "public"}, services.db,
      [s = &services, code = std::move(setup_code)](const Caller&, const Request& request,
                                                    const SetupInput& in) {
        return set_up(*s, code, request, in);
      });
}

}  // namespace yishi::members

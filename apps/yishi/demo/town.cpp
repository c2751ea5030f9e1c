#include "yishi/demo/town.hpp"

#include <fmt/format.h>

namespace yishi::demo {
namespace {

using database::Transaction;
using identity::Caller;
using identity::Grant;
using identity::Role;

// The demo's own acts cannot be refused; if one is, the demo is wrong and must not go on.
template <class T>
T must(Result<T> result) {
  if (!result) throw std::logic_error("the demo was refused: " + result.error().words.zh + " (" + result.error().code + ")");
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

constexpr Role staff_roles[] = {Role::proposal_clerk, Role::proposal_head, Role::government_supervision, Role::party_supervision,
                                Role::committee_leader, Role::party_government_leader, Role::member_affairs,
                                Role::special_committee_office, Role::system_admin, Role::security_admin, Role::audit_admin};

std::string_view login_of(Role role) {
  switch (role) {
    case Role::proposal_clerk: return "clerk";
    case Role::proposal_head: return "head";
    case Role::government_supervision: return "gov";
    case Role::party_supervision: return "party";
    case Role::committee_leader: return "leader";
    case Role::party_government_leader: return "mayor";
    case Role::member_affairs: return "affairs";
    case Role::special_committee_office: return "special";
    case Role::system_admin: return "admin";
    case Role::security_admin: return "security";
    case Role::audit_admin: return "audit";
    default: return "other";
  }
}

class Founder {
 public:
  Founder(Transaction& tx, const Founding& founding, Dice& dice, const CommitteePlan& plan, int position)
      : tx_(tx), founding_(founding), material_(*founding.material), dice_(dice), position_(position) {
    town_.plan = plan;
    prefix_ = position == 0 ? "" : fmt::format("c{}-", position);
    start_ = Date::of(founding.today.year() - founding.years + 1, 1, 5).plus(position);
    at_ = Timestamp{start_.begins().milliseconds - 20LL * 86'400'000};
  }

  Town found(std::optional<CommitteeId> parent) {
    town_.committee = must(members::found_committee(
        tx_, identity::caller_for({}, {}, {}, at_),
        {.name = town_.plan.name, .short_name = town_.plan.short_name,
         .level = json::enum_of<identity::Level>(town_.plan.level).value_or(identity::Level::county),
         .region_code = town_.plan.region_code, .parent = parent}));
    founder_ = identity::caller_for(town_.committee, {Grant{town_.committee, Role::member_affairs, {}, {}, {}},
                                                      Grant{town_.committee, Role::system_admin, {}, {}, {}},
                                                      Grant{town_.committee, Role::proposal_head, {}, {}, {}}}, {}, at_);
    open_sessions();
    add_bodies();
    add_staff();
    add_units();
    add_members();
    return std::move(town_);
  }

 private:
  void open_sessions() {
    must(members::open_term(tx_, founder_, {.number = 5, .starts_on = start_.plus(-30)}));
    for (int year = 0; year < founding_.years; ++year) {
      const Date opens = Date::of(start_.year() + year, 1, 5 + position_);
      const members::OpenSession session{.term = 5, .number = year + 1, .opens_on = opens.plus(-15), .closes_on = opens.plus(4),
                                         .proposal_deadline = opens.plus(3)};
      must(members::open_session(tx_, founder_, session));
      town_.sessions.push_back({5, year + 1, session.opens_on, session.closes_on, session.proposal_deadline, false});
    }
  }

  std::string person_name(bool female) {
    return dice_.pick(material_.surnames) + dice_.pick(female ? material_.given_female : material_.given_male);
  }

  AccountId add_account(const std::string& login, const std::string& name, const std::vector<Grant>& grants, std::string_view role) {
    const auto id = dice_.id<AccountId>(at_.milliseconds);
    must(identity::create_account(tx_, founder_,
                                  {.home = town_.committee, .login = prefix_ + login, .name = name, .password_hash = founding_.password_hash,
                                   .must_change_password = false, .id = id}));
    for (const auto& grant : grants) must(identity::grant_role(tx_, founder_, id, grant));
    if (!role.empty()) founding_.sign_ins->push_back({std::string(role), prefix_ + login, name, town_.plan.short_name});
    return id;
  }

  void add_bodies() {
    int number = 0;
    const auto add = [&](members::BodyKind kind, const std::vector<std::string>& names, std::size_t most, Role role, std::string_view login) {
      for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
        const auto id = dice_.id<BodyId>(at_.milliseconds);
        must(members::add_body(tx_, founder_, {.kind = kind, .name = names[i], .id = id}));
        const auto account = add_account(fmt::format("{}{}", login, ++number), person_name(dice_.chance(0.5)),
                                         {Grant{town_.committee, role, {}, {}, id}}, i == 0 ? json::name_of(role) : "");
        town_.bodies.push_back({id, kind, account});
      }
      number = 0;
    };
    add(members::BodyKind::special_committee, material_.special_committees, position_ == 0 ? 8 : 5, Role::special_committee_office, "special");
    add(members::BodyKind::sector, material_.sectors, position_ == 0 ? 27 : 16, Role::convenor, "sector");
    add(members::BodyKind::party, material_.parties, position_ == 0 ? 6 : 3, Role::collective_clerk, "dparty");
    add(members::BodyKind::organization, material_.organizations, 5, Role::collective_clerk, "org");
    add(members::BodyKind::group, material_.groups, position_ == 0 ? 7 : 4, Role::convenor, "group");
  }

  void add_staff() {
    for (const Role role : staff_roles) {
      Grant grant{town_.committee, role, {}, {}, {}};
      if (role == Role::special_committee_office) continue;  // has its body, see add_bodies
      town_.staff[role] = add_account(std::string(login_of(role)), person_name(dice_.chance(0.5)), {grant}, json::name_of(role));
    }
  }

  void add_units() {
    int number = 0;
    const auto add = [&](const std::vector<std::string>& names, members::UnitSystem system, std::size_t most) {
      for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
        ++number;
        const auto name = town_.plan.place + (system == members::UnitSystem::party ? "委" : "") + names[i];
        const auto id = dice_.id<UnitId>(at_.milliseconds);
        must(members::add_unit(tx_, founder_, {{.code = fmt::format("U{:02}", number), .name = name, .short_name = names[i],
                                                .system = system, .is_handling_unit = true, .active = true,
                                                .contact_name = "办公室", .contact_phone = fmt::format("0990-82{:05}", dice_.between(10000, 99999))}, id}));
        const auto login = fmt::format("unit{:02}", number);
        const auto clerk = add_account(login, person_name(true), {Grant{town_.committee, Role::unit_clerk, {}, id, {}}}, number == 1 ? "unit_clerk" : "");
        const auto head = add_account(login + "-head", person_name(false), {Grant{town_.committee, Role::unit_head, {}, id, {}}}, number == 1 ? "unit_head" : "");
        town_.units.push_back({id, name, system, clerk, head});
      }
    };
    const auto others = std::min<std::size_t>(4, material_.other_units.size());
    add(material_.government_units, members::UnitSystem::government, static_cast<std::size_t>(town_.plan.units) - others - 3);
    add(material_.party_units, members::UnitSystem::party, 3);
    add(material_.other_units, members::UnitSystem::other, others);
  }

  members::NewMember member_file(int number, bool female) {
    members::NewMember file;
    file.id = dice_.id<MemberId>(at_.milliseconds);
    file.code = fmt::format("{:04}", number);
    file.name = person_name(female);
    file.sex = female ? members::Sex::female : members::Sex::male;
    file.ethnicity = dice_.chance(0.92) ? "汉族" : "回族";
    file.born_in = fmt::format("{}-{:02}", dice_.between(1956, 1985), dice_.between(1, 12));
    file.party = dice_.chance(0.4) ? "中国共产党" : dice_.pick(material_.parties);
    file.sector = material_.sectors[static_cast<std::size_t>(number) % (position_ == 0 ? 27 : 16)];
    std::string work = dice_.pick(material_.employers);
    if (const auto at = work.find("{city}"); at != std::string::npos) work.replace(at, 6, town_.plan.place);
    const auto bar = work.find('|');
    file.employer = work.substr(0, bar);
    file.post = work.substr(bar + 1);
    file.committee_post = number == 1 ? "主席" : number <= 6 ? "副主席" : number <= 50 ? "常务委员" : "委员";
    file.phone = fmt::format("19{:09}", dice_.next() % 1'000'000'000);  // 19… with nine free digits, invented
    file.joined_term = 5;
    return file;
  }

  void add_members() {
    for (int number = 1; number <= town_.plan.members; ++number) {
      auto file = member_file(number, dice_.chance(0.38));
      const auto id = must(members::add_member(tx_, founder_, founding_.identity->sealer, file));
      const auto account = add_account(fmt::format("m{:03}", number), *file.name, {Grant{town_.committee, Role::member, id, {}, {}}},
                                       number == 11 ? "member" : "");
      town_.members.push_back({id, account, *file.name});
      place(id, number);
    }
  }

  void place(const MemberId& member, int number) {
    const auto put = [&](members::BodyKind kind, std::size_t index, members::Duty duty) {
      std::vector<const DemoBody*> of_kind;
      for (const auto& body : town_.bodies) {
        if (body.kind == kind) of_kind.push_back(&body);
      }
      must(members::place_in_body(tx_, founder_, {.body = of_kind[index % of_kind.size()]->id, .member = member, .term = 5, .duty = duty}));
    };
    const auto n = static_cast<std::size_t>(number);
    put(members::BodyKind::special_committee, n, number <= 8 ? members::Duty::head : members::Duty::member);
    put(members::BodyKind::sector, n, number <= 27 ? members::Duty::convenor : members::Duty::member);
    put(members::BodyKind::group, n, members::Duty::member);
  }

  Transaction& tx_;
  const Founding& founding_;
  const Material& material_;
  Dice& dice_;
  int position_;
  std::string prefix_;
  Date start_;
  Timestamp at_;
  Caller founder_;
  Town town_;
};

}  // namespace

Caller Town::as(Role role, Timestamp at) const {
  return identity::caller_for(committee, {Grant{committee, role, {}, {}, {}}}, staff.at(role), at);
}
Caller Town::as_member(const DemoMember& member, Timestamp at) const {
  return identity::caller_for(committee, {Grant{committee, Role::member, member.id, {}, {}}}, member.account, at);
}
Caller Town::as_unit(const DemoUnit& unit, bool head, Timestamp at) const {
  return identity::caller_for(committee, {Grant{committee, head ? Role::unit_head : Role::unit_clerk, {}, unit.id, {}}},
                              head ? unit.head : unit.clerk, at);
}
Caller Town::as_body(const DemoBody& body, Timestamp at) const {
  const Role role = body.kind == members::BodyKind::special_committee                                       ? Role::special_committee_office
                    : body.kind == members::BodyKind::sector || body.kind == members::BodyKind::group ? Role::convenor
                                                                                                            : Role::collective_clerk;
  return identity::caller_for(committee, {Grant{committee, role, {}, {}, body.id}}, body.clerk, at);
}

const DemoUnit& Town::unit_named(const std::string& ending) const {
  const auto found = std::ranges::find_if(units, [&](const DemoUnit& unit) { return unit.name.ends_with(ending); });
  return found == units.end() ? units.front() : *found;
}

Town found_town(Transaction& tx, const Founding& founding, Dice& dice, const CommitteePlan& plan, int position,
                std::optional<CommitteeId> parent) {
  return Founder(tx, founding, dice, plan, position).found(parent);
}

}  // namespace yishi::demo

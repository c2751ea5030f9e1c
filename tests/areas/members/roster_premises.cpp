#include "roster_premises.hpp"

namespace yishi::members {

std::vector<database::Migration> RosterPremises::all_migrations() {
  auto all = Premises::all_migrations();
  all.insert(all.end(), migrations().begin(), migrations().end());
  return all;
}

void RosterPremises::add_all_routes() {
  Premises::add_all_routes();
  services->neighbours.unit_name = unit_name;
  services->neighbours.check_grant = check_grant;
  add_routes(services->doors(*router, "members"), *services, nullptr, setup_code);
}

void RosterPremises::SetUp() {
  Premises::SetUp();
  if (!db) return;
  person("affairs", {role(identity::Role::member_affairs)});
  sign_in(affairs, "affairs", password);
}

identity::Caller RosterPremises::office(CommitteeId committee) {
  return identity::caller_for(committee, {{committee, identity::Role::member_affairs, {}, {}, {}}},
                              AccountId::make(), clock.now());
}

MemberId RosterPremises::member(const std::string& code, const std::string& name, MemberFile more,
                                CommitteeId committee) {
  NewMember in;
  static_cast<MemberFile&>(in) = std::move(more);
  in.code = code;
  in.name = name;
  const auto id = db->write(
      [&](database::Transaction& tx) { return add_member(tx, office(committee), services->sealer, in); });
  EXPECT_TRUE(id.has_value()) << (id ? "" : id.error().words.zh);
  return id.value_or(MemberId{});
}

UnitId RosterPremises::unit(const std::string& name, CommitteeId committee) {
  NewUnit in;
  in.name = name;
  return db->write([&](database::Transaction& tx) { return add_unit(tx, office(committee), in); }).value();
}

BodyId RosterPremises::body(BodyKind kind, const std::string& name, CommitteeId committee) {
  return db
      ->write([&](database::Transaction& tx) {
        return add_body(tx, office(committee), {kind, name, {}, {}, {}});
      })
      .value();
}

}  // namespace yishi::members

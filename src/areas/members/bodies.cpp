// Bodies: special committees, sectors, parties, people's organizations, groups; and who has which duty in
// them.
#include "areas/members/members.hpp"
#include "areas/members/record.hpp"

namespace yishi::members {

using database::Transaction;
using identity::Caller;

Result<BodyId> add_body(Transaction& tx, const Caller& caller, const NewBody& in) {
  if (in.name.empty() || in.name.size() > 300) {
    return invalid_field("/name", {"请填写名称，最多100个字。", "Give the name, at most 100 characters."});
  }
  if (in.parent && !find_body(tx, caller.committee, *in.parent)) {
    return invalid_field("/parent", {"没有这个上级组织。", "There is no such upper body."});
  }
  if (body_by_name(tx, caller.committee, in.kind, in.name)) {
    return refuse(Why::conflict, "name_taken", {"已有同名组织。", "There is a body of this name."},
                  {{"/name", {"已有同名组织", "taken"}}});
  }
  const BodyId id = in.id.value_or(BodyId::make());
  tx.run(
      "INSERT INTO bodies (committee_id, id, kind, code, name, parent, position, active, version) VALUES "
      "(?1, ?2, ?3, ?4, ?5, ?6, "
      "(SELECT COALESCE(MAX(position), 0) + 1 FROM bodies WHERE committee_id = ?1), 1, 1)",
      caller.committee, id, in.kind, in.code.value_or(""), in.name, in.parent);
  record(tx, caller, caller.committee, "members.body_added", "body", id.str(),
         {{"kind", std::string(json::name_of(in.kind))}});
  return id;
}

Result<void> place_in_body(Transaction& tx, const Caller& caller, const PlaceInBody& in) {
  if (!find_body(tx, caller.committee, in.body) || !find_member(tx, caller.committee, in.member))
    return not_found();
  tx.run(
      "INSERT INTO body_members (committee_id, body_id, member_id, term, duty, placed_at) VALUES (?1, ?2, "
      "?3, ?4, ?5, ?6) "
      "ON CONFLICT (committee_id, body_id, member_id, term) DO UPDATE SET duty = excluded.duty, placed_at = "
      "excluded.placed_at",
      caller.committee, in.body, in.member, in.term, in.duty, caller.at);
  record(tx, caller, caller.committee, "members.placed_in_body", "member", in.member.str(),
         {{"body", in.body.str()}, {"duty", std::string(json::name_of(in.duty))}});
  return {};
}

}  // namespace yishi::members

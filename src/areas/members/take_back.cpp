// Taking back members and units that an import added by mistake: only while nothing rests on them.
#include "areas/members/record.hpp"
#include "areas/members/roster.hpp"

namespace yishi::members {
namespace {

using database::Sql;
using database::Transaction;
using identity::Caller;

std::unexpected<Refusal> changed_since() {
  return refuse(Why::wrong_stage, "changed_since",
                {"导入后已有变动，不能撤回。", "It has been used or changed since it was added."});
}

bool any(Transaction& tx, Sql sql, CommitteeId committee, std::string_view id) {
  return tx.first<std::int64_t>(sql, committee, id).has_value();
}

}  // namespace

bool member_untouched(Transaction& tx, CommitteeId committee, const MemberId& id) {
  const auto member = load_member(tx, committee, id);
  if (!member || member->version != 1 || ledger::timeline(tx, committee, "member", id.text()).size() != 1)
    return false;
  const auto text = id.text();
  // As a person of other facts: a co-signer, an attendee.
  const auto named = tx.first<std::int64_t>(
      "SELECT COUNT(*) FROM fact_people WHERE committee_id = ?1 AND member_id = ?2", committee, text);
  return named.value_or(0) <= 1 &&
         !any(tx, "SELECT 1 FROM grants WHERE committee_id = ?1 AND member_id = ?2 LIMIT 1", committee,
              text) &&
         !any(tx, "SELECT 1 FROM body_members WHERE committee_id = ?1 AND member_id = ?2 LIMIT 1", committee,
              text) &&
         !any(tx, "SELECT 1 FROM proposals WHERE committee_id = ?1 AND first_member = ?2 LIMIT 1", committee,
              text) &&
         !any(tx, "SELECT 1 FROM proposal_signers WHERE committee_id = ?1 AND member_id = ?2 LIMIT 1",
              committee, text);
}

bool unit_untouched(Transaction& tx, CommitteeId committee, const UnitId& id) {
  const auto text = id.text();
  const auto version =
      tx.first<std::int64_t>("SELECT version FROM units WHERE committee_id = ?1 AND id = ?2", committee, id);
  if (version != 1 || ledger::timeline(tx, committee, "unit", text).size() != 1) return false;
  return !any(tx, "SELECT 1 FROM grants WHERE committee_id = ?1 AND unit_id = ?2 LIMIT 1", committee, text) &&
         !any(tx, "SELECT 1 FROM suggested_units WHERE committee_id = ?1 AND unit_id = ?2 LIMIT 1", committee,
              text) &&
         !any(tx, "SELECT 1 FROM assignments WHERE committee_id = ?1 AND unit_id = ?2 LIMIT 1", committee,
              text);
}

Result<void> take_back_member(Transaction& tx, const Caller& caller, const MemberId& id) {
  if (!member_untouched(tx, caller.committee, id)) return changed_since();
  tx.run("DELETE FROM members WHERE committee_id = ?1 AND id = ?2", caller.committee, id);
  record(tx, caller, caller.committee, "members.member_taken_back", "member", id.str());
  return {};
}

Result<void> take_back_unit(Transaction& tx, const Caller& caller, const UnitId& id) {
  // Lower units are taken back before it.
  const bool upper = any(tx, "SELECT 1 FROM units WHERE committee_id = ?1 AND parent = ?2 LIMIT 1",
                         caller.committee, id.text());
  if (upper || !unit_untouched(tx, caller.committee, id)) return changed_since();
  tx.run("DELETE FROM units WHERE committee_id = ?1 AND id = ?2", caller.committee, id);
  record(tx, caller, caller.committee, "members.unit_taken_back", "unit", id.str(), {{"unit", id.str()}});
  return {};
}

}  // namespace yishi::members

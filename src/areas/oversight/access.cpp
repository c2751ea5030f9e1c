#include "areas/oversight/access.hpp"

namespace yishi::oversight {

using identity::Role;

bool in_office(const identity::Caller& caller) {
  constexpr Role offices[] = {Role::proposal_clerk, Role::proposal_head, Role::government_supervision,
                              Role::party_supervision, Role::committee_leader};
  return caller.has_any(offices);
}

UnitId confined_to_unit(const identity::Caller& caller) {
  UnitId unit;
  for (const auto& grant : caller.grants) {
    if (grant.role != Role::unit_clerk && grant.role != Role::unit_head) return {};
    unit = grant.unit;
  }
  return unit;
}

bool knows(const std::vector<rules::Code>& codes, std::string_view code) {
  return std::ranges::find(codes, code, &rules::Code::code) != codes.end();
}

std::int64_t filed_in(database::Transaction& tx, CommitteeId committee, int term, int session) {
  return tx
      .first<std::int64_t>(
          "SELECT COALESCE(SUM(count), 0) FROM statistic_tallies WHERE committee_id = ?1 AND dimension = "
          "'all' AND "
          "key = '' AND measure = 'filed' AND (?2 = 0 OR term = ?2) AND (?3 = 0 OR session = ?3)",
          committee, term, session)
      .value_or(0);
}

std::string supervision_clock(const ProposalId& proposal) { return "key:" + proposal.str(); }

Refusal changed_meanwhile() {
  return {Why::conflict,
          "changed_meanwhile",
          {"刚才有人先改过这条记录，请刷新后再决定。",
           "Somebody else has just changed this record; reload and decide again."},
          {}};
}

std::unexpected<Refusal> not_filed_yet() {
  return refuse(Why::wrong_stage, "not_filed",
                {"只有已立案的提案可以这样做。", "Only filed proposals can be treated so."});
}

}  // namespace yishi::oversight

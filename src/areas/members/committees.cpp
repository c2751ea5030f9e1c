// Founding committees, opening terms 届 and sessions 次.
#include "areas/members/members.hpp"
#include "areas/members/record.hpp"

namespace yishi::members {

using database::Transaction;
using identity::Caller;

Result<CommitteeId> found_committee(Transaction& tx, const Caller& caller, const FoundCommittee& in) {
  if (in.name.empty() || in.name.size() > 300) {
    return invalid_field("/name", {"请填写政协全称，最多100个字。",
                                   "Give the committee's full name, at most 100 characters."});
  }
  if (in.short_name.empty() || in.short_name.size() > 90) {
    return invalid_field("/short_name", {"请填写政协简称，最多30个字。",
                                         "Give the committee's short name, at most 30 characters."});
  }
  if (in.parent && !identity::find_committee(tx, *in.parent)) {
    return invalid_field("/parent", {"没有这个上级政协。", "There is no such upper committee."});
  }
  const auto last = tx.first<std::int64_t>("SELECT COALESCE(MAX(id), 0) FROM committees");
  const CommitteeId id{last.value_or(0) + 1};
  tx.run(
      "INSERT INTO committees (id, parent, name, short_name, level, region_code, founded_at) VALUES (?1, ?2, "
      "?3, ?4, ?5, ?6, ?7)",
      id, in.parent, in.name, in.short_name, in.level, in.region_code, caller.at);
  record(tx, caller, id, "members.committee_founded", "committee", std::to_string(number(id)),
         {{"level", std::string(json::name_of(in.level))}});
  return id;
}

Result<void> open_term(Transaction& tx, const Caller& caller, const OpenTerm& in) {
  if (in.number < 1 || in.number > 99)
    return invalid_field("/number", {"届次为1至99。", "The term is a number from 1 to 99."});
  if (in.ends_on && *in.ends_on <= in.starts_on) {
    return invalid_field("/ends_on", {"届满日期须晚于开始日期。", "The term ends after it has begun."});
  }
  tx.run(
      "INSERT INTO terms (committee_id, number, starts_on, ends_on) VALUES (?1, ?2, ?3, ?4) "
      "ON CONFLICT (committee_id, number) DO UPDATE SET starts_on = excluded.starts_on, ends_on = "
      "excluded.ends_on",
      caller.committee, in.number, in.starts_on, in.ends_on);
  record(tx, caller, caller.committee, "members.term_opened", "term", std::to_string(in.number));
  return {};
}

Result<void> open_session(Transaction& tx, const Caller& caller, const OpenSession& in) {
  const auto term = tx.first<int>("SELECT number FROM terms WHERE committee_id = ?1 AND number = ?2",
                                  caller.committee, in.term);
  if (!term) return invalid_field("/term", {"请先设立这一届。", "Open this term first."});
  if (in.number < 1 || in.number > 99)
    return invalid_field("/number", {"次为1至99。", "The session is a number from 1 to 99."});
  if (in.closes_on < in.opens_on) {
    return invalid_field("/closes_on",
                         {"闭会日期不能早于开会日期。", "A session closes no earlier than it opens."});
  }
  tx.run(
      "INSERT INTO plenary_sessions (committee_id, term, number, opens_on, closes_on, proposal_deadline) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (committee_id, term, number) DO UPDATE SET opens_on = "
      "excluded.opens_on, "
      "closes_on = excluded.closes_on, proposal_deadline = excluded.proposal_deadline",
      caller.committee, in.term, in.number, in.opens_on, in.closes_on, in.proposal_deadline);
  record(tx, caller, caller.committee, "members.session_opened", "session",
         std::to_string(in.term) + "-" + std::to_string(in.number));
  return {};
}

}  // namespace yishi::members

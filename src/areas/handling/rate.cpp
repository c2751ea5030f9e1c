// Rating 评价: a signer's own word, from the signer's own account.
#include "areas/handling/lap.hpp"
#include "areas/handling/rating.hpp"

namespace yishi::handling {
namespace {

constexpr std::string_view dissatisfied = "dissatisfied";

bool has_code(const std::vector<rules::Code>& codes, std::string_view code) {
  return std::ranges::find(codes, code, &rules::Code::code) != codes.end();
}

Result<void> makes_sense(const rules::RuleBook& book, const NewRating& in) {
  std::vector<Fault> faults;
  if (!has_code(book.proposals.attitudes, in.attitude))
    faults.push_back({"/attitude", {"请评价办理态度。", "Please rate the attitude."}});
  if (!has_code(book.proposals.results, in.result))
    faults.push_back({"/result", {"请评价办理结果。", "Please rate the result."}});
  if ((in.attitude == dissatisfied || in.result == dissatisfied) && in.reason.empty()) {
    faults.push_back({"/reason",
                      {"不满意请写明理由，承办单位据此重新办理。",
                       "Please say why you are dissatisfied; the unit will handle it again."}});
  }
  if (in.reason.size() > 6000)
    faults.push_back(
        {"/reason", {"理由请控制在 2000 字以内。", "Please keep the reason within 2,000 characters."}});
  if (faults.empty()) return {};
  return refuse(Why::invalid, "incomplete", {"请把评价填写完整。", "Please complete your rating."},
                std::move(faults));
}

}  // namespace

bool is_own(const Caller& caller, const store::RatingRow& row) {
  if (row.rater_kind == store::RaterKind::body) return caller.speaks_for(BodyId::trusted(row.rater));
  const MemberId member = caller.member();
  return !member.empty() && member.text() == row.rater;
}

Result<proposals::Seen> main_of(Transaction& tx, const Caller& caller, const ProposalId& id) {
  auto seen = proposals::see(tx, caller, id);
  for (int depth = 0; seen && !seen->proposal.merged_into.empty() && depth < 10; ++depth) {
    seen = proposals::see(tx, caller, ProposalId(seen->proposal.merged_into));
  }
  return seen;
}

Result<proposals::Proposal> rate(Transaction& tx, const rules::Library& rules, const Caller& caller,
                                 const ProposalId& id, NewRating in) {
  auto seen = main_of(tx, caller, id);
  if (!seen) return refuse(seen.error());
  auto& p = seen->proposal;
  const auto& book = rules.version(caller.committee, p.rule_version);
  const auto rows = store::ratings(tx, caller.committee, p.id, p.round);
  const auto own = std::ranges::find_if(rows, [&](const auto& row) { return is_own(caller, row); });
  if (own == rows.end() && p.stage == proposals::Stage::replied) {
    return not_allowed({"只有这件提案的提案人（含联名人）本人可以评价。",
                        "Only those who signed this proposal may rate, in person."});
  }
  if (p.stage != proposals::Stage::replied) {
    return refuse(Why::wrong_stage, "not_to_rate",
                  {"现在没有待评价的答复。请刷新页面。", "There is no reply to rate now; reload the page."});
  }
  if (own->state != RatingState::asked) {
    return refuse(Why::conflict, "already_rated",
                  {"这次答复已经评价过了。", "This reply has been rated already."});
  }
  if (auto sense = makes_sense(book, in); !sense) return refuse(sense.error());
  store::take_turn(tx, caller.committee, p.id, p.round);
  store::RatingRow given = *own;
  given.attitude = in.attitude;
  given.result = in.result;
  given.reason = std::move(in.reason);
  given.at = caller.at;
  given.by = caller.account;
  if (!store::give(tx, caller.committee, given)) return refuse(changed_meanwhile());
  proposals::Step step;
  if (given.rater_kind == store::RaterKind::member)
    step.people.push_back({MemberId::trusted(given.rater), "rater"});
  step.tags = {{"round", std::to_string(p.round)},
               {"class", p.reply_class},
               {"attitude", given.attitude},
               {"result", given.result}};
  for (const auto& row : store::active(tx, caller.committee, p.id, p.round)) {
    if (answers(row.part)) step.tags.push_back({"unit", row.unit.str()});
  }
  proposals::record(tx, caller, p, "handling.rated", std::move(step));
  if (auto settled = settle_ratings(tx, book, caller, p, false); !settled) return refuse(settled.error());
  return p;
}

}  // namespace yishi::handling

#include "areas/notices/reasons.hpp"

#include <boost/json/value.hpp>

namespace yishi::notices {
namespace {

using database::Sql;
using database::Transaction;
using ledger::Fact;

// Where the text of an act lies, by the id that the fact's payload names. ?1 is the committee, ?2 the id.
struct Source {
  std::string_view fact, id, text;
};
constexpr Source sources[] = {
    {"handling.return_asked", "objection",
     "SELECT reason FROM objections WHERE committee_id = ?1 AND id = ?2"},
    {"handling.return_accepted", "assignment",
     "SELECT decision_reason FROM objections WHERE committee_id = ?1 AND assignment_id = ?2 AND decision <> "
     "'open' ORDER BY decided_at DESC"},
    {"handling.return_rejected", "assignment",
     "SELECT decision_reason FROM objections WHERE committee_id = ?1 AND assignment_id = ?2 AND decision <> "
     "'open' ORDER BY decided_at DESC"},
    {"handling.extension_asked", "extension",
     "SELECT reason FROM extensions WHERE committee_id = ?1 AND id = ?2"},
    {"handling.extended", "extension",
     "SELECT decision_reason FROM extensions WHERE committee_id = ?1 AND id = ?2"},
    {"handling.extension_rejected", "extension",
     "SELECT decision_reason FROM extensions WHERE committee_id = ?1 AND id = ?2"},
    {"handling.sent_back", "reply",
     "SELECT sent_back_reason FROM replies WHERE committee_id = ?1 AND id = ?2"},
    {"oversight.urged", "urge", "SELECT text FROM urges WHERE committee_id = ?1 AND id = ?2"},
    {"oversight.supervised", "supervision",
     "SELECT CASE WHEN result = '' THEN findings ELSE result END FROM supervisions WHERE committee_id = ?1 "
     "AND id = ?2"},
    {"oversight.promise_asked", "promise",
     "SELECT sentence FROM promises WHERE committee_id = ?1 AND id = ?2"},
    {"oversight.promise_met", "promise", "SELECT evidence FROM promises WHERE committee_id = ?1 AND id = ?2"},
    {"oversight.promise_broken", "promise",
     "SELECT evidence FROM promises WHERE committee_id = ?1 AND id = ?2"},
};

struct Outcome {
  std::string_view fact, zh, en;
};
constexpr Outcome decided[] = {
    {"handling.return_accepted", "同意退办", "accepted"},
    {"handling.return_rejected", "不同意退办", "rejected"},
    {"handling.extended", "同意延期", "extended"},
    {"handling.extension_rejected", "不同意延期", "rejected"},
    {"oversight.upper_filed", "上级已立案", "filed above"},
    {"oversight.upper_not_filed", "上级不予立案", "not filed above"},
    {"oversight.upper_merged", "上级已并案", "merged above"},
    {"oversight.upper_returned", "上级退回修改", "returned by the upper committee"},
    {"oversight.upper_converted", "上级转为意见建议", "converted above"},
    {"oversight.upper_replied", "上级提案已答复", "replied above"},
    {"oversight.upper_closed", "上级提案已办结", "closed above"},
};

std::string review_opinion(Transaction& tx, const Fact& fact, const proposals::Proposal& proposal,
                           std::string_view result) {
  return tx
      .first<std::string>(
          "SELECT opinion FROM proposal_reviews WHERE committee_id = ?1 AND proposal_id = ?2 AND result = ?3 "
          "ORDER BY "
          "number DESC",
          fact.committee, proposal.id, result)
      .value_or("");
}

std::string rating_reasons(Transaction& tx, const Fact& fact, const proposals::Proposal& proposal) {
  std::string out;
  for (const auto& reason : tx.all<std::string>(
           "SELECT reason FROM ratings WHERE committee_id = ?1 AND proposal_id = ?2 AND reason <> '' AND "
           "(attitude = 'dissatisfied' OR result = 'dissatisfied') AND at <= ?3 AND round = (SELECT "
           "MAX(round) FROM ratings WHERE committee_id = ?1 AND proposal_id = ?2 AND at <= ?3) ORDER BY at",
           fact.committee, proposal.id, fact.at)) {
    out += (out.empty() ? "" : "；") + reason;
  }
  return out;
}

std::string text_of(Transaction& tx, const Fact& fact, const proposals::Proposal& proposal) {
  if (fact.kind == "proposals.returned") return review_opinion(tx, fact, proposal, "returned");
  if (fact.kind == "proposals.declined") return review_opinion(tx, fact, proposal, "declined");
  if (fact.kind == "proposals.rating_rejected") return rating_reasons(tx, fact, proposal);
  if (fact.kind == "handling.countersigned") {
    return tx
        .first<std::string>(
            "SELECT opinion FROM countersignatures WHERE committee_id = ?1 AND reply_id = ?2 AND unit_id = "
            "?3",
            fact.committee, noted(fact, "reply"), tagged(fact, "unit"))
        .value_or("");
  }
  for (const auto& source : sources) {
    if (source.fact != fact.kind) continue;
    return tx.first<std::string>(Sql::built(source.text), fact.committee, noted(fact, source.id))
        .value_or("");
  }
  return "";
}

// A person's text may be long; a notice is one line.
std::string shortened(std::string text) {
  constexpr std::size_t bytes = 300;
  for (auto& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  if (text.size() <= bytes) return text;
  std::size_t n = bytes;
  while (n > 0 && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) --n;
  return text.substr(0, n) + "…";
}

}  // namespace

std::string noted(const Fact& fact, std::string_view name) {
  const auto payload = json::parse(fact.payload);
  if (!payload || !payload->is_object()) return "";
  const auto* field = payload->get_object().if_contains(name);
  return field && field->is_string() ? std::string(field->get_string()) : "";
}

std::string tagged(const Fact& fact, std::string_view name) {
  const auto found = std::ranges::find(fact.tags, name, &ledger::Tag::name);
  return found == fact.tags.end() ? "" : found->value;
}

Words reason_of(Transaction& tx, const rules::RuleBook& book, const Fact& fact,
                const proposals::Proposal& proposal) {
  Words out;
  const auto join = [&](const Words& more) {
    out.zh += (out.zh.empty() || more.zh.empty() ? "" : "；") + more.zh;
    out.en += (out.en.empty() || more.en.empty() ? "" : "; ") + more.en;
  };
  if (fact.kind == "proposals.declined") {
    const auto& reasons = book.proposals.decline_reasons;
    const auto code = std::ranges::find(reasons, tagged(fact, "reason"), &rules::Code::code);
    if (code != reasons.end()) join(code->words);
  }
  const auto* outcome = std::ranges::find(decided, fact.kind, &Outcome::fact);
  if (outcome != std::end(decided)) join({std::string(outcome->zh), std::string(outcome->en)});
  const std::string text = shortened(text_of(tx, fact, proposal));
  join({text, text});
  return out;
}

}  // namespace yishi::notices

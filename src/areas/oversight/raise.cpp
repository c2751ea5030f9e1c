// Raising to the upper committee 提级办理: a copy is submitted there, both are linked, and what the upper
// committee decides comes back as facts here.
#include <fmt/format.h>

#include "areas/oversight/access.hpp"
#include "areas/oversight/records.hpp"
#include "core/identity/committees.hpp"

namespace yishi::oversight {
namespace {

using database::Transaction;
using identity::Caller;

// Is `upper` the parent of `committee`, or above it?
bool stands_above(Transaction& tx, CommitteeId committee, CommitteeId upper) {
  auto at = identity::find_committee(tx, committee);
  for (int depth = 0; at && at->parent && depth < 8; ++depth) {
    if (*at->parent == upper) return true;
    at = identity::find_committee(tx, *at->parent);
  }
  return false;
}

void link(Transaction& tx, CommitteeId from, const ProposalId& id, std::string_view kind, CommitteeId to,
          const ProposalId& other, const std::string& note, Timestamp at) {
  tx.run(
      "INSERT INTO proposal_links (committee_id, proposal_id, kind, other_committee, other_id, note, at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      from, id, kind, to, other, note, at);
}

struct Below {
  CommitteeId committee{};
  ProposalId proposal;
};
BOOST_DESCRIBE_STRUCT(Below, (), (committee, proposal))

struct Echo {
  std::string_view fact, back;
};
constexpr Echo echoes[] = {
    {"proposals.filed", "oversight.upper_filed"},         {"proposals.declined", "oversight.upper_not_filed"},
    {"proposals.merged", "oversight.upper_merged"},       {"proposals.returned", "oversight.upper_returned"},
    {"proposals.converted", "oversight.upper_converted"}, {"proposals.replied", "oversight.upper_replied"},
    {"proposals.closed", "oversight.upper_closed"},
};

class RaisedFollower final : public ledger::Follower {
 public:
  std::string_view name() const override { return "raised"; }

  void see(Transaction& tx, const std::vector<ledger::Fact>& facts) override {
    for (const auto& fact : facts) {
      const auto* echo = std::ranges::find(echoes, fact.kind, &Echo::fact);
      if (echo != std::end(echoes) && fact.subject_type == "proposal") carry_back(tx, fact, echo->back);
    }
  }

  // What was carried back is in the ledger below and stays there; carried_back keeps a rebuild from doing it
  // twice.
  void forget(Transaction&) override {}

 private:
  void carry_back(Transaction& tx, const ledger::Fact& fact, std::string_view kind) {
    const auto below = tx.first<Below>(
        "SELECT committee_id, proposal_id FROM proposal_links WHERE other_committee = ?1 AND other_id = ?2 "
        "AND "
        "kind = 'raised'",
        fact.committee, fact.subject);
    if (!below) return;
    if (tx.run("INSERT INTO carried_back (committee_id, proposal_id, upper_committee, upper_fact) VALUES "
               "(?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
               below->committee, below->proposal, fact.committee, fact.number) == 0) {
      return;
    }
    const auto proposal = proposals::find(tx, below->committee, below->proposal);
    if (!proposal) return;
    proposals::Step step;
    step.tags = {{"upper_committee", std::to_string(number(fact.committee))}};
    step.payload = fmt::format(R"({{"upper_committee":{},"upper_proposal":"{}","upper_fact":{}}})",
                               number(fact.committee), fact.subject, fact.number);
    proposals::record(tx, identity::program(below->committee, fact.at), *proposal, std::string(kind),
                      std::move(step));
  }
};

}  // namespace

Result<Raised> raise(Transaction& tx, const rules::Library& rules, const Caller& caller, const ProposalId& id,
                     Raise in) {
  const auto seen = proposals::see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  const auto& p = seen->proposal;
  if (!p.submitted_at || p.phase() == proposals::Phase::own || p.phase() == proposals::Phase::set_aside) {
    return refuse(Why::wrong_stage, "not_raisable",
                  {"只有已提交且没有撤回的提案可以报送上级政协。",
                   "Only a submitted proposal that was not set aside can be raised."});
  }
  if (in.note.size() > 3'000) return invalid_field("/note", {"说明太长。", "The note is too long."});
  const auto own = identity::find_committee(tx, caller.committee);
  if (!own || !stands_above(tx, caller.committee, in.committee)) {
    return invalid_field("/committee", {"请选择上级政协。", "Please choose a committee above this one."});
  }
  const bool twice = tx.first<int>(
                           "SELECT 1 FROM proposal_links WHERE committee_id = ?1 AND proposal_id = ?2 AND "
                           "kind = 'raised' AND "
                           "other_committee = ?3",
                           caller.committee, id, in.committee)
                         .has_value();
  if (twice) {
    return refuse(
        Why::conflict, "already_raised",
        {"这件提案已经报送过该上级政协。", "This proposal has been raised to that committee already."});
  }
  const Caller above = identity::program(in.committee, caller.at);
  const auto taken = proposals::take_in(tx, rules, above,
                                        {.kind = proposals::Kind::special_committee,
                                         .proposer = own->short_name,
                                         .category = p.category,
                                         .texts = proposals::texts(tx, caller.committee, id)});
  if (!taken) return refuse(taken.error());
  link(tx, caller.committee, id, "raised", in.committee, taken->id, in.note, caller.at);
  link(tx, in.committee, taken->id, "from_below", caller.committee, id, in.note, caller.at);
  proposals::Step step;
  step.tags = {{"upper_committee", std::to_string(number(in.committee))}};
  step.payload = fmt::format(R"({{"upper_committee":{},"upper_proposal":"{}"}})", number(in.committee),
                             taken->id.text());
  proposals::record(tx, caller, p, "oversight.raised", std::move(step));
  proposals::Step received;
  received.tags = {{"lower_committee", std::to_string(number(caller.committee))}};
  received.payload =
      fmt::format(R"({{"lower_committee":{},"lower_proposal":"{}"}})", number(caller.committee), id.text());
  proposals::record(tx, above, *taken, "oversight.received", std::move(received));
  return Raised{in.committee, taken->id};
}

Result<RaisedList> raised(Transaction& tx, const Caller& caller, const ProposalId& id) {
  const auto seen = proposals::see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  RaisedList out;
  out.items = tx.all<RaisedItem>(
      "SELECT l.kind, l.other_committee, COALESCE(c.short_name, ''), l.other_id, COALESCE(p.number_text, "
      "''), COALESCE(p.stage, 'draft'), "
      "COALESCE(p.reply_class, ''), l.note, l.at FROM proposal_links l LEFT JOIN committees c ON c.id = "
      "l.other_committee LEFT JOIN proposals p "
      "ON p.committee_id = l.other_committee AND p.id = l.other_id WHERE l.committee_id = ?1 AND "
      "l.proposal_id = ?2 AND l.kind IN ('raised', "
      "'from_below') ORDER BY l.at",
      caller.committee, id);
  return out;
}

std::unique_ptr<ledger::Follower> raised_follower() { return std::make_unique<RaisedFollower>(); }

}  // namespace yishi::oversight

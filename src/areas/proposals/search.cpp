#include "areas/proposals/search.hpp"

#include "areas/proposals/store.hpp"
#include "core/database/search.hpp"

namespace yishi::proposals {
namespace {

constexpr std::string_view kind = "proposal";
constexpr int most_hits = 2000;
constexpr int excerpt_length = 80;

}  // namespace

void index_texts(database::Transaction& tx, CommitteeId committee, const Proposal& p, const Texts& t) {
  database::index_text(tx, committee, kind, p.id.text(), t.title + " " + p.number_text,
                       t.situation + "\n" + t.analysis + "\n" + t.advice + "\n" + p.proposer);
}

std::vector<ProposalId> find_texts(database::Transaction& tx, CommitteeId committee, std::string_view typed) {
  std::vector<ProposalId> ids;
  for (const auto& hit : database::search(tx, committee, kind, typed, most_hits)) ids.push_back(ProposalId::trusted(hit.id));
  return ids;
}

std::vector<text::ExcerptPiece> excerpt_of(database::Transaction& tx, CommitteeId committee, const ProposalId& id, std::string_view typed) {
  const Texts t = store::load_texts(tx, committee, id);
  return text::excerpt(t.situation + "\n" + t.analysis + "\n" + t.advice, text::search_query(typed), excerpt_length);
}

}  // namespace yishi::proposals

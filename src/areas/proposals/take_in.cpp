// A proposal that comes from the committee below 提级办理: nobody here drafted it, so it begins as submitted.
#include <fmt/format.h>

#include "areas/members/members.hpp"
#include "areas/proposals/search.hpp"
#include "areas/proposals/store.hpp"

namespace yishi::proposals {

Result<Proposal> take_in(database::Transaction& tx, const rules::Library& rules, const identity::Caller& program, const TakenIn& from) {
  const Date today = Date::of(program.at);
  const auto& book = rules.in_force(program.committee, today);
  const auto session = members::session_on(tx, program.committee, today);
  if (!session) {
    return refuse(Why::wrong_stage, "no_session", {"上级政协还没有设立会次，暂时不能报送。",
                                                   "The upper committee has opened no session yet; nothing can be raised to it."});
  }
  const bool known = std::ranges::find(book.proposals.categories, from.category, &rules::Code::code) != book.proposals.categories.end();
  Proposal p{.id = ProposalId::make(), .term = session->term, .session = session->number, .in_session = session->in_session,
             .kind = from.kind, .stage = Stage::submitted, .stage_since = program.at, .title = from.texts.title,
             .category = known ? from.category : "", .proposer = from.proposer};
  p.rule_version = book.version;
  p.created_at = p.updated_at = program.at;
  p.submitted_at = program.at;
  const auto* row = book.lifecycle("proposal").find("draft", "submit");
  if (row && !row->starts.empty()) {
    p.due_on = start_clock(tx, book, program.committee, p.id, p.id.text(), row->starts, {}, program.at);
  }
  store::insert(tx, program.committee, p);
  store::put_texts(tx, program.committee, p.id, from.texts);
  const int version = store::keep_version(tx, program.committee, p.id, from.texts, {}, program.at);
  index_texts(tx, program.committee, p, from.texts);
  Step step;
  step.tags.push_back({"kind", std::string(json::name_of(p.kind))});
  step.payload = fmt::format(R"({{"text_version":{}}})", version);
  record(tx, program, p, "proposals.submitted", std::move(step));
  return p;
}

}  // namespace yishi::proposals

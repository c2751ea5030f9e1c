#include "areas/proposals/past.hpp"

#include <fmt/format.h>

#include "areas/proposals/search.hpp"
#include "areas/proposals/store.hpp"
#include "core/database/search.hpp"
#include "core/text/count.hpp"

namespace yishi::proposals {
namespace {

using database::Transaction;

// Archives keep longer titles and texts than a form of today takes; these are bounds against broken files.
constexpr int longest_title = 500;
constexpr int longest_text = 30'000;

struct PastRecord {
  std::string category_text, reply;
};
BOOST_DESCRIBE_STRUCT(PastRecord, (), (category_text, reply))

std::optional<Timestamp> begins(const std::optional<Date>& day) {
  return day ? std::optional(day->begins()) : std::nullopt;
}
std::optional<Date> day_of(const std::optional<Timestamp>& at) { return at ? std::optional(Date::of(*at)) : std::nullopt; }

// One that went through the loop here has its reply with its assignments.
std::string delivered_reply(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx.first<std::string>("SELECT body FROM replies WHERE committee_id = ?1 AND proposal_id = ?2 AND "
                               "delivered_at IS NOT NULL ORDER BY delivered_at DESC", committee, id)
      .value_or("");
}

void check_length(std::vector<Fault>& faults, const char* pointer, const std::string& text, int most) {
  if (text::count_characters(text) <= most) return;
  faults.push_back({pointer, {fmt::format("最多{}个字。", most), fmt::format("At most {} characters.", most)}});
}

Proposal proposal_of(const rules::RuleBook& book, const PastProposal& in, Timestamp at) {
  Proposal p{.id = in.id.empty() ? ProposalId::make() : in.id, .term = in.term, .session = in.session, .kind = in.kind,
             .stage = in.stage, .title = in.texts.title, .category = in.category, .number = in.number,
             .number_text = in.number_text, .first_member = in.first_member, .proposer = in.proposer,
             .sector = in.sector, .co_signers = in.co_signers, .lead_units = in.lead_units,
             .reply_class = in.reply_class, .is_key = in.is_key, .is_excellent = in.is_excellent,
             .publish_consent = in.publish_consent};
  p.handling = in.lead_units.empty() ? HandlingKind::none : HandlingKind::single;
  p.rule_version = book.version;
  p.filed_at = p.submitted_at = begins(in.filed_on);
  p.replied_at = begins(in.replied_on);
  p.closed_at = begins(in.closed_on);
  p.created_at = p.filed_at.value_or(at);
  // Old matters stay below what is worked on now in lists by time.
  p.stage_since = p.updated_at = p.closed_at ? *p.closed_at : p.replied_at ? *p.replied_at : p.created_at;
  return p;
}

void number_later_ones_after(Transaction& tx, CommitteeId committee, const Proposal& p) {
  if (!p.number) return;
  tx.run("INSERT INTO number_sequences (committee_id, name, last) VALUES (?1, ?2, ?3) ON CONFLICT (committee_id, name) DO "
         "UPDATE SET last = CASE WHEN number_sequences.last < excluded.last THEN excluded.last ELSE number_sequences.last END",
         committee, fmt::format("proposal.{}.{}", p.term, p.session), *p.number);
}

}  // namespace

std::vector<Fault> past_faults(Transaction& tx, const rules::RuleBook& book, CommitteeId committee, const PastProposal& in) {
  std::vector<Fault> faults;
  if (in.texts.title.empty()) faults.push_back({"/title", {"没有案由。", "There is no title."}});
  if (in.term < 1 || in.term > 99) faults.push_back({"/term", {"没有写明第几届。", "The term is not given."}});
  if (in.session < 1 || in.session > 99) faults.push_back({"/session", {"没有写明第几次会议。", "The session is not given."}});
  check_length(faults, "/title", in.texts.title, longest_title);
  check_length(faults, "/situation", in.texts.situation, longest_text);
  check_length(faults, "/analysis", in.texts.analysis, longest_text);
  check_length(faults, "/advice", in.texts.advice, longest_text);
  check_length(faults, "/reply", in.reply, longest_text);
  const auto& classes = book.proposals.reply_scheme.classes;
  if (!in.reply_class.empty() && std::ranges::find(classes, in.reply_class, &rules::ReplyClass::letter) == classes.end()) {
    faults.push_back({"/reply_class", {"没有这种办理结果类别。", "There is no such class of reply."}});
  }
  if (!in.number) return faults;
  if (*in.number < 1 || *in.number > 999'999) {
    faults.push_back({"/number", {"案号应在1至999999之间。", "The number lies between 1 and 999999."}});
  } else if (tx.first<ProposalId>("SELECT id FROM proposals WHERE committee_id = ?1 AND term = ?2 AND session = ?3 AND number = ?4",
                                  committee, in.term, in.session, *in.number)) {
    faults.push_back({"/number", {"该次会议已有这个案号的提案。", "The session has a proposal of this number already."}});
  }
  return faults;
}

Result<ProposalId> import_past(Transaction& tx, const rules::RuleBook& book, const identity::Caller& caller, PastProposal in) {
  if (auto faults = past_faults(tx, book, caller.committee, in); !faults.empty()) {
    Words first = faults.front().words;
    return refuse(Why::invalid, "invalid", std::move(first), std::move(faults));
  }
  const Proposal p = proposal_of(book, in, caller.at);
  store::insert(tx, caller.committee, p);
  store::put_texts(tx, caller.committee, p.id, in.texts);
  if (!p.first_member.empty()) store::name_signers(tx, caller.committee, p.id, p.first_member, {}, p.created_at);
  if (!in.reply.empty() || !in.category_text.empty()) {
    tx.run("INSERT INTO past_records (committee_id, proposal_id, category_text, reply) VALUES (?1, ?2, ?3, ?4)",
           caller.committee, p.id, in.category_text, in.reply);
  }
  number_later_ones_after(tx, caller.committee, p);
  index_texts(tx, caller.committee, p, in.texts);
  record(tx, caller, p, "proposals.imported");
  return p.id;
}

bool past_untouched(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  const auto p = store::load(tx, committee, id);
  if (!p || p->version != 1) return false;
  const auto facts = ledger::timeline(tx, committee, "proposal", id.text());
  return facts.size() == 1 && facts.front().kind == "proposals.imported";
}

Result<void> take_back_past(Transaction& tx, const identity::Caller& caller, const ProposalId& id) {
  if (!past_untouched(tx, caller.committee, id)) {
    return refuse(Why::wrong_stage, "changed_since", {"这件提案导入后已有变动，不能撤回。", "This proposal has been worked on since it was imported."});
  }
  const auto p = store::load(tx, caller.committee, id);
  tx.run("DELETE FROM past_records WHERE committee_id = ?1 AND proposal_id = ?2", caller.committee, id);
  database::remove_text(tx, caller.committee, "proposal", id.text());
  store::erase(tx, caller.committee, *p);
  record(tx, caller, *p, "proposals.import_undone");
  return {};
}

PastPage past_after(Transaction& tx, CommitteeId committee, std::int64_t number_order, const ProposalId& after, int limit) {
  struct Found {
    ProposalId id;
    std::int64_t number_order = 0;
  };
  PastPage page{{}, number_order, after};
  std::vector<Found> found;
  tx.each("SELECT id, number_order FROM proposals WHERE committee_id = ?1 AND stage IN ('closed', 'archived') AND "
          "(number_order, id) > (?2, ?3) ORDER BY number_order, id LIMIT ?4",
          [&](const database::Statement& row) { found.push_back({ProposalId::trusted(row.text(0)), row.integer(1)}); },
          committee, number_order, std::string(after.text()), limit);
  for (const auto& one : found) {
    const auto p = store::load(tx, committee, one.id);
    const auto kept = tx.first<PastRecord>("SELECT category_text, reply FROM past_records WHERE committee_id = ?1 AND "
                                           "proposal_id = ?2", committee, one.id).value_or(PastRecord{});
    page.items.push_back({p->id, p->term, p->session, p->number, p->number_text, p->kind, p->stage, p->category,
                          kept.category_text, store::load_texts(tx, committee, p->id), p->proposer, p->sector,
                          p->first_member, p->co_signers, p->lead_units, p->reply_class,
                          kept.reply.empty() ? delivered_reply(tx, committee, p->id) : kept.reply, day_of(p->filed_at),
                          day_of(p->replied_at), day_of(p->closed_at), p->is_key, p->is_excellent, p->publish_consent});
    page.number_order = one.number_order;
    page.last = one.id;
  }
  return page;
}

std::optional<std::string> imported_reply(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx.first<std::string>("SELECT reply FROM past_records WHERE committee_id = ?1 AND proposal_id = ?2 AND reply <> ''",
                               committee, id);
}

}  // namespace yishi::proposals

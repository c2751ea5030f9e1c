#include "areas/proposals/papers.hpp"

#include <fmt/format.h>

#include "areas/members/members.hpp"
#include "areas/proposals/store.hpp"
#include "core/identity/committees.hpp"
#include "core/text/chinese_numbers.hpp"

namespace yishi::proposals {
namespace {

using database::Transaction;
using identity::Caller;

std::string code_words(const std::vector<rules::Code>& codes, std::string_view code, Language language = Language::zh) {
  const auto found = std::ranges::find(codes, code, &rules::Code::code);
  return found == codes.end() ? std::string(code) : found->words.in(language);
}

std::string last_opinion(Transaction& tx, const Caller& caller, const ProposalId& id) {
  const auto reviews = store::reviews(tx, caller.committee, id);
  return reviews.empty() ? "" : reviews.back().opinion;
}

std::string join(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, "、")); }

}  // namespace

Result<documents::ProposalPaper> paper(Transaction& tx, const rules::Library& rules, const Caller& caller, const ProposalId& id) {
  const auto seen = see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  const Proposal& p = seen->proposal;
  const auto& book = rules.version(caller.committee, p.rule_version);
  const auto committee = identity::find_committee(tx, caller.committee);
  const Texts t = store::load_texts(tx, caller.committee, id);
  documents::ProposalPaper out;
  out.committee = committee ? committee->name : "";
  out.session = fmt::format("第{}届第{}次会议", text::chinese_number(p.term), text::chinese_number(p.session));
  out.number = p.number_text;
  if (p.category_number) out.category_number = fmt::format("{}类{}号", code_words(book.proposals.categories, p.category), *p.category_number);
  out.title = t.title.empty() ? p.title : t.title;
  out.proposer = p.proposer;
  out.sector = p.sector;
  std::vector<MemberId> others;
  for (const auto& signer : signers(tx, caller.committee, id)) {
    if (signer != p.first_member) others.push_back(signer);
  }
  const auto people = members::brief(tx, caller.committee, others);
  for (const auto& member : others) {
    const auto found = people.find(member);
    if (found == people.end()) continue;
    const auto& m = found->second;
    out.co_signers.push_back({.name = m.name, .sector = m.sector, .unit = m.employer, .post = m.post});
  }
  out.publish_consent = p.publish_consent ? "同意" : fmt::format("不同意（{}）", p.publish_reason);
  const auto suggested = store::suggested_units(tx, caller.committee, id);
  const auto names = members::unit_names(tx, caller.committee, suggested);
  std::vector<std::string> units;
  for (const auto& unit : suggested) {
    if (const auto name = names.find(unit); name != names.end()) units.push_back(name->second);
  }
  out.suggested_units = join(units);
  const bool office = caller.has(identity::Role::proposal_clerk) || caller.has(identity::Role::proposal_head);
  if (office || seen->relation.author || seen->relation.speaks_for_body) out.review_opinion = last_opinion(tx, caller, id);
  out.situation = t.situation;
  out.analysis = t.analysis;
  out.advice = t.advice;
  out.made_at = p.updated_at;
  return out;
}

documents::Table table_of(const rules::RuleBook& book, const std::vector<ProposalRow>& rows, Language language) {
  using documents::ColumnKind;
  const bool zh = language == Language::zh;
  documents::Table table;
  table.title = zh ? "提案" : "Proposals";
  table.columns = {{zh ? "编号" : "Number", ColumnKind::text, 14},  {zh ? "案由" : "Title", ColumnKind::text, 60},
                   {zh ? "提案人" : "Proposer", ColumnKind::text, 18}, {zh ? "联名人数" : "Co-signers", ColumnKind::integer, 10},
                   {zh ? "界别" : "Sector", ColumnKind::text, 16},  {zh ? "分类" : "Category", ColumnKind::text, 14},
                   {zh ? "状态" : "Stage", ColumnKind::text, 12},   {zh ? "承办单位" : "Handling units", ColumnKind::text, 30},
                   {zh ? "期限" : "Due", ColumnKind::date, 12},     {zh ? "答复类别" : "Class", ColumnKind::text, 10},
                   {zh ? "评价" : "Rating", ColumnKind::text, 12},  {zh ? "重点" : "Key", ColumnKind::text, 8}};
  const auto& stages = book.lifecycle("proposal").stages;
  for (const auto& row : rows) {
    using Cell = documents::CellValue;
    table.rows.push_back({row.number_text, row.title, row.proposer, std::int64_t{row.co_signers}, row.sector,
                          code_words(book.proposals.categories, row.category, language),
                          code_words(stages, json::name_of(row.stage), language), row.lead_units,
                          row.due_on ? Cell(*row.due_on) : Cell(), row.reply_class,
                          row.rating.empty() ? "" : code_words(book.proposals.results, row.rating, language),
                          std::string(row.is_key ? (zh ? "重点" : "key") : "")});
  }
  return table;
}

}  // namespace yishi::proposals

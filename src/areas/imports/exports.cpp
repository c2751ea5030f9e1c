#include "areas/imports/exports.hpp"

#include "areas/imports/records.hpp"
#include "areas/members/members.hpp"
#include "core/ledger/ledger.hpp"

namespace yishi::imports {
namespace {

using database::Transaction;
using documents::CellValue;
using identity::Caller;

struct ExportedMember {
  MemberId id;
  std::string code, name;
  members::Sex sex = members::Sex::unknown;
  std::string ethnicity, born_in, education, title, party, religion, sector, employer, post, committee_post,
      email, phone;
  int joined_term = 0;
  members::Status status = members::Status::active;
};
BOOST_DESCRIBE_STRUCT(ExportedMember, (),
                      (id, code, name, sex, ethnicity, born_in, education, title, party, religion, sector,
                       employer, post, committee_post, email, phone, joined_term, status))

struct ExportedUnit {
  std::string code, name, short_name;
  members::UnitSystem system = members::UnitSystem::government;
  std::string parent;
  bool is_handling_unit = true, active = true;
  std::string contact_name, contact_phone, leader;
};
BOOST_DESCRIBE_STRUCT(ExportedUnit, (),
                      (code, name, short_name, system, parent, is_handling_unit, active, contact_name,
                       contact_phone, leader))

documents::Table with_columns(Kind kind, Language language, std::initializer_list<std::string_view> names) {
  documents::Table table;
  for (const auto name : names) {
    const Field& field = *find_field(kind, name);
    table.columns.push_back({std::string(language == Language::en ? field.en : field.zh), field.column, 16});
  }
  return table;
}

CellValue whole(int value) { return value == 0 ? CellValue{} : CellValue{std::int64_t{value}}; }
template <class T>
CellValue maybe(const std::optional<T>& value) {
  return value ? CellValue{*value} : CellValue{};
}

documents::Table members_table(Transaction& tx, const identity::Sealer& sealer, const Caller& caller,
                               const Export& what) {
  auto table = with_columns(
      Kind::members, what.language,
      {"code", "name", "sex", "ethnicity", "born_in", "education", "title", "party", "religion", "sector",
       "employer", "post", "committee_post", "email", "joined_term", "status", "phone"});
  if (!what.contacts) table.columns.pop_back();
  for (const auto& m : tx.all<ExportedMember>(
           "SELECT id, code, name, sex, ethnicity, born_in, education, title, party, religion, sector, "
           "employer, post, "
           "committee_post, email, phone, joined_term, status FROM members WHERE committee_id = ?1 AND "
           "status IN ('active', 'candidate') ORDER BY code",
           caller.committee)) {
    std::vector<CellValue> row{m.code,
                               m.name,
                               words_of_sex(m.sex),
                               m.ethnicity,
                               m.born_in,
                               m.education,
                               m.title,
                               m.party,
                               m.religion,
                               m.sector,
                               m.employer,
                               m.post,
                               m.committee_post,
                               m.email,
                               whole(m.joined_term),
                               words_of_status(m.status)};
    if (what.contacts)
      row.emplace_back(
          sealer.open(m.phone, {caller.committee, "members", "phone", m.id.text()}).value_or(""));
    table.rows.push_back(std::move(row));
  }
  return table;
}

documents::Table units_table(Transaction& tx, const Caller& caller, Language language) {
  auto table = with_columns(Kind::units, language,
                            {"code", "name", "short_name", "system", "parent", "is_handling_unit", "active",
                             "contact_name", "contact_phone", "leader"});
  for (const auto& u : tx.all<ExportedUnit>("SELECT u.code, u.name, u.short_name, u.system, COALESCE(p.name, "
                                            "''), u.is_handling_unit, u.active, u.contact_name, "
                                            "u.contact_phone, u.leader FROM units u LEFT JOIN units p ON "
                                            "p.committee_id = u.committee_id AND p.id = u.parent "
                                            "WHERE u.committee_id = ?1 ORDER BY u.name",
                                            caller.committee)) {
    table.rows.push_back({u.code, u.name, u.short_name, words_of_system(u.system), u.parent,
                          words_of(u.is_handling_unit), words_of(u.active), u.contact_name, u.contact_phone,
                          u.leader});
  }
  return table;
}

std::string category_words(const rules::RuleBook& book, const proposals::PastProposal& p) {
  const auto& all = book.proposals.categories;
  const auto found = std::ranges::find(all, p.category, &rules::Code::code);
  return found == all.end() ? p.category_text : found->words.zh;
}

std::string kind_words(const rules::RuleBook& book, proposals::Kind kind) {
  const auto code = json::name_of(kind);
  const auto found = std::ranges::find(book.proposals.kinds, code, &rules::Code::code);
  return found == book.proposals.kinds.end() ? std::string(code) : found->words.zh;
}

documents::Table proposals_table(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                                 Language language) {
  auto table =
      with_columns(Kind::proposals, language,
                   {"term",      "session",    "number",       "number_text",     "kind",      "title",
                    "category",  "proposer",   "sector",       "co_signers",      "situation", "analysis",
                    "advice",    "lead_units", "reply_class",  "reply",           "filed_on",  "replied_on",
                    "closed_on", "is_key",     "is_excellent", "publish_consent", "stage"});
  constexpr int step = 500;
  std::int64_t order = -1;
  ProposalId last;
  for (;;) {
    const auto page = proposals::past_after(tx, caller.committee, order, last, step);
    for (const auto& p : page.items) {
      table.rows.push_back({whole(p.term),
                            whole(p.session),
                            p.number ? whole(*p.number) : CellValue{},
                            p.number_text,
                            kind_words(book, p.kind),
                            p.texts.title,
                            category_words(book, p),
                            p.proposer,
                            p.sector,
                            whole(p.co_signers),
                            p.texts.situation,
                            p.texts.analysis,
                            p.texts.advice,
                            p.lead_units,
                            p.reply_class,
                            p.reply,
                            maybe(p.filed_on),
                            maybe(p.replied_on),
                            maybe(p.closed_on),
                            words_of(p.is_key),
                            words_of(p.is_excellent),
                            words_of(p.publish_consent),
                            words_of_stage(p.stage)});
    }
    if (static_cast<int>(page.items.size()) < step) return table;
    order = page.number_order;
    last = page.last;
  }
}

Words title_of(Kind kind) {
  switch (kind) {
    case Kind::members:
      return {"委员", "Members"};
    case Kind::units:
      return {"单位", "Units"};
    case Kind::proposals:
      return {"提案", "Proposals"};
  }
  return {};
}

}  // namespace

documents::Table export_table(Transaction& tx, const rules::RuleBook& book, const identity::Sealer& sealer,
                              const Caller& caller, const Export& what) {
  documents::Table table = what.kind == Kind::members ? members_table(tx, sealer, caller, what)
                           : what.kind == Kind::units ? units_table(tx, caller, what.language)
                                                      : proposals_table(tx, book, caller, what.language);
  table.title = title_of(what.kind).in(what.language);
  table.made_at = Date::of(caller.at).begins();  // the same rows, the same file, all day
  return table;
}

void record_export(Transaction& tx, const Caller& caller, const Export& what) {
  using enum identity::Role;
  ledger::append(tx,
                 {.committee = caller.committee,
                  .at = caller.at,
                  .actor = caller.account,
                  .authority = identity::authority(caller, {member_affairs, proposal_head, proposal_clerk}),
                  .kind = "imports.exported",
                  .subject_type = "export",
                  .subject = std::string(json::name_of(what.kind)),
                  .people = {},
                  .measures = {},
                  .tags = {{"contacts", what.contacts ? "yes" : "no"}}});
}

}  // namespace yishi::imports

#include "areas/handling/papers.hpp"

#include <fmt/format.h>

#include "areas/handling/reply.hpp"
#include "areas/handling/view.hpp"
#include "core/documents/docx.hpp"
#include "core/documents/pdf.hpp"
#include "core/identity/committees.hpp"
#include "core/text/chinese_numbers.hpp"

namespace yishi::handling {
namespace {

std::string code_words(const std::vector<rules::Code>& codes, std::string_view code) {
  const auto found = std::ranges::find(codes, code, &rules::Code::code);
  return found == codes.end() ? std::string(code) : found->words.zh;
}

std::string joined(const std::vector<store::AssignmentRow>& rows, const Names& names, bool answering) {
  std::string out;
  for (const auto& row : rows) {
    if (answers(row.part) == answering) out += (out.empty() ? "" : "、") + names.unit(row.unit).name;
  }
  return out;
}

std::string_view kind_words(proposals::HandlingKind kind) {
  switch (kind) {
    case proposals::HandlingKind::single:
      return "单办";
    case proposals::HandlingKind::joint:
      return "主会办";
    case proposals::HandlingKind::split:
      return "分办";
    case proposals::HandlingKind::none:
      break;
  }
  return "";
}

// The last opinion of the review, which is printed on the transfer sheet.
std::string review_opinion(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx
      .first<std::string>(
          "SELECT opinion FROM proposal_reviews WHERE committee_id = ?1 AND proposal_id = ?2 ORDER BY number "
          "DESC",
          committee, id)
      .value_or("");
}

std::vector<documents::TransferSheet::Choice> class_choices(const rules::RuleBook& book,
                                                            const std::string& given) {
  std::vector<documents::TransferSheet::Choice> out;
  for (const auto& c : book.proposals.reply_scheme.classes) {
    out.push_back({fmt::format("{} {}", c.letter, c.words.zh), c.letter == given});
  }
  return out;
}

std::vector<documents::TransferSheet::Choice> rating_choices(const rules::RuleBook& book,
                                                             const std::string& given) {
  std::vector<documents::TransferSheet::Choice> out;
  for (const auto& code : book.proposals.results) out.push_back({code.words.zh, code.code == given});
  return out;
}

std::string addressee(const proposals::Proposal& p) {
  if (!p.first_member.empty()) return p.proposer + (p.co_signers > 0 ? "等委员" : "委员");
  return p.proposer;
}

struct Made {
  documents::Paper paper;
  std::string name;
};

}  // namespace

Result<documents::TransferSheet> transfer_sheet(Transaction& tx, const rules::Library& rules,
                                                const Caller& caller, const AssignmentId& id) {
  const auto c = open_case(tx, rules, caller, id);
  if (!c) return refuse(c.error());
  const bool inside = c->standing.clerk || c->standing.head || is_of(caller, c->standing.office) ||
                      is_of(caller, Office::proposals);
  if (!inside)
    return not_allowed(
        {"转办单只供承办单位和交办部门使用。", "The transfer sheet is for the unit and the offices."});
  const auto& p = c->proposal;
  const auto active = store::active(tx, caller.committee, p.id, c->assignment.round);
  Names names;
  for (const auto& row : active) names.want(row.unit);
  names.fetch(tx, caller.committee);
  const auto committee = identity::find_committee(tx, caller.committee);
  documents::TransferSheet out;
  out.committee = committee ? committee->name : "";
  out.session =
      fmt::format("第{}届第{}次会议", text::chinese_number(p.term), text::chinese_number(p.session));
  out.number = p.number_text;
  if (p.category_number) {
    out.category_number =
        fmt::format("{}类{}号", code_words(c->book->proposals.categories, p.category), *p.category_number);
  }
  out.title = p.title;
  out.proposer = p.proposer;
  out.handling = kind_words(p.handling);
  out.lead_units = joined(active, names, true);
  out.co_units = joined(active, names, false);
  out.assigned_on = Date::of(c->assignment.assigned_at);
  out.due_on = c->assignment.due_on;
  out.review_opinion = review_opinion(tx, caller.committee, p.id);
  out.assignment_opinion = c->assignment.note;
  out.classes = class_choices(*c->book, c->assignment.reply_class);
  out.ratings = rating_choices(*c->book, p.rating);
  if (c->assignment.replied_at) out.delivered_on = Date::of(*c->assignment.replied_at);
  out.made_at = caller.at;
  return out;
}

Result<documents::ReplyLetter> reply_letter(Transaction& tx, const rules::Library& rules,
                                            const Caller& caller, const ReplyId& id) {
  const auto row = store::load(tx, caller.committee, id);
  if (!row) return not_found();
  const auto seen = proposals::see(tx, caller, row->proposal);
  if (!seen) return refuse(seen.error());
  const auto& p = seen->proposal;
  const auto view = handling(tx, rules.version(caller.committee, p.rule_version), caller, *seen);
  const auto reply = std::ranges::find(view.replies, id, &Reply::id);
  if (reply == view.replies.end()) return not_found();
  const auto committee = identity::find_committee(tx, caller.committee);
  const std::string short_name = committee ? committee->short_name : "";
  documents::ReplyLetter out;
  out.unit = reply->unit.name;
  out.class_letter = reply->reply_class;
  out.document_number = reply->document_number;
  out.title = fmt::format("关于{}{}第{}号提案的{}", short_name, text::session_name(p.term, p.session),
                          p.number.value_or(0), reply->interim ? "阶段性答复" : "答复");
  out.addressee = addressee(p);
  out.body = reply->body;
  if (reply->delivered_at) out.date = Date::of(*reply->delivered_at);
  out.contact = reply->contact_name;
  out.phone = reply->contact_phone;
  out.copy_to = short_name + "提案委员会，" +
                words_of(view.assignments.empty() ? Office::proposals : view.assignments.front().office).zh;
  out.made_at = reply->delivered_at.value_or(row->drafted_at);
  return out;
}

void add_papers(identity::Doors& doors, const Services& services) {
  const auto* rules = services.rules;
  auto* db = services.db;
  auto* pdf = services.pdf;
  using Make = std::function<Result<Made>(Transaction&, const Caller&, const http::Request&)>;
  using Write = std::function<std::string(const documents::Paper&)>;
  const auto add = [&](std::string path, Words words, const Make& make) {
    const auto one = [&](const std::string& ending, const std::string& type, const Write& write) {
      identity::Door door{http::Verb::get, path + "." + ending, words, "proposals.read"};
      door.out_type = type;
      doors.work(std::move(door), *db, [=](const Caller& caller, const http::Request& request) {
        const auto made = db->read([&](Transaction& tx) { return make(tx, caller, request); });
        if (!made) return http::problem(made.error(), request);
        return http::Reply::file(made->name + "." + ending, type, write(made->paper));
      });
    };
    one("pdf", "application/pdf", [pdf](const documents::Paper& paper) { return pdf->write(paper); });
    one("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [](const documents::Paper& paper) { return documents::write_docx(paper); });
  };
  add("/api/v1/assignments/{id}/transfer-sheet", {"转办单", "Transfer sheet"},
      [rules](Transaction& tx, const Caller& caller, const http::Request& r) -> Result<Made> {
        const auto form = transfer_sheet(tx, *rules, caller,
                                         AssignmentId::parse(r.parameter("id")).value_or(AssignmentId{}));
        if (!form) return refuse(form.error());
        return Made{documents::transfer_sheet(*form), form->number + "转办单"};
      });
  add("/api/v1/replies/{id}/letter", {"答复函", "Reply letter"},
      [rules](Transaction& tx, const Caller& caller, const http::Request& r) -> Result<Made> {
        const auto form =
            reply_letter(tx, *rules, caller, ReplyId::parse(r.parameter("id")).value_or(ReplyId{}));
        if (!form) return refuse(form.error());
        return Made{documents::reply_letter(*form), form->title};
      });
}

}  // namespace yishi::handling

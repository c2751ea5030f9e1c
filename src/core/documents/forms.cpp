#include "core/documents/forms.hpp"

#include "core/documents/layout.hpp"
#include "core/text/code_points.hpp"

namespace yishi::documents {
namespace {

constexpr std::u32string_view numerals = U"一二三四五六七八九十百";
constexpr std::size_t longest_heading =
    40;  // characters; a longer line is a paragraph that begins with a number

bool is_numeral(char32_t point) { return numerals.find(point) != std::u32string_view::npos; }

// 1 for "一、…", 2 for "（一）…", 0 for running text.
int heading_level(const std::u32string& line) {
  if (line.size() > longest_heading || line.size() < 3) return 0;
  const bool sentence = line.back() == U'。' || line.back() == U'；' || line.back() == U'：';
  const std::size_t start = line[0] == U'（' ? 1 : 0;
  std::size_t end = start;
  while (end < line.size() && is_numeral(line[end])) ++end;
  if (end == start || end == line.size()) return 0;
  if (start == 0) return line[end] == U'、' && !sentence ? 1 : 0;
  return line[end] == U'）' && !sentence ? 2 : 0;
}

std::string joined_head(const std::string& committee, const std::string& session, const std::string& what) {
  return committee + "\n" + session + what;
}

std::string date_or_blank(const std::optional<Date>& date) {
  return date ? chinese_date(*date) : std::string("　　　年　月　日");
}

// Boxes to tick, on one line when they are short. A no-break space keeps each box with its words.
std::string choices(const std::vector<TransferSheet::Choice>& list) {
  std::size_t length = 0;
  for (const auto& choice : list) length += text::decode(choice.words).size() + 3;
  std::string out;
  for (const auto& choice : list) {
    if (!out.empty()) out += length > 26 ? "\n" : "　";
    out += (choice.chosen ? "☑\u00A0" : "□\u00A0") + choice.words;
  }
  return out;
}

void add_part(Paper& paper, const std::string& name, const std::string& text) {
  if (text.empty()) return;
  paper.blocks.emplace_back(Heading{0, name});
  for (auto& block : text_blocks(text)) paper.blocks.push_back(std::move(block));
}

void add_contact(FieldTable& fields, const ProposalPaper& form) {
  if (form.address.empty() && form.postcode.empty() && form.phone.empty() && form.email.empty()) return;
  fields.rows.push_back({{{"联系地址", form.address}, {"邮　　编", form.postcode}}});
  fields.rows.push_back({{{"电　　话", form.phone}, {"电子邮箱", form.email}}});
}

GridTable co_signer_table(const ProposalPaper& form) {
  GridTable table;
  table.columns = {{"编号", 1.3, Alignment::centre},
                   {"姓名", 1.55, Alignment::centre},
                   {"界别", 1.7, Alignment::centre},
                   {"单位", 2.45},
                   {"职务", 1.9},
                   {"电话", 2.2, Alignment::centre}};
  for (const auto& signer : form.co_signers) {
    table.rows.push_back({signer.code, signer.name, signer.sector, signer.unit, signer.post, signer.phone});
  }
  return table;
}

}  // namespace

std::vector<Block> text_blocks(std::string_view text) {
  std::vector<Block> blocks;
  for (const auto& line : split_lines(text)) {
    // Ideographic spaces at the front are an indent typed by hand; ours replaces it.
    std::u32string points = text::decode(line);
    points.erase(0, std::min(points.find_first_not_of(U" 　"), points.size()));
    if (points.empty()) continue;
    const int level = heading_level(points);
    if (level > 0) {
      blocks.emplace_back(Heading{level, text::encode(points)});
    } else {
      blocks.emplace_back(Paragraph{text::encode(points)});
    }
  }
  return blocks;
}

Paper proposal_paper(const ProposalPaper& form) {
  Paper paper;
  paper.kind = PaperKind::sheet;
  paper.headline = joined_head(form.committee, form.session, "提案");
  paper.document_number = form.number;
  paper.second_number = form.category_number;
  paper.qr = form.qr;
  paper.made_at = form.made_at;
  paper.author = form.proposer;
  FieldTable fields;
  fields.rows.push_back({{{"案　　由", form.title}}, 2});
  if (form.sector.empty()) {
    fields.rows.push_back({{{"提 案 人", form.proposer}}});
  } else {
    fields.rows.push_back({{{"提 案 人", form.proposer}, {"界　　别", form.sector}}});
  }
  add_contact(fields, form);
  fields.rows.push_back({{{"是否同意\n公　　开", form.publish_consent}}});
  fields.rows.push_back({{{"建议办理\n单　　位", form.suggested_units}}});
  fields.rows.push_back({{{"审查意见", form.review_opinion}}, 3});
  paper.blocks.emplace_back(std::move(fields));
  if (!form.co_signers.empty()) {
    paper.blocks.emplace_back(Heading{0, fmt::format("联名提案人（{}人）", form.co_signers.size())});
    paper.blocks.emplace_back(co_signer_table(form));
  }
  add_part(paper, "情况", form.situation);
  add_part(paper, "分析", form.analysis);
  add_part(paper, "建议", form.advice);
  return paper;
}

Paper transfer_sheet(const TransferSheet& form) {
  Paper paper;
  paper.kind = PaperKind::sheet;
  paper.headline = joined_head(form.committee, form.session, "提案转办单");
  paper.document_number = form.number;
  paper.second_number = form.category_number;
  paper.made_at = form.made_at;
  paper.author = form.committee;
  std::vector<TransferSheet::Choice> ratings = form.ratings;
  if (ratings.empty()) ratings = {{"满意"}, {"基本满意"}, {"不满意"}};
  FieldTable fields;
  fields.rows.push_back({{{"案　　由", form.title}}, 2});
  fields.rows.push_back({{{"提 案 人", form.proposer}, {"办理方式", form.handling}}});
  fields.rows.push_back({{{"主办单位", form.lead_units}}});
  fields.rows.push_back({{{"会办单位", form.co_units}}});
  fields.rows.push_back(
      {{{"交办日期", date_or_blank(form.assigned_on)}, {"办理时限", date_or_blank(form.due_on)}}});
  fields.rows.push_back({{{"提案委\n审查意见", form.review_opinion}}, 3});
  fields.rows.push_back({{{"分处意见", form.assignment_opinion}}, 2});
  fields.rows.push_back({{{"领导批示", form.instruction}}, 3});
  fields.rows.push_back({{{"办理情况", choices(form.classes)}}, 1});
  fields.rows.push_back({{{"征求意见", choices(ratings)}}, 1});
  fields.rows.push_back(
      {{{"委员签字", form.rated_by}, {"答复件\n送出时间", date_or_blank(form.delivered_on)}}, 2});
  fields.rows.push_back({{{"备　　注", form.note}}, 1});
  paper.blocks.emplace_back(std::move(fields));
  return paper;
}

Paper reply_letter(const ReplyLetter& form) {
  Paper paper;
  paper.kind = PaperKind::letter;
  paper.headline = form.masthead.empty() ? form.unit : form.masthead;
  paper.document_number = form.document_number;
  paper.class_letter = form.class_letter;
  paper.title = form.title;
  paper.addressee = form.addressee;
  if (!paper.addressee.empty() && !paper.addressee.ends_with("：")) paper.addressee += "：";
  paper.qr = form.qr;
  paper.made_at = form.made_at;
  paper.author = form.unit;
  paper.blocks = text_blocks(form.body);
  if (!form.attachments.empty()) paper.blocks.emplace_back(AttachmentNote{form.attachments});
  paper.blocks.emplace_back(Signature{form.unit, form.date});
  if (!form.contact.empty() || !form.phone.empty()) {
    const std::string between = form.contact.empty() || form.phone.empty() ? "" : "，";
    const std::string contact = form.contact.empty() ? "" : "联系人：" + form.contact;
    const std::string phone = form.phone.empty() ? "" : "联系电话：" + form.phone;
    paper.blocks.emplace_back(Remark{"（" + contact + between + phone + "）"});
  }
  if (!form.copy_to.empty()) paper.blocks.emplace_back(CopyTo{form.copy_to, "", std::nullopt});
  return paper;
}

}  // namespace yishi::documents

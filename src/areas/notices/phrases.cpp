#include "areas/notices/phrases.hpp"

#include <algorithm>
#include <array>

namespace yishi::notices {
namespace {

struct Row {
  std::string_view kind, zh, en;
};

constexpr auto table = std::to_array<Row>({
    // to proposers
    {"co_sign_asked", "请您联名：{proposal}。请在 {due} 前答复是否同意。",
     "You are asked to co-sign {proposal}; please answer by {due}."},
    {"co_signed", "{proposal}：一位委员同意联名。", "{proposal}: a member has agreed to co-sign."},
    {"co_sign_declined", "{proposal}：一位委员谢绝联名。", "{proposal}: a member has declined to co-sign."},
    {"returned", "{proposal} 退回修改：{reason} 请修改后再次提交。",
     "{proposal} was returned for change: {reason} Please change it and submit it again."},
    {"declined", "{proposal} 不予立案：{reason}", "{proposal} was not filed: {reason}"},
    {"converted", "{proposal} 转为意见建议，将送有关单位参考。",
     "{proposal} was converted to an opinion report and goes to the unit for reference."},
    {"filed", "{proposal} 已立案，等待交办。", "{proposal} was filed and waits to be assigned."},
    {"merged", "{proposal} 已并案办理；您仍会收到答复并可评价。",
     "{proposal} was merged; you will still receive the reply and rate it."},
    {"withdrawn", "{proposal} 已撤案。", "{proposal} was withdrawn."},
    {"assigned_told", "{proposal} 已交办：{unit}。", "{proposal} was assigned to {unit}."},
    {"contacted", "{unit} 就 {proposal} 的沟通已记录。如与实际不符，请告诉提案委。",
     "{unit} has recorded a contact about {proposal}. Tell the proposals office if it was otherwise."},
    {"to_rate", "{proposal} 的答复已送达，请阅读后评价办理态度和办理结果（{due} 前）。",
     "The reply to {proposal} has arrived; please read it and rate attitude and result by {due}."},
    {"interim_told", "{unit} 就 {proposal} 送来阶段性答复，正式答复随后送达。",
     "{unit} has sent an interim reply to {proposal}; the final one will follow."},
    {"rehandling_told", "{proposal} 将重新办理，{unit} 会再次答复。",
     "{proposal} will be handled again; {unit} will reply once more."},
    {"key_told", "{proposal} 被确定为重点提案。", "{proposal} was chosen as a key proposal."},
    {"excellent_told", "{proposal} 被评为优秀提案，祝贺您。",
     "{proposal} was chosen as an excellent proposal. Congratulations."},
    {"closed_told", "{proposal} 已办结。", "{proposal} is closed."},
    {"promise_kept_told", "{proposal} 答复中的一项承诺已兑现：{reason}",
     "A promise in the reply to {proposal} has been kept: {reason}"},
    // to the committee's office
    {"to_review", "新提案待审查：{proposal}。", "A new proposal to review: {proposal}."},
    {"to_file", "待立案：{proposal}。", "To be filed: {proposal}."},
    {"to_assign", "待交办：{proposal}。", "To be assigned: {proposal}."},
    {"to_decide_objection", "{unit} 申请退办 {proposal}：{reason} 请裁定。",
     "{unit} asks to return {proposal}: {reason} Please decide."},
    {"to_decide_extension", "{unit} 申请延期答复 {proposal}：{reason} 请裁定。",
     "{unit} asks for more time for {proposal}: {reason} Please decide."},
    {"to_check", "{unit} 已签发 {proposal} 的答复，待审核。",
     "{unit} has signed the reply to {proposal}; please check it."},
    {"to_close", "{proposal} 已反馈，可以办结。",
     "Feedback on {proposal} has been received; it may be closed."},
    {"dissatisfied_told", "{proposal} 被评为不满意：{reason}",
     "{proposal} was rated as dissatisfied: {reason}"},
    {"promise_broken_told", "{unit} 未兑现 {proposal} 答复中的承诺：{reason}",
     "{unit} has not kept a promise in the reply to {proposal}: {reason}"},
    {"escalated", "{proposal} 的“{step}”已超过 {due} 多日，承办：{unit}。请督促。",
     "“{step}” of {proposal} is days past {due} ({unit}). Please supervise."},
    {"fell_overdue_told", "{proposal} 的“{step}”已逾期（{due}），承办：{unit}。",
     "“{step}” of {proposal} is overdue since {due} ({unit})."},
    {"from_below", "下级政协报来：{proposal}。", "Raised by a committee below: {proposal}."},
    {"raised_result", "上报的 {proposal} 有了结果：{reason}",
     "What was raised as {proposal} has come to a result: {reason}"},
    // to units
    {"to_sign_for", "新交办：{proposal}。请在 {due} 前签收。",
     "Newly assigned: {proposal}. Please sign for it by {due}."},
    {"objection_decided", "{proposal} 的退办申请已裁定：{reason}",
     "Your request to return {proposal} was decided: {reason}"},
    {"extension_decided", "{proposal} 的延期申请已裁定：{reason}",
     "Your request for more time for {proposal} was decided: {reason}"},
    {"opinion_sent", "{unit} 已报送 {proposal} 的会办意见。", "{unit} has sent its opinion on {proposal}."},
    {"to_countersign", "{unit} 的 {proposal} 答复稿待会签。",
     "The draft reply to {proposal} by {unit} waits for your countersignature."},
    {"countersigned", "{unit} 已会签 {proposal} 的答复稿。",
     "{unit} has countersigned the draft reply to {proposal}."},
    {"countersign_refused", "{unit} 不同意 {proposal} 的答复稿：{reason}",
     "{unit} does not agree with the draft reply to {proposal}: {reason}"},
    {"to_sign", "{proposal} 的答复已拟稿，待您签发。",
     "The reply to {proposal} is drafted and waits for your signature."},
    {"sent_back", "{proposal} 的答复未通过审核：{reason} 请修改后重报。",
     "The reply to {proposal} did not pass: {reason} Please change it and send it again."},
    {"checked", "{proposal} 的答复已审核通过。", "The reply to {proposal} has passed the check."},
    {"rated", "{proposal} 已收到评价。", "{proposal} has been rated."},
    {"to_rehandle", "{proposal} 评价为不满意，请走访提案者后重新办理：{reason}",
     "{proposal} was rated as dissatisfied; please visit the proposers and handle it again: {reason}"},
    {"cancelled", "{proposal} 不再由 {unit} 办理。", "{proposal} is no longer with {unit}."},
    {"urged", "催办 {proposal}：{reason}", "Please attend to {proposal}: {reason}"},
    {"key_assigned", "贵单位承办的 {proposal} 被确定为重点提案。",
     "{proposal}, which your unit handles, was chosen as a key proposal."},
    {"supervised", "{proposal} 已督办：{reason}", "{proposal} was supervised: {reason}"},
    {"promise_due", "请报告 {proposal} 答复中承诺事项的进展：{reason}",
     "Please report on a promise in the reply to {proposal}: {reason}"},
    // clocks, to whoever is expected
    {"reminder", "{proposal} 的“{step}”将于 {due} 到期。", "“{step}” of {proposal} is due on {due}."},
    {"fell_overdue", "{proposal} 的“{step}”已逾期（应于 {due} 前完成），请尽快处理。",
     "“{step}” of {proposal} is overdue (it was due on {due}). Please attend to it."},
});

const Row* find(std::string_view kind) {
  const auto* row = std::ranges::find(table, kind, &Row::kind);
  return row == table.end() ? nullptr : row;
}

void replace(std::string& text, std::string_view name, std::string_view value) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size())) {
    text.replace(at, name.size(), value);
  }
}

std::string filled(std::string_view pattern, const Values& v, Language language) {
  std::string out(pattern);
  // {reason} last: it is a person's text and may hold braces.
  replace(out, "{step}", v.step.in(language));
  replace(out, "{due}", v.due.empty() ? (language == Language::en ? "the day named" : "规定日期") : v.due);
  replace(out, "{unit}",
          v.unit.zh.empty() ? (language == Language::en ? "the unit" : "承办单位") : v.unit.in(language));
  replace(out, "{proposal}", v.proposal);
  const std::string& reason = v.reason.in(language);
  if (reason.empty()) {  // “：{reason}” becomes a full stop
    replace(out, "：{reason}", "。");
    replace(out, ": {reason}", ".");
  }
  replace(out, "{reason}", reason);
  return out;
}

}  // namespace

bool has_phrase(std::string_view kind) { return find(kind) != nullptr; }

Words phrase(std::string_view kind, const Values& values) {
  const Row* row = find(kind);
  if (!row) return {};
  return {filled(row->zh, values, Language::zh), filled(row->en, values, Language::en)};
}

}  // namespace yishi::notices

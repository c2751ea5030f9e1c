// The measures that the statistics know, from the rule book's classes and ratings.
#include "areas/oversight/statistics.hpp"

namespace yishi::oversight {
namespace {

MeasureInfo counted(std::string name, std::string zh, std::string en) {
  return {std::move(name), {std::move(zh), std::move(en)}, MeasureKind::count, "", ""};
}
MeasureInfo rate(std::string name, std::string zh, std::string en, std::string part, std::string whole) {
  return {
      std::move(name), {std::move(zh), std::move(en)}, MeasureKind::rate, std::move(part), std::move(whole)};
}

}  // namespace

std::vector<MeasureInfo> measures_of(const rules::RuleBook& book) {
  std::vector<MeasureInfo> out{counted("submitted", "提交", "submitted"),
                               counted("filed", "立案", "filed"),
                               counted("not_filed", "不予立案", "not filed"),
                               counted("converted", "转意见建议", "converted"),
                               counted("merged", "并案", "merged"),
                               counted("withdrawn", "撤案", "withdrawn"),
                               counted("assigned", "交办", "assigned"),
                               counted("co_assigned", "会办", "as co-handler"),
                               counted("replied", "答复", "replied"),
                               counted("replied_in_time", "按期答复", "replied in time"),
                               rate("reply_rate", "办复率", "reply rate", "replied", "assigned"),
                               rate("in_time_rate", "按期率", "in-time rate", "replied_in_time", "replied")};
  for (const auto& c : book.proposals.reply_scheme.classes) {
    out.push_back(counted("class_" + c.letter, c.letter + " 类", "class " + c.letter));
    out.push_back(rate("class_" + c.letter + "_share", c.letter + " 类占比", "share of class " + c.letter,
                       "class_" + c.letter, "replied"));
  }
  out.push_back(counted("rated", "评价人次", "ratings"));
  for (const auto& code : book.proposals.attitudes) {
    out.push_back(counted("attitude_" + code.code, "态度" + code.words.zh, "attitude: " + code.words.en));
  }
  for (const auto& code : book.proposals.results) {
    out.push_back(counted("result_" + code.code, "结果" + code.words.zh, "result: " + code.words.en));
  }
  out.push_back(counted("silent", "未反馈", "no feedback"));
  out.push_back(rate("attitude_satisfaction_rate", "态度满意率", "satisfaction with attitude",
                     "attitude_dissatisfied", "rated"));
  out.push_back(
      rate("satisfaction_rate", "结果满意率", "satisfaction with result", "result_dissatisfied", "rated"));
  out.push_back(counted("talks", "面商次数", "face-to-face talks"));
  out.push_back(counted("objections", "申请退办", "objections"));
  out.push_back(counted("rehandled", "重新办理", "handled again"));
  out.push_back(counted("key", "重点提案", "key proposals"));
  out.push_back(counted("excellent", "优秀提案", "excellent proposals"));
  out.push_back(counted("closed", "办结", "closed"));
  return out;
}

}  // namespace yishi::oversight

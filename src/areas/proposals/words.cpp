#include "areas/proposals/words.hpp"

namespace yishi::proposals {
namespace {

struct Entry {
  std::string_view kind, zh, en;
  bool inside = false;  // inside the units and offices
};

constexpr Entry entries[] = {
    {"proposals.co_signers_asked", "邀请委员联名", "Co-signers asked"},
    {"proposals.co_sign_confirmed", "委员确认联名", "A member confirmed to co-sign"},
    {"proposals.co_sign_declined", "委员谢绝联名", "A member declined to co-sign"},
    {"proposals.submitted", "提交提案", "Submitted"},
    {"proposals.passed_preliminary", "初审通过", "Passed the preliminary review"},
    {"proposals.passed_second", "复审通过", "Passed the second review"},
    {"proposals.filed", "审定立案", "Filed"},
    {"proposals.returned", "退回修改", "Returned for change"},
    {"proposals.declined", "不予立案", "Not filed"},
    {"proposals.converted", "转为社情民意或来信", "Converted to an opinion report or a letter"},
    {"proposals.merged", "并案", "Merged"},
    {"proposals.withdrawn", "撤案", "Withdrawn"},
    {"proposals.assigned", "交办", "Assigned"},
    {"proposals.handling_begun", "承办单位全部签收，开始办理", "All units signed for it; handling began"},
    {"proposals.replied", "答复送达，等待评价", "Reply delivered; waiting for the rating"},
    {"proposals.rating_accepted", "提案者评价：办理通过", "Rated by the proposers"},
    {"proposals.rating_rejected", "提案者不满意，重新办理", "The proposers are dissatisfied; handled again"},
    {"proposals.feedback_silent", "超过期限未评价（记为未反馈）", "No rating within the time (recorded as silence)"},
    {"proposals.closed", "办结", "Closed"},
    {"proposals.tracked", "转入跟踪办理", "Tracked for the next year"},
    {"proposals.archived", "归档", "Archived"},
    {"proposals.reopened", "重新打开", "Reopened"},
    {"handling.signed_for", "承办单位签收", "A unit signed for it"},
    {"handling.return_asked", "承办单位申请退办", "A unit objected to the assignment", true},
    {"handling.return_accepted", "同意退办，改办", "Objection accepted; reassigned", true},
    {"handling.return_rejected", "不同意退办", "Objection rejected", true},
    {"handling.reassigned", "改办", "Reassigned"},
    {"handling.extension_asked", "承办单位申请延期", "A unit asked for more time", true},
    {"handling.extended", "同意延期", "Extended"},
    {"handling.extension_rejected", "不同意延期", "Extension rejected", true},
    {"handling.opinion_sent", "会办单位报送意见", "A co-handling unit sent its opinion", true},
    {"handling.reply_drafted", "起草答复", "Reply drafted", true},
    {"handling.countersigned", "会办单位会签", "Countersigned", true},
    {"handling.signed", "单位负责人签发", "Signed by the head of the unit", true},
    {"handling.checked", "督查部门审核通过", "Checked by the supervision office", true},
    {"handling.sent_back", "督查部门退回重拟", "Sent back by the supervision office", true},
    {"handling.delivered", "答复送达", "Reply delivered"},
    {"handling.cancelled", "取消一个单位的交办", "A unit was taken off", true},
    {"handling.contacted", "与提案者沟通", "Contact with the proposers"},
    {"handling.rated", "一位提案者作出评价", "One signer rated the reply"},
    {"handling.promise_made", "答复中作出承诺", "The reply makes a promise"},
    {"oversight.key_chosen", "列为重点提案", "Chosen as a key proposal"},
    {"oversight.supervised", "开展督办", "Supervised"},
    {"oversight.urged", "催办", "Urged"},
    {"oversight.promise_met", "承诺已兑现", "A promise was met"},
    {"oversight.promise_postponed", "承诺延期", "A promise was postponed"},
    {"oversight.promise_broken", "承诺未兑现", "A promise was not met"},
    {"oversight.excellent_chosen", "评为优秀提案", "Chosen as an excellent proposal"},
    {"oversight.raised", "报送上级政协", "Raised to the upper committee"},
    {"oversight.key_named", "提名为重点提案候选", "Named as a candidate for a key proposal", true},
    {"oversight.key_finished", "重点提案督办完成", "The key proposal was brought to its end"},
    {"oversight.key_dropped", "不再列为重点提案", "No longer a key proposal", true},
    {"oversight.excellent_nominated", "推荐为优秀提案", "Nominated as an excellent proposal", true},
    {"oversight.excellent_shortlisted", "优秀提案初评入围", "Shortlisted as an excellent proposal", true},
    {"oversight.excellent_dropped", "未评为优秀提案", "Not chosen as an excellent proposal", true},
    {"oversight.promise_reported", "报告承诺进展", "Progress of a promise was reported"},
    {"oversight.promise_asked", "询问承诺进展", "Asked about a promise"},
    {"oversight.received", "收到下级政协报送", "Received from a committee below"},
    {"oversight.upper_filed", "上级政协已立案", "Filed by the upper committee"},
    {"oversight.upper_not_filed", "上级政协不予立案", "Not filed by the upper committee"},
    {"oversight.upper_merged", "上级政协已并案", "Merged by the upper committee"},
    {"oversight.upper_returned", "上级政协退回修改", "Returned by the upper committee"},
    {"oversight.upper_converted", "上级政协转为意见建议", "Converted by the upper committee"},
    {"oversight.upper_replied", "上级政协的提案已答复", "Replied above"},
    {"oversight.upper_closed", "上级政协的提案已办结", "Closed above"},
    {"proposals.fell_overdue", "逾期", "Overdue"},
    {"proposals.escalated", "逾期上报督查部门", "Overdue, reported to the supervision office", true},
    {"proposals.imported", "由历年档案导入", "Imported from the archive"},
    {"publishing.released", "向社会公开", "Published"},
    {"publishing.withheld", "决定不公开", "Withheld from publication"},
};

const Entry* find(std::string_view kind) {
  const auto found = std::ranges::find(entries, kind, &Entry::kind);
  return found == std::end(entries) ? nullptr : found;
}

}  // namespace

Words words_for(std::string_view kind) {
  const auto* entry = find(kind);
  return entry ? Words{std::string(entry->zh), std::string(entry->en)} : Words{std::string(kind), std::string(kind)};
}

bool shows_to(const identity::Caller& caller, const Seen& seen, std::string_view kind) {
  const auto* entry = find(kind);
  if (!entry || !entry->inside) return true;
  using identity::Role;
  constexpr Role offices[] = {Role::proposal_clerk, Role::proposal_head, Role::government_supervision, Role::party_supervision,
                              Role::committee_leader, Role::audit_admin};
  return seen.relation.lead_unit || seen.relation.co_unit || caller.has_any(offices);
}

}  // namespace yishi::proposals

// The three papers of the proposal loop, built from plain structs. Callers give finished words (numbers,
// names, dates); where an office's paper has a blank to be written by hand, an empty value keeps the blank.
#pragma once
#include "core/documents/paper.hpp"

namespace yishi::documents {

// 提案用纸
struct ProposalPaper {
  std::string committee;                        // "中国人民政治协商会议云溪市委员会"
  std::string session;                          // "第五届第三次会议"
  std::string number;                           // "总编（2026）第18号"
  std::string category_number;                  // "经济发展类6号"
  std::string title;                            // 案由
  std::string proposer;                         // 提案人
  std::string sector;                           // 界别
  std::string address, postcode, phone, email;  // printed only when one of them is given
  struct CoSigner {
    std::string code, name, sector, unit, post, phone;
  };
  std::vector<CoSigner> co_signers;  // 联名提案人
  std::string publish_consent;  // 是否同意公开, e.g. "同意" or "不同意（涉及企业经营数据）"
  std::string suggested_units;              // 建议办理单位
  std::string review_opinion;               // 审查意见
  std::string situation, analysis, advice;  // 情况、分析、建议; '\n' between paragraphs
  std::string qr;
  Timestamp made_at;
};
Paper proposal_paper(const ProposalPaper& form);

// 转办单
struct TransferSheet {
  std::string committee;
  std::string session;
  std::string number;
  std::string category_number;
  std::string title;
  std::string proposer;
  std::string handling;    // 办理方式: 单办 / 主会办 / 分办
  std::string lead_units;  // 主办（分办）单位
  std::string co_units;    // 会办单位
  std::optional<Date> assigned_on;
  std::optional<Date> due_on;      // 办理时限
  std::string review_opinion;      // 提案委审查意见
  std::string assignment_opinion;  // 分处意见
  std::string instruction;         // 领导批示
  // 办理情况: the classes of the scheme in force, the one given is ticked.
  struct Choice {
    std::string words;
    bool chosen = false;
  };
  std::vector<Choice> classes;
  std::vector<Choice> ratings;       // 征求意见; empty: 满意、基本满意、不满意, none ticked
  std::string rated_by;              // 委员签字
  std::optional<Date> delivered_on;  // 答复件送出时间
  std::string note;
  Timestamp made_at;
};
Paper transfer_sheet(const TransferSheet& form);

// 复函, in letter format
struct ReplyLetter {
  std::string unit;             // masthead and signature
  std::string masthead;         // when it differs from the unit's name
  std::string class_letter;     // "A"
  std::string document_number;  // "云教提函〔2026〕18号"
  std::string title;            // "关于市政协五届三次会议第18号提案的答复"
  std::string addressee;        // "周雅宁委员"; the colon is added
  std::string body;             // paragraphs; lines that begin with 一、 or （一） become headings
  std::vector<std::string> attachments;
  std::optional<Date> date;
  std::string contact, phone;
  std::string copy_to;  // 抄送
  std::string qr;
  Timestamp made_at;
};
Paper reply_letter(const ReplyLetter& form);

// The paragraphs of a text as blocks: numbered lines by themselves ("一、…", "（一）…") as headings.
std::vector<Block> text_blocks(std::string_view text);

}  // namespace yishi::documents

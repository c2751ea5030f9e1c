#include "areas/proposals/lifecycle.hpp"

#include <fmt/format.h>

namespace yishi::proposals {
namespace {

bool is_one_of(const std::string& who, const identity::Caller& caller, const Relation& relation) {
  if (who == "first_proposer") return relation.author || relation.speaks_for_body;
  if (who == "co_signer") return relation.co_signer;
  if (who == "lead_unit") return relation.lead_unit;
  if (who == "co_unit") return relation.co_unit;
  if (who == "program") return caller.account.empty() && caller.session.empty() && caller.name == "program";
  const auto role = json::enum_of<identity::Role>(who);
  return role && caller.has(*role);
}

const Words& words_of(const std::vector<rules::Code>& codes, std::string_view code) {
  static const Words none;
  const auto found = std::ranges::find(codes, code, &rules::Code::code);
  return found == codes.end() ? none : found->words;
}

}  // namespace

Refusal wrong_stage(const rules::Lifecycle& lifecycle, Stage stage, Act act) {
  const Words& is = words_of(lifecycle.stages, json::name_of(stage));
  const Words& wanted = words_of(lifecycle.acts, json::name_of(act));
  return Refusal{Why::wrong_stage, "wrong_stage",
                 {fmt::format("这件提案现在是“{}”，不能“{}”。请刷新页面，看最新的状态。", is.zh, wanted.zh),
                  fmt::format("This proposal is now “{}”; “{}” is not possible. Reload to see its latest state.", is.en, wanted.en)},
                 {}};
}

Result<const rules::Transition*> transition(const rules::RuleBook& book, Stage stage, Act act,
                                            const identity::Caller& caller, const Relation& relation) {
  const auto& lifecycle = book.lifecycle("proposal");
  const auto* row = lifecycle.find(json::name_of(stage), json::name_of(act));
  if (!row) return refuse(wrong_stage(lifecycle, stage, act));
  for (const auto& who : row->by) {
    if (is_one_of(who, caller, relation)) return row;
  }
  const Words& wanted = words_of(lifecycle.acts, json::name_of(act));
  return not_allowed({fmt::format("您没有“{}”的权限。请联系提案委员会办公室。", wanted.zh),
                      fmt::format("You may not do this: {}. Please ask the proposals office.", wanted.en)});
}

std::string_view fact_kind(Act act) {
  switch (act) {
    case Act::ask_co_signers: return "proposals.co_signers_asked";
    case Act::submit: return "proposals.submitted";
    case Act::pass_preliminary: return "proposals.passed_preliminary";
    case Act::pass_second: return "proposals.passed_second";
    case Act::file: return "proposals.filed";
    case Act::return_for_change: return "proposals.returned";
    case Act::decline: return "proposals.declined";
    case Act::convert: return "proposals.converted";
    case Act::merge: return "proposals.merged";
    case Act::withdraw: return "proposals.withdrawn";
    case Act::assign: return "proposals.assigned";
    case Act::all_signed_for: return "proposals.handling_begun";
    case Act::send_reply: return "proposals.replied";
    case Act::accept_rating: return "proposals.rating_accepted";
    case Act::reject_rating: return "proposals.rating_rejected";
    case Act::silence: return "proposals.feedback_silent";
    case Act::close: return "proposals.closed";
    case Act::track: return "proposals.tracked";
    case Act::archive: return "proposals.archived";
    case Act::reopen: return "proposals.reopened";
  }
  return "proposals.changed";
}

}  // namespace yishi::proposals

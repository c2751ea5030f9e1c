#include "core/rules/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace yishi::rules {
namespace {
using Name = std::string_view;

// areas/proposals/stage.hpp
constexpr std::array<Name, 19> proposal_stages{
    "draft",      "cosigning", "submitted", "pre_passed", "second_passed", "returned", "filed",
    "merged",     "not_filed", "converted", "withdrawn",  "assigned",      "handling", "replied",
    "rehandling", "fed_back",  "closed",    "tracking",   "archived"};
constexpr std::array<Name, 20> proposal_acts{"ask_co_signers", "submit",        "pass_preliminary",
                                             "pass_second",    "file",          "return_for_change",
                                             "decline",        "convert",       "merge",
                                             "withdraw",       "assign",        "all_signed_for",
                                             "send_reply",     "accept_rating", "reject_rating",
                                             "silence",        "close",         "track",
                                             "archive",        "reopen"};
constexpr std::array<Name, 10> assignment_stages{"waiting",      "signed_for", "return_asked",  "reassigned",
                                                 "opinion_sent", "drafted",    "countersigned", "head_signed",
                                                 "replied",      "cancelled"};
constexpr std::array<Name, 14> assignment_acts{
    "sign_for", "ask_return", "accept_return", "reject_return", "send_opinion", "draft",  "countersign",
    "sign",     "check",      "send_back",     "deliver",       "reassign",     "cancel", "rehandle"};
constexpr std::array<LifecycleVocabulary, 2> lifecycles{
    LifecycleVocabulary{"proposal", proposal_stages, proposal_acts},
    LifecycleVocabulary{"assignment", assignment_stages, assignment_acts}};

// core/identity/caller.hpp; a test there keeps the two alike.
constexpr std::array<Name, 19> roles{"member",
                                     "collective_clerk",
                                     "proposal_clerk",
                                     "proposal_head",
                                     "information_editor",
                                     "information_checker",
                                     "information_signer",
                                     "special_committee_office",
                                     "party_supervision",
                                     "government_supervision",
                                     "unit_clerk",
                                     "unit_head",
                                     "committee_leader",
                                     "party_government_leader",
                                     "convenor",
                                     "member_affairs",
                                     "system_admin",
                                     "security_admin",
                                     "audit_admin"};
constexpr std::array<Name, 5> relations{"first_proposer", "co_signer", "lead_unit", "co_unit", "program"};
constexpr std::array<Name, 17> terms{
    "co_sign",       "review",     "assign",      "sign_for",  "object_window", "decide_objection",
    "first_contact", "co_opinion", "reply",       "reply_max", "feedback",      "rehandle",
    "follow_up",     "publish",    "check_reply", "promise",   "supervise"};
constexpr std::array<Name, 8> kinds{
    "member", "joint", "party", "organization", "special_committee", "sector", "group", "standing_committee"};
constexpr std::array<Name, 9> measures{"late",           "late_signing",   "no_talk",
                                       "no_plan",        "empty_reply",    "dissatisfied",
                                       "promise_broken", "returned_reply", "unsolved"};
constexpr std::array<Name, 3> review_steps{"preliminary", "second", "final"};
constexpr std::array<Name, 12> lists{"sectors",          "parties",     "special_committees", "posts",
                                     "levels",           "leave_types", "unit_systems",       "ethnicities",
                                     "political_status", "attendance",  "handling_types",     "secrecy"};

}  // namespace

const Vocabulary& default_vocabulary() {
  static constexpr Vocabulary vocabulary{lifecycles, roles,        relations, terms, kinds,
                                         measures,   review_steps, lists,     {}};
  return vocabulary;
}

bool knows(Names names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

}  // namespace yishi::rules

#include "yishi/demo/writing.hpp"

#include <fmt/format.h>

namespace yishi::demo {
namespace {

// Fills the slots of one sentence; each number is drawn anew.
std::string filled(Dice& dice, std::string text, const CommitteePlan& committee, const std::string& place) {
  const auto replace = [&](std::string_view slot, auto make) {
    for (std::size_t at = 0; (at = text.find(slot, at)) != std::string::npos;) text.replace(at, slot.size(), make());
  };
  replace("{place}", [&] { return place; });
  replace("{city}", [&] { return committee.place; });
  replace("{n}", [&] { return std::to_string(dice.between(12, 96) * (dice.chance(0.5) ? 10 : 1)); });
  replace("{m}", [&] { return std::to_string(dice.between(3, 18)); });
  replace("{p}", [&] { return std::to_string(dice.between(11, 78)); });
  return text;
}

constexpr std::string_view openings[] = {"近期，我们围绕这一问题到{place}开展了走访，并与有关部门、基层干部和群众座谈。",
                                         "结合日常工作和界别群众反映，现将有关情况报告如下。",
                                         "今年以来，界别委员先后{m}次到{place}实地了解情况，入户访谈{n}余人。"};
constexpr std::string_view bridges[] = {"上述问题的成因，主要有以下几个方面。", "究其原因，既有历史欠账，也有机制不顺。", "分析起来，症结在于责任、投入和协同三个环节。"};
constexpr std::string_view thanks[] = {"感谢您对这项工作的关心，欢迎继续提出宝贵意见。", "诚挚感谢您的关注与支持，欢迎随时到我局指导工作。", "您的提案对改进我们的工作很有帮助，谨致谢意。"};
constexpr std::string_view numerals[] = {"一", "二", "三", "四", "五", "六"};

// A few of the sentences, in their order.
std::vector<std::string> some(Dice& dice, const std::vector<std::string>& all, std::size_t least) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool needed = out.size() + (all.size() - i) <= least;
    if (needed || dice.chance(0.7)) out.push_back(all[i]);
  }
  return out;
}

std::string numbered(Dice& dice, const std::vector<std::string>& sentences, const CommitteePlan& committee, const std::string& place) {
  std::string out;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i > 0) out += '\n';
    out += fmt::format("{}、{}", numerals[std::min<std::size_t>(i, 5)], filled(dice, sentences[i], committee, place));
  }
  return out;
}

std::string joined(Dice& dice, std::string_view opening, const std::vector<std::string>& sentences, const CommitteePlan& committee,
                   const std::string& place) {
  std::string out = filled(dice, std::string(opening), committee, place);
  for (const auto& sentence : sentences) out += "\n" + filled(dice, sentence, committee, place);
  return out;
}

}  // namespace

WrittenProposal write_proposal(Dice& dice, const Topic& topic, const CommitteePlan& committee) {
  WrittenProposal out;
  out.place = dice.pick(committee.places);
  out.title = filled(dice, dice.pick(topic.titles), committee, out.place);
  out.situation = joined(dice, openings[dice.next() % std::size(openings)], some(dice, topic.situation, 1), committee, out.place);
  out.analysis = joined(dice, bridges[dice.next() % std::size(bridges)], some(dice, topic.analysis, 1), committee, out.place);
  out.advice = numbered(dice, some(dice, topic.advice, 2), committee, out.place);
  return out;
}

WrittenReply write_reply(Dice& dice, const Topic& topic, const CommitteePlan& committee, const std::string& place,
                         const std::string& title, bool with_promise) {
  WrittenReply out;
  out.body = fmt::format("您提出的《{}》收悉。我们高度重视，专题研究并与您当面沟通，现答复如下：\n", title);
  out.body += numbered(dice, some(dice, topic.answers, 1), committee, place);
  if (with_promise && !topic.promises.empty()) {
    const auto promise = filled(dice, dice.pick(topic.promises), committee, place);
    out.body += "\n下一步，我们承诺：" + promise;
    out.promises.push_back(promise);
  }
  out.body += "\n" + std::string(thanks[dice.next() % std::size(thanks)]);
  return out;
}

}  // namespace yishi::demo

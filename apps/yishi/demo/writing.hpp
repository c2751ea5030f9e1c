// Puts together proposals and replies that read like such, from the sentences of a topic. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "yishi/demo/dice.hpp"
#include "yishi/demo/material.hpp"

namespace yishi::demo {

struct WrittenProposal {
  std::string title, situation, analysis, advice;
  std::string place;  // the street or town it speaks of
};
WrittenProposal write_proposal(Dice& dice, const Topic& topic, const CommitteePlan& committee);

struct WrittenReply {
  std::string body;
  std::vector<std::string> promises;  // sentences that stand in the body
};
WrittenReply write_reply(Dice& dice, const Topic& topic, const CommitteePlan& committee, const std::string& place,
                         const std::string& title, bool with_promise);

}  // namespace yishi::demo

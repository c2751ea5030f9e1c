// A lifecycle as a picture: nodes with their places computed, so that a page only draws them, and the same as
// Mermaid for documents. Drawn from the data that drive the program: the picture cannot be out of date.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "core/rules/rule_book.hpp"

namespace yishi::rules {

struct PictureNode {
  std::string stage;
  Words words;
  int rank = 0;  // column: acts lead from lower to higher ranks, save those that go back
  int lane = 0;  // row; 0 is the main line, the longest way from the beginning to an end
  bool initial = false, end = false;
};
struct PictureEdge {
  std::string from, to, act;
  Words words;
  std::vector<std::string> by;
  bool needs_reason = false;
  bool back = false;   // leads to the same or a lower rank
  std::string starts;  // the term that starts
};
struct LifecyclePicture {
  std::string name;
  int ranks = 0, lanes = 0;
  std::vector<PictureNode> nodes;  // as listed in the rule book
  std::vector<PictureEdge> edges;
};
BOOST_DESCRIBE_STRUCT(PictureNode, (), (stage, words, rank, lane, initial, end))
BOOST_DESCRIBE_STRUCT(PictureEdge, (), (from, to, act, words, by, needs_reason, back, starts))
BOOST_DESCRIBE_STRUCT(LifecyclePicture, (), (name, ranks, lanes, nodes, edges))

// No two nodes share a place. For a checked lifecycle.
LifecyclePicture picture(const Lifecycle& lifecycle);
std::string to_mermaid(const Lifecycle& lifecycle, Language language);

}  // namespace yishi::rules

#include "core/rules/lifecycle_picture.hpp"

#include <fmt/format.h>

#include <set>

namespace yishi::rules {
namespace {

class Layout {
 public:
  explicit Layout(const Lifecycle& lifecycle)
      : lifecycle_(lifecycle), size_(static_cast<int>(lifecycle.stages.size())) {
    for (const auto& transition : lifecycle.transitions) {
      const int from = index(transition.from), to = index(transition.to);
      edges_.push_back({from, to, from < 0 || to < 0 || from == to});
    }
  }

  LifecyclePicture draw() {
    state_.assign(static_cast<std::size_t>(size_), State::unseen);
    if (const int start = index(lifecycle_.initial); start >= 0) visit(start);
    for (int node = 0; node < size_; ++node) {
      if (state_[at(node)] == State::unseen) visit(node);
    }
    rank();
    lanes();
    return made();
  }

 private:
  enum class State { unseen, open, done };
  struct Edge {
    int from, to;
    bool back;
  };
  static std::size_t at(int node) { return static_cast<std::size_t>(node); }

  int index(std::string_view stage) const {
    const auto found = std::ranges::find(lifecycle_.stages, stage, &Code::code);
    return found == lifecycle_.stages.end() ? -1 : static_cast<int>(found - lifecycle_.stages.begin());
  }

  // Depth first in the order of the book: an edge to a stage on the way here goes back. Leaves `order_` so
  // that every other edge leads from a later place in it to an earlier one.
  void visit(int node) {
    state_[at(node)] = State::open;
    for (auto& edge : edges_) {
      if (edge.back || edge.from != node) continue;
      if (state_[at(edge.to)] == State::open) edge.back = true;
      if (state_[at(edge.to)] == State::unseen) visit(edge.to);
    }
    state_[at(node)] = State::done;
    order_.push_back(node);
  }

  // Along the longest way each stage stands behind all that lead to it.
  void rank() {
    rank_.assign(at(size_), 0);
    before_.assign(at(size_), -1);
    for (auto node = order_.rbegin(); node != order_.rend(); ++node) {
      for (const auto& edge : edges_) {
        if (edge.back || edge.from != *node || rank_[at(edge.to)] > rank_[at(*node)]) continue;
        rank_[at(edge.to)] = rank_[at(*node)] + 1;
        before_[at(edge.to)] = *node;
      }
    }
  }

  // The longest way to an end is the main line; what branches off stands near where it first does.
  void lanes() {
    int last = -1;
    for (const auto& end : lifecycle_.ends) {
      const int node = index(end);
      if (node >= 0 && (last < 0 || rank_[at(node)] > rank_[at(last)])) last = node;
    }
    std::set<int> main_line;
    for (int node = last; node >= 0; node = before_[at(node)]) main_line.insert(node);
    for (auto node = order_.rbegin(); node != order_.rend(); ++node) {
      if (!main_line.contains(*node)) rank_[at(*node)] = nearest_rank(*node);
    }
    lane_.assign(at(size_), 0);
    std::map<int, int> used;
    for (int node = 0; node < size_; ++node) {
      if (!main_line.contains(node)) lane_[at(node)] = ++used[rank_[at(node)]];
    }
  }

  int nearest_rank(int node) const {
    int nearest = size_;
    for (const auto& edge : edges_) {
      if (!edge.back && edge.to == node) nearest = std::min(nearest, rank_[at(edge.from)] + 1);
    }
    return nearest == size_ ? rank_[at(node)] : nearest;
  }

  LifecyclePicture made() const {
    LifecyclePicture picture;
    picture.name = lifecycle_.name;
    for (int node = 0; node < size_; ++node) {
      const auto& stage = lifecycle_.stages[at(node)];
      const bool end = std::ranges::find(lifecycle_.ends, stage.code) != lifecycle_.ends.end();
      picture.nodes.push_back(
          {stage.code, stage.words, rank_[at(node)], lane_[at(node)], stage.code == lifecycle_.initial, end});
      picture.ranks = std::max(picture.ranks, rank_[at(node)] + 1);
      picture.lanes = std::max(picture.lanes, lane_[at(node)] + 1);
    }
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      const auto& transition = lifecycle_.transitions[i];
      const auto act = std::ranges::find(lifecycle_.acts, transition.act, &Code::code);
      const Words words = act == lifecycle_.acts.end() ? Words{transition.act, transition.act} : act->words;
      picture.edges.push_back({transition.from, transition.to, transition.act, words, transition.by,
                               transition.needs_reason, goes_back(edges_[i]), transition.starts});
    }
    return picture;
  }

  bool goes_back(const Edge& edge) const {
    return edge.from < 0 || edge.to < 0 || rank_[at(edge.to)] <= rank_[at(edge.from)];
  }

  const Lifecycle& lifecycle_;
  int size_;
  std::vector<Edge> edges_;  // as the transitions
  std::vector<State> state_;
  std::vector<int> order_, rank_, before_, lane_;
};

}  // namespace

LifecyclePicture picture(const Lifecycle& lifecycle) { return Layout(lifecycle).draw(); }

std::string to_mermaid(const Lifecycle& lifecycle, Language language) {
  std::string out = "stateDiagram-v2\n";
  for (const auto& stage : lifecycle.stages)
    out += fmt::format("  state \"{}\" as {}\n", stage.words.in(language), stage.code);
  out += fmt::format("  [*] --> {}\n", lifecycle.initial);
  for (const auto& edge : picture(lifecycle).edges)
    out += fmt::format("  {} --> {} : {}\n", edge.from, edge.to, edge.words.in(language));
  for (const auto& end : lifecycle.ends) out += fmt::format("  {} --> [*]\n", end);
  return out;
}

}  // namespace yishi::rules

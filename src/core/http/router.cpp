// A tree of path segments. A literal segment beats a parameter, a parameter beats {rest...}; a branch that
// does not know the verb is left again for the next best, so that GET /a/{id} and POST /a/new can stand side
// by side.
#include <array>
#include <stdexcept>

#include "core/http/http.hpp"

namespace yishi::http {
namespace {

constexpr std::size_t most_segments = 24;
constexpr std::array<std::string_view, 5> verb_names{"GET", "POST", "PUT", "PATCH", "DELETE"};

// Takes the text up to the next '/' off the front; `rest` starts after that '/'. False when nothing is left.
bool next_segment(std::string_view& rest, bool& more, std::string_view& segment) {
  if (!more) return false;
  const auto slash = rest.find('/');
  segment = rest.substr(0, slash);
  more = slash != std::string_view::npos;
  rest = more ? rest.substr(slash + 1) : std::string_view{};
  return true;
}

}  // namespace

struct Router::Node {
  static constexpr int none = -1;
  struct Leaf {
    int route = none;
    std::vector<std::string> names;  // of the parameters, in order
  };
  using Leaves = std::array<Leaf, 5>;

  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> parameter;
  Leaves ends, rests;  // paths that end here; paths whose {rest...} begins here

  struct Search {
    std::size_t verb;
    std::array<std::string_view, most_segments> values;
    std::array<bool, 5> allowed{};
    bool rests;  // look for {rest...} routes, or for the exact ones
  };
  static void note_allowed(const Leaves& leaves, Search& search) {
    for (std::size_t i = 0; i < leaves.size(); ++i) search.allowed[i] |= leaves[i].route != none;
  }
  const Leaf* find(std::string_view rest, bool more, std::size_t values, Search& search) const {
    const std::string_view whole = rest;
    std::string_view segment;
    const bool had_more = more;
    if (!next_segment(rest, more, segment)) {
      if (search.rests) return nullptr;
      note_allowed(ends, search);
      return ends[search.verb].route == none ? nullptr : &ends[search.verb];
    }
    if (const auto child = literals.find(segment); child != literals.end()) {
      if (const auto* leaf = child->second->find(rest, more, values, search)) return leaf;
    }
    if (values == most_segments) return nullptr;
    if (parameter && !segment.empty()) {
      search.values[values] = segment;
      if (const auto* leaf = parameter->find(rest, more, values + 1, search)) return leaf;
    }
    if (!search.rests || !had_more) return nullptr;
    note_allowed(rests, search);
    if (rests[search.verb].route == none) return nullptr;
    search.values[values] = whole;
    return &rests[search.verb];
  }
};

void Router::add(Route route) {
  if (!root_) root_ = std::make_shared<Node>();
  if (route.path.empty() || route.path[0] != '/')
    throw std::logic_error("a route's path starts with /: " + route.path);
  Node* node = root_.get();
  std::vector<std::string> names;
  std::string_view rest = std::string_view(route.path).substr(1), segment;
  bool more = true, spans = false;
  while (next_segment(rest, more, segment)) {
    if (spans) throw std::logic_error("nothing may follow {…...}: " + route.path);
    if (segment.size() < 3 || segment.front() != '{' || segment.back() != '}') {
      auto& child = node->literals[std::string(segment)];
      if (!child) child = std::make_unique<Node>();
      node = child.get();
      continue;
    }
    auto name = segment.substr(1, segment.size() - 2);
    if (name.ends_with("...")) {
      spans = true;
      name.remove_suffix(3);
    } else {
      if (!node->parameter) node->parameter = std::make_unique<Node>();
      node = node->parameter.get();
    }
    names.emplace_back(name);
  }
  auto& leaf = (spans ? node->rests : node->ends)[static_cast<std::size_t>(route.verb)];
  if (leaf.route != Node::none) throw std::logic_error("a route stands twice: " + route.path);
  leaf = {static_cast<int>(routes_.size()), std::move(names)};
  routes_.push_back(std::move(route));
}

Router::Match Router::match(Verb verb, std::string_view path) const {
  Match match;
  if (!root_ || path.empty() || path[0] != '/') return match;
  path.remove_prefix(1);
  Node::Search search{static_cast<std::size_t>(verb), {}, {}, false};
  const Node::Leaf* leaf = root_->find(path, true, 0, search);
  bool known = false;
  for (const bool allowed : search.allowed) known |= allowed;
  if (!leaf && !known) {
    search.rests = true;
    leaf = root_->find(path, true, 0, search);
  }
  if (leaf) {
    match.route = &routes_[static_cast<std::size_t>(leaf->route)];
    match.parameters.reserve(leaf->names.size());
    for (std::size_t i = 0; i < leaf->names.size(); ++i) {
      match.parameters.emplace_back(leaf->names[i], std::string(search.values[i]));
    }
    return match;
  }
  for (std::size_t i = 0; i < verb_names.size(); ++i) {
    if (!search.allowed[i]) continue;
    if (!match.allow.empty()) match.allow += ", ";
    match.allow += verb_names[i];
    if (i == 0) match.allow += ", HEAD";
  }
  return match;
}

}  // namespace yishi::http

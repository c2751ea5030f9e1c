// The names that the code knows. A rule book chooses among them; an unknown name is a fault, since nothing
// would ever act on it. Areas may hand in their own; `default_vocabulary` is what this version of the program
// knows.
#pragma once
#include <span>
#include <string_view>

namespace yishi::rules {

using Names = std::span<const std::string_view>;

struct LifecycleVocabulary {
  std::string_view name;  // "proposal"
  Names stages, acts;
};
struct Vocabulary {
  std::span<const LifecycleVocabulary> lifecycles;  // each must be in the book
  Names roles;                                      // identity::Role
  Names relations;                                  // how a caller stands to one record, and "program"
  Names terms;                                      // each must be in the book; a book may have more
  Names kinds;                                      // of proposals
  Names measures;                                   // what a deduction can count
  Names review_steps;
  Names lists;   // each must be in the book; a book may have more
  Names powers;  // of the gate; empty: not checked (identity stands above the rules and knows them)
};
const Vocabulary& default_vocabulary();

bool knows(Names names, std::string_view name);

}  // namespace yishi::rules

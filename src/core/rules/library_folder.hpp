// The whole folder of rule books, read and checked.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/rules/reader.hpp"
#include "core/rules/vocabulary.hpp"

namespace yishi::rules {

struct ReadLibrary {
  RuleBook shipped;
  std::vector<std::pair<CommitteeId, RuleBook>> own;
  std::vector<RuleFault> faults;  // sorted by file and line; when there are any, the books must not be used
};
ReadLibrary read_library(const std::string& folder, const Vocabulary& vocabulary);

}  // namespace yishi::rules

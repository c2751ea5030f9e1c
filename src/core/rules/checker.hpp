// The check of a rule book, before it is taken: each fault names file, line and cure.
//
// A lifecycle may not have a stage that cannot be reached or from which no end can be reached; names must be
// known (vocabulary.hpp); codes must be unique and their parents exist; terms must be positive and their
// reminders earlier than the due day; classes of replies must be unique; number formats must be readable.
#pragma once
#include <string>
#include <vector>

#include "core/rules/reader.hpp"
#include "core/rules/vocabulary.hpp"

namespace yishi::rules {

// Adds what is wrong to `read.faults`.
void check_book(ReadBook& read, const Vocabulary& vocabulary);

// All faults of a folder, sorted by file and line. The folder may be a whole library (it has default/ and
// calendar/), the default book, or one committee's version; that one is laid over the default/ nearest above
// it.
std::vector<RuleFault> check(const std::string& folder, const Vocabulary& vocabulary = default_vocabulary());

// "rules/default/clocks.toml:12"
std::string at(const RuleFault& fault);

}  // namespace yishi::rules

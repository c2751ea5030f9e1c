// One rule book as it is read from its files: the book, where each thing stands, and what could not be read.
// Only reader.cpp and calendar_reader.cpp know TOML.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/rules/rule_book.hpp"

namespace yishi::rules {

struct Place {
  std::string file;
  int line = 0;
};

struct RuleFault {
  std::string file;
  int line = 0;
  Words words;  // what is wrong
  Words cure;   // what to write instead
};
BOOST_DESCRIBE_STRUCT(RuleFault, (), (file, line, words, cure))

// Keys of `places`: "term/reply", "lifecycle/proposal", "lifecycle/proposal/transition/3", "list/sectors/2",
// "proposals/number_format" …; a thing without an entry takes the place of the nearest thing above it.
struct ReadBook {
  RuleBook book;
  std::map<std::string, Place> places;
  std::vector<RuleFault> faults;
  Place place(std::string_view key) const;
  void fault(std::string_view key, Words words, Words cure);
};

// Reads committee.toml, proposals.toml, clocks.toml, lifecycles.toml, lists.toml and reply_schemes/*.toml of
// `default_folder`, laid over key by key with the same files of `own_folder` ("" for none).
ReadBook read_book(const std::string& default_folder, const std::string& own_folder);

// Reads every <year>.toml of the folder into `calendar`; gives what is wrong in them.
std::vector<RuleFault> read_calendar(const std::string& folder, Calendar& calendar);

}  // namespace yishi::rules

// Judges the rows of one file: each by itself, then what stands between them: doubles, and units whose upper
// unit is in the file too.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "areas/imports/records.hpp"

namespace yishi::imports {

struct Judged {
  int number = 0, turn = 0;
  std::vector<CellFault> faults;
  bool good = false;
  std::string key;           // what may stand only once
  std::string name, parent;  // of a unit; parent only while it is not listed yet
};

struct Trial {
  const Setting& setting;
  const identity::Caller& caller;
  Kind kind;
};
struct Candidate {
  int number = 0;
  Values values;
};
// Tries the rows (records.hpp); `keys` are those of good rows before. What it writes is to be rolled back.
std::vector<Judged> try_rows(database::Transaction& tx, const Trial& trial,
                             const std::vector<Candidate>& rows,
                             const std::unordered_map<std::string, int>& keys);

// Gives each unit a turn after its upper unit's; a missing, faulty or circular one is a fault of the lower.
void put_in_turn(std::vector<Judged>& rows);

}  // namespace yishi::imports

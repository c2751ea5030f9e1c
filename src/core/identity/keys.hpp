// The installation's secret keys, kept apart from the database: a file in the data directory, readable by the
// program's user alone. All servers of one installation share the file; it is backed up apart from the
// database (a backup of the database without it opens no sealed field, and no password verifies).
//
//   # yishi keys v1
//   k1 5f3a…64 hex digits…
//   k2 91cc…                    the last line is the key in use; older ones still open what they sealed
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace yishi::identity {

class Keys {
 public:
  // Reads `file`, or makes it (mode 0600) when it is missing. Refuses a file that others may read
  // ("keys_exposed"), or that is damaged ("keys_damaged"): a new key would lock the old data for ever.
  static Result<Keys> open(const std::string& file);
  static Keys for_tests();  // fresh keys in memory

  const std::string& current() const { return current_; }       // id of the key in use
  const std::vector<std::string>& ids() const { return ids_; }  // oldest first; never empty
  bool knows(std::string_view id) const { return roots_.contains(id); }
  // A key of 32 bytes for one purpose ("seal", "blind", "pepper"), derived from the root `id`, which must be
  // known.
  std::string derive(std::string_view id, std::string_view purpose) const;

 private:
  std::map<std::string, std::string, std::less<>> roots_;
  std::vector<std::string> ids_;
  std::string current_;
};

}  // namespace yishi::identity

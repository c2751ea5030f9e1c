// What the demo is made of: read from demo/*.toml.
#pragma once
#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace yishi::demo {

struct Topic {
  std::string category, unit;
  std::vector<std::string> co_units, titles, situation, analysis, advice, answers, promises;
};

struct CommitteePlan {
  std::string name, short_name, place, level, region_code;
  int members = 0, proposals = 0, units = 0;
  std::vector<std::string> places;
};

struct Material {
  std::vector<Topic> topics;
  std::vector<CommitteePlan> committees;
  std::vector<std::string> government_units, party_units, other_units;
  std::vector<std::string> surnames, given_female, given_male, employers;
  std::vector<std::string> special_committees, organizations, groups, sectors, parties;
};

Result<Material> read_material(const std::string& folder);

}  // namespace yishi::demo

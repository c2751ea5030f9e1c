// The vocabulary repeats names that are enums elsewhere (rules stand below the areas and may not know them).
// Here they are held together.
#include "core/rules/vocabulary.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "areas/handling/stage.hpp"
#include "areas/proposals/stage.hpp"
#include "core/identity/caller.hpp"

namespace yishi::rules {
namespace {

template <class Enum>
std::vector<std::string> names_of() {
  std::vector<std::string> names;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
      [&](auto each) { names.emplace_back(each.name); });
  return names;
}
std::vector<std::string> copied(Names names) { return {names.begin(), names.end()}; }

TEST(Vocabulary, RolesAreThoseOfIdentity) {
  EXPECT_EQ(copied(default_vocabulary().roles), names_of<identity::Role>());
}

TEST(Vocabulary, StagesAndActsAreThoseOfTheAreas) {
  const auto lifecycles = default_vocabulary().lifecycles;
  ASSERT_EQ(lifecycles.size(), 2u);
  EXPECT_EQ(copied(lifecycles[0].stages), names_of<proposals::Stage>());
  EXPECT_EQ(copied(lifecycles[0].acts), names_of<proposals::Act>());
  EXPECT_EQ(copied(lifecycles[1].stages), names_of<handling::Stage>());
  EXPECT_EQ(copied(lifecycles[1].acts), names_of<handling::Act>());
}

TEST(Vocabulary, KindsAreThoseOfProposals) {
  EXPECT_EQ(copied(default_vocabulary().kinds), names_of<proposals::Kind>());
}

}  // namespace
}  // namespace yishi::rules

// links: yishi_json
// The JSON reader: what it takes it gives back the same. Fractions are left out of that: the reader of
// Boost 1.81 may miss the last binary place of a long number, so a fraction can move by that much each time
// it is read.
#include <cstdlib>

#include "core/json/json.hpp"

namespace yishi::fuzz {

struct Leaf {
  std::string text;
  std::optional<std::int32_t> number;
};
struct Tree {
  std::string title;
  std::vector<Leaf> leaves;
  std::map<std::string, bool> flags;
  std::optional<Date> on;
  std::optional<Timestamp> at;
  ProposalId id;
  double weight = 0;
  json::Raw rest;
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (text, number))
BOOST_DESCRIBE_STRUCT(Tree, (), (title, leaves, flags, on, at, id, weight, rest))

bool has_fraction(const boost::json::value& value) {
  if (value.is_double()) return true;
  if (value.is_array()) {
    for (const auto& item : value.get_array()) {
      if (has_fraction(item)) return true;
    }
  }
  if (value.is_object()) {
    for (const auto& pair : value.get_object()) {
      if (has_fraction(pair.value())) return true;
    }
  }
  return false;
}

}  // namespace yishi::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yishi;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto value = json::parse(text);
  const auto tree = json::read<fuzz::Tree>(text);
  if (tree && !value) std::abort();
  if (value) {
    const auto again = json::parse(json::serialize(*value));
    if (!again) std::abort();
    if (!fuzz::has_fraction(*value) && json::serialize(*again) != json::serialize(*value)) std::abort();
  }
  if (tree) {
    const auto written = json::to_text(*tree);
    const auto again = json::read<fuzz::Tree>(written);
    if (!again) std::abort();
    if (!fuzz::has_fraction(*value) && json::to_text(*again) != written) std::abort();
  }
  std::string quoted;
  json::write_string(quoted, text);
  if (!json::parse(quoted)) std::abort();
  return 0;
}

// links: yishi_json
// The JSON reader: what it takes it gives back the same.
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

}  // namespace yishi::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yishi;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto value = json::parse(text)) {
    const auto again = json::parse(json::serialize(*value));
    if (!again || json::serialize(*again) != json::serialize(*value)) std::abort();
  }
  if (const auto tree = json::read<fuzz::Tree>(text)) {
    const auto written = json::to_text(*tree);
    const auto again = json::read<fuzz::Tree>(written);
    if (!again || json::to_text(*again) != written) std::abort();
  }
  std::string quoted;
  json::write_string(quoted, text);
  if (!json::parse(quoted)) std::abort();
  return 0;
}

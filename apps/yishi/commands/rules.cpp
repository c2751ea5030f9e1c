#include <fmt/format.h>

#include "core/rules/checker.hpp"
#include "yishi/commands/commands.hpp"

namespace yishi::app {

Result<void> check_rules(const Configuration&, const FileOptions& options) {
  const auto faults = rules::check(options.file);
  for (const auto& fault : faults) {
    fmt::print("{}: {} {} / {} {}\n", rules::at(fault), fault.words.zh, fault.cure.zh, fault.words.en, fault.cure.en);
  }
  if (faults.empty()) {
    fmt::print("规则手册无误。 / The rule book is sound.\n");
    return {};
  }
  return refuse(Why::invalid, "bad_rule_book",
                {fmt::format("规则手册有 {} 处需要修改。", faults.size()), fmt::format("{} faults in the rule book.", faults.size())});
}

}  // namespace yishi::app

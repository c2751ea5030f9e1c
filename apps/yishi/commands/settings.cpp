#include <fmt/format.h>

#include "yishi/commands/commands.hpp"

namespace yishi::app {

Result<void> print_settings(const Configuration&, const NoOptions&) {
  fmt::print("{}", settings_as_markdown());
  return {};
}

}  // namespace yishi::app

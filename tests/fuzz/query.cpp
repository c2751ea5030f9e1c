// links: yishi_http
// The request target: whatever is accepted is a clean path and a query of distinct names.
#include <cstdlib>
#include <set>

#include "core/http/target.hpp"
#include "core/http/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yishi::http;
  const auto target = parse_target({reinterpret_cast<const char*>(data), size});
  if (!target) return 0;
  const auto& path = target->path;
  if (path.empty() || path[0] != '/' || !is_utf8(path) || (path + "/").find("/../") != std::string::npos)
    std::abort();
  if (path.find('\0') != std::string::npos || path.find('\\') != std::string::npos) std::abort();
  std::set<std::string> names;
  for (const auto& [name, value] : target->query) {
    if (name.empty() || !is_utf8(name) || !is_utf8(value) || !names.insert(name).second) std::abort();
  }
  return 0;
}

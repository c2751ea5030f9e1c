#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "core/http/http.hpp"
#include "yishi/commands/commands.hpp"
#include "yishi/house.hpp"

namespace yishi::app {

// The document comes from the very routes that are served; it needs a house, but no network and no data: an empty
// SQLite database in memory will do.
Result<void> print_openapi(const Configuration& given, const NoOptions&) {
  Configuration configuration = given;
  const std::string folder = std::filesystem::temp_directory_path() / ("yishi-openapi-" + std::to_string(::getpid()));
  configuration.data = folder;
  configuration.db.clear();
  auto house = House::open(configuration);
  if (!house) return refuse(house.error());
  (*house)->add_routes("");
  fmt::print("{}\n", http::openapi((*house)->router, YISHI_VERSION));
  house->reset();
  std::filesystem::remove_all(folder);
  return {};
}

}  // namespace yishi::app

// The commands of the program, one function each; arguments are read in program.cpp.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "yishi/configuration.hpp"

namespace yishi::app {

struct NoOptions {};
struct FileOptions {
  std::string file;
};
struct NameOptions {
  std::string name;
};

struct ServeOptions {
  std::string address;  // empty: as configured
  std::optional<int> port;
};
Result<void> serve(Configuration configuration, const ServeOptions& options);

struct DemoOptions {
  std::uint64_t seed = 7;
  int committees = 3;
  int years = 3;
  double scale = 1;
  bool if_empty = false;
};
Result<void> make_demo(const Configuration& configuration, const DemoOptions& options);

Result<void> migrate(const Configuration& configuration, const NoOptions& options);
Result<void> backup(const Configuration& configuration, const FileOptions& options);
Result<void> restore(const Configuration& configuration, const FileOptions& options);
Result<void> print_openapi(const Configuration& configuration, const NoOptions& options);
Result<void> print_settings(const Configuration& configuration, const NoOptions& options);
Result<void> rebuild(const Configuration& configuration, const NameOptions& options);

struct VerifyOptions {
  std::optional<std::int64_t> committee;
  std::string checkpoint;
};
Result<void> verify_ledger(const Configuration& configuration, const VerifyOptions& options);
struct CheckpointOptions {
  std::int64_t committee = 1;
  std::string file;
  bool sm2 = false;
};
Result<void> sign_checkpoint(const Configuration& configuration, const CheckpointOptions& options);
Result<void> export_ledger(const Configuration& configuration, const CheckpointOptions& options);
Result<void> check_rules(const Configuration& configuration, const FileOptions& options);

}  // namespace yishi::app

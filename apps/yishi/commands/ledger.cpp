#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "core/identity/committees.hpp"
#include "core/ledger/checkpoint.hpp"
#include "core/ledger/ledger.hpp"
#include "yishi/commands/commands.hpp"
#include "yishi/committee_data.hpp"

namespace yishi::app {
namespace {

// The file that was asked for, or standard output.
class Out {
 public:
  explicit Out(const std::string& file) {
    if (!file.empty()) file_.open(file, std::ios::binary);
  }
  std::ostream& stream() { return file_.is_open() ? static_cast<std::ostream&>(file_) : std::cout; }
  bool good() { return stream().flush().good(); }

 private:
  std::ofstream file_;
};

std::unexpected<Refusal> cannot_write(const std::string& file) {
  return refuse(Why::unavailable, "cannot_write", {fmt::format("无法写入 {}。", file), fmt::format("Cannot write {}.", file)});
}

}  // namespace

Result<void> verify_ledger(const Configuration& configuration, const VerifyOptions& options) {
  auto db = open_database(configuration);
  if (!db) return refuse(db.error());
  return (*db)->read([&](database::Transaction& tx) -> Result<void> {
    for (const auto& committee : identity::all_committees(tx)) {
      if (options.committee && number(committee.id) != *options.committee) continue;
      const auto verified = options.checkpoint.empty() ? ledger::verify(tx, committee.id)
                                                       : ledger::verify_from_checkpoint(tx, committee.id, options.checkpoint);
      if (!verified) return refuse(verified.error());
      fmt::print("{} {} {} facts, head {}\n", number(committee.id), committee.short_name, verified->facts, verified->head);
    }
    return {};
  });
}

Result<void> sign_checkpoint(const Configuration& configuration, const CheckpointOptions& options) {
  auto db = open_database(configuration);
  if (!db) return refuse(db.error());
  const auto algorithm = options.sm2 ? ledger::Signature::sm2 : ledger::Signature::ed25519;
  auto text = (*db)->read([&](database::Transaction& tx) {
    return ledger::sign_checkpoint(tx, CommitteeId{options.committee}, configuration.data, algorithm, SystemClock().now());
  });
  if (!text) return refuse(text.error());
  Out out(options.file);
  out.stream() << *text;
  if (!out.good()) return cannot_write(options.file);
  return {};
}

Result<void> export_ledger(const Configuration& configuration, const CheckpointOptions& options) {
  auto db = open_database(configuration);
  if (!db) return refuse(db.error());
  Out out(options.file);
  (*db)->read([&](database::Transaction& tx) { ledger::export_facts(tx, CommitteeId{options.committee}, out.stream()); });
  if (!out.good()) return cannot_write(options.file);
  return {};
}

}  // namespace yishi::app

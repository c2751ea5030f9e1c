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

void print(const ledger::Verified& verified, const std::string& name) {
  fmt::print("{} {} {} facts, head {}\n", number(verified.committee), name, verified.facts, verified.head);
}

// Of the committee that the checkpoint names.
Result<void> verify_since(database::Database& db, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto checkpoint = ledger::read_checkpoint(text);
  if (!checkpoint) return refuse(checkpoint.error());
  return db.read([&](database::Transaction& tx) -> Result<void> {
    const auto verified = ledger::verify_from_checkpoint(tx, checkpoint->committee, file);
    if (!verified) return refuse(verified.error());
    const auto committee = identity::find_committee(tx, checkpoint->committee);
    print(*verified, committee ? committee->short_name : "");
    return {};
  });
}

}  // namespace

Result<void> verify_ledger(const Configuration& configuration, const VerifyOptions& options) {
  auto db = open_to_read(configuration);
  if (!db) return refuse(db.error());
  if (!options.checkpoint.empty()) return verify_since(**db, options.checkpoint);
  return (*db)->read([&](database::Transaction& tx) -> Result<void> {
    for (const auto& committee : identity::all_committees(tx)) {
      if (options.committee && number(committee.id) != *options.committee) continue;
      const auto verified = ledger::verify(tx, committee.id);
      if (!verified) return refuse(verified.error());
      print(*verified, committee.short_name);
    }
    return {};
  });
}

Result<void> sign_checkpoint(const Configuration& configuration, const CheckpointOptions& options) {
  auto db = open_to_read(configuration);
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
  auto db = open_to_read(configuration);
  if (!db) return refuse(db.error());
  Out out(options.file);
  (*db)->read([&](database::Transaction& tx) { ledger::export_facts(tx, CommitteeId{options.committee}, out.stream()); });
  if (!out.good()) return cannot_write(options.file);
  return {};
}

}  // namespace yishi::app

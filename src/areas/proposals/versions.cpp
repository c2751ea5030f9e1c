#include "areas/proposals/versions.hpp"

#include "core/identity/names.hpp"

namespace yishi::proposals {

using database::Transaction;
using identity::Caller;

Result<VersionList> versions(Transaction& tx, const Caller& caller, const ProposalId& id) {
  if (const auto seen = see(tx, caller, id); !seen) return refuse(seen.error());
  const auto rows = store::versions(tx, caller.committee, id);
  std::vector<AccountId> accounts;
  for (const auto& row : rows) accounts.push_back(row.saved_by);
  const auto names = identity::names_of(tx, accounts);
  VersionList out;
  for (const auto& row : rows) {
    const auto name = names.find(row.saved_by.str());
    out.items.push_back({row.version, row.saved_at, name == names.end() ? "" : name->second, row.title});
  }
  return out;
}

Result<Comparison> compare(Transaction& tx, const Caller& caller, const ProposalId& id, int from, int to) {
  if (const auto seen = see(tx, caller, id); !seen) return refuse(seen.error());
  const auto load = [&](int number) -> std::optional<Texts> {
    if (number == 0) return store::load_texts(tx, caller.committee, id);
    return store::version_texts(tx, caller.committee, id, number);
  };
  const auto before = load(from), after = load(to);
  if (!before || !after) return not_found();
  Comparison out;
  const auto add = [&](std::string part, const std::string& a, const std::string& b) {
    out.parts.push_back({std::move(part), text::compare(a, b)});
  };
  add("title", before->title, after->title);
  add("situation", before->situation, after->situation);
  add("analysis", before->analysis, after->analysis);
  add("advice", before->advice, after->advice);
  return out;
}

}  // namespace yishi::proposals

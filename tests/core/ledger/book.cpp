#include "book.hpp"

namespace yishi::ledger {

void Book::SetUp() {
  Store::SetUp();
  if (!db) return;
  const auto run = database::migrate(*db, migrations(), (folder / "backups").string());
  ASSERT_TRUE(run.has_value()) << run.error().words.en;
}

NewFact Book::invented(CommitteeId committee, int n) {
  const auto id = [n](int part) {
    std::array<char, 36> text{};
    make_uuid(text, 1'790'000'000'000 + n, static_cast<std::uint64_t>(part), static_cast<std::uint64_t>(n));
    return std::string(text.data(), text.size());
  };
  NewFact fact;
  fact.committee = committee;
  fact.at = {1'790'000'000'000 + n * 1000LL};
  if (n % 4 != 0) fact.actor = AccountId::trusted(id(1));
  fact.authority = n % 4 == 0 ? "rule:proposals.feedback_silence" : "proposal_clerk";
  fact.kind = n % 2 == 0 ? "proposals.filed" : "proposals.co_signed";
  fact.subject_type = "proposal";
  fact.subject = id(100 + n % 3);
  for (int i = 0; i < n % 4; ++i)
    fact.people.push_back({MemberId::trusted(id(10 + i)), i == 0 ? "first_proposer" : "co_signer"});
  if (n % 3 == 1) fact.measures = {{"people_served", n, 0}, {"yuan", n * 12345LL, 2}};
  if (n % 3 == 2) fact.tags = {{"category", "城乡建设"}, {"unit", "市住建局\"南区\""}};
  if (n % 5 == 0) fact.payload = R"({"note":"第)" + std::to_string(n) + R"(号","urgent":true})";
  return fact;
}

void Book::append_many(CommitteeId committee, int count) {
  db->write([&](database::Transaction& tx) {
    const auto last = static_cast<int>(last_number(tx, committee));
    for (int n = last + 1; n <= last + count; ++n) append(tx, invented(committee, n));
  });
}

Result<Verified> Book::verified(CommitteeId committee) {
  return db->read([&](database::Transaction& tx) { return verify(tx, committee); });
}

}  // namespace yishi::ledger

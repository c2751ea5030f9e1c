#include "core/ledger/stored.hpp"

#include <fmt/format.h>

namespace yishi::ledger {
namespace {

template <class T>
std::vector<T> list_of(std::string_view text, std::int64_t number) {
  if (text == "[]") return {};
  auto list = json::read<std::vector<T>>(text);
  if (!list) throw database::Broken(fmt::format("fact {}: unreadable list", number));
  return std::move(*list);
}

}  // namespace

StoredPage page_after(database::Transaction& tx, CommitteeId committee, std::int64_t after, int limit) {
  StoredPage page;
  page.facts = tx.all<StoredFact>(
      "SELECT number, at, actor, authority, kind, subject_type, subject, measures, tags, payload, previous, "
      "hash "
      "FROM facts WHERE committee_id = ?1 AND number > ?2 ORDER BY number LIMIT ?3",
      committee, after, limit);
  if (page.facts.empty()) return page;
  page.people = tx.all<StoredPerson>(
      "SELECT number, position, member_id, part FROM fact_people "
      "WHERE committee_id = ?1 AND number > ?2 AND number <= ?3 ORDER BY number, position",
      committee, after, page.facts.back().number);
  return page;
}

std::optional<StoredHead> head_of(database::Transaction& tx, CommitteeId committee) {
  return tx.first<StoredHead>("SELECT number, hash FROM ledger_heads WHERE committee_id = ?1", committee);
}

Fact fact_of(CommitteeId committee, StoredFact row, const StoredPerson* people, std::size_t count) {
  Fact fact;
  fact.committee = committee;
  fact.at = row.at;
  if (row.actor) fact.actor = AccountId::trusted(*row.actor);
  fact.authority = std::move(row.authority);
  fact.kind = std::move(row.kind);
  fact.subject_type = std::move(row.subject_type);
  fact.subject = std::move(row.subject);
  fact.people.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    fact.people.push_back({MemberId::trusted(people[i].member_id), people[i].part});
  }
  fact.measures = list_of<Measure>(row.measures, row.number);
  fact.tags = list_of<Tag>(row.tags, row.number);
  fact.payload = std::move(row.payload);
  fact.number = row.number;
  fact.previous = std::move(row.previous);
  fact.hash = std::move(row.hash);
  return fact;
}

std::vector<Fact> facts_of(CommitteeId committee, StoredPage page) {
  std::vector<Fact> facts;
  facts.reserve(page.facts.size());
  std::size_t at = 0;
  for (auto& row : page.facts) {
    while (at < page.people.size() && page.people[at].number < row.number) ++at;
    std::size_t count = 0;
    while (at + count < page.people.size() && page.people[at + count].number == row.number) ++count;
    facts.push_back(fact_of(committee, std::move(row), page.people.data() + at, count));
    at += count;
  }
  return facts;
}

}  // namespace yishi::ledger

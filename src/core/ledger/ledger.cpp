#include "core/ledger/ledger.hpp"

#include "core/ledger/canonical.hpp"
#include "core/ledger/stored.hpp"

namespace yishi::ledger {
namespace {

// Locks the committee's chain to the end of the transaction; on SQLite the one writer has it anyway.
StoredHead lock_head(database::Transaction& tx, CommitteeId committee) {
  const database::Sql sql{"SELECT number, hash FROM ledger_heads WHERE committee_id = ?1",
                          "SELECT number, hash FROM ledger_heads WHERE committee_id = ?1 FOR UPDATE"};
  return tx.first<StoredHead>(sql, committee).value_or(StoredHead{});
}

void store(database::Transaction& tx, const Fact& fact) {
  tx.run(
      "INSERT INTO facts (committee_id, number, at, actor, authority, kind, subject_type, subject, measures, "
      "tags, "
      "payload, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
      fact.committee, fact.number, fact.at, fact.actor, fact.authority, fact.kind, fact.subject_type,
      fact.subject, json::to_text(fact.measures), json::to_text(fact.tags), fact.payload, fact.previous,
      fact.hash);
  std::int64_t position = 0;
  for (const auto& person : fact.people) {
    tx.run(
        "INSERT INTO fact_people (committee_id, number, position, member_id, part) VALUES (?1, ?2, ?3, ?4, "
        "?5)",
        fact.committee, fact.number, position++, person.member, person.part);
  }
  tx.run(
      "INSERT INTO ledger_heads (committee_id, number, hash) VALUES (?1, ?2, ?3) "
      "ON CONFLICT (committee_id) DO UPDATE SET number = excluded.number, hash = excluded.hash",
      fact.committee, fact.number, fact.hash);
}

}  // namespace

std::int64_t append(database::Transaction& tx, const NewFact& fact) {
  check(fact);
  const auto head = lock_head(tx, fact.committee);
  Fact next;
  static_cast<NewFact&>(next) = fact;
  next.number = head.number + 1;
  next.previous = head.hash;
  next.hash = hash_of(next);
  store(tx, next);
  return next.number;
}

std::vector<Fact> facts_after(database::Transaction& tx, CommitteeId committee, std::int64_t after,
                              int limit) {
  return facts_of(committee, page_after(tx, committee, after, limit));
}

std::vector<Fact> timeline(database::Transaction& tx, CommitteeId committee, std::string_view subject_type,
                           std::string_view subject) {
  // Without statistics SQLite takes the primary key for as good as the index, and reads all facts of the
  // committee.
  StoredPage page;
  page.facts = tx.all<StoredFact>(
      {"SELECT number, at, actor, authority, kind, subject_type, subject, measures, tags, payload, previous, "
       "hash FROM facts INDEXED BY facts_by_subject WHERE committee_id = ?1 AND subject_type = ?2 AND "
       "subject = ?3 ORDER BY number",
       "SELECT number, at, actor, authority, kind, subject_type, subject, measures, tags, payload, previous, "
       "hash FROM facts WHERE committee_id = ?1 AND subject_type = ?2 AND subject = ?3 ORDER BY number"},
      committee, subject_type, subject);
  page.people = tx.all<StoredPerson>(
      {"SELECT p.number, p.position, p.member_id, p.part FROM facts f INDEXED BY facts_by_subject "
       "CROSS JOIN fact_people p ON p.committee_id = f.committee_id AND p.number = f.number "
       "WHERE f.committee_id = ?1 AND f.subject_type = ?2 AND f.subject = ?3 ORDER BY p.number, p.position",
       "SELECT p.number, p.position, p.member_id, p.part FROM facts f JOIN fact_people p "
       "ON p.committee_id = f.committee_id AND p.number = f.number "
       "WHERE f.committee_id = ?1 AND f.subject_type = ?2 AND f.subject = ?3 ORDER BY p.number, p.position"},
      committee, subject_type, subject);
  return facts_of(committee, std::move(page));
}

std::int64_t last_number(database::Transaction& tx, CommitteeId committee) {
  const auto head = head_of(tx, committee);
  return head ? head->number : 0;
}

}  // namespace yishi::ledger

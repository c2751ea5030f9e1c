#include <fmt/format.h>

#include <future>

#include "core/ledger/canonical.hpp"
#include "core/ledger/ledger.hpp"
#include "core/ledger/stored.hpp"

namespace yishi::ledger {
namespace {

constexpr int facts_per_page = 1000;

struct Fault {
  std::int64_t number;
  Words words;
};

std::unexpected<Refusal> broken(const Fault& fault) {
  return refuse(
      Why::conflict, "ledger_broken",
      {fmt::format("总账在第 {} 条处不一致：{}。请立即保全数据库，并与备份和检查点核对。", fault.number,
                   fault.words.zh),
       fmt::format("The ledger does not hold at fact {}: {}. Secure the database at once and compare it with "
                   "backups and checkpoints.",
                   fault.number, fault.words.en)});
}

// Walks a chain fact by fact and says what is wrong with the first bad one.
class Walk {
 public:
  Walk(CommitteeId committee, std::int64_t from, std::string previous)
      : committee_(committee), next_(from), previous_(std::move(previous)) {}

  std::optional<Fault> page(StoredPage page) {
    std::size_t at = 0;
    for (auto& row : page.facts) {
      std::size_t count = 0;
      while (at + count < page.people.size() && page.people[at + count].number == row.number) ++count;
      if (auto fault = step(std::move(row), page.people.data() + at, count)) return fault;
      at += count;
    }
    if (at < page.people.size())
      return Fault{page.people[at].number, {"有多余的人员记录", "people without a fact"}};
    return std::nullopt;
  }

  std::int64_t last() const { return next_ - 1; }
  const std::string& hash() const { return previous_; }

 private:
  std::optional<Fault> step(StoredFact row, const StoredPerson* people, std::size_t count) {
    if (row.number != next_) return Fault{next_, {"缺少这一条", "it is missing"}};
    if (row.previous != previous_)
      return Fault{next_, {"与上一条的链接不符", "it does not link to the one before"}};
    if (!ids_are_whole(row, people, count)) return Fault{next_, {"编号已损坏", "an id in it is damaged"}};
    const std::string measures = row.measures, tags = row.tags;
    Fact fact;
    try {
      fact = fact_of(committee_, std::move(row), people, count);
    } catch (const database::Broken&) {
      return Fault{next_, {"数据无法读取", "it cannot be read"}};
    }
    if (json::to_text(fact.measures) != measures || json::to_text(fact.tags) != tags) {
      return Fault{next_, {"数量或标签的写法已被改动", "its measures or tags are not as written"}};
    }
    write_canonical(bytes_, fact);
    if (hash_of_bytes(bytes_) != fact.hash)
      return Fault{next_, {"内容与哈希不符", "its content does not match its hash"}};
    previous_ = std::move(fact.hash);
    ++next_;
    return std::nullopt;
  }

  // Id::trusted would read a damaged id as an empty one.
  static bool ids_are_whole(const StoredFact& row, const StoredPerson* people, std::size_t count) {
    if (row.actor && row.actor->size() != 36) return false;
    for (std::size_t i = 0; i < count; ++i) {
      if (people[i].member_id.size() != 36 || people[i].position != static_cast<std::int64_t>(i))
        return false;
    }
    return true;
  }

  const CommitteeId committee_;
  std::int64_t next_;
  std::string previous_;
  std::string bytes_;
};

// One page is read while the one before is recomputed on another thread.
std::optional<Fault> walk_all(database::Transaction& tx, CommitteeId committee, std::int64_t after,
                              Walk& walk) {
  std::future<std::optional<Fault>> checking;
  for (;;) {
    auto page = page_after(tx, committee, after, facts_per_page);
    if (checking.valid()) {
      if (auto fault = checking.get()) return fault;
    }
    if (page.facts.empty()) return std::nullopt;
    after = page.facts.back().number;
    checking = std::async(std::launch::async,
                          [&walk, page = std::move(page)]() mutable { return walk.page(std::move(page)); });
  }
}

std::string stored_hash(database::Transaction& tx, CommitteeId committee, std::int64_t number) {
  return tx
      .first<std::string>("SELECT hash FROM facts WHERE committee_id = ?1 AND number = ?2", committee, number)
      .value_or("");
}

// People of facts that the walk never met: before the first, or after the last.
bool has_strays(database::Transaction& tx, CommitteeId committee, std::int64_t last) {
  return tx.first<std::int64_t>(
               "SELECT number FROM fact_people WHERE committee_id = ?1 AND (number < 1 OR number > ?2) LIMIT "
               "1",
               committee, last)
             .has_value() ||
         tx.first<std::int64_t>("SELECT number FROM facts WHERE committee_id = ?1 AND number < 1 LIMIT 1",
                                committee)
             .has_value();
}

}  // namespace

Result<Verified> verify(database::Transaction& tx, CommitteeId committee, std::int64_t from,
                        std::string_view previous_hash) {
  std::string previous(previous_hash);
  if (from > 1 && previous.empty()) previous = stored_hash(tx, committee, from - 1);
  Walk walk(committee, from, previous);
  if (auto fault = walk_all(tx, committee, from - 1, walk)) return broken(*fault);
  const auto head = head_of(tx, committee).value_or(StoredHead{});
  if (head.number != walk.last() || head.hash != walk.hash()) {
    return broken(
        {std::min(head.number, walk.last()) + 1,
         {"账尾与记录的末条不符，可能被截断", "the end is not where the head says: it may be cut short"}});
  }
  if (has_strays(tx, committee, walk.last())) {
    return broken({walk.last() + 1, {"账外有多余的记录", "there are rows outside the chain"}});
  }
  return Verified{committee, walk.last(), walk.hash()};
}

}  // namespace yishi::ledger

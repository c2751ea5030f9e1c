// Notices: who is told what, when, and by which way. Facts become notices through one follower; clocks that
// near or pass their day become notices through `tick`. A notice appears in the person's inbox at once
// (live), and goes out by e-mail or another channel as each person has set it.
//
//   fact → follower → notices ┬→ inbox, live socket (announcer.hpp)
//   clock → tick ─────────────┘→ outbox → sender (sender.hpp) → driver (driver.hpp): SMTP, log
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/base/words.hpp"
#include "core/database/database.hpp"
#include "core/identity/gate.hpp"
#include "core/ledger/follower.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::notices {

// Notices are kept for a year, read or not; the facts of an older past (a demo's, an import's) are told to
// nobody.
constexpr int kept_days = 365;

// What to tell. The same notice (committee, source, kind, subject) posted twice to one account is one notice.
struct Message {
  Timestamp at;
  std::string kind;  // "assigned", "reminder", "overdue" …
  Words words;
  std::string link;     // path of the page to act on: "/proposals/<id>"
  ProposalId proposal;  // empty when it is about none
  std::string task;  // what it asks for, "assignment:<id>"; withdrawn when that is done. "" asks for nothing
  std::int64_t fact = 0;  // number of the fact it comes from; 0: from a clock
  std::string subject;  // tells apart notices of one fact and kind (a clock's mark, an assignment); may be ""
};

// Puts the notice into the inbox of each account, and into the outbox by each account's settings unless `at`
// lies more than two days before `now` (a rebuilt or imported past is not mailed).
void post(database::Transaction& tx, CommitteeId committee, const std::vector<AccountId>& accounts,
          const Message& message, Timestamp now);
// Takes back open notices that ask for `task`, and what waits for them in the outbox; of one account when
// given.
void withdraw(database::Transaction& tx, CommitteeId committee, std::string_view task, Timestamp at,
              const AccountId& only = {});
std::int64_t unread(database::Transaction& tx, CommitteeId committee, const AccountId& account);

// Turns facts into notices; its name is "notices". Keeps read marks through a rebuild, and mails nothing
// twice.
std::unique_ptr<ledger::Follower> follower(const rules::Library& rules, const Clock& clock);

// Reminders before the due day, "overdue" after it, escalation where the rule book wants it; each once per
// clock and due day, whatever happens in between. Overdue and escalated clocks leave facts. Returns how many
// marks were made.
int tick(database::Database& db, const rules::Library& rules, Timestamp now);

std::span<const database::Migration> migrations();
void add_routes(identity::Doors doors);

}  // namespace yishi::notices

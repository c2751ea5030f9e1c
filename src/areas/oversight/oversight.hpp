// Oversight 督、评、考: what is done about proposals beside and after their handling. Key proposals and their
// supervision, the promises of replies, excellent proposals, the assessment of units, what is raised to the
// upper committee; and what looks over all of it: the radar, the statistics, and each person's list of tasks.
#pragma once
#include <memory>
#include <span>

#include "areas/proposals/proposals.hpp"
#include "core/database/database.hpp"
#include "core/identity/gate.hpp"
#include "core/ledger/follower.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::oversight {

using Services = proposals::Services;

std::span<const database::Migration> migrations();
void add_routes(identity::Doors doors, const Services& services);

// Keeps the counts of N2 and the paces of units; its name is "statistics" (`yishi rebuild statistics`).
std::unique_ptr<ledger::Follower> statistics_follower();
// Carries what an upper committee decides about a raised proposal back to the committee that raised it;
// "raised".
std::unique_ptr<ledger::Follower> raised_follower();
std::vector<std::unique_ptr<ledger::Follower>> followers(const rules::Library& rules, const Clock& clock);

// Asks units again about promises whose day has come, until they are met: a fact and a notice each, once a
// follow-up term. Returns how many were asked. Run daily.
int ask_about_promises(database::Database& db, const rules::Library& rules, Timestamp now);

}  // namespace yishi::oversight

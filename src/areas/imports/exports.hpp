// The tables out again, in the form that an import takes: the roster in office, the units, the finished
// proposals.
#pragma once
#include "areas/imports/fields.hpp"
#include "core/identity/identity.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::imports {

// Phones of members only with `contacts`; addresses and id numbers never leave in bulk.
struct Export {
  Kind kind = Kind::members;
  bool contacts = false;
  Language language = Language::zh;
};
documents::Table export_table(database::Transaction& tx, const rules::RuleBook& book,
                              const identity::Sealer& sealer, const identity::Caller& caller,
                              const Export& what);
// Writes into the ledger that the table was taken out.
void record_export(database::Transaction& tx, const identity::Caller& caller, const Export& what);

}  // namespace yishi::imports

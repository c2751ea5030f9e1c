#include "areas/imports/imports.hpp"

namespace yishi::imports {
namespace {

// rows: kept from the file; good, made, left: counts of them. cells: a JSON list of the row's texts; of
// members it is sealed, for it holds phones and id numbers, and it is emptied when the row has been taken.
// turn: rows of a lower turn are taken first (upper units before their own).
constexpr std::string_view doctor = R"sql(
CREATE TABLE imports (
  committee_id INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL,
  heads TEXT NOT NULL, mapping TEXT NOT NULL,
  row_count INTEGER NOT NULL, good INTEGER NOT NULL, made INTEGER NOT NULL,
  created_by TEXT, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (committee_id, id)
);
CREATE INDEX imports_recent ON imports (committee_id, created_at, id);
CREATE TABLE import_rows (
  committee_id INTEGER NOT NULL, import_id TEXT NOT NULL, number INTEGER NOT NULL, turn INTEGER NOT NULL,
  cells TEXT NOT NULL, good INTEGER NOT NULL, faults TEXT NOT NULL, made_id TEXT NOT NULL,
  PRIMARY KEY (committee_id, import_id, number)
);
CREATE INDEX import_rows_to_take ON import_rows (committee_id, import_id, turn, number) WHERE good = 1 AND made_id = '';
CREATE INDEX import_rows_at_fault ON import_rows (committee_id, import_id, number) WHERE faults <> '[]';
)sql";

constexpr database::Migration list[] = {{70, "imports: the doctor's rows", doctor, ""}};

}  // namespace

std::span<const database::Migration> migrations() { return list; }

}  // namespace yishi::imports

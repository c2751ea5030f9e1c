// Where the two engines' SQL differs in spelling alone, the program rewrites SQLite's spelling for
// PostgreSQL.
#pragma once
#include <string>
#include <vector>

#include "core/database/database.hpp"

namespace yishi::database {

// A query as PostgreSQL reads it.
struct PostgresqlQuery {
  std::string text;
  int parameters = 0;  // how many the query had
  // Of each parameter that was added behind those: the one whose value it repeats.
  std::vector<int> repeated;
};

// "?1" → "$1", CAST(… AS INTEGER) → CAST(… AS BIGINT), outside of quotes and comments. "?1 IS NULL" becomes a
// test of a parameter of its own, because PostgreSQL finds no type for "$1 IS NULL OR x = $1".
PostgresqlQuery for_postgresql(std::string_view query);

// A schema in SQLite's words for PostgreSQL: INTEGER → BIGINT, BLOB → BYTEA, REAL → DOUBLE PRECISION,
// TEXT → TEXT COLLATE "C" (so that order is by bytes on both), without STRICT and WITHOUT ROWID. Casts keep
// their type without collation. TEXT must be in capitals (a column may be named text). Quotes and comments
// are left alone.
std::string schema_for_postgresql(std::string_view sql);

// The text of a migration for an engine.
std::string text_for(Engine engine, const Migration& migration);

}  // namespace yishi::database

#include "core/database/search.hpp"

#include <fmt/format.h>

#include "core/text/tokens.hpp"

namespace yishi::database {
namespace {

// SQLite. A scope is one kind of one committee; its number is the upper part of the row number, so that "the
// newest hits of this scope" is a range of rows that FTS5 walks backwards. The tokens are kept beside the
// index because FTS5 wants to hear again what it shall forget, and in the same words.
constexpr std::string_view sqlite_tables = R"(
CREATE TABLE search_scopes (
  number INTEGER PRIMARY KEY,
  committee_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  last INTEGER NOT NULL,
  UNIQUE (committee_id, kind)
) STRICT;
CREATE TABLE search_texts (
  row INTEGER PRIMARY KEY,
  committee_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (committee_id, kind, id)
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5(title, body, content='search_texts', content_rowid='row', tokenize='ascii');
)";

// PostgreSQL. fastupdate=off: with it, one unlucky writer flushes everybody's pending entries (seconds).
constexpr std::string_view postgresql_tables = R"(
CREATE TABLE search_texts (
  committee_id BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  age BIGINT GENERATED ALWAYS AS IDENTITY,
  tokens TSVECTOR NOT NULL,
  PRIMARY KEY (committee_id, kind, id)
);
CREATE INDEX search_texts_tokens ON search_texts USING gin (tokens) WITH (fastupdate = off);
)";

constexpr Migration steps[] = {{4, "database: full text", sqlite_tables, postgresql_tables}};

constexpr int bits_of_row = 40;

struct Indexed {
  std::int64_t row = 0;
  std::string title;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(Indexed, (), (row, title, body))

std::optional<Indexed> indexed(Transaction& tx, CommitteeId committee, std::string_view kind,
                               std::string_view id) {
  return tx.first<Indexed>(
      "SELECT row, title, body FROM search_texts WHERE committee_id = ?1 AND kind = ?2 AND id = ?3",
      committee, kind, id);
}

void forget(Transaction& tx, const Indexed& old) {
  tx.run("INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', ?1, ?2, ?3)", old.row,
         old.title, old.body);
}

std::int64_t next_row(Transaction& tx, CommitteeId committee, std::string_view kind) {
  tx.run(
      "INSERT INTO search_scopes (committee_id, kind, last) VALUES (?1, ?2, 1) "
      "ON CONFLICT (committee_id, kind) DO UPDATE SET last = last + 1",
      committee, kind);
  return *tx.first<std::int64_t>(
      "SELECT (number << 40) + last FROM search_scopes WHERE committee_id = ?1 AND kind = ?2", committee,
      kind);
}

void index_on_sqlite(Transaction& tx, CommitteeId committee, std::string_view kind, std::string_view id,
                     const std::string& title, const std::string& body) {
  auto old = indexed(tx, committee, kind, id);
  if (old && old->title == title && old->body == body) return;
  std::int64_t row = 0;
  if (old) {
    row = old->row;
    forget(tx, *old);
    tx.run("UPDATE search_texts SET title = ?2, body = ?3 WHERE row = ?1", row, title, body);
  } else {
    row = next_row(tx, committee, kind);
    tx.run(
        "INSERT INTO search_texts (row, committee_id, kind, id, title, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        row, committee, kind, id, title, body);
  }
  tx.run("INSERT INTO search_index (rowid, title, body) VALUES (?1, ?2, ?3)", row, title, body);
}

// A lexeme that no text can hold (texts have no blanks in a token) names the scope.
std::string scope_lexeme(CommitteeId committee, std::string_view kind) {
  std::string name;
  for (const char c : kind) name += c == '\'' || c == '\\' ? '_' : c;
  return fmt::format("'scope {} {}'", number(committee), name);
}

constexpr int highest_position = 16'383;

void index_on_postgresql(Transaction& tx, CommitteeId committee, std::string_view kind, std::string_view id,
                         std::string_view title, std::string_view body) {
  const int in_title = static_cast<int>(text::token_list(title).size());
  // The gap keeps a phrase from beginning in the title and ending in the body.
  const int first_of_body = std::min(in_title + 3, highest_position);
  const std::string vector =
      fmt::format("{} {} {}", scope_lexeme(committee, kind), text::postgres_vector(title, 'A'),
                  text::postgres_vector(body, 'D', first_of_body));
  tx.run(
      "INSERT INTO search_texts (committee_id, kind, id, tokens) VALUES (?1, ?2, ?3, ?4::tsvector) "
      "ON CONFLICT (committee_id, kind, id) DO UPDATE SET tokens = excluded.tokens",
      committee, kind, id, vector);
}

std::vector<Hit> search_on_sqlite(Transaction& tx, CommitteeId committee, std::string_view kind,
                                  const std::string& match, int limit) {
  const auto scope = tx.first<std::int64_t>(
      "SELECT number FROM search_scopes WHERE committee_id = ?1 AND kind = ?2", committee, kind);
  if (!scope) return {};
  return tx.all<Hit>(
      "SELECT t.id, h.score FROM (SELECT rowid AS row, -bm25(search_index, 4.0, 1.0) AS score FROM "
      "search_index "
      "WHERE search_index MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC LIMIT 2000) h "
      "JOIN search_texts t ON t.row = h.row ORDER BY h.score DESC, h.row DESC LIMIT ?4",
      match, *scope << bits_of_row, ((*scope + 1) << bits_of_row) - 1, limit);
}

// "age + 0" keeps the planner from walking an index backwards for a rare word (seconds).
std::vector<Hit> search_on_postgresql(Transaction& tx, CommitteeId committee, std::string_view kind,
                                      const std::string& match, int limit) {
  const std::string query = fmt::format("{} & ({})", scope_lexeme(committee, kind), match);
  return tx.all<Hit>(
      "SELECT id, ts_rank('{0.25,0.25,0.25,1}', tokens, ?1::tsquery) AS score FROM "
      "(SELECT id, age, tokens FROM search_texts WHERE tokens @@ ?1::tsquery ORDER BY age + 0 DESC LIMIT "
      "2000) h "
      "ORDER BY score DESC, age DESC LIMIT ?2",
      query, limit);
}

}  // namespace

void index_text(Transaction& tx, CommitteeId committee, std::string_view kind, std::string_view id,
                std::string_view title, std::string_view body) {
  if (tx.engine() == Engine::sqlite) {
    index_on_sqlite(tx, committee, kind, id, text::search_tokens(title), text::search_tokens(body));
  } else {
    index_on_postgresql(tx, committee, kind, id, title, body);
  }
}

void remove_text(Transaction& tx, CommitteeId committee, std::string_view kind, std::string_view id) {
  if (tx.engine() == Engine::sqlite) {
    if (const auto old = indexed(tx, committee, kind, id)) forget(tx, *old);
  }
  tx.run("DELETE FROM search_texts WHERE committee_id = ?1 AND kind = ?2 AND id = ?3", committee, kind, id);
}

std::vector<Hit> search(Transaction& tx, CommitteeId committee, std::string_view kind, std::string_view typed,
                        int limit) {
  const auto query = text::search_query(typed);
  if (query.empty()) return {};
  if (tx.engine() == Engine::sqlite)
    return search_on_sqlite(tx, committee, kind, text::for_fts5(query), limit);
  return search_on_postgresql(tx, committee, kind, text::for_postgresql(query), limit);
}

std::span<const Migration> search_migrations() { return steps; }

}  // namespace yishi::database

#include "areas/imports/store.hpp"

#include <fmt/format.h>

namespace yishi::imports {
namespace store {

using database::Sql;

void add(Transaction& tx, CommitteeId committee, const ImportRow& r) {
  tx.run(
      "INSERT INTO imports (committee_id, id, kind, name, state, heads, mapping, row_count, good, made, "
      "created_by, "
      "created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
      committee, r.id, r.kind, r.name, r.state, r.heads, r.mapping, r.row_count, r.good, r.made, r.created_by,
      r.created_at, r.updated_at);
}

std::optional<ImportRow> load(Transaction& tx, CommitteeId committee, const ImportId& id) {
  return tx.first<ImportRow>(
      "SELECT id, kind, name, state, heads, mapping, row_count, good, made, created_by, created_at, "
      "updated_at FROM imports WHERE committee_id = ?1 AND id = ?2",
      committee, id);
}

std::vector<ImportRow> recent(Transaction& tx, CommitteeId committee, int limit) {
  return tx.all<ImportRow>(
      "SELECT id, kind, name, state, heads, mapping, row_count, good, made, created_by, created_at, "
      "updated_at FROM imports WHERE committee_id = ?1 ORDER BY created_at DESC, id DESC LIMIT ?2",
      committee, limit);
}

bool move(Transaction& tx, CommitteeId committee, const ImportId& id, State from, State to, Timestamp at) {
  return tx.run(
             "UPDATE imports SET state = ?4, updated_at = ?5 WHERE committee_id = ?1 AND id = ?2 AND state = "
             "?3",
             committee, id, from, to, at) == 1;
}

void put_mapping(Transaction& tx, CommitteeId committee, const ImportId& id, const Mapping& mapping,
                 Timestamp at) {
  tx.run("UPDATE imports SET mapping = ?3, updated_at = ?4 WHERE committee_id = ?1 AND id = ?2", committee,
         id, json::to_text(mapping), at);
}

void count_anew(Transaction& tx, CommitteeId committee, const ImportId& id) {
  tx.run(
      "UPDATE imports SET good = (SELECT COUNT(*) FROM import_rows r WHERE r.committee_id = ?1 AND "
      "r.import_id = ?2 AND "
      "r.good = 1), made = (SELECT COUNT(*) FROM import_rows r WHERE r.committee_id = ?1 AND r.import_id = "
      "?2 AND "
      "r.made_id <> '') WHERE committee_id = ?1 AND id = ?2",
      committee, id);
}

void add_row(Transaction& tx, CommitteeId committee, const ImportId& id, int number, std::string_view cells) {
  tx.run(
      "INSERT INTO import_rows (committee_id, import_id, number, turn, cells, good, faults, made_id) VALUES "
      "(?1, ?2, ?3, "
      "0, ?4, 0, '[]', '')",
      committee, id, number, cells);
}

int kept_rows(Transaction& tx, CommitteeId committee, const ImportId& id) {
  return tx
      .first<int>("SELECT COUNT(*) FROM import_rows WHERE committee_id = ?1 AND import_id = ?2", committee,
                  id)
      .value_or(0);
}

std::vector<SheetRow> rows_after(Transaction& tx, CommitteeId committee, const ImportId& id, int number,
                                 int limit) {
  return tx.all<SheetRow>(
      "SELECT number, turn, cells, good, faults, made_id FROM import_rows WHERE committee_id = ?1 AND "
      "import_id = ?2 AND number > ?3 ORDER BY number LIMIT ?4",
      committee, id, number, limit);
}

std::vector<SheetRow> faulty_after(Transaction& tx, CommitteeId committee, const ImportId& id, int number,
                                   int limit) {
  return tx.all<SheetRow>(
      "SELECT number, turn, cells, good, faults, made_id FROM import_rows WHERE committee_id = ?1 AND "
      "import_id = ?2 AND number > ?3 AND faults <> '[]' ORDER BY number LIMIT ?4",
      committee, id, number, limit);
}

std::int64_t count_faulty(Transaction& tx, CommitteeId committee, const ImportId& id) {
  return tx
      .first<std::int64_t>(
          "SELECT COUNT(*) FROM import_rows WHERE committee_id = ?1 AND import_id = ?2 AND faults <> '[]'",
          committee, id)
      .value_or(0);
}

void judge(Transaction& tx, CommitteeId committee, const ImportId& id, int number, int turn,
           const std::vector<CellFault>& faults, bool good) {
  tx.run(
      "UPDATE import_rows SET turn = ?4, faults = ?5, good = ?6 WHERE committee_id = ?1 AND import_id = ?2 "
      "AND number = ?3",
      committee, id, number, turn, json::to_text(faults), good);
}

std::vector<SheetRow> to_take(Transaction& tx, CommitteeId committee, const ImportId& id, int limit) {
  return tx.all<SheetRow>(
      "SELECT number, turn, cells, good, faults, made_id FROM import_rows WHERE committee_id = ?1 AND "
      "import_id = ?2 AND good = 1 AND made_id = '' ORDER BY turn, number LIMIT ?3",
      committee, id, limit);
}

void took(Transaction& tx, CommitteeId committee, const ImportId& id, int number, std::string_view made_id) {
  tx.run(
      "UPDATE import_rows SET made_id = ?4, cells = '' WHERE committee_id = ?1 AND import_id = ?2 AND number "
      "= ?3",
      committee, id, number, made_id);
}

std::vector<SheetRow> taken(Transaction& tx, CommitteeId committee, const ImportId& id, int limit) {
  return tx.all<SheetRow>(
      "SELECT number, turn, cells, good, faults, made_id FROM import_rows WHERE committee_id = ?1 AND "
      "import_id = ?2 AND made_id <> '' ORDER BY turn DESC, number DESC LIMIT ?3",
      committee, id, limit);
}

std::vector<SheetRow> taken_after(Transaction& tx, CommitteeId committee, const ImportId& id, int number,
                                  int limit) {
  return tx.all<SheetRow>(
      "SELECT number, turn, cells, good, faults, made_id FROM import_rows WHERE committee_id = ?1 AND "
      "import_id = ?2 AND made_id <> '' AND number > ?3 ORDER BY number LIMIT ?4",
      committee, id, number, limit);
}

void gave_back(Transaction& tx, CommitteeId committee, const ImportId& id, int number) {
  tx.run(
      "UPDATE import_rows SET made_id = '', good = 0 WHERE committee_id = ?1 AND import_id = ?2 AND number = "
      "?3",
      committee, id, number);
}

}  // namespace store

std::string kept_cells(const identity::Sealer& sealer, CommitteeId committee, Kind kind, const ImportId& id,
                       int number, const std::vector<std::string>& texts) {
  const std::string clear = json::to_text(texts);
  if (kind != Kind::members) return clear;
  return sealer.seal(clear, {committee, "import_rows", "cells", fmt::format("{}:{}", id.text(), number)});
}

std::vector<std::string> cells_of(const identity::Sealer& sealer, CommitteeId committee, Kind kind,
                                  const ImportId& id, const store::SheetRow& row) {
  if (row.cells.empty()) return {};
  std::string clear = row.cells;
  if (kind == Kind::members) {
    const auto place = fmt::format("{}:{}", id.text(), row.number);
    clear = sealer.open(row.cells, {committee, "import_rows", "cells", place}).value_or("[]");
  }
  return json::read<std::vector<std::string>>(clear).value_or(std::vector<std::string>{});
}

}  // namespace yishi::imports

// The import doctor: upload → guessed mapping → each fault in its cell → accept the good rows → undo.
//
//   uploaded ─check→ checked ─accept→ accepting ─→ accepted ─undo→ undoing ─→ undone
//
// Rows are written some hundred a transaction, so that others can work meanwhile. An act that was cut off
// goes on where it stopped when it is asked for again.
#pragma once
#include <string_view>

#include "areas/imports/store.hpp"
#include "core/identity/identity.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::imports {

struct ColumnView {
  int number = 0;  // from 1
  std::string head;
  std::vector<std::string> samples;
  std::optional<std::string> field;
};
struct FieldView {
  std::string name;
  Words words, cure;
  bool needed = false;
};
struct PreviewRow {
  int row = 0;  // in the file
  std::vector<std::string> cells;
  bool good = false, made = false;
};
struct FaultView {
  int row = 0, column = 0;  // from 1; column 0: no cell of the row, its field has no column
  std::string head, field, value;
  Weight weight = Weight::fault;
  Words words, cure;
};
struct Import {
  ImportId id;
  Kind kind = Kind::members;
  std::string name;
  State state = State::uploaded;
  Timestamp created_at;
  int rows = 0, good = 0, made = 0, left = 0;  // left: rows that are not taken
  std::int64_t with_faults = 0;                // rows with faults or notes
  std::vector<ColumnView> columns;
  std::vector<FieldView> fields;
  Mapping mapping;
  std::vector<PreviewRow> preview;
  std::vector<FaultView> faults;  // of the rows in `preview`
  std::optional<int> next;        // `after` of the next page
};
struct ImportLine {
  ImportId id;
  Kind kind = Kind::members;
  std::string name;
  State state = State::uploaded;
  Timestamp created_at;
  int rows = 0, good = 0, made = 0;
};
struct ImportList {
  std::vector<ImportLine> items;
};
BOOST_DESCRIBE_STRUCT(ColumnView, (), (number, head, samples, field))
BOOST_DESCRIBE_STRUCT(FieldView, (), (name, words, cure, needed))
BOOST_DESCRIBE_STRUCT(PreviewRow, (), (row, cells, good, made))
BOOST_DESCRIBE_STRUCT(FaultView, (), (row, column, head, field, value, weight, words, cure))
BOOST_DESCRIBE_STRUCT(Import, (),
                      (id, kind, name, state, created_at, rows, good, made, left, with_faults, columns,
                       fields, mapping, preview, faults, next))
BOOST_DESCRIBE_STRUCT(ImportLine, (), (id, kind, name, state, created_at, rows, good, made))
BOOST_DESCRIBE_STRUCT(ImportList, (), (items))

// Which part of the rows a view shows.
struct Part {
  int after = 0, limit = 50;
  bool faulty = true;  // only rows with faults or notes, when there are any
};

class Doctor {
 public:
  Doctor(database::Database& db, const rules::Library& rules, const identity::Sealer& sealer,
         const identity::Gate& gate)
      : db_(&db), rules_(&rules), sealer_(&sealer), gate_(&gate) {}

  // Refusals: invalid (no table in it, nothing below the heads), not_allowed (the kind is another office's).
  Result<Import> upload(const identity::Caller& caller, Kind kind, std::string name,
                        std::string_view bytes) const;
  // Refusals: not_found, wrong_stage once rows are taken, invalid (a field twice or unknown).
  Result<Import> remap(const identity::Caller& caller, const ImportId& id, const Mapping& mapping) const;
  Result<Import> accept(const identity::Caller& caller, const ImportId& id) const;
  // Refuses with the rows of what has been used since ("changed_since"); then nothing is removed.
  Result<Import> undo(const identity::Caller& caller, const ImportId& id) const;
  Result<Import> view(const identity::Caller& caller, const ImportId& id, const Part& part) const;
  ImportList list(database::Transaction& tx, const identity::Caller& caller) const;

 private:
  Result<store::ImportRow> find(database::Transaction& tx, const identity::Caller& caller,
                                const ImportId& id) const;
  Result<void> check(const identity::Caller& caller, const store::ImportRow& import,
                     const Mapping& mapping) const;

  database::Database* db_;
  const rules::Library* rules_;
  const identity::Sealer* sealer_;
  const identity::Gate* gate_;
};

}  // namespace yishi::imports

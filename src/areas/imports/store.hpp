// Every SQL text of the area that is not an export. Rows to structs; no decisions.
#pragma once
#include <map>

#include "areas/imports/fields.hpp"
#include "core/base/id.hpp"
#include "core/database/database.hpp"
#include "core/identity/sealed.hpp"

namespace yishi::imports {

using ImportId = Id<struct ImportTag>;

// uploaded → checked → accepting → accepted → undoing → undone. A state in -ing goes on with the same act
// again, after a crash too.
enum class State { uploaded, checked, accepting, accepted, undoing, undone };
BOOST_DESCRIBE_ENUM(State, uploaded, checked, accepting, accepted, undoing, undone)

// A fault keeps its row out; a note only tells what is done with the cell.
enum class Weight { fault, note };
BOOST_DESCRIBE_ENUM(Weight, fault, note)
struct CellFault {
  std::string field;
  Weight weight = Weight::fault;
  Words words;
};
BOOST_DESCRIBE_STRUCT(CellFault, (), (field, weight, words))

struct Mapping {
  std::vector<std::optional<std::string>> columns;  // the field of each column; null: not used
  std::map<std::string, std::string> defaults;      // by field, where the cell is empty or no column has it
};
BOOST_DESCRIBE_STRUCT(Mapping, (), (columns, defaults))

namespace store {

using database::Transaction;

struct ImportRow {
  ImportId id;
  Kind kind = Kind::members;
  std::string name;
  State state = State::uploaded;
  json::Raw heads, mapping;
  int row_count = 0, good = 0, made = 0;
  AccountId created_by;
  Timestamp created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(ImportRow, (),
                      (id, kind, name, state, heads, mapping, row_count, good, made, created_by, created_at,
                       updated_at))

struct SheetRow {
  int number = 0;  // in the file
  int turn = 0;
  std::string cells;  // as stored
  bool good = false;
  json::Raw faults;
  std::string made_id;
};
BOOST_DESCRIBE_STRUCT(SheetRow, (), (number, turn, cells, good, faults, made_id))

void add(Transaction& tx, CommitteeId committee, const ImportRow& row);
std::optional<ImportRow> load(Transaction& tx, CommitteeId committee, const ImportId& id);
std::vector<ImportRow> recent(Transaction& tx, CommitteeId committee, int limit);
// Sets the state if it is still `from`. False: somebody was faster.
bool move(Transaction& tx, CommitteeId committee, const ImportId& id, State from, State to, Timestamp at);
void put_mapping(Transaction& tx, CommitteeId committee, const ImportId& id, const Mapping& mapping,
                 Timestamp at);
void count_anew(Transaction& tx, CommitteeId committee, const ImportId& id);  // good and made, from the rows

void add_row(Transaction& tx, CommitteeId committee, const ImportId& id, int number, std::string_view cells);
int kept_rows(Transaction& tx, CommitteeId committee, const ImportId& id);
std::vector<SheetRow> rows_after(Transaction& tx, CommitteeId committee, const ImportId& id, int number,
                                 int limit);
std::vector<SheetRow> faulty_after(Transaction& tx, CommitteeId committee, const ImportId& id, int number,
                                   int limit);
std::int64_t count_faulty(Transaction& tx, CommitteeId committee, const ImportId& id);
void judge(Transaction& tx, CommitteeId committee, const ImportId& id, int number, int turn,
           const std::vector<CellFault>& faults, bool good);
std::vector<SheetRow> to_take(Transaction& tx, CommitteeId committee, const ImportId& id, int limit);
void took(Transaction& tx, CommitteeId committee, const ImportId& id, int number, std::string_view made_id);
// Taken ones, the last first.
std::vector<SheetRow> taken(Transaction& tx, CommitteeId committee, const ImportId& id, int limit);
std::vector<SheetRow> taken_after(Transaction& tx, CommitteeId committee, const ImportId& id, int number,
                                  int limit);
void gave_back(Transaction& tx, CommitteeId committee, const ImportId& id, int number);

}  // namespace store

// The texts of a row, as kept.
std::string kept_cells(const identity::Sealer& sealer, CommitteeId committee, Kind kind, const ImportId& id,
                       int number, const std::vector<std::string>& texts);
std::vector<std::string> cells_of(const identity::Sealer& sealer, CommitteeId committee, Kind kind,
                                  const ImportId& id, const store::SheetRow& row);

}  // namespace yishi::imports

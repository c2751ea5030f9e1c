#include "areas/imports/doctor.hpp"

#include <fmt/format.h>

#include <set>
#include <unordered_map>

#include "areas/imports/cells.hpp"
#include "areas/imports/check.hpp"
#include "areas/imports/file.hpp"
#include "areas/imports/guess.hpp"
#include "areas/imports/records.hpp"
#include "core/ledger/ledger.hpp"

namespace yishi::imports {
namespace {

using database::Transaction;
using identity::Caller;
using store::ImportRow;
using store::SheetRow;

constexpr int batch = 200;   // rows a writing transaction: others wait for it
constexpr int samples = 20;  // rows that the guess looks at

// Past the door (imports.manage) each kind is its office's.
std::string_view power_of(Kind kind) {
  switch (kind) {
    case Kind::members:
      return "members.manage";
    case Kind::units:
      return "units.manage";
    case Kind::proposals:
      return "proposals.file";
  }
  return "";
}

std::unexpected<Refusal> wrong_state(State state) {
  switch (state) {
    case State::uploaded:
      return refuse(
          Why::wrong_stage, "not_checked",
          {"文件没有完整上传，请重新上传。", "The upload was cut off; please upload the file again."});
    case State::undoing:
    case State::undone:
      return refuse(Why::wrong_stage, "undone",
                    {"这次导入已撤销，请重新上传。", "This import was undone; upload the file again."});
    default:
      return refuse(Why::wrong_stage, "already_accepted",
                    {"已经开始导入，不能再改。", "Rows have been taken already; it cannot change now."});
  }
}

Mapping mapping_of(const ImportRow& import) {
  return json::read<Mapping>(import.mapping.text).value_or(Mapping{});
}
std::vector<std::string> heads_of(const ImportRow& import) {
  return json::read<std::vector<std::string>>(import.heads.text).value_or(std::vector<std::string>{});
}

Values values_of(const Mapping& mapping, const std::vector<std::string>& cells) {
  Values values;
  for (std::size_t i = 0; i < std::min(cells.size(), mapping.columns.size()); ++i) {
    if (mapping.columns[i] && !cells[i].empty()) values[*mapping.columns[i]] = cells[i];
  }
  for (const auto& [field, value] : mapping.defaults) {
    // A row that names its session is not put in the default one.
    const bool covered = (field == "term" || field == "session") && values.contains("session_text");
    if (!covered && !value.empty()) values.emplace(field, value);
  }
  return values;
}

Result<void> check_mapping(Kind kind, std::size_t columns, const Mapping& mapping) {
  std::vector<Fault> faults;
  std::set<std::string> seen;
  if (mapping.columns.size() != columns)
    faults.push_back({"/columns", {"列数与文件不符。", "As many columns as the file has."}});
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    const auto& field = mapping.columns[i];
    const auto pointer = fmt::format("/columns/{}", i);
    if (!field) continue;
    if (!find_field(kind, *field)) faults.push_back({pointer, {"没有这个字段。", "There is no such field."}});
    if (!seen.insert(*field).second)
      faults.push_back({pointer, {"这个字段已对应另一列。", "Another column is this field already."}});
  }
  for (const auto& [field, value] : mapping.defaults) {
    if (!find_field(kind, field) || value.size() > 300) {
      faults.push_back({"/defaults/" + field,
                        {"没有这个字段，或内容太长。", "There is no such field, or the text is too long."}});
    }
  }
  if (faults.empty()) return {};
  Words first = faults.front().words;
  return refuse(Why::invalid, "invalid", std::move(first), std::move(faults));
}

void record(Transaction& tx, const Caller& caller, const ImportRow& import, std::string kind, int rows) {
  using enum identity::Role;
  ledger::append(tx,
                 {.committee = caller.committee,
                  .at = caller.at,
                  .actor = caller.account,
                  .authority = identity::authority(caller, {member_affairs, proposal_head, proposal_clerk}),
                  .kind = std::move(kind),
                  .subject_type = "import",
                  .subject = import.id.str(),
                  .people = {},
                  .measures = {{"rows", rows, 0}},
                  .tags = {{"kind", std::string(json::name_of(import.kind))}}});
}

FaultView fault_view(Kind kind, int row, const CellFault& fault, const Mapping& mapping,
                     const std::vector<std::string>& heads, const std::vector<std::string>& cells) {
  FaultView view{.row = row, .field = fault.field, .weight = fault.weight, .words = fault.words};
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    if (mapping.columns[i] != fault.field) continue;
    view.column = static_cast<int>(i) + 1;
    if (i < heads.size()) view.head = heads[i];
    if (i < cells.size()) view.value = cells[i];
  }
  if (const Field* field = find_field(kind, fault.field)) {
    if (view.head.empty()) view.head = field->zh;
    view.cure = {std::string(field->cure_zh), std::string(field->cure_en)};
  }
  return view;
}

std::vector<FieldView> field_views(Kind kind) {
  std::vector<FieldView> out;
  for (const Field& f : fields_of(kind)) {
    out.push_back({std::string(f.name),
                   {std::string(f.zh), std::string(f.en)},
                   {std::string(f.cure_zh), std::string(f.cure_en)},
                   f.needed});
  }
  return out;
}

}  // namespace

Result<ImportRow> Doctor::find(Transaction& tx, const Caller& caller, const ImportId& id) const {
  auto import = store::load(tx, caller.committee, id);
  if (!import || !gate_->holds(caller, power_of(import->kind))) return not_found();
  return std::move(*import);
}

Result<Import> Doctor::upload(const Caller& caller, Kind kind, std::string name,
                              std::string_view bytes) const {
  if (auto may = gate_->check(caller, power_of(kind)); !may) return refuse(may.error());
  const auto table = read_table(kind, bytes);
  if (!table) return refuse(table.error());
  std::vector<std::vector<std::string>> some;
  for (std::size_t i = 0; i < std::min<std::size_t>(samples, table->rows.size()); ++i)
    some.push_back(table->rows[i].cells);
  const Mapping mapping{guess_columns(kind, table->heads, some), {}};
  const ImportRow import{.id = ImportId::make(),
                         .kind = kind,
                         .name = std::move(name),
                         .state = State::uploaded,
                         .heads = {json::to_text(table->heads)},
                         .mapping = {json::to_text(mapping)},
                         .row_count = static_cast<int>(table->rows.size()),
                         .good = 0,
                         .made = 0,
                         .created_by = caller.account,
                         .created_at = caller.at,
                         .updated_at = caller.at};
  db_->write([&](Transaction& tx) { store::add(tx, caller.committee, import); });
  constexpr std::size_t step = 500;
  for (std::size_t from = 0; from < table->rows.size(); from += step) {
    db_->write([&](Transaction& tx) {
      for (std::size_t i = from; i < std::min(table->rows.size(), from + step); ++i) {
        const auto& row = table->rows[i];
        store::add_row(tx, caller.committee, import.id, row.number,
                       kept_cells(*sealer_, caller.committee, kind, import.id, row.number, row.cells));
      }
    });
  }
  if (auto done = check(caller, import, mapping); !done) return refuse(done.error());
  return view(caller, import.id, {});
}

// Tries every row, a batch at a time, and rolls back what was tried; then writes what was found.
Result<void> Doctor::check(const Caller& caller, const ImportRow& import, const Mapping& mapping) const {
  const Setting setting{rules_->in_force(caller.committee, Date::of(caller.at)), *sealer_};
  const Trial trial{setting, caller, import.kind};
  std::vector<Judged> judged;
  std::unordered_map<std::string, int> keys;  // of good rows, with their numbers
  for (int last = 0;;) {
    std::vector<Judged> some;
    const auto look = [&](Transaction& tx) {
      std::vector<Candidate> rows;
      for (const auto& row : store::rows_after(tx, caller.committee, import.id, last, batch)) {
        rows.push_back({row.number, values_of(mapping, cells_of(*sealer_, caller.committee, import.kind,
                                                                import.id, row))});
      }
      some = try_rows(tx, trial, rows, keys);
    };
    if (import.kind == Kind::proposals) {
      db_->read(look);
    } else {
      (void)db_->write([&](Transaction& tx) -> Result<void> {
        look(tx);
        return refuse(Why::conflict, "only_tried", {});
      });
    }
    if (some.empty()) break;
    last = some.back().number;
    for (auto& one : some) {
      if (one.good && !one.key.empty()) keys.emplace(one.key, one.number);
      judged.push_back(std::move(one));
    }
  }
  if (import.kind == Kind::units) put_in_turn(judged);
  constexpr std::size_t step = 500;
  for (std::size_t from = 0; from < judged.size(); from += step) {
    db_->write([&](Transaction& tx) {
      for (std::size_t i = from; i < std::min(judged.size(), from + step); ++i) {
        const auto& one = judged[i];
        store::judge(tx, caller.committee, import.id, one.number, one.turn, one.faults, one.good);
      }
    });
  }
  return db_->write([&](Transaction& tx) -> Result<void> {
    if (!store::move(tx, caller.committee, import.id, import.state, State::checked, caller.at))
      return wrong_state(State::accepting);
    store::put_mapping(tx, caller.committee, import.id, mapping, caller.at);
    store::count_anew(tx, caller.committee, import.id);
    return {};
  });
}

Result<Import> Doctor::remap(const Caller& caller, const ImportId& id, const Mapping& mapping) const {
  const auto import = db_->read([&](Transaction& tx) -> Result<ImportRow> {
    auto found = find(tx, caller, id);
    if (!found) return found;
    if (found->state != State::uploaded && found->state != State::checked) return wrong_state(found->state);
    if (store::kept_rows(tx, caller.committee, id) != found->row_count) return wrong_state(State::uploaded);
    return found;
  });
  if (!import) return refuse(import.error());
  if (auto fine = check_mapping(import->kind, heads_of(*import).size(), mapping); !fine)
    return refuse(fine.error());
  if (auto done = check(caller, *import, mapping); !done) return refuse(done.error());
  return view(caller, id, {});
}

Result<Import> Doctor::accept(const Caller& caller, const ImportId& id) const {
  const auto begun = db_->write([&](Transaction& tx) -> Result<ImportRow> {
    auto import = find(tx, caller, id);
    if (!import) return import;
    if (import->state == State::accepting) return import;  // goes on
    if (import->state != State::checked ||
        !store::move(tx, caller.committee, id, State::checked, State::accepting, caller.at)) {
      return wrong_state(import->state);
    }
    return import;
  });
  if (!begun) return refuse(begun.error());
  const Setting setting{rules_->in_force(caller.committee, Date::of(caller.at)), *sealer_};
  const Mapping mapping = mapping_of(*begun);
  for (bool more = true; more;) {
    const auto went_on = db_->write([&](Transaction& tx) -> Result<bool> {
      const auto import = find(tx, caller, id);
      if (!import) return refuse(import.error());
      if (import->state != State::accepting) return false;  // another request finished it
      const auto rows = store::to_take(tx, caller.committee, id, batch);
      for (const auto& row : rows) {
        const auto values = values_of(mapping, cells_of(*sealer_, caller.committee, import->kind, id, row));
        auto outcome = make_row(tx, setting, caller, import->kind, values);
        if (outcome.made.empty()) {
          store::judge(tx, caller.committee, id, row.number, row.turn, outcome.faults, false);
        } else {
          store::took(tx, caller.committee, id, row.number, outcome.made);
        }
      }
      if (!rows.empty()) return true;
      store::count_anew(tx, caller.committee, id);
      store::move(tx, caller.committee, id, State::accepting, State::accepted, caller.at);
      record(tx, caller, *import, "imports.accepted", store::load(tx, caller.committee, id)->made);
      return false;
    });
    if (!went_on) return refuse(went_on.error());
    more = *went_on;
  }
  return view(caller, id, {});
}

namespace {

// The rows of an import that can no longer be taken back, some of them.
std::vector<Fault> used_since(database::Database& db, const Caller& caller, const ImportRow& import) {
  constexpr std::size_t shown = 20;
  std::vector<Fault> used;
  for (int last = 0; used.size() < shown;) {
    const bool more = db.read([&](Transaction& tx) {
      const auto rows = store::taken_after(tx, caller.committee, import.id, last, batch);
      for (const auto& row : rows) {
        last = row.number;
        if (untouched(tx, caller.committee, import.kind, row.made_id) || used.size() == shown) continue;
        used.push_back({fmt::format("/rows/{}", row.number),
                        {fmt::format("第{}行导入后已被使用或修改。", row.number),
                         fmt::format("Row {} has been used or changed since.", row.number)}});
      }
      return !rows.empty();
    });
    if (!more) break;
  }
  return used;
}

std::unexpected<Refusal> changed_since(std::vector<Fault> used) {
  return refuse(Why::wrong_stage, "changed_since",
                {"导入的记录有的已被使用或修改，整次导入不能撤销；请逐条处理列出的行。",
                 "Some of what was imported has been used or changed; the import cannot be undone as a "
                 "whole. See the rows listed."},
                std::move(used));
}

}  // namespace

Result<Import> Doctor::undo(const Caller& caller, const ImportId& id) const {
  const auto import = db_->read([&](Transaction& tx) { return find(tx, caller, id); });
  if (!import) return refuse(import.error());
  if (import->state != State::accepted && import->state != State::undoing)
    return wrong_state(import->state == State::undone ? State::undone : State::uploaded);
  if (import->state == State::accepted) {
    if (auto used = used_since(*db_, caller, *import); !used.empty()) return changed_since(std::move(used));
  }
  db_->write([&](Transaction& tx) {
    store::move(tx, caller.committee, id, State::accepted, State::undoing, caller.at);
  });
  for (bool more = true; more;) {
    const auto went_on = db_->write([&](Transaction& tx) -> Result<bool> {
      const auto now = find(tx, caller, id);
      if (!now) return refuse(now.error());
      if (now->state != State::undoing) return false;
      const auto rows = store::taken(tx, caller.committee, id, batch);
      for (const auto& row : rows) {
        if (auto done = take_back(tx, caller, now->kind, row.made_id); !done) {
          return changed_since({{fmt::format("/rows/{}", row.number), done.error().words}});
        }
        store::gave_back(tx, caller.committee, id, row.number);
      }
      if (!rows.empty()) return true;
      store::move(tx, caller.committee, id, State::undoing, State::undone, caller.at);
      record(tx, caller, *now, "imports.undone", now->made);
      store::count_anew(tx, caller.committee, id);
      return false;
    });
    if (!went_on) {  // used in this very moment: what is left stays
      db_->write([&](Transaction& tx) {
        store::move(tx, caller.committee, id, State::undoing, State::accepted, caller.at);
        store::count_anew(tx, caller.committee, id);
      });
      return refuse(went_on.error());
    }
    more = *went_on;
  }
  return view(caller, id, {});
}

Result<Import> Doctor::view(const Caller& caller, const ImportId& id, const Part& part) const {
  return db_->read([&](Transaction& tx) -> Result<Import> {
    const auto import = find(tx, caller, id);
    if (!import) return refuse(import.error());
    Import out{.id = id,
               .kind = import->kind,
               .name = import->name,
               .state = import->state,
               .created_at = import->created_at,
               .rows = import->row_count,
               .good = import->good,
               .made = import->made};
    out.left = out.rows - (out.state == State::checked ? out.good : out.made);
    out.with_faults = store::count_faulty(tx, caller.committee, id);
    out.mapping = mapping_of(*import);
    out.fields = field_views(import->kind);
    const auto heads = heads_of(*import);
    const auto cells = [&](const SheetRow& row) {
      return cells_of(*sealer_, caller.committee, import->kind, id, row);
    };
    for (std::size_t i = 0; i < heads.size(); ++i) {
      out.columns.push_back({static_cast<int>(i) + 1,
                             heads[i],
                             {},
                             i < out.mapping.columns.size() ? out.mapping.columns[i] : std::nullopt});
    }
    for (const auto& row : store::rows_after(tx, caller.committee, id, 0, 3)) {
      const auto texts = cells(row);
      for (std::size_t i = 0; i < std::min(texts.size(), out.columns.size()); ++i)
        out.columns[i].samples.push_back(texts[i]);
    }
    const bool faulty = part.faulty && out.with_faults > 0;
    const auto rows = faulty ? store::faulty_after(tx, caller.committee, id, part.after, part.limit)
                             : store::rows_after(tx, caller.committee, id, part.after, part.limit);
    for (const auto& row : rows) {
      const auto texts = cells(row);
      for (const auto& fault :
           json::read<std::vector<CellFault>>(row.faults.text).value_or(std::vector<CellFault>{})) {
        out.faults.push_back(fault_view(import->kind, row.number, fault, out.mapping, heads, texts));
      }
      out.preview.push_back({row.number, texts, row.good, !row.made_id.empty()});
    }
    if (static_cast<int>(rows.size()) == part.limit) out.next = rows.back().number;
    return out;
  });
}

ImportList Doctor::list(Transaction& tx, const Caller& caller) const {
  constexpr int shown = 100;
  ImportList out;
  for (const auto& r : store::recent(tx, caller.committee, shown)) {
    if (gate_->holds(caller, power_of(r.kind)))
      out.items.push_back({r.id, r.kind, r.name, r.state, r.created_at, r.row_count, r.good, r.made});
  }
  return out;
}

}  // namespace yishi::imports

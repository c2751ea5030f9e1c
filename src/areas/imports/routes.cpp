#include <charconv>

#include "areas/imports/doctor.hpp"
#include "areas/imports/exports.hpp"
#include "areas/imports/imports.hpp"

namespace yishi::imports {
namespace {

using database::Transaction;
using http::Request;
using http::Verb;
using identity::Caller;
using identity::Door;
using identity::Doors;
using identity::NoBody;

constexpr char power[] = "imports.manage";
constexpr std::size_t largest_file = 20'000'000;

// A path that names no import names nothing.
ImportId id_of(const Request& request) {
  return ImportId::parse(request.parameter("id")).value_or(ImportId{});
}

Result<int> whole(const Request& request, std::string_view name, int otherwise, int least, int most) {
  const auto text = request.find(name);
  if (!text || text->empty()) return otherwise;
  int value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc{} || end != text->data() + text->size() || value < least || value > most) {
    return invalid_field("/" + std::string(name),
                         {"不是范围内的整数。", "This is no whole number within the bounds."});
  }
  return value;
}

Result<Part> part_of(const Request& request) {
  const auto after = whole(request, "after", 0, 0, 1'000'000'000);
  if (!after) return refuse(after.error());
  const auto limit = whole(request, "limit", 50, 1, 200);
  if (!limit) return refuse(limit.error());
  return Part{*after, *limit, request.find("rows").value_or("faulty") != "all"};
}

Result<Import> upload(const Doctor& doctor, const Caller& caller, const Request& request) {
  const auto kind = json::enum_of<Kind>(request.find("kind").value_or(""));
  if (!kind)
    return invalid_field("/kind", {"请说明导入的是 members、units 还是 proposals。",
                                   "Say what it is: members, units or proposals."});
  std::string name(request.find("name").value_or(""));
  if (name.size() > 600) return invalid_field("/name", {"文件名太长。", "The file's name is too long."});
  if (request.body.empty()) return invalid_field("/", {"文件是空的。", "The file is empty."});
  return doctor.upload(caller, *kind, std::move(name), request.body);
}

const http::QueryField after{
    "after", R"({"type":"integer","minimum":0})", {"从哪一行之后", "Rows behind this one"}};
const http::QueryField limit{
    "limit", R"({"type":"integer","minimum":1,"maximum":200})", {"每页行数", "Rows a page"}};
const http::QueryField rows{"rows",
                            R"({"type":"string","enum":["faulty","all"]})",
                            {"只看有问题的行或全部", "Rows with faults only, or all"}};

void add_doctor(Doors& doors, database::Database& db, const Doctor& doctor) {
  Door door{
      Verb::post,
      "/api/v1/imports",
      {"上传要导入的表格", "Upload a table to import"},
      power,
      {{"kind", R"({"type":"string","enum":["members","units","proposals"]})", {"导入什么", "What it holds"}},
       {"name", R"({"type":"string"})", {"文件名", "Name of the file"}}}};
  door.body_limit = largest_file;
  door.in_type = "application/octet-stream";
  doors.work(std::move(door), db, [doctor](const Caller& caller, const Request& request) {
    const auto made = upload(doctor, caller, request);
    return made ? http::Reply::json(json::to_text(*made), 201) : http::problem(made.error(), request);
  });
  doors.read<ImportList>({Verb::get, "/api/v1/imports", {"导入记录", "Imports"}, power},
                         [doctor](Transaction& tx, const Caller& caller,
                                  const Request&) -> Result<ImportList> { return doctor.list(tx, caller); });
  doors.work_on<NoBody, Import>(
      {Verb::get,
       "/api/v1/imports/{id}",
       {"一次导入：对应关系、预览和问题", "An import: mapping, preview and faults"},
       power,
       {after, limit, rows}},
      db, [doctor](const Caller& caller, const Request& request, NoBody) -> Result<Import> {
        const auto part = part_of(request);
        if (!part) return refuse(part.error());
        return doctor.view(caller, id_of(request), *part);
      });
  doors.work_on<Mapping, Import>(
      {Verb::put,
       "/api/v1/imports/{id}/mapping",
       {"修改各列的对应关系", "Change what the columns are"},
       power},
      db, [doctor](const Caller& caller, const Request& request, const Mapping& mapping) {
        return doctor.remap(caller, id_of(request), mapping);
      });
  doors.work_on<NoBody, Import>(
      {Verb::post, "/api/v1/imports/{id}/accept", {"导入没有问题的行", "Take the good rows"}, power}, db,
      [doctor](const Caller& caller, const Request& request, NoBody) {
        return doctor.accept(caller, id_of(request));
      });
  doors.work_on<NoBody, Import>(
      {Verb::post, "/api/v1/imports/{id}/undo", {"撤销整次导入", "Undo the whole import"}, power}, db,
      [doctor](const Caller& caller, const Request& request, NoBody) {
        return doctor.undo(caller, id_of(request));
      });
}

void add_export(Doors& doors, database::Database& db, const rules::Library& rules,
                const identity::Services& identity, Kind kind, std::string_view ending, std::string type,
                std::string (*write)(const documents::Table&)) {
  Door door{Verb::get,
            "/api/v1/exports/" + std::string(json::name_of(kind)) + "." + std::string(ending),
            {"导出表格，可再导入", "The table, as an import takes it"},
            power};
  door.out_type = type;
  doors.work(
      std::move(door), db,
      [&db, &rules, &identity, kind, ending, type, write](const Caller& caller, const Request& request) {
        const Export what{kind, kind == Kind::members && identity.gate.holds(caller, "members.reveal"),
                          request.language};
        const auto& book = rules.in_force(caller.committee, Date::of(caller.at));
        const auto table =
            db.read([&](Transaction& tx) { return export_table(tx, book, identity.sealer, caller, what); });
        db.write([&](Transaction& tx) { record_export(tx, caller, what); });
        auto reply = http::Reply::file(table.title + "." + std::string(ending), type, write(table));
        reply.headers.emplace_back("Cache-Control", "no-store");
        return reply;
      });
}

}  // namespace

void add_routes(Doors doors, const proposals::Services& proposals, identity::Services& identity) {
  add_doctor(doors, *proposals.db, Doctor(*proposals.db, *proposals.rules, identity.sealer, identity.gate));
  for (const Kind kind : {Kind::members, Kind::units, Kind::proposals}) {
    add_export(doors, *proposals.db, *proposals.rules, identity, kind, "xlsx",
               "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
               [](const documents::Table& t) { return documents::write_xlsx(t); });
    add_export(doors, *proposals.db, *proposals.rules, identity, kind, "csv", "text/csv; charset=utf-8",
               [](const documents::Table& t) { return documents::write_csv(t); });
  }
}

}  // namespace yishi::imports

#include <charconv>

#include "areas/oversight/assessment.hpp"
#include "areas/oversight/radar.hpp"
#include "areas/oversight/records.hpp"
#include "areas/oversight/statistics.hpp"
#include "areas/oversight/tasks.hpp"

namespace yishi::oversight {
namespace {

using database::Transaction;
using http::QueryField;
using http::Request;
using http::Verb;
using identity::Caller;
using identity::NoBody;

const std::string text_schema = R"({"type":"string"})";
const std::string whole_schema = R"({"type":"integer","minimum":0})";
const std::string uuid_schema = R"({"type":"string","format":"uuid"})";

template <class T>
T id_of(const Request& request, std::string_view name = "id") {
  return T::parse(request.parameter(name)).value_or(T{});
}
int whole(const Request& request, std::string_view name) {
  const auto text = request.find(name).value_or("0");
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}
UnitId unit_of(const Request& request) {
  return UnitId::parse(request.find("unit").value_or("")).value_or(UnitId{});
}
std::string text(const Request& request, std::string_view name) {
  return std::string(request.find(name).value_or(""));
}

Result<NoBody> nothing(Result<void> done) {
  if (!done) return refuse(std::move(done.error()));
  return NoBody{};
}

std::vector<QueryField> session_fields() {
  return {{"term", whole_schema, {"届", "Term"}}, {"session", whole_schema, {"次", "Session"}}};
}

void add_key(identity::Doors& doors, const rules::Library* rules) {
  doors.read<KeyList>(
      {Verb::get, "/api/v1/key-proposals", {"重点提案", "Key proposals"}, "proposals.read", session_fields()},
      [](Transaction& tx, const Caller& caller, const Request& r) {
        return key_proposals(tx, caller, whole(r, "term"), whole(r, "session"));
      });
  doors.write<KeyEntry, KeyProposal>(
      {Verb::post, "/api/v1/proposals/{id}/key", {"确定重点提案", "Choose a key proposal"}, "oversight.key"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, KeyEntry in) {
        return set_key(tx, *rules, caller, id_of<ProposalId>(r), std::move(in));
      });
  doors.write<SupervisionEntry, Supervision>(
      {Verb::post,
       "/api/v1/proposals/{id}/supervisions",
       {"记录督办", "Record a supervision"},
       "oversight.supervise"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, SupervisionEntry in) {
        return supervise(tx, *rules, caller, id_of<ProposalId>(r), std::move(in));
      });
  doors.read<SupervisionList>({Verb::get,
                               "/api/v1/proposals/{id}/supervisions",
                               {"督办记录", "Supervisions of a proposal"},
                               "proposals.read"},
                              [](Transaction& tx, const Caller& caller, const Request& r) {
                                return supervisions(tx, caller, id_of<ProposalId>(r));
                              });
  doors.write<ExcellentEntry, ExcellentItem>(
      {Verb::post,
       "/api/v1/proposals/{id}/excellent",
       {"评选优秀提案", "Nominate or choose an excellent proposal"},
       "oversight.key"},
      [](Transaction& tx, const Caller& caller, const Request& r, ExcellentEntry in) {
        return set_excellent(tx, caller, id_of<ProposalId>(r), std::move(in));
      });
  doors.read<ExcellentList>({Verb::get,
                             "/api/v1/excellent-proposals",
                             {"优秀提案", "Excellent proposals"},
                             "proposals.read",
                             session_fields()},
                            [](Transaction& tx, const Caller& caller, const Request& r) {
                              return excellent_proposals(tx, caller, whole(r, "term"), whole(r, "session"));
                            });
}

Result<PromiseQuery> promise_query(const Request& r) {
  PromiseQuery q;
  if (const auto state = r.find("state"); state && !state->empty()) {
    q.state = json::enum_of<handling::PromiseState>(*state);
    if (!q.state) return invalid_field("/state", {"没有这种状态。", "There is no such state."});
  }
  if (const auto day = r.find("due_before"); day && !day->empty()) {
    q.due_before = Date::parse(*day);
    if (!q.due_before)
      return invalid_field("/due_before",
                           {"请写成 2026-11-24 这样的日期。", "Write a day such as 2026-11-24."});
  }
  q.unit = unit_of(r);
  q.after = text(r, "after");
  if (const int limit = whole(r, "limit"); limit > 0) q.limit = std::min(limit, 100);
  return q;
}

void add_promises(identity::Doors& doors, const rules::Library* rules) {
  doors.read<PromiseList>(
      {Verb::get,
       "/api/v1/promises",
       {"承诺台账", "Promises of replies"},
       "oversight.promises",
       {{"state", text_schema, {"状态", "State"}},
        {"due_before", R"({"type":"string","format":"date"})", {"在此日之前到期", "Due before this day"}},
        {"unit", uuid_schema, {"承办单位", "Handling unit"}},
        {"after", text_schema, {"上一页的 next", "`next` of the page before"}},
        {"limit", whole_schema, {"每页行数", "Rows a page"}}}},
      [](Transaction& tx, const Caller& caller, const Request& r) -> Result<PromiseList> {
        const auto query = promise_query(r);
        if (!query) return refuse(query.error());
        return promises(tx, caller, *query);
      });
  doors.write<Evidence, PromiseItem>(
      {Verb::post,
       "/api/v1/promises/{id}/evidence",
       {"报告承诺进展", "Report on a promise"},
       "oversight.promises"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, Evidence in) {
        return report_promise(tx, *rules, caller, id_of<handling::PromiseId>(r), std::move(in));
      });
}

void add_watching(identity::Doors& doors, const rules::Library* rules) {
  const auto book = [rules](const Caller& caller) -> const rules::RuleBook& {
    return rules->in_force(caller.committee, Date::of(caller.at));
  };
  doors.read<TaskList>({Verb::get, "/api/v1/tasks", {"我的待办", "What waits for me"}, "tasks.read"},
                       [book](Transaction& tx, const Caller& caller, const Request&) {
                         return tasks(tx, book(caller), caller);
                       });
  doors.read<Radar>({Verb::get,
                     "/api/v1/radar",
                     {"时限雷达", "Deadline radar"},
                     "statistics.read",
                     {{"unit", uuid_schema, {"承办单位", "Handling unit"}}}},
                    [book](Transaction& tx, const Caller& caller, const Request& r) {
                      return radar(tx, book(caller), caller, unit_of(r));
                    });
  auto fields = session_fields();
  fields.push_back({"unit", uuid_schema, {"承办单位", "Handling unit"}});
  doors.read<Assessment>({Verb::get,
                          "/api/v1/assessment",
                          {"承办单位考核", "Assessment of handling units"},
                          "statistics.read",
                          fields},
                         [book](Transaction& tx, const Caller& caller, const Request& r) {
                           return assessment(tx, book(caller), caller, whole(r, "term"), whole(r, "session"),
                                             unit_of(r));
                         });
  doors.read<UrgePreview>(
      {Verb::get, "/api/v1/assignments/{id}/urge", {"催办预览", "What urging would say"}, "oversight.urge"},
      [](Transaction& tx, const Caller& caller, const Request& r) {
        return urge_preview(tx, caller, id_of<handling::AssignmentId>(r));
      });
  doors.write<Urge, NoBody>(
      {Verb::post, "/api/v1/assignments/{id}/urge", {"催办", "Urge a unit"}, "oversight.urge"},
      [](Transaction& tx, const Caller& caller, const Request& r, Urge in) {
        return nothing(urge(tx, caller, id_of<handling::AssignmentId>(r), std::move(in)));
      });
}

StatisticQuery statistic_query(const Request& r) {
  StatisticQuery q;
  if (const auto group = text(r, "group"); !group.empty()) q.group = group;
  q.measure = text(r, "measure");
  q.key = text(r, "key");
  q.term = whole(r, "term");
  q.session = whole(r, "session");
  q.language = r.language;
  return q;
}

void add_statistics(identity::Doors& doors, const rules::Library* rules) {
  auto fields = session_fields();
  fields.push_back(
      {"group",
       R"({"type":"string","enum":["unit","category","sector","kind","class","session","month","all"]})",
       {"分组", "Grouping"}});
  fields.push_back({"measure", text_schema, {"指标，缺省为全部", "Measure; all by default"}});
  doors.read<Statistics>({Verb::get, "/api/v1/statistics", {"统计", "Statistics"}, "statistics.read", fields},
                         [rules](Transaction& tx, const Caller& caller, const Request& r) {
                           return statistics(tx, rules->in_force(caller.committee, Date::of(caller.at)),
                                             caller, statistic_query(r));
                         });
  fields.push_back({"key", text_schema, {"哪一行", "Of which row"}});
  doors.read<CountedRows>({Verb::get,
                           "/api/v1/statistics/rows",
                           {"一个数字背后的提案", "The proposals behind a number"},
                           "statistics.read",
                           fields},
                          [](Transaction& tx, const Caller& caller, const Request& r) {
                            return counted_rows(tx, caller, statistic_query(r));
                          });
}

void add_raising(identity::Doors& doors, const rules::Library* rules) {
  doors.write<Raise, Raised>({Verb::post,
                              "/api/v1/proposals/{id}/raise",
                              {"报送上级政协", "Raise to the upper committee"},
                              "oversight.key"},
                             [rules](Transaction& tx, const Caller& caller, const Request& r, Raise in) {
                               return raise(tx, *rules, caller, id_of<ProposalId>(r), std::move(in));
                             });
  doors.read<RaisedList>(
      {Verb::get, "/api/v1/proposals/{id}/raised", {"上报情况", "Where it was raised to"}, "proposals.read"},
      [](Transaction& tx, const Caller& caller, const Request& r) {
        return raised(tx, caller, id_of<ProposalId>(r));
      });
}

}  // namespace

void add_routes(identity::Doors doors, const Services& services) {
  add_key(doors, services.rules);
  add_promises(doors, services.rules);
  add_watching(doors, services.rules);
  add_statistics(doors, services.rules);
  add_raising(doors, services.rules);
}

std::vector<std::unique_ptr<ledger::Follower>> followers(const rules::Library&, const Clock&) {
  std::vector<std::unique_ptr<ledger::Follower>> all;
  all.push_back(statistics_follower());
  all.push_back(raised_follower());
  return all;
}

}  // namespace yishi::oversight

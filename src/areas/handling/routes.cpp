#include <charconv>

#include "areas/handling/handling.hpp"
#include "areas/handling/papers.hpp"
#include "areas/handling/rating.hpp"

namespace yishi::handling {

// Bodies of acts that need no struct of their own; described so that the API document knows them.
struct OpinionText {
  std::string text;
};
struct Mediated {
  std::optional<std::string> mediation;
};
struct CancelReason {
  std::string reason;
};
struct CloseBody {
  std::int64_t version = 0;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(OpinionText, (), (text))
BOOST_DESCRIBE_STRUCT(Mediated, (), (mediation))
BOOST_DESCRIBE_STRUCT(CancelReason, (), (reason))
BOOST_DESCRIBE_STRUCT(CloseBody, (), (version, reason))

// What an act answers: the id it made.
struct MadeId {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(MadeId, (), (id))

namespace {

using http::Request;
using http::Verb;
using identity::NoBody;

template <class T>
T id_of(const Request& request) {
  return T::parse(request.parameter("id")).value_or(T{});  // a path that names nothing
}
Result<NoBody> done(const Result<void>& result) {
  if (!result) return refuse(result.error());
  return NoBody{};
}
template <class T>
Result<MadeId> made(const Result<Id<T>>& result) {
  if (!result) return refuse(result.error());
  return MadeId{result->str()};
}

std::string on_proposal(std::string_view rest) { return "/api/v1/proposals/{id}" + std::string(rest); }
std::string on_assignment(std::string_view rest) { return "/api/v1/assignments/{id}" + std::string(rest); }

void add_assigning(identity::Doors& doors, const rules::Library* rules) {
  doors.write<Assigning, proposals::Proposal>(
      {Verb::post, on_proposal("/acts/assign"), {"交办", "Assign"}, "proposals.assign"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, Assigning in) {
        return assign(tx, *rules, caller, id_of<ProposalId>(r), std::move(in));
      });
  doors.write<NoBody, NoBody>(
      {Verb::post, on_assignment("/sign-for"), {"签收", "Sign for"}, "handling.sign_for"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, NoBody) {
        return done(sign_for(tx, *rules, caller, id_of<AssignmentId>(r)));
      });
  doors.write<Objecting, MadeId>(
      {Verb::post, on_assignment("/object"), {"申请退办", "Object to an assignment"}, "handling.sign_for"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, Objecting in) {
        return made(object(tx, *rules, caller, id_of<AssignmentId>(r), std::move(in)));
      });
  doors.write<DecidingObjection, NoBody>(
      {Verb::post,
       "/api/v1/objections/{id}/decide",
       {"裁定退办申请", "Decide an objection"},
       "handling.decide"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, DecidingObjection in) {
        return done(decide_objection(tx, *rules, caller, id_of<ObjectionId>(r), std::move(in)));
      });
  doors.write<CancelReason, NoBody>(
      {Verb::post, on_assignment("/cancel"), {"取消一个单位的交办", "Take a unit off"}, "handling.decide"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, CancelReason in) {
        return done(cancel_assignment(tx, *rules, caller, id_of<AssignmentId>(r), std::move(in.reason)));
      });
  doors.write<AskingExtension, MadeId>(
      {Verb::post, on_assignment("/extension"), {"申请延期", "Ask for more time"}, "handling.reply"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, AskingExtension in) {
        return made(ask_extension(tx, *rules, caller, id_of<AssignmentId>(r), std::move(in)));
      });
  doors.write<DecidingExtension, NoBody>(
      {Verb::post,
       "/api/v1/extensions/{id}/decide",
       {"裁定延期申请", "Decide on more time"},
       "handling.decide"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, DecidingExtension in) {
        return done(decide_extension(tx, *rules, caller, id_of<ExtensionId>(r), std::move(in)));
      });
}

void add_replying(identity::Doors& doors, const rules::Library* rules) {
  doors.write<OpinionText, NoBody>(
      {Verb::post, on_assignment("/opinion"), {"报送会办意见", "Send a co-unit's opinion"}, "handling.reply"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, OpinionText in) {
        return done(send_opinion(tx, *rules, caller, id_of<AssignmentId>(r), std::move(in.text)));
      });
  doors.write<ReplyDraft, SavedReply>(
      {Verb::post, on_assignment("/reply"), {"保存答复稿", "Save the draft reply"}, "handling.reply"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, ReplyDraft in) {
        return draft_reply(tx, *rules, caller, id_of<AssignmentId>(r), std::move(in));
      });
  doors.write<Countersigning, NoBody>(
      {Verb::post, on_assignment("/reply/countersign"), {"会签", "Countersign"}, "handling.reply"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, Countersigning in) {
        return done(countersign(tx, *rules, caller, id_of<AssignmentId>(r), std::move(in)));
      });
  doors.write<Mediated, NoBody>(
      {Verb::post, on_assignment("/reply/sign"), {"签发", "Sign the reply"}, "handling.sign"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, Mediated in) {
        return done(sign_reply(tx, *rules, caller, id_of<AssignmentId>(r), in.mediation.value_or("")));
      });
  doors.write<CheckingReply, NoBody>(
      {Verb::post, on_assignment("/reply/check"), {"审核答复", "Check the reply"}, "handling.check"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, CheckingReply in) {
        return done(check_reply(tx, *rules, caller, id_of<AssignmentId>(r), std::move(in)));
      });
  doors.write<NoBody, NoBody>(
      {Verb::post, on_assignment("/reply/deliver"), {"送达答复", "Deliver the reply"}, "handling.deliver"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, NoBody) {
        return done(deliver_reply(tx, *rules, caller, id_of<AssignmentId>(r)));
      });
  doors.write<NewContact, MadeId>(
      {Verb::post, on_assignment("/contacts"), {"记录沟通", "Record a contact"}, "handling.reply"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, NewContact in) {
        return made(add_contact(tx, *rules, caller, id_of<AssignmentId>(r), std::move(in)));
      });
}

void add_closing(identity::Doors& doors, const rules::Library* rules) {
  doors.write<NewRating, proposals::Proposal>(
      {Verb::post, on_proposal("/rating"), {"评价答复", "Rate the reply"}, "handling.rate"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, NewRating in) {
        return rate(tx, *rules, caller, id_of<ProposalId>(r), std::move(in));
      });
  doors.write<CloseBody, proposals::Proposal>(
      {Verb::post, on_proposal("/acts/close"), {"办结", "Close"}, "handling.close"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, CloseBody in) {
        return close(tx, *rules, caller, id_of<ProposalId>(r), in.version, in.reason.value_or(""));
      });
  doors.write<CloseBody, proposals::Proposal>(
      {Verb::post, on_proposal("/acts/track"), {"转入跟踪办理", "Track"}, "handling.close"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, CloseBody in) {
        return track(tx, *rules, caller, id_of<ProposalId>(r), in.version);
      });
  doors.write<CloseBody, proposals::Proposal>(
      {Verb::post, on_proposal("/acts/archive"), {"归档", "Archive"}, "handling.close"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, CloseBody in) {
        return archive(tx, *rules, caller, id_of<ProposalId>(r), in.version);
      });
  doors.write<CloseBody, proposals::Proposal>(
      {Verb::post, on_proposal("/acts/reopen"), {"重启办理", "Reopen"}, "handling.close"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, CloseBody in) {
        return reopen(tx, *rules, caller, id_of<ProposalId>(r), in.version, in.reason.value_or(""));
      });
}

Result<int> limit_of(const Request& request, int standard) {
  const auto text = request.find("limit");
  if (!text || text->empty()) return standard;
  int limit = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), limit);
  if (error != std::errc{} || end != text->data() + text->size() || limit < 1 || limit > 100) {
    return invalid_field("/limit", {"每页行数为 1 到 100。", "Rows a page: 1 to 100."});
  }
  return limit;
}

Result<AssignmentFilter> filter_of(const Request& request) {
  AssignmentFilter filter;
  const auto limit = limit_of(request, 50);
  if (!limit) return refuse(limit.error());
  filter.limit = *limit;
  filter.after = request.find("after").value_or("");
  filter.late = request.find("late") == "true";
  if (const auto unit = request.find("unit"); unit && !unit->empty()) {
    const auto id = UnitId::parse(*unit);
    if (!id) return invalid_field("/unit", {"没有这个单位。", "No such unit."});
    filter.unit = *id;
  }
  if (const auto stage = request.find("stage"); stage && !stage->empty()) {
    filter.stage = json::enum_of<Stage>(*stage);
    if (!filter.stage) return invalid_field("/stage", {"没有这个状态。", "No such stage."});
  }
  return filter;
}

void add_reading(identity::Doors& doors, const rules::Library* rules) {
  const std::string text = R"({"type":"string"})", rows = R"({"type":"integer","minimum":1,"maximum":100})";
  const http::QueryField after{"after", text, {"上一页的 next", "`next` of the page before"}},
      limit{"limit", rows, {"每页行数", "Rows a page"}};
  doors.read<Handling>({Verb::get,
                        on_proposal("/handling"),
                        {"办理情况", "Handling of a proposal"},
                        "proposals.read",
                        {},
                        true},
                       [rules](Transaction& tx, const Caller& caller, const Request& r) -> Result<Handling> {
                         const auto seen = main_of(tx, caller, id_of<ProposalId>(r));
                         if (!seen) return refuse(seen.error());
                         return handling(tx, rules->version(caller.committee, seen->proposal.rule_version),
                                         caller, *seen);
                       });
  doors.read<Dispatch>(
      {Verb::get, "/api/v1/dispatch", {"交办台", "Dispatch board"}, "proposals.assign", {after, limit}},
      [](Transaction& tx, const Caller& caller, const Request& r) -> Result<Dispatch> {
        const auto rows = limit_of(r, 100);
        if (!rows) return refuse(rows.error());
        return dispatch(tx, caller, std::string(r.find("after").value_or("")), *rows);
      });
  doors.read<AssignmentList>(
      {Verb::get,
       "/api/v1/assignments",
       {"交办清单", "List of assignments"},
       "proposals.read",
       {{"unit", text, {"承办单位", "Handling unit"}},
        {"stage", text, {"状态；缺省为未办结", "Stage; by default all that have not ended"}},
        {"late", R"({"type":"boolean"})", {"只看逾期", "Only overdue ones"}},
        after,
        limit},
       true},
      [rules](Transaction& tx, const Caller& caller, const Request& r) -> Result<AssignmentList> {
        const auto filter = filter_of(r);
        if (!filter) return refuse(filter.error());
        return assignments(tx, *rules, caller, *filter);
      });
}

}  // namespace

void add_routes(identity::Doors doors, const Services& services) {
  add_assigning(doors, services.rules);
  add_replying(doors, services.rules);
  add_closing(doors, services.rules);
  add_reading(doors, services.rules);
  add_papers(doors, services);
}

}  // namespace yishi::handling

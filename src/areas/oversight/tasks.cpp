#include "areas/oversight/tasks.hpp"

#include <set>

namespace yishi::oversight {
namespace {

using database::Sql;
using database::Transaction;
using identity::Caller;
using identity::Role;

constexpr int most_of_a_kind = 200;

struct Row {
  std::string subject;
  ProposalId proposal;
  std::string title, number_text;
  Timestamp since;
  std::optional<Date> due_on;
  std::string from;
  std::string detail;  // a stage, where the verb depends on it
};
BOOST_DESCRIBE_STRUCT(Row, (), (subject, proposal, title, number_text, since, due_on, from, detail))

struct Verb {
  std::string_view name, zh, en;
};
constexpr Verb verbs[] = {
    {"co_sign", "答复联名邀请", "answer the request to co-sign"},
    {"submit", "修改后再次提交", "change and submit again"},
    {"rate", "评价答复", "rate the reply"},
    {"pass", "审查", "review"},
    {"file", "审定立案", "file"},
    {"assign", "交办", "assign"},
    {"close", "办结", "close"},
    {"sign_for", "签收", "sign for it"},
    {"reply", "答复", "reply"},
    {"opinion", "报送会办意见", "send the opinion"},
    {"countersign", "会签", "countersign"},
    {"sign", "签发答复", "sign the reply"},
    {"check", "审核答复", "check the reply"},
    {"deliver", "送达答复", "deliver the reply"},
    {"decide_objection", "裁定退办申请", "decide on the objection"},
    {"decide_extension", "裁定延期申请", "decide on the extension"},
    {"promise", "报告承诺进展", "report on the promise"},
};

class Inbox {
 public:
  Inbox(Transaction& tx, const rules::RuleBook& book, const Caller& caller)
      : tx_(tx), book_(book), caller_(caller), today_(Date::of(caller.at)) {}

  TaskList list() {
    of_member();
    of_bodies();
    of_offices();
    of_units();
    std::ranges::stable_sort(out_.items, [](const Task& a, const Task& b) {
      constexpr Date never(2'000'000);
      return std::pair(a.due_on.value_or(never), a.since) < std::pair(b.due_on.value_or(never), b.since);
    });
    for (const auto& task : out_.items) ++out_.counts[std::string(json::name_of(task.group))];
    out_.counts["all"] = static_cast<std::int64_t>(out_.items.size());
    return std::move(out_);
  }

 private:
  void put(std::string_view verb, Row row) {
    if (!seen_.insert(std::string(verb) + ":" + row.subject).second) return;
    const auto* words = std::ranges::find(verbs, verb, &Verb::name);
    Task task{.id = std::string(verb) + ":" + row.subject,
              .verb = std::string(verb),
              .words = {std::string(words->zh), std::string(words->en)},
              .proposal = {row.proposal.str(), std::move(row.title)},
              .number_text = std::move(row.number_text),
              .subject = std::move(row.subject),
              .since = row.since,
              .due_on = row.due_on};
    if (!row.from.empty()) task.from = std::move(row.from);
    if (row.due_on) {
      const int left = row.due_on->days() - today_.days();
      task.late = left < 0;
      task.group = left < 0    ? TaskGroup::overdue
                   : left == 0 ? TaskGroup::today
                   : left <= 7 ? TaskGroup::week
                               : TaskGroup::later;
    }
    out_.items.push_back(std::move(task));
  }
  template <class... Args>
  void put_all(std::string_view verb, Sql sql, const Args&... args) {
    for (auto& row : tx_.all<Row>(sql, args...)) put(verb, std::move(row));
  }

  void of_member() {
    const MemberId member = caller_.member();
    if (member.empty()) return;
    put_all("co_sign",
            "SELECT p.id, p.id, p.title, p.number_text, s.asked_at, s.deadline, p.proposer, '' FROM "
            "proposal_signers s JOIN proposals p "
            "ON p.committee_id = s.committee_id AND p.id = s.proposal_id WHERE s.committee_id = ?1 AND "
            "s.member_id = ?2 AND "
            "s.state = 'asked' AND p.stage = 'cosigning' ORDER BY s.deadline LIMIT ?3",
            caller_.committee, member, most_of_a_kind);
    put_all("submit",
            "SELECT id, id, title, number_text, stage_since, due_on, '', '' FROM proposals WHERE "
            "committee_id = ?1 AND first_member = ?2 "
            "AND stage = 'returned' ORDER BY stage_since LIMIT ?3",
            caller_.committee, member, most_of_a_kind);
    to_rate(member.str());
  }

  void of_bodies() {
    for (const auto& grant : caller_.grants) {
      if (grant.body.empty()) continue;
      put_all("submit",
              "SELECT id, id, title, number_text, stage_since, due_on, '', '' FROM proposals WHERE "
              "committee_id = ?1 AND body = ?2 AND "
              "stage = 'returned' ORDER BY stage_since LIMIT ?3",
              caller_.committee, grant.body, most_of_a_kind);
      to_rate(grant.body.str());
    }
  }

  // A signer of a merged proposal rates on that one, where they can read what became of it.
  void to_rate(const std::string& rater) {
    put_all("rate",
            "SELECT r.signed_proposal_id, r.signed_proposal_id, p.title, p.number_text, r.asked_at, "
            "r.due_on, p.lead_units, '' FROM ratings "
            "r JOIN proposals p ON p.committee_id = r.committee_id AND p.id = r.proposal_id WHERE "
            "r.committee_id = ?1 AND r.rater = ?2 "
            "AND r.state = 'asked' ORDER BY r.due_on LIMIT ?3",
            caller_.committee, rater, most_of_a_kind);
  }

  // The office's verb for a stage, if the rule book lets the caller take it.
  std::optional<std::string_view> office_verb(proposals::Stage stage) const {
    using proposals::Act;
    using proposals::Stage;
    proposals::Proposal any;
    any.stage = stage;
    const auto may = [&](Act act) { return proposals::may_do(book_, caller_, any, {}, act); };
    switch (stage) {
      case Stage::submitted:
      case Stage::pre_passed:
      case Stage::second_passed:
        if (may(Act::pass_preliminary) || may(Act::pass_second)) return "pass";
        if (may(Act::file)) return "file";
        return std::nullopt;
      case Stage::filed:
        return may(Act::assign) ? std::optional<std::string_view>("assign") : std::nullopt;
      case Stage::fed_back:
        return may(Act::close) ? std::optional<std::string_view>("close") : std::nullopt;
      default:
        return std::nullopt;
    }
  }

  void of_offices() {
    using proposals::Stage;
    for (const Stage stage :
         {Stage::submitted, Stage::pre_passed, Stage::second_passed, Stage::filed, Stage::fed_back}) {
      const auto verb = office_verb(stage);
      if (!verb) continue;
      put_all(*verb,
              "SELECT id, id, title, number_text, stage_since, due_on, proposer, '' FROM proposals WHERE "
              "committee_id = ?1 AND stage = ?2 "
              "ORDER BY updated_at, id LIMIT ?3",
              caller_.committee, stage, most_of_a_kind);
    }
    for (const auto office : {handling::Office::government_supervision, handling::Office::party_supervision,
                              handling::Office::proposals}) {
      if (handling::is_of(caller_, office)) of_office(office);
    }
  }

  void of_office(handling::Office office) {
    put_all("decide_objection",
            "SELECT o.id, p.id, p.title, p.number_text, o.asked_at, o.due_on, COALESCE(u.name, ''), '' FROM "
            "objections o JOIN assignments a ON "
            "a.committee_id = o.committee_id AND a.id = o.assignment_id JOIN proposals p ON p.committee_id = "
            "o.committee_id AND p.id = "
            "o.proposal_id LEFT JOIN units u ON u.committee_id = o.committee_id AND u.id = o.unit_id WHERE "
            "o.committee_id = ?1 AND "
            "o.decision = 'open' AND a.office = ?2 ORDER BY o.due_on LIMIT ?3",
            caller_.committee, office, most_of_a_kind);
    put_all("decide_extension",
            "SELECT e.id, p.id, p.title, p.number_text, e.asked_at, e.due_on, COALESCE(u.name, ''), '' FROM "
            "extensions e JOIN assignments a ON "
            "a.committee_id = e.committee_id AND a.id = e.assignment_id JOIN proposals p ON p.committee_id = "
            "e.committee_id AND p.id = "
            "e.proposal_id LEFT JOIN units u ON u.committee_id = e.committee_id AND u.id = e.unit_id WHERE "
            "e.committee_id = ?1 AND "
            "e.decision = 'open' AND a.office = ?2 ORDER BY e.due_on LIMIT ?3",
            caller_.committee, office, most_of_a_kind);
    for (auto& row : tx_.all<Row>("SELECT a.id, p.id, p.title, p.number_text, COALESCE(r.checked_at, "
                                  "r.signed_at, a.updated_at), c.due_on, COALESCE(u.name, ''), r.stage "
                                  "FROM replies r JOIN assignments a ON a.committee_id = r.committee_id AND "
                                  "a.id = r.assignment_id JOIN proposals p ON "
                                  "p.committee_id = r.committee_id AND p.id = r.proposal_id LEFT JOIN units "
                                  "u ON u.committee_id = r.committee_id AND u.id = "
                                  "r.unit_id LEFT JOIN clocks c ON c.committee_id = r.committee_id AND "
                                  "c.subject = r.assignment_id AND c.term = 'check_reply' AND "
                                  "c.state = 'running' WHERE r.committee_id = ?1 AND r.delivered_at IS NULL "
                                  "AND r.stage IN ('head_signed', 'checked') AND "
                                  "a.office = ?2 ORDER BY r.signed_at LIMIT ?3",
                                  caller_.committee, office, most_of_a_kind)) {
      const std::string_view verb = row.detail == "checked" ? "deliver" : "check";
      put(verb, std::move(row));
    }
  }

  void of_units() {
    std::set<UnitId> done;
    for (const auto& grant : caller_.grants) {
      if (!grant.unit.empty() && done.insert(grant.unit).second) of_unit(grant.unit);
    }
  }

  void of_unit(const UnitId& unit) {
    const bool head = caller_.head_of_unit(unit);
    for (auto& row : tx_.all<Row>(
             "SELECT a.id, p.id, p.title, p.number_text, a.updated_at, CASE WHEN a.stage = 'waiting' THEN "
             "a.sign_by ELSE COALESCE(a.extended_to, "
             "a.due_on) END, p.proposer, CASE WHEN a.stage = 'signed_for' AND a.part = 'co' THEN 'co' ELSE "
             "a.stage END FROM assignments a JOIN "
             "proposals p ON p.committee_id = a.committee_id AND p.id = a.proposal_id WHERE a.committee_id = "
             "?1 AND a.unit_id = ?2 AND "
             "a.stage IN ('waiting', 'signed_for', 'drafted', 'countersigned') ORDER BY a.due_on LIMIT ?3",
             caller_.committee, unit, most_of_a_kind)) {
      const bool drafted = row.detail == "drafted" || row.detail == "countersigned";
      const std::string_view verb = row.detail == "waiting" ? "sign_for"
                                    : row.detail == "co"    ? "opinion"
                                    : drafted && head       ? "sign"
                                                            : "reply";
      put(verb, std::move(row));
    }
    put_all("countersign",
            "SELECT l.id, p.id, p.title, p.number_text, r.drafted_at, COALESCE(l.extended_to, l.due_on), "
            "COALESCE(u.name, ''), '' FROM assignments a "
            "JOIN assignments l ON l.committee_id = a.committee_id AND l.proposal_id = a.proposal_id AND "
            "l.round = a.round AND l.part = 'lead' "
            "AND l.stage = 'drafted' JOIN replies r ON r.committee_id = l.committee_id AND r.assignment_id = "
            "l.id AND r.delivered_at IS NULL "
            "JOIN proposals p ON p.committee_id = a.committee_id AND p.id = a.proposal_id LEFT JOIN units u "
            "ON u.committee_id = l.committee_id "
            "AND u.id = l.unit_id WHERE a.committee_id = ?1 AND a.unit_id = ?2 AND a.part = 'co' AND a.stage "
            "NOT IN ('reassigned', "
            "'cancelled') AND NOT EXISTS (SELECT 1 FROM countersignatures c WHERE c.committee_id = "
            "r.committee_id AND c.reply_id = r.id AND "
            "c.unit_id = ?2 AND c.text_version = r.text_version) ORDER BY l.due_on LIMIT ?3",
            caller_.committee, unit, most_of_a_kind);
    put_all("promise",
            "SELECT m.id, p.id, p.title, p.number_text, COALESCE(m.asked_at, m.made_at), m.due_on, "
            "p.proposer, '' FROM promises m JOIN proposals p ON "
            "p.committee_id = m.committee_id AND p.id = m.proposal_id WHERE m.committee_id = ?1 AND "
            "m.unit_id = ?2 AND m.state IN ('open', "
            "'postponed') AND m.due_on <= ?3 ORDER BY m.due_on LIMIT ?4",
            caller_.committee, unit, today_.plus(7), most_of_a_kind);
  }

  Transaction& tx_;
  const rules::RuleBook& book_;
  const Caller& caller_;
  const Date today_;
  std::set<std::string> seen_;
  TaskList out_;
};

}  // namespace

Result<TaskList> tasks(Transaction& tx, const rules::RuleBook& book, const Caller& caller) {
  return Inbox(tx, book, caller).list();
}

}  // namespace yishi::oversight

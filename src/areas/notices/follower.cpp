// Facts into notices. The table says of each kind of fact who is told what, and what it asks of them; `see`
// first takes back what the fact has settled.
#include "areas/notices/clocks.hpp"
#include "areas/notices/phrases.hpp"
#include "areas/notices/reasons.hpp"

namespace yishi::notices {
namespace {

using database::Transaction;
using identity::Role;
using ledger::Fact;

constexpr std::int64_t ten_minutes = 600'000;
constexpr std::int64_t day = 86'400'000;

enum class Whom {
  asked_signers,  // co-signers who have not answered
  proposers,      // all whose word counts, of merged proposals too
  first_proposer,
  office,            // proposal clerks and head
  heads,             // proposal head
  office_in_charge,  // the office that assigned the fact's assignment
  assigners,         // office and supervision offices
  supervision,       // supervision offices
  unit,              // clerks and heads of the fact's unit
  unit_heads,        // of the fact's unit
  units,             // of every unit that handles it now
  new_units,         // of those that took over from another
  lead_units,        // of the lead (or split) units that handle it now
  co_units
};

// What a notice asks for, and so what takes it back.
enum class Asks { nothing, stage, assignment, decision };

struct Telling {
  std::string_view fact, kind;
  Whom whom;
  Asks asks = Asks::nothing;
  std::string_view tag = "", value = "";  // only facts that carry this tag; "" for all
};

constexpr Telling tellings[] = {
    {"proposals.co_signers_asked", "co_sign_asked", Whom::asked_signers, Asks::stage},
    {"proposals.co_sign_confirmed", "co_signed", Whom::first_proposer},
    {"proposals.co_sign_declined", "co_sign_declined", Whom::first_proposer},
    {"proposals.submitted", "to_review", Whom::office, Asks::stage},
    {"proposals.passed_preliminary", "to_file", Whom::office, Asks::stage},
    {"proposals.passed_second", "to_file", Whom::heads, Asks::stage},
    {"proposals.filed", "to_assign", Whom::assigners, Asks::stage},
    {"proposals.filed", "filed", Whom::proposers},
    {"proposals.returned", "returned", Whom::proposers, Asks::stage},
    {"proposals.declined", "declined", Whom::proposers},
    {"proposals.converted", "converted", Whom::proposers},
    {"proposals.merged", "merged", Whom::proposers},
    {"proposals.withdrawn", "withdrawn", Whom::proposers},
    {"proposals.withdrawn", "withdrawn", Whom::units},
    {"proposals.assigned", "to_sign_for", Whom::units, Asks::assignment},
    {"proposals.assigned", "assigned_told", Whom::proposers},
    {"proposals.replied", "to_rate", Whom::proposers, Asks::stage},
    {"proposals.replied", "to_rate", Whom::office},
    {"proposals.rating_accepted", "rated", Whom::units},
    {"proposals.rating_accepted", "to_close", Whom::office, Asks::stage},
    {"proposals.rating_rejected", "to_rehandle", Whom::units, Asks::assignment},
    {"proposals.rating_rejected", "dissatisfied_told", Whom::assigners},
    {"proposals.rating_rejected", "rehandling_told", Whom::proposers},
    {"proposals.feedback_silent", "to_close", Whom::office, Asks::stage},
    {"proposals.closed", "closed_told", Whom::proposers},
    {"proposals.reopened", "to_rehandle", Whom::units, Asks::assignment},
    {"proposals.reopened", "rehandling_told", Whom::proposers},
    {"handling.return_asked", "to_decide_objection", Whom::office_in_charge, Asks::decision},
    {"handling.return_accepted", "objection_decided", Whom::unit},
    {"handling.return_rejected", "objection_decided", Whom::unit, Asks::assignment},
    {"handling.reassigned", "to_sign_for", Whom::new_units, Asks::assignment},
    {"handling.extension_asked", "to_decide_extension", Whom::office_in_charge, Asks::decision},
    {"handling.extended", "extension_decided", Whom::unit},
    {"handling.extension_rejected", "extension_decided", Whom::unit},
    {"handling.opinion_sent", "opinion_sent", Whom::lead_units},
    {"handling.reply_drafted", "to_sign", Whom::unit_heads, Asks::assignment},
    {"handling.reply_drafted", "to_countersign", Whom::co_units},
    {"handling.countersigned", "countersigned", Whom::lead_units, Asks::nothing, "agree", "yes"},
    {"handling.countersigned", "countersign_refused", Whom::lead_units, Asks::nothing, "agree", "no"},
    {"handling.delivered", "interim_told", Whom::proposers, Asks::nothing, "interim", "yes"},
    {"handling.signed", "to_check", Whom::office_in_charge, Asks::decision},
    {"handling.checked", "checked", Whom::unit},
    {"handling.cancelled", "cancelled", Whom::unit},
    {"handling.sent_back", "sent_back", Whom::unit, Asks::assignment},
    {"handling.contacted", "contacted", Whom::proposers},
    {"handling.rated", "rated", Whom::units},
    {"oversight.key_chosen", "key_told", Whom::proposers},
    {"oversight.key_chosen", "key_assigned", Whom::units},
    {"oversight.supervised", "supervised", Whom::units},
    {"oversight.excellent_chosen", "excellent_told", Whom::proposers},
    {"oversight.urged", "urged", Whom::unit, Asks::assignment},
    {"oversight.promise_asked", "promise_due", Whom::unit},
    {"oversight.promise_met", "promise_kept_told", Whom::proposers},
    {"oversight.promise_broken", "promise_broken_told", Whom::assigners},
    {"oversight.received", "from_below", Whom::office},
    {"oversight.upper_filed", "raised_result", Whom::office},
    {"oversight.upper_not_filed", "raised_result", Whom::office},
    {"oversight.upper_merged", "raised_result", Whom::office},
    {"oversight.upper_returned", "raised_result", Whom::office},
    {"oversight.upper_converted", "raised_result", Whom::office},
    {"oversight.upper_replied", "raised_result", Whom::office},
    {"oversight.upper_closed", "raised_result", Whom::office},
};

// What a fact about an assignment settles: what its unit was asked for, or what an office was to decide about
// it.
struct Settling {
  std::string_view fact;
  bool asked = false, decision = false;
};
constexpr Settling settlings[] = {
    {"handling.signed_for", true, false},
    {"handling.return_asked", true, false},
    {"handling.return_accepted", true, true},
    {"handling.return_rejected", false, true},
    {"handling.reassigned", true, true},
    {"handling.extended", false, true},
    {"handling.extension_rejected", false, true},
    {"handling.opinion_sent", true, false},
    {"handling.reply_drafted", true, false},
    {"handling.signed", true, false},
    {"handling.checked", false, true},
    {"handling.sent_back", false, true},
    {"handling.delivered", true, true},
    {"handling.cancelled", true, true},
};

// Facts about a proposal that leave its stage as it is: they settle nothing that waits on the stage.
constexpr std::string_view beside_the_stage[] = {"proposals.co_sign_confirmed", "proposals.co_sign_declined",
                                                 "proposals.fell_overdue", "proposals.escalated"};

struct Handler {
  std::string assignment;
  UnitId unit;
  std::string part;
  Date sign_by, due_on;
};
BOOST_DESCRIBE_STRUCT(Handler, (), (assignment, unit, part, sign_by, due_on))

// The units that handle it now, in the lap that runs.
std::vector<Handler> handlers(Transaction& tx, CommitteeId committee, const ProposalId& proposal) {
  return tx.all<Handler>(
      "SELECT id, unit_id, part, sign_by, COALESCE(extended_to, due_on) FROM assignments WHERE committee_id "
      "= ?1 AND "
      "proposal_id = ?2 AND stage NOT IN ('reassigned', 'cancelled') AND round = (SELECT MAX(round) FROM "
      "assignments WHERE "
      "committee_id = ?1 AND proposal_id = ?2) ORDER BY part, unit_id",
      committee, proposal);
}

class NoticeFollower final : public ledger::Follower {
 public:
  NoticeFollower(const rules::Library& rules, const Clock& clock) : rules_(rules), clock_(clock) {}
  std::string_view name() const override { return "notices"; }

  void see(Transaction& tx, const std::vector<Fact>& facts) override {
    const std::int64_t oldest = clock_.now().milliseconds - kept_days * day;
    for (const auto& fact : facts) {
      if (fact.at.milliseconds >= oldest) see_one(tx, fact);
    }
  }

  // Read marks stay, so that a rebuild shows nobody old notices as new; what comes from clocks is no fact and
  // stays.
  void forget(Transaction& tx) override {
    tx.run(
        "INSERT INTO notice_reads (committee_id, notice_id, read_at) SELECT committee_id, id, read_at FROM "
        "notices WHERE "
        "read_at IS NOT NULL AND fact > 0 ON CONFLICT (committee_id, notice_id) DO NOTHING");
    tx.run("DELETE FROM notices WHERE fact > 0");
  }

 private:
  void see_one(Transaction& tx, const Fact& fact) {
    const auto id =
        ProposalId::parse(fact.subject_type == "proposal" ? fact.subject : noted(fact, "proposal"));
    const auto proposal = id ? proposals::find(tx, fact.committee, *id) : std::nullopt;
    if (!proposal) return;
    settle(tx, fact, *proposal);
    if (fact.kind == "proposals.fell_overdue" || fact.kind == "proposals.escalated") {
      tell_of_clock(tx, fact, *proposal);
    } else {
      for (const auto& telling : tellings) {
        if (telling.fact != fact.kind) continue;
        if (telling.tag.empty() || tagged(fact, telling.tag) == telling.value)
          tell(tx, fact, *proposal, telling);
      }
    }
    note_change(tx, fact, *proposal);
  }

  void settle(Transaction& tx, const Fact& fact, const proposals::Proposal& proposal) {
    if (fact.kind.starts_with("proposals.co_sign_")) {
      for (const auto& person : fact.people) {
        for (const auto& account : of_members(tx, fact.committee, {person.member})) {
          withdraw(tx, fact.committee, "stage:" + proposal.id.str(), fact.at, account);
        }
      }
    }
    if (fact.kind.starts_with("proposals.") &&
        std::ranges::find(beside_the_stage, fact.kind) == std::end(beside_the_stage)) {
      withdraw(tx, fact.committee, "stage:" + proposal.id.str(), fact.at);
    }
    const auto* settling = std::ranges::find(settlings, fact.kind, &Settling::fact);
    if (settling != std::end(settlings)) {
      const auto assignment = noted(fact, "assignment");
      if (settling->asked) withdraw(tx, fact.committee, "assignment:" + assignment, fact.at);
      if (settling->decision) withdraw(tx, fact.committee, "decision:" + assignment, fact.at);
    }
    withdraw_stopped_clocks(tx, fact.committee, proposal.id, fact.at);
  }

  Accounts accounts(Transaction& tx, const Fact& fact, const proposals::Proposal& proposal, Whom whom) {
    const CommitteeId committee = fact.committee;
    const UnitId unit = UnitId::parse(tagged(fact, "unit")).value_or(UnitId{});
    switch (whom) {
      case Whom::asked_signers: {
        std::vector<MemberId> asked;
        for (const auto& person : fact.people) asked.push_back(person.member);
        return of_members(tx, committee, asked);
      }
      case Whom::proposers:
        return proposers(tx, committee, proposal, true);
      case Whom::first_proposer:
        return of_members(tx, committee, {proposal.first_member});
      case Whom::office:
        return proposals_office(tx, committee);
      case Whom::heads:
        return with_roles(tx, committee, {Role::proposal_head});
      case Whom::supervision:
        return supervision_offices(tx, committee);
      case Whom::office_in_charge:
        return office_in_charge_of(tx, committee, noted(fact, "assignment"));
      case Whom::assigners: {
        Accounts out = proposals_office(tx, committee);
        add(out, supervision_offices(tx, committee));
        return out;
      }
      case Whom::unit:
        return of_unit(tx, committee, unit);
      case Whom::unit_heads:
        return heads_of_unit(tx, committee, unit);
      case Whom::units:
      case Whom::new_units:
      case Whom::lead_units:
      case Whom::co_units:
        break;  // told one by one
    }
    return {};
  }

  static bool is_meant(const Fact& fact, const Handler& handler, Whom whom) {
    switch (whom) {
      case Whom::units:
        return true;
      case Whom::lead_units:
        return handler.part != "co";
      case Whom::co_units:
        return handler.part == "co";
      case Whom::new_units:
        return std::ranges::any_of(fact.tags, [&](const auto& tag) {
          return (tag.name == "new_unit" || tag.name == "new_co_unit") && tag.value == handler.unit.text();
        });
      default:
        return false;
    }
  }

  void tell(Transaction& tx, const Fact& fact, const proposals::Proposal& proposal, const Telling& telling) {
    Message m = message(tx, fact, proposal, telling, std::nullopt);
    send(tx, fact, telling, accounts(tx, fact, proposal, telling.whom), m);
    if (telling.whom < Whom::units) return;
    for (const auto& handler : handlers(tx, fact.committee, proposal.id)) {
      if (!is_meant(fact, handler, telling.whom)) continue;
      m = message(tx, fact, proposal, telling, handler);
      send(tx, fact, telling, of_unit(tx, fact.committee, handler.unit), m);
    }
  }

  void send(Transaction& tx, const Fact& fact, const Telling& telling, Accounts to, const Message& m) {
    if (telling.asks == Asks::nothing) std::erase(to, fact.actor);  // nobody is told of their own act
    if (!to.empty()) post(tx, fact.committee, to, m, clock_.now());
  }

  Message message(Transaction& tx, const Fact& fact, const proposals::Proposal& proposal,
                  const Telling& telling, const std::optional<Handler>& handler) {
    const auto& book = rules_.in_force(fact.committee, Date::of(fact.at));
    const auto unit = UnitId::parse(tagged(fact, "unit"));
    const std::string unit_words = unit && !fact.kind.starts_with("proposals.")
                                       ? unit_name(tx, fact.committee, *unit)
                                       : proposal.lead_units;
    Values values{.proposal = called(proposal),
                  .unit = {unit_words, unit_words},
                  .step = {},
                  .due = due_of(tx, fact, proposal, telling, handler),
                  .reason = reason_of(tx, book, fact, proposal)};
    return {.at = fact.at,
            .kind = std::string(telling.kind),
            .words = phrase(telling.kind, values),
            .link = link_to(proposal),
            .proposal = proposal.id,
            .task = task_of(fact, proposal, telling, handler),
            .fact = fact.number,
            .subject = handler ? handler->assignment : ""};
  }

  static std::string task_of(const Fact& fact, const proposals::Proposal& proposal, const Telling& telling,
                             const std::optional<Handler>& handler) {
    if (telling.asks == Asks::nothing) return "";
    const std::string assignment = handler ? handler->assignment : noted(fact, "assignment");
    if (telling.asks == Asks::decision) return "decision:" + assignment;
    if (telling.asks == Asks::assignment && !assignment.empty()) return "assignment:" + assignment;
    return "stage:" + proposal.id.str();
  }

  static std::string due_of(Transaction& tx, const Fact& fact, const proposals::Proposal& proposal,
                            const Telling& telling, const std::optional<Handler>& handler) {
    if (handler) return (telling.kind == "to_sign_for" ? handler->sign_by : handler->due_on).iso();
    if (telling.whom == Whom::asked_signers) {
      const auto deadline =
          tx.first<std::optional<Date>>(
                "SELECT MAX(deadline) FROM proposal_signers WHERE committee_id = ?1 AND proposal_id = "
                "?2 AND state = 'asked'",
                fact.committee, proposal.id)
              .value_or(std::nullopt);
      if (deadline) return deadline->iso();
    }
    return proposal.due_on ? proposal.due_on->iso() : "";
  }

  void tell_of_clock(Transaction& tx, const Fact& fact, const proposals::Proposal& proposal) {
    const auto clock = running_clock(tx, fact.committee, noted(fact, "clock"));
    if (!clock || clock->due_on.iso() != noted(fact, "due_on")) return;  // settled or extended meanwhile
    const auto& book = rules_.in_force(fact.committee, Date::of(fact.at));
    const auto send = [&](const Accounts& to, std::string kind) {
      Message m = clock_message(tx, book, fact.committee, proposal, *clock, std::move(kind), fact.at, "");
      m.fact = fact.number;
      post(tx, fact.committee, to, m, clock_.now());
    };
    const Accounts acting = expected_to_act(tx, fact.committee, proposal, *clock);
    Accounts watching = looking_after(tx, fact.committee, *clock);
    std::erase_if(watching,
                  [&](const auto& account) { return std::ranges::find(acting, account) != acting.end(); });
    if (fact.kind == "proposals.fell_overdue") {
      send(acting, "fell_overdue");
      send(watching, "fell_overdue_told");
    } else {
      add(watching, with_roles(tx, fact.committee, {Role::committee_leader}));
      send(watching, "escalated");
    }
  }

  // For open pages; only what happens now, not what is rebuilt or imported.
  void note_change(Transaction& tx, const Fact& fact, const proposals::Proposal& proposal) {
    if (clock_.now().milliseconds - fact.at.milliseconds > ten_minutes) return;
    const auto number = *tx.first<std::int64_t>(
        "INSERT INTO notice_counters (committee_id, last) VALUES (?1, 1) ON CONFLICT "
        "(committee_id) DO UPDATE SET last = notice_counters.last + 1 RETURNING last",
        fact.committee);
    tx.run("INSERT INTO live_changes (committee_id, number, proposal_id, at) VALUES (?1, ?2, ?3, ?4)",
           fact.committee, number, proposal.id, fact.at);
  }

  const rules::Library& rules_;
  const Clock& clock_;
};

}  // namespace

std::unique_ptr<ledger::Follower> follower(const rules::Library& rules, const Clock& clock) {
  for (const auto& telling : tellings) {
    if (!has_phrase(telling.kind))
      throw std::logic_error("no words for the notice " + std::string(telling.kind));
  }
  return std::make_unique<NoticeFollower>(rules, clock);
}

}  // namespace yishi::notices

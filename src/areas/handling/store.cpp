#include "areas/handling/store.hpp"

#include <fmt/format.h>

#include <ranges>

namespace yishi::handling::store {

using database::Sql;

namespace {

constexpr std::string_view assignment_columns =
    "id, proposal_id, round, unit_id, part, stage, office, term, assigned_at, assigned_by, note, sign_by, "
    "due_on, extended_to, "
    "signed_for_at, signed_for_by, signed_late, opinion, opinion_at, replied_at, replied_late, reply_class, "
    "first_contact_at, "
    "contacts, talks, objections, extensions, sent_back, version, updated_at";

constexpr std::string_view reply_columns =
    "id, assignment_id, proposal_id, unit_id, round, interim, stage, reply_class, proposed_class, body, "
    "is_open, contact_name, "
    "contact_phone, promises, mediation, document_number, drafted_by, drafted_at, signed_by, signed_at, "
    "checked_by, checked_at, "
    "sent_back_reason, delivered_by, delivered_at, text_version, version";

constexpr std::string_view rating_columns =
    "id, proposal_id, round, rater_kind, rater, signed_proposal_id, state, attitude, result, reason, "
    "asked_at, due_on, at, by_account";

}  // namespace

// ---- assignments --------------------------------------------------------------------------------------

void insert(Transaction& tx, CommitteeId committee, const AssignmentRow& r) {
  static const std::string sql = fmt::format(
      "INSERT INTO assignments (committee_id, {}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
      "?13, ?14, ?15, ?16, "
      "?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31)",
      assignment_columns);
  tx.run(Sql::built(sql), committee, r.id, r.proposal, r.round, r.unit, r.part, r.stage, r.office, r.term,
         r.assigned_at, r.assigned_by, r.note, r.sign_by, r.due_on, r.extended_to, r.signed_for_at,
         r.signed_for_by, r.signed_late, r.opinion, r.opinion_at, r.replied_at, r.replied_late, r.reply_class,
         r.first_contact_at, r.contacts, r.talks, r.objections, r.extensions, r.sent_back, r.version,
         r.updated_at);
}

std::optional<AssignmentRow> load(Transaction& tx, CommitteeId committee, const AssignmentId& id) {
  static const std::string sql =
      fmt::format("SELECT {} FROM assignments WHERE committee_id = ?1 AND id = ?2", assignment_columns);
  return tx.first<AssignmentRow>(Sql::built(sql), committee, id);
}

bool update(Transaction& tx, CommitteeId committee, AssignmentRow& r) {
  const auto changed = tx.run(
      "UPDATE assignments SET stage = ?4, due_on = ?5, extended_to = ?6, signed_for_at = ?7, signed_for_by = "
      "?8, signed_late = ?9, "
      "opinion = ?10, opinion_at = ?11, replied_at = ?12, replied_late = ?13, reply_class = ?14, "
      "first_contact_at = ?15, "
      "contacts = ?16, talks = ?17, objections = ?18, extensions = ?19, sent_back = ?20, updated_at = ?21, "
      "sign_by = ?22, "
      "version = version + 1 WHERE committee_id = ?1 AND id = ?2 AND version = ?3",
      committee, r.id, r.version, r.stage, r.due_on, r.extended_to, r.signed_for_at, r.signed_for_by,
      r.signed_late, r.opinion, r.opinion_at, r.replied_at, r.replied_late, r.reply_class, r.first_contact_at,
      r.contacts, r.talks, r.objections, r.extensions, r.sent_back, r.updated_at, r.sign_by);
  if (changed == 0) return false;
  ++r.version;
  return true;
}

std::vector<AssignmentRow> of_proposal(Transaction& tx, CommitteeId committee, const ProposalId& proposal) {
  static const std::string sql = fmt::format(
      "SELECT {} FROM assignments WHERE committee_id = ?1 AND proposal_id = ?2 ORDER BY round, assigned_at, "
      "id",
      assignment_columns);
  return tx.all<AssignmentRow>(Sql::built(sql), committee, proposal);
}

std::vector<AssignmentRow> active(Transaction& tx, CommitteeId committee, const ProposalId& proposal,
                                  int round) {
  static const std::string sql = fmt::format(
      "SELECT {} FROM assignments WHERE committee_id = ?1 AND proposal_id = ?2 AND round = ?3 AND "
      "stage NOT IN ('reassigned', 'cancelled') ORDER BY assigned_at, id",
      assignment_columns);
  return tx.all<AssignmentRow>(Sql::built(sql), committee, proposal, round);
}

std::vector<AssignmentRow> orphaned(Transaction& tx, CommitteeId committee, int limit) {
  static const std::string sql = [] {
    std::string columns;
    for (const auto name : std::views::split(assignment_columns, std::string_view(", "))) {
      columns += (columns.empty() ? "a." : ", a.") + std::string(name.begin(), name.end());
    }
    return fmt::format(
        "SELECT {} FROM proposals p JOIN assignments a ON a.committee_id = p.committee_id AND a.proposal_id "
        "= p.id "
        "WHERE p.committee_id = ?1 AND p.stage = 'withdrawn' AND a.stage NOT IN ('reassigned', 'cancelled', "
        "'replied', 'opinion_sent') LIMIT ?2",
        columns);
  }();
  return tx.all<AssignmentRow>(Sql::built(sql), committee, limit);
}

std::vector<AssignmentRow> page(Transaction& tx, CommitteeId committee, const AssignmentFilter& f,
                                const Place& after, Date today) {
  std::string where = "committee_id = ?1 AND (due_on, id) > (?2, ?3)";
  int last = 4;
  const auto also = [&](std::string_view piece) { where += fmt::format(" AND {} ?{}", piece, ++last); };
  if (f.stage)
    also("stage =");
  else
    where += " AND stage NOT IN ('replied', 'opinion_sent', 'reassigned', 'cancelled')";
  if (f.late) also("due_on <");
  if (!f.unit.empty()) also("unit_id =");
  const std::string sql = fmt::format("SELECT {} FROM assignments WHERE {} ORDER BY due_on, id LIMIT ?4",
                                      assignment_columns, where);
  return tx.all_bound<AssignmentRow>(Sql::built(sql), [&](database::Statement& s) {
    database::bind(s, 1, committee);
    database::bind(s, 2, after.due_on);
    database::bind(s, 3, after.id);
    database::bind(s, 4, f.limit + 1);
    int parameter = 4;
    if (f.stage) database::bind(s, ++parameter, *f.stage);
    if (f.late) database::bind(s, ++parameter, today);
    if (!f.unit.empty()) database::bind(s, ++parameter, f.unit);
  });
}

std::vector<LoadRow> loads(Transaction& tx, CommitteeId committee, Date today) {
  return tx.all<LoadRow>(
      "SELECT unit_id, SUM(CASE WHEN stage NOT IN ('replied', 'opinion_sent', 'reassigned', 'cancelled') "
      "THEN 1 ELSE 0 END), "
      "SUM(CASE WHEN stage NOT IN ('replied', 'opinion_sent', 'reassigned', 'cancelled') AND due_on < ?2 "
      "THEN 1 ELSE 0 END), "
      "SUM(CASE WHEN stage = 'reassigned' THEN 1 ELSE 0 END) FROM assignments WHERE committee_id = ?1 GROUP "
      "BY unit_id "
      "ORDER BY 2 DESC, unit_id",
      committee, today);
}

// ---- laps ---------------------------------------------------------------------------------------------

void begin_round(Transaction& tx, CommitteeId committee, const ProposalId& proposal, int round,
                 std::string_view begun_by, Timestamp at) {
  tx.run(
      "INSERT INTO handling_rounds (committee_id, proposal_id, round, begun_by, begun_at, outcome, turns) "
      "VALUES (?1, ?2, ?3, ?4, ?5, '', 0)",
      committee, proposal, round, begun_by, at);
}

void take_turn(Transaction& tx, CommitteeId committee, const ProposalId& proposal, int round) {
  tx.run(
      "UPDATE handling_rounds SET turns = turns + 1 WHERE committee_id = ?1 AND proposal_id = ?2 AND round = "
      "?3",
      committee, proposal, round);
}

void round_replied(Transaction& tx, CommitteeId committee, const ProposalId& proposal, int round,
                   Timestamp at, Date feedback_due) {
  tx.run(
      "UPDATE handling_rounds SET replied_at = ?4, feedback_due = ?5 WHERE committee_id = ?1 AND proposal_id "
      "= ?2 AND round = ?3",
      committee, proposal, round, at, feedback_due);
}

bool conclude_round(Transaction& tx, CommitteeId committee, const ProposalId& proposal, int round,
                    std::string_view outcome, Timestamp at) {
  return tx.run(
             "UPDATE handling_rounds SET outcome = ?4, outcome_at = ?5 WHERE committee_id = ?1 AND "
             "proposal_id = ?2 AND "
             "round = ?3 AND outcome = ''",
             committee, proposal, round, outcome, at) == 1;
}

int rejected_laps(Transaction& tx, CommitteeId committee, const ProposalId& proposal) {
  return tx
      .first<int>(
          "SELECT COUNT(*) FROM handling_rounds WHERE committee_id = ?1 AND proposal_id = ?2 AND round > "
          "(SELECT "
          "COALESCE(MAX(round), 0) FROM handling_rounds WHERE committee_id = ?1 AND proposal_id = ?2 AND "
          "begun_by <> 'reject_rating')",
          committee, proposal)
      .value_or(0);
}

std::vector<DueRound> feedback_overdue(Transaction& tx, CommitteeId committee, Date today, int limit) {
  return tx.all<DueRound>(
      "SELECT proposal_id, round FROM handling_rounds WHERE committee_id = ?1 AND outcome = '' AND "
      "feedback_due < ?2 ORDER BY feedback_due LIMIT ?3",
      committee, today, limit);
}

// ---- objections and extensions ------------------------------------------------------------------------

void insert(Transaction& tx, CommitteeId committee, const ObjectionRow& r) {
  tx.run(
      "INSERT INTO objections (committee_id, id, assignment_id, proposal_id, unit_id, reason, better_unit, "
      "asked_at, asked_by, "
      "due_on, decision, decision_reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'open', '')",
      committee, r.id, r.assignment, r.proposal, r.unit, r.reason, r.better_unit, r.asked_at, r.asked_by,
      r.due_on);
}

std::optional<ObjectionRow> load(Transaction& tx, CommitteeId committee, const ObjectionId& id) {
  return tx.first<ObjectionRow>(
      "SELECT id, assignment_id, proposal_id, unit_id, reason, better_unit, asked_at, asked_by, due_on, "
      "decision, decided_at, decided_by, decision_reason FROM objections WHERE committee_id = ?1 AND "
      "id = ?2",
      committee, id);
}

std::vector<ObjectionRow> objections(Transaction& tx, CommitteeId committee, const ProposalId& proposal) {
  return tx.all<ObjectionRow>(
      "SELECT id, assignment_id, proposal_id, unit_id, reason, better_unit, asked_at, asked_by, due_on, "
      "decision, decided_at, decided_by, decision_reason FROM objections WHERE committee_id = ?1 AND "
      "proposal_id = ?2 ORDER BY asked_at, id",
      committee, proposal);
}

bool decide(Transaction& tx, CommitteeId committee, const ObjectionId& id, Decision decision,
            const AccountId& by, std::string_view reason, Timestamp at) {
  return tx.run(
             "UPDATE objections SET decision = ?3, decided_by = ?4, decision_reason = ?5, decided_at = ?6 "
             "WHERE "
             "committee_id = ?1 AND id = ?2 AND decision = 'open'",
             committee, id, decision, by, reason, at) == 1;
}

void insert(Transaction& tx, CommitteeId committee, const ExtensionRow& r) {
  tx.run(
      "INSERT INTO extensions (committee_id, id, assignment_id, proposal_id, unit_id, reason, until, "
      "asked_at, asked_by, due_on, "
      "decision, decision_reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'open', '')",
      committee, r.id, r.assignment, r.proposal, r.unit, r.reason, r.until, r.asked_at, r.asked_by, r.due_on);
}

std::optional<ExtensionRow> load(Transaction& tx, CommitteeId committee, const ExtensionId& id) {
  return tx.first<ExtensionRow>(
      "SELECT id, assignment_id, proposal_id, unit_id, reason, until, asked_at, asked_by, due_on, "
      "decision, decided_at, decided_by, decision_reason FROM extensions WHERE committee_id = ?1 AND "
      "id = ?2",
      committee, id);
}

std::vector<ExtensionRow> extensions(Transaction& tx, CommitteeId committee, const ProposalId& proposal) {
  return tx.all<ExtensionRow>(
      "SELECT id, assignment_id, proposal_id, unit_id, reason, until, asked_at, asked_by, due_on, "
      "decision, decided_at, decided_by, decision_reason FROM extensions WHERE committee_id = ?1 AND "
      "proposal_id = ?2 ORDER BY asked_at, id",
      committee, proposal);
}

bool decide(Transaction& tx, CommitteeId committee, const ExtensionId& id, Decision decision, Date until,
            const AccountId& by, std::string_view reason, Timestamp at) {
  return tx.run(
             "UPDATE extensions SET decision = ?3, until = ?4, decided_by = ?5, decision_reason = ?6, "
             "decided_at = ?7 WHERE "
             "committee_id = ?1 AND id = ?2 AND decision = 'open'",
             committee, id, decision, until, by, reason, at) == 1;
}

void drop_open_extensions(Transaction& tx, CommitteeId committee, const AssignmentId& assignment,
                          std::string_view reason, Timestamp at) {
  tx.run(
      "UPDATE extensions SET decision = 'rejected', decision_reason = ?3, decided_at = ?4 WHERE committee_id "
      "= ?1 AND "
      "assignment_id = ?2 AND decision = 'open'",
      committee, assignment, reason, at);
}

// ---- replies ------------------------------------------------------------------------------------------

void insert(Transaction& tx, CommitteeId committee, const ReplyRow& r) {
  static const std::string sql = fmt::format(
      "INSERT INTO replies (committee_id, {}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
      "?13, ?14, ?15, ?16, ?17, "
      "?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28)",
      reply_columns);
  tx.run(Sql::built(sql), committee, r.id, r.assignment, r.proposal, r.unit, r.round, r.interim, r.stage,
         r.reply_class, r.proposed_class, r.body, r.open, r.contact_name, r.contact_phone, r.promises,
         r.mediation, r.document_number, r.drafted_by, r.drafted_at, r.signed_by, r.signed_at, r.checked_by,
         r.checked_at, r.sent_back_reason, r.delivered_by, r.delivered_at, r.text_version, r.version);
}

bool update(Transaction& tx, CommitteeId committee, ReplyRow& r) {
  const auto changed = tx.run(
      "UPDATE replies SET interim = ?4, stage = ?5, reply_class = ?6, proposed_class = ?7, body = ?8, "
      "is_open = ?9, contact_name = ?10, "
      "contact_phone = ?11, promises = ?12, mediation = ?13, document_number = ?14, drafted_by = ?15, "
      "drafted_at = ?16, "
      "signed_by = ?17, signed_at = ?18, checked_by = ?19, checked_at = ?20, sent_back_reason = ?21, "
      "delivered_by = ?22, "
      "delivered_at = ?23, text_version = ?24, version = version + 1 WHERE committee_id = ?1 AND id = ?2 AND "
      "version = ?3",
      committee, r.id, r.version, r.interim, r.stage, r.reply_class, r.proposed_class, r.body, r.open,
      r.contact_name, r.contact_phone, r.promises, r.mediation, r.document_number, r.drafted_by, r.drafted_at,
      r.signed_by, r.signed_at, r.checked_by, r.checked_at, r.sent_back_reason, r.delivered_by,
      r.delivered_at, r.text_version);
  if (changed == 0) return false;
  ++r.version;
  return true;
}

std::optional<ReplyRow> load(Transaction& tx, CommitteeId committee, const ReplyId& id) {
  static const std::string sql =
      fmt::format("SELECT {} FROM replies WHERE committee_id = ?1 AND id = ?2", reply_columns);
  return tx.first<ReplyRow>(Sql::built(sql), committee, id);
}

std::optional<ReplyRow> open_reply(Transaction& tx, CommitteeId committee, const AssignmentId& assignment) {
  static const std::string sql = fmt::format(
      "SELECT {} FROM replies WHERE committee_id = ?1 AND assignment_id = ?2 AND delivered_at IS NULL",
      reply_columns);
  return tx.first<ReplyRow>(Sql::built(sql), committee, assignment);
}

std::vector<ReplyRow> replies(Transaction& tx, CommitteeId committee, const ProposalId& proposal) {
  static const std::string sql = fmt::format(
      "SELECT {} FROM replies WHERE committee_id = ?1 AND proposal_id = ?2 ORDER BY round, drafted_at, id",
      reply_columns);
  return tx.all<ReplyRow>(Sql::built(sql), committee, proposal);
}

void keep_signed(Transaction& tx, CommitteeId committee, const ReplyRow& r) {
  tx.run(
      "INSERT INTO reply_versions (committee_id, reply_id, version, reply_class, body, signed_by, signed_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      committee, r.id, r.version, r.reply_class, r.body, r.signed_by, r.signed_at);
}

int next_document_number(Transaction& tx, CommitteeId committee, const UnitId& unit, int year) {
  return *tx.first<int>(
      "INSERT INTO document_numbers (committee_id, unit_id, year, last) VALUES (?1, ?2, ?3, 1) "
      "ON CONFLICT (committee_id, unit_id, year) DO UPDATE SET last = document_numbers.last + 1 RETURNING "
      "last",
      committee, unit, year);
}

void put(Transaction& tx, CommitteeId committee, const CountersignatureRow& r) {
  tx.run(
      "INSERT INTO countersignatures (committee_id, reply_id, unit_id, proposal_id, text_version, agree, "
      "opinion, at, by_account) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (committee_id, reply_id, unit_id) DO UPDATE "
      "SET "
      "text_version = excluded.text_version, agree = excluded.agree, opinion = excluded.opinion, at = "
      "excluded.at, "
      "by_account = excluded.by_account",
      committee, r.reply, r.unit, r.proposal, r.text_version, r.agree, r.opinion, r.at, r.by);
}

std::vector<CountersignatureRow> countersignatures(Transaction& tx, CommitteeId committee,
                                                   const ProposalId& proposal) {
  return tx.all<CountersignatureRow>(
      "SELECT reply_id, unit_id, proposal_id, text_version, agree, opinion, at, by_account FROM "
      "countersignatures WHERE committee_id = ?1 AND proposal_id = ?2 ORDER BY at",
      committee, proposal);
}

// ---- contacts, promises -------------------------------------------------------------------------------

void insert(Transaction& tx, CommitteeId committee, const ContactRow& r) {
  tx.run(
      "INSERT INTO contacts (committee_id, id, assignment_id, proposal_id, unit_id, way, face_to_face, at, "
      "with_whom, summary, "
      "deputy_head, recorded_by, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
      "?13)",
      committee, r.id, r.assignment, r.proposal, r.unit, r.way, r.face_to_face, r.at, r.with, r.summary,
      r.deputy_head, r.recorded_by, r.recorded_at);
}

std::vector<ContactRow> contacts(Transaction& tx, CommitteeId committee, const ProposalId& proposal) {
  return tx.all<ContactRow>(
      "SELECT id, assignment_id, proposal_id, unit_id, way, face_to_face, at, with_whom, summary, "
      "deputy_head, "
      "recorded_by, recorded_at FROM contacts WHERE committee_id = ?1 AND proposal_id = ?2 ORDER BY at, id",
      committee, proposal);
}

void insert(Transaction& tx, CommitteeId committee, const PromiseRow& r) {
  tx.run(
      "INSERT INTO promises (committee_id, id, proposal_id, assignment_id, reply_id, unit_id, round, "
      "sentence, due_on, state, "
      "evidence, made_at, asked_at, settled_at, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
      "?11, ?12, ?13, ?14, ?15)",
      committee, r.id, r.proposal, r.assignment, r.reply, r.unit, r.round, r.sentence, r.due_on, r.state,
      r.evidence, r.made_at, r.asked_at, r.settled_at, r.version);
}

std::vector<PromiseRow> promises(Transaction& tx, CommitteeId committee, const ProposalId& proposal) {
  return tx.all<PromiseRow>(
      "SELECT id, proposal_id, assignment_id, reply_id, unit_id, round, sentence, due_on, state, evidence, "
      "made_at, asked_at, settled_at, version FROM promises WHERE committee_id = ?1 AND proposal_id = ?2 "
      "ORDER BY due_on, id",
      committee, proposal);
}

// ---- ratings ------------------------------------------------------------------------------------------

void ask(Transaction& tx, CommitteeId committee, const RatingRow& r) {
  tx.run(
      "INSERT INTO ratings (committee_id, id, proposal_id, round, rater_kind, rater, signed_proposal_id, "
      "state, attitude, result, "
      "reason, asked_at, due_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'asked', '', '', '', ?8, ?9) "
      "ON CONFLICT (committee_id, proposal_id, round, rater) DO NOTHING",
      committee, r.id, r.proposal, r.round, r.rater_kind, r.rater, r.signed_proposal, r.asked_at, r.due_on);
}

std::vector<RatingRow> ratings(Transaction& tx, CommitteeId committee, const ProposalId& proposal) {
  static const std::string sql = fmt::format(
      "SELECT {} FROM ratings WHERE committee_id = ?1 AND proposal_id = ?2 ORDER BY round, asked_at, id",
      rating_columns);
  return tx.all<RatingRow>(Sql::built(sql), committee, proposal);
}

std::vector<RatingRow> ratings(Transaction& tx, CommitteeId committee, const ProposalId& proposal,
                               int round) {
  static const std::string sql = fmt::format(
      "SELECT {} FROM ratings WHERE committee_id = ?1 AND proposal_id = ?2 AND round = ?3 ORDER BY asked_at, "
      "id",
      rating_columns);
  return tx.all<RatingRow>(Sql::built(sql), committee, proposal, round);
}

bool give(Transaction& tx, CommitteeId committee, const RatingRow& r) {
  return tx.run(
             "UPDATE ratings SET state = 'given', attitude = ?3, result = ?4, reason = ?5, at = ?6, "
             "by_account = ?7 WHERE "
             "committee_id = ?1 AND id = ?2 AND state = 'asked'",
             committee, r.id, r.attitude, r.result, r.reason, r.at, r.by) == 1;
}

void mark_silent(Transaction& tx, CommitteeId committee, const ProposalId& proposal, int round,
                 Timestamp at) {
  tx.run(
      "UPDATE ratings SET state = 'silent', at = ?4 WHERE committee_id = ?1 AND proposal_id = ?2 AND round = "
      "?3 AND state = 'asked'",
      committee, proposal, round, at);
}

// ---- history for suggestions --------------------------------------------------------------------------

void tally_lead(Transaction& tx, CommitteeId committee, const std::string& category, const UnitId& unit,
                int change) {
  tx.run(
      "INSERT INTO lead_tallies (committee_id, category, unit_id, count) VALUES (?1, ?2, ?3, ?4) "
      "ON CONFLICT (committee_id, category, unit_id) DO UPDATE SET count = lead_tallies.count + "
      "excluded.count",
      committee, category, unit, change);
}

std::vector<LeadTally> lead_tallies(Transaction& tx, CommitteeId committee, const std::string& category) {
  return tx.all<LeadTally>(
      "SELECT unit_id, count FROM lead_tallies WHERE committee_id = ?1 AND category = ?2 AND count > 0 "
      "ORDER BY count DESC, unit_id",
      committee, category);
}

}  // namespace yishi::handling::store

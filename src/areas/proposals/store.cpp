#include "areas/proposals/store.hpp"

#include <fmt/format.h>

namespace yishi::proposals::store {

using database::Sql;

namespace {

// The order of struct Proposal.
constexpr std::string_view columns =
    "id, term, session, in_session, kind, stage, stage_since, title, category, number, number_text, "
    "category_number, first_member, body, proposer, sector, co_signers, handling, lead_units, due_on, "
    "reply_class, rating, is_key, is_excellent, merged_into, publish_consent, publish_reason, may_second, "
    "public_state, round, rule_version, author, version, created_at, submitted_at, filed_at, assigned_at, "
    "replied_at, closed_at, updated_at";

// Sorts the numbers of all sessions; 0 before filing.
std::int64_t number_order(const Proposal& p) {
  return p.number ? (p.term * 100LL + p.session) * 1'000'000LL + *p.number : 0;
}

}  // namespace

void insert(Transaction& tx, CommitteeId committee, const Proposal& p) {
  static const std::string sql = fmt::format(
      "INSERT INTO proposals (committee_id, phase, number_order, {}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
      "?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, "
      "?38, ?39, ?40, ?41, ?42, ?43)",
      columns);
  tx.run(Sql::built(sql),
         committee, p.phase(), number_order(p), p.id, p.term, p.session, p.in_session, p.kind, p.stage, p.stage_since, p.title, p.category,
         p.number, p.number_text, p.category_number, p.first_member, p.body, p.proposer, p.sector, p.co_signers, p.handling,
         p.lead_units, p.due_on, p.reply_class, p.rating, p.is_key, p.is_excellent, p.merged_into, p.publish_consent,
         p.publish_reason, p.may_second, p.public_state, p.round, p.rule_version, p.author, p.version, p.created_at,
         p.submitted_at, p.filed_at, p.assigned_at, p.replied_at, p.closed_at, p.updated_at);
  tally(tx, committee, "phase", json::name_of(p.phase()), 1);
}

std::optional<Proposal> load(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  static const std::string sql = fmt::format("SELECT {} FROM proposals WHERE committee_id = ?1 AND id = ?2", columns);
  return tx.first<Proposal>(Sql::built(sql), committee, id);
}

bool update(Transaction& tx, CommitteeId committee, Proposal& p) {
  const auto stage_before = tx.first<Stage>("SELECT stage FROM proposals WHERE committee_id = ?1 AND id = ?2 AND version = ?3",
                                            committee, p.id, p.version);
  if (!stage_before) return false;
  const auto changed = tx.run(
      "UPDATE proposals SET term = ?4, session = ?5, in_session = ?6, kind = ?7, stage = ?8, phase = ?9, stage_since = ?10, "
      "title = ?11, category = ?12, number = ?13, number_text = ?14, category_number = ?15, first_member = ?16, body = ?17, "
      "proposer = ?18, sector = ?19, co_signers = ?20, handling = ?21, lead_units = ?22, due_on = ?23, reply_class = ?24, "
      "rating = ?25, is_key = ?26, is_excellent = ?27, merged_into = ?28, publish_consent = ?29, publish_reason = ?30, "
      "may_second = ?31, public_state = ?32, round = ?33, rule_version = ?34, submitted_at = ?35, filed_at = ?36, "
      "assigned_at = ?37, replied_at = ?38, closed_at = ?39, updated_at = ?40, number_order = ?41, version = version + 1 "
      "WHERE committee_id = ?1 AND id = ?2 AND version = ?3",
      committee, p.id, p.version, p.term, p.session, p.in_session, p.kind, p.stage, p.phase(), p.stage_since, p.title,
      p.category, p.number, p.number_text, p.category_number, p.first_member, p.body, p.proposer, p.sector, p.co_signers,
      p.handling, p.lead_units, p.due_on, p.reply_class, p.rating, p.is_key, p.is_excellent, p.merged_into,
      p.publish_consent, p.publish_reason, p.may_second, p.public_state, p.round, p.rule_version, p.submitted_at,
      p.filed_at, p.assigned_at, p.replied_at, p.closed_at, p.updated_at, number_order(p));
  if (changed == 0) return false;
  ++p.version;
  const Phase before = phase_of(*stage_before);
  if (before != p.phase()) {
    tally(tx, committee, "phase", json::name_of(before), -1);
    tally(tx, committee, "phase", json::name_of(p.phase()), 1);
  }
  return true;
}

void erase(Transaction& tx, CommitteeId committee, const Proposal& p) {
  tx.run("DELETE FROM proposal_texts WHERE committee_id = ?1 AND proposal_id = ?2", committee, p.id);
  tx.run("DELETE FROM proposal_signers WHERE committee_id = ?1 AND proposal_id = ?2", committee, p.id);
  tx.run("DELETE FROM suggested_units WHERE committee_id = ?1 AND proposal_id = ?2", committee, p.id);
  tx.run("DELETE FROM attachments WHERE committee_id = ?1 AND proposal_id = ?2", committee, p.id);
  tx.run("DELETE FROM proposals WHERE committee_id = ?1 AND id = ?2", committee, p.id);
  tally(tx, committee, "phase", json::name_of(p.phase()), -1);
}

void put_texts(Transaction& tx, CommitteeId committee, const ProposalId& id, const Texts& t) {
  tx.run("INSERT INTO proposal_texts (committee_id, proposal_id, title, situation, analysis, advice) "
         "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (committee_id, proposal_id) DO UPDATE SET title = excluded.title, "
         "situation = excluded.situation, analysis = excluded.analysis, advice = excluded.advice",
         committee, id, t.title, t.situation, t.analysis, t.advice);
}

Texts load_texts(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx
      .first<Texts>("SELECT title, situation, analysis, advice FROM proposal_texts WHERE committee_id = ?1 AND proposal_id = ?2",
                    committee, id)
      .value_or(Texts{});
}

int keep_version(Transaction& tx, CommitteeId committee, const ProposalId& id, const Texts& t, const AccountId& by, Timestamp at) {
  const int number = tx.first<int>("SELECT COALESCE(MAX(number), 0) + 1 FROM proposal_versions WHERE committee_id = ?1 AND "
                                   "proposal_id = ?2", committee, id)
                         .value_or(1);
  tx.run("INSERT INTO proposal_versions (committee_id, proposal_id, number, saved_at, saved_by, title, situation, analysis, "
         "advice) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
         committee, id, number, at, by.text(), t.title, t.situation, t.analysis, t.advice);
  return number;
}

std::vector<VersionRow> versions(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx.all<VersionRow>("SELECT number, saved_at, saved_by, title FROM proposal_versions WHERE committee_id = ?1 AND "
                            "proposal_id = ?2 ORDER BY number", committee, id);
}

std::optional<Texts> version_texts(Transaction& tx, CommitteeId committee, const ProposalId& id, int number) {
  return tx.first<Texts>("SELECT title, situation, analysis, advice FROM proposal_versions WHERE committee_id = ?1 AND "
                         "proposal_id = ?2 AND number = ?3", committee, id, number);
}

std::vector<Signer> load_signers(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx.all<Signer>("SELECT member_id, part, state, position, note, asked_at, answered_at, deadline FROM proposal_signers "
                        "WHERE committee_id = ?1 AND proposal_id = ?2 ORDER BY position", committee, id);
}

std::optional<Signer> load_signer(Transaction& tx, CommitteeId committee, const ProposalId& id, const MemberId& member) {
  return tx.first<Signer>("SELECT member_id, part, state, position, note, asked_at, answered_at, deadline FROM proposal_signers "
                          "WHERE committee_id = ?1 AND proposal_id = ?2 AND member_id = ?3", committee, id, member);
}

void name_signers(Transaction& tx, CommitteeId committee, const ProposalId& id, const MemberId& first,
                  const std::vector<MemberId>& co_signers, Timestamp at) {
  tx.run("DELETE FROM proposal_signers WHERE committee_id = ?1 AND proposal_id = ?2 AND state = 'named'", committee, id);
  const auto add = [&](const MemberId& member, SignerPart part, SignerState state, int position) {
    tx.run("INSERT INTO proposal_signers (committee_id, proposal_id, member_id, part, state, position, note, asked_at) "
           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, '', ?7) ON CONFLICT (committee_id, proposal_id, member_id) DO NOTHING",
           committee, id, member, part, state, position, at);
  };
  if (!first.empty()) add(first, SignerPart::first_proposer, SignerState::confirmed, 0);
  int position = 0;
  for (const auto& member : co_signers) add(member, SignerPart::co_signer, SignerState::named, ++position);
}

void ask_signers(Transaction& tx, CommitteeId committee, const ProposalId& id, Date deadline, Timestamp at) {
  tx.run("UPDATE proposal_signers SET state = 'asked', asked_at = ?3, deadline = ?4 WHERE committee_id = ?1 AND "
         "proposal_id = ?2 AND state = 'named'", committee, id, at, deadline);
}

bool answer(Transaction& tx, CommitteeId committee, const ProposalId& id, const MemberId& member, SignerState state,
            const std::string& note, Timestamp at) {
  return tx.run("UPDATE proposal_signers SET state = ?4, note = ?5, answered_at = ?6 WHERE committee_id = ?1 AND "
                "proposal_id = ?2 AND member_id = ?3 AND state = 'asked'", committee, id, member, state, note, at) == 1;
}

void expire_signers(Transaction& tx, CommitteeId committee, const ProposalId& id, Timestamp at) {
  tx.run("UPDATE proposal_signers SET state = 'expired', answered_at = ?3 WHERE committee_id = ?1 AND proposal_id = ?2 AND "
         "state IN ('asked', 'named')", committee, id, at);
}

int confirmed_co_signers(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx.first<int>("SELECT COUNT(*) FROM proposal_signers WHERE committee_id = ?1 AND proposal_id = ?2 AND "
                       "part = 'co_signer' AND state = 'confirmed'", committee, id).value_or(0);
}

void put_suggested_units(Transaction& tx, CommitteeId committee, const ProposalId& id, const std::vector<UnitId>& units) {
  tx.run("DELETE FROM suggested_units WHERE committee_id = ?1 AND proposal_id = ?2", committee, id);
  int position = 0;
  for (const auto& unit : units) {
    tx.run("INSERT INTO suggested_units (committee_id, proposal_id, unit_id, position) VALUES (?1, ?2, ?3, ?4) "
           "ON CONFLICT (committee_id, proposal_id, unit_id) DO NOTHING", committee, id, unit, ++position);
  }
}

std::vector<UnitId> suggested_units(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx.all<UnitId>("SELECT unit_id FROM suggested_units WHERE committee_id = ?1 AND proposal_id = ?2 ORDER BY position",
                        committee, id);
}

void add_review(Transaction& tx, CommitteeId committee, const ProposalId& id, const Review& r) {
  tx.run("INSERT INTO proposal_reviews (committee_id, proposal_id, number, step, result, reason_code, opinion, reviewer, at) "
         "VALUES (?1, ?2, (SELECT COALESCE(MAX(number), 0) + 1 FROM proposal_reviews WHERE committee_id = ?1 AND "
         "proposal_id = ?2), ?3, ?4, ?5, ?6, ?7, ?8)",
         committee, id, r.step, r.result, r.reason_code, r.opinion, r.reviewer, r.at);
}

std::vector<Review> reviews(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx.all<Review>("SELECT step, result, reason_code, opinion, reviewer, at FROM proposal_reviews WHERE "
                        "committee_id = ?1 AND proposal_id = ?2 ORDER BY number", committee, id);
}

void add_link(Transaction& tx, CommitteeId committee, const ProposalId& id, std::string_view kind, CommitteeId other,
              std::string_view other_id, std::string_view note, Timestamp at) {
  tx.run("INSERT INTO proposal_links (committee_id, proposal_id, kind, other_committee, other_id, note, at) "
         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", committee, id, kind, other, other_id, note, at);
}

int next_number(Transaction& tx, CommitteeId committee, std::string_view sequence) {
  return *tx.first<int>("INSERT INTO number_sequences (committee_id, name, last) VALUES (?1, ?2, 1) "
                        "ON CONFLICT (committee_id, name) DO UPDATE SET last = number_sequences.last + 1 RETURNING last",
                        committee, sequence);
}

void tally(Transaction& tx, CommitteeId committee, std::string_view dimension, std::string_view key, int change) {
  tx.run("INSERT INTO proposal_tallies (committee_id, dimension, key, count) VALUES (?1, ?2, ?3, ?4) "
         "ON CONFLICT (committee_id, dimension, key) DO UPDATE SET count = proposal_tallies.count + excluded.count",
         committee, dimension, key, change);
}

std::map<std::string, std::int64_t> tallies(Transaction& tx, CommitteeId committee, std::string_view dimension) {
  std::map<std::string, std::int64_t> counts;
  tx.each("SELECT key, count FROM proposal_tallies WHERE committee_id = ?1 AND dimension = ?2",
          [&](const database::Statement& row) { counts.emplace(row.text(0), row.integer(1)); }, committee, dimension);
  return counts;
}

std::vector<ProposalId> merged_into(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx.all<ProposalId>("SELECT id FROM proposals WHERE committee_id = ?1 AND merged_into = ?2 ORDER BY submitted_at, id",
                            committee, id);
}

std::string unit_part(Transaction& tx, CommitteeId committee, const ProposalId& id, const UnitId& unit) {
  return tx.first<std::string>("SELECT part FROM assignments WHERE committee_id = ?1 AND proposal_id = ?2 AND unit_id = ?3 AND "
                               "stage NOT IN ('reassigned', 'cancelled') ORDER BY round DESC", committee, id, unit)
      .value_or("");
}

}  // namespace yishi::proposals::store

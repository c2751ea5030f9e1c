#include "areas/publishing/shelf.hpp"

#include <charconv>

#include "core/database/search.hpp"

namespace yishi::publishing {
namespace {

using database::Sql;

constexpr std::string_view columns =
    "u.id, u.released_at, u.first_released_at, u.year, u.title, p.number_text, p.proposer, p.sector, "
    "p.category, p.lead_units, "
    "p.reply_class, p.stage, p.term, p.session, p.round, p.co_signers, p.is_key, p.is_excellent, "
    "p.submitted_at, p.filed_at, "
    "p.assigned_at, p.replied_at, p.closed_at";
constexpr std::string_view joined =
    " FROM public_proposals u JOIN proposals p ON p.committee_id = u.committee_id AND p.id = u.id WHERE "
    "u.committee_id = ?1 AND "
    "p.phase NOT IN ('own', 'review', 'set_aside')";

struct Cursor {
  std::int64_t at = 0;
  std::string id;
};
std::optional<Cursor> parse(std::string_view text) {
  const auto mark = text.find('~');
  if (mark == text.npos || !is_uuid(text.substr(mark + 1))) return std::nullopt;
  Cursor out{0, std::string(text.substr(mark + 1))};
  const auto [end, error] = std::from_chars(text.data(), text.data() + mark, out.at);
  return error == std::errc{} && end == text.data() + mark ? std::optional(out) : std::nullopt;
}

// Phases of the loop in public words. Fixed texts: nothing typed comes into the query.
std::string_view phases_of(PublicStage stage) {
  switch (stage) {
    case PublicStage::filed:
      return " AND p.phase = 'assignment'";
    case PublicStage::handling:
      return " AND p.phase = 'handling'";
    case PublicStage::answered:
      return " AND p.phase = 'feedback'";
    case PublicStage::closed:
      return " AND p.phase = 'done'";
  }
  return "";
}

template <class T>
std::vector<T> query(Transaction& tx, CommitteeId committee, const ShelfFilter& f, std::string_view select,
                     std::string_view tail, int limit) {
  const auto cursor = parse(f.after);
  std::string sql = fmt::format("SELECT {}{}", select, joined);
  if (f.year > 0) sql += " AND u.year = ?2";
  if (!f.category.empty()) sql += " AND p.category = ?3";
  if (!f.unit.empty()) {
    sql +=
        " AND EXISTS (SELECT 1 FROM public_replies r WHERE r.committee_id = u.committee_id AND r.proposal_id "
        "= u.id AND r.unit = ?4)";
  }
  if (f.state) sql += phases_of(*f.state);
  if (cursor) sql += " AND (u.released_at, u.id) < (?5, ?6)";
  sql += tail;
  // PostgreSQL counts parameters by their use: every one is named once at the least.
  sql = fmt::format(
      "WITH given AS (SELECT CAST(?2 AS INTEGER) a, CAST(?3 AS TEXT) b, CAST(?4 AS TEXT) c, CAST(?5 AS "
      "BIGINT) d, CAST(?6 AS TEXT) e) {} LIMIT {}",
      sql, limit);
  return tx.all_bound<T>(Sql::built(sql), [&](database::Statement& s) {
    s.bind_integer(1, number(committee));
    s.bind_integer(2, f.year);
    s.bind_text(3, f.category);
    s.bind_text(4, f.unit);
    s.bind_integer(5, cursor ? cursor->at : 0);
    s.bind_text(6, cursor ? std::string_view(cursor->id) : std::string_view{});
  });
}

std::optional<ShelfRow> row_of(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  static const std::string sql = fmt::format("SELECT {}{} AND u.id = ?2", columns, joined);
  return tx.first<ShelfRow>(Sql::built(sql), committee, id);
}

}  // namespace

PublicStage ShelfRow::shown() const {
  switch (proposals::phase_of(stage)) {
    case proposals::Phase::handling:
      return PublicStage::handling;
    case proposals::Phase::feedback:
      return PublicStage::answered;
    case proposals::Phase::done:
      return PublicStage::closed;
    default:
      return PublicStage::filed;
  }
}

ShelfPage shelf(Transaction& tx, CommitteeId committee, const ShelfFilter& filter) {
  ShelfPage out;
  out.rows = query<ShelfRow>(tx, committee, filter, columns, " ORDER BY u.released_at DESC, u.id DESC",
                             filter.limit + 1);
  if (static_cast<int>(out.rows.size()) > filter.limit) {
    out.rows.resize(static_cast<std::size_t>(filter.limit));
    out.next = fmt::format("{}~{}", out.rows.back().released_at.milliseconds, out.rows.back().id.text());
  }
  return out;
}

std::int64_t count(Transaction& tx, CommitteeId committee, const ShelfFilter& filter) {
  auto whole = filter;
  whole.after.clear();
  const auto rows = query<std::int64_t>(tx, committee, whole, "COUNT(*)", "", 1);
  return rows.empty() ? 0 : rows.front();
}

std::optional<Volume> volume(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  auto row = row_of(tx, committee, id);
  if (!row) return std::nullopt;
  Volume out;
  out.row = std::move(*row);
  out.body =
      tx.first<Body>(
            "SELECT situation, analysis, advice FROM public_proposals WHERE committee_id = ?1 AND id = ?2",
            committee, id)
          .value_or(Body{});
  out.replies = tx.all<PublicReply>(
      "SELECT unit, round, reply_class, body, delivered_at FROM public_replies WHERE committee_id = ?1 AND "
      "proposal_id = ?2 "
      "ORDER BY delivered_at, reply_id",
      committee, id);
  out.promises = tx.all<PublicPromise>(
      "SELECT u.sentence, n.name, m.due_on, m.state FROM public_promises u JOIN promises m ON m.committee_id "
      "= u.committee_id "
      "AND m.id = u.promise_id JOIN units n ON n.committee_id = m.committee_id AND n.id = m.unit_id WHERE "
      "u.committee_id = ?1 "
      "AND u.proposal_id = ?2 ORDER BY m.due_on, m.id",
      committee, id);
  if (out.row.category.empty()) return out;
  for (auto& other : shelf(tx, committee, {.category = out.row.category, .limit = 5}).rows) {
    if (other.id != id && out.related.size() < 4) out.related.push_back(std::move(other));
  }
  return out;
}

std::vector<LatestReply> latest_replies(Transaction& tx, CommitteeId committee, int limit) {
  return tx.all<LatestReply>(
      "SELECT r.proposal_id, u.title, r.unit, r.reply_class, r.delivered_at FROM public_replies r JOIN "
      "public_proposals u ON "
      "u.committee_id = r.committee_id AND u.id = r.proposal_id JOIN proposals p ON p.committee_id = "
      "u.committee_id AND p.id = "
      "u.id WHERE r.committee_id = ?1 AND p.phase NOT IN ('own', 'review', 'set_aside') ORDER BY "
      "r.delivered_at DESC, r.reply_id "
      "DESC LIMIT ?2",
      committee, limit);
}

std::vector<int> years(Transaction& tx, CommitteeId committee) {
  return tx.all<int>("SELECT DISTINCT year FROM public_proposals WHERE committee_id = ?1 ORDER BY year DESC",
                     committee);
}
std::vector<std::string> categories(Transaction& tx, CommitteeId committee) {
  return tx.all<std::string>(
      "SELECT DISTINCT p.category FROM public_proposals u JOIN proposals p ON p.committee_id = "
      "u.committee_id AND p.id = u.id "
      "WHERE u.committee_id = ?1 AND p.category <> '' ORDER BY p.category",
      committee);
}
std::vector<std::string> units(Transaction& tx, CommitteeId committee) {
  return tx.all<std::string>("SELECT DISTINCT unit FROM public_replies WHERE committee_id = ?1 ORDER BY unit",
                             committee);
}

ShelfPage found(Transaction& tx, CommitteeId committee, std::string_view typed, std::size_t place,
                int limit) {
  constexpr int most_hits = 500;
  ShelfPage out;
  const auto hits = database::search(tx, committee, "public_proposal", typed, most_hits);
  for (; place < hits.size() && static_cast<int>(out.rows.size()) < limit; ++place) {
    if (auto row = row_of(tx, committee, ProposalId::trusted(hits[place].id)))
      out.rows.push_back(std::move(*row));
  }
  if (place < hits.size()) out.next = std::to_string(place);
  return out;
}

}  // namespace yishi::publishing

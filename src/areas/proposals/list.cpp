#include "areas/proposals/list.hpp"

#include <fmt/format.h>

#include <charconv>
#include <variant>

#include "areas/proposals/search.hpp"
#include "areas/proposals/store.hpp"
#include "areas/proposals/visibility.hpp"

namespace yishi::proposals {
namespace {

using database::Sql;
using database::Transaction;
using identity::Caller;

constexpr std::string_view row_columns =
    "p.id, p.number_text, p.title, p.kind, p.stage, p.category, p.sector, p.proposer, p.co_signers, p.lead_units, "
    "p.stage_since, p.due_on, p.reply_class, p.rating, p.is_key, p.is_excellent, p.merged_into, p.term, p.session, "
    "p.updated_at, p.version";

// A WHERE clause put together from fixed pieces; what people typed goes into parameters only. The text depends only
// on which filters are set, so the number of prepared statements stays small.
class Query {
 public:
  using Value = std::variant<std::int64_t, std::string>;
  // `piece` has one {} for each value.
  template <class... Values>
  void where(std::string_view piece, Values... values) {
    std::string text(piece);
    (number(text, Value(std::move(values))), ...);
    where_ += where_.empty() ? " WHERE " : " AND ";
    where_ += text;
  }
  void order(std::string_view text) { order_ = text; }
  void limit(int rows) { limit_ = rows; }

  template <class T>
  std::vector<T> run(Transaction& tx, std::string_view select) const {
    const std::string text = fmt::format("SELECT {} FROM proposals p{}{} LIMIT {}", select, where_, order_, limit_);
    return tx.all_bound<T>(Sql::built(text), [this](database::Statement& statement) {
      int parameter = 0;
      for (const auto& value : values_) {
        ++parameter;
        if (const auto* integer = std::get_if<std::int64_t>(&value)) {
          statement.bind_integer(parameter, *integer);
        } else {
          statement.bind_text(parameter, std::get<std::string>(value));
        }
      }
    });
  }

 private:
  void number(std::string& text, Value value) {
    values_.push_back(std::move(value));
    text.replace(text.find("{}"), 2, fmt::format("?{}", values_.size()));
  }
  std::string where_, order_;
  std::vector<Value> values_;
  int limit_ = 20;
};

void put_scope(Query& query, const Caller& caller) {
  query.where("p.committee_id = {}", number(caller.committee));
  switch (reach(caller)) {
    case Reach::office: query.where("p.phase <> 'own'"); return;
    case Reach::filed: query.where("p.phase NOT IN ('own', 'review', 'set_aside')"); return;
    case Reach::assigned: {
      query.where("p.phase NOT IN ('own', 'review', 'set_aside')");
      query.where("EXISTS (SELECT 1 FROM assignments a WHERE a.committee_id = p.committee_id AND a.proposal_id = p.id AND "
                  "a.unit_id = {} AND a.stage NOT IN ('reassigned', 'cancelled'))", unit_of(caller).str());
      return;
    }
    case Reach::nothing: query.where("1 = 0"); return;
  }
}

// What the caller takes part in, whatever its phase.
void put_own(Query& query, const Caller& caller) {
  query.where("p.committee_id = {}", number(caller.committee));
  const auto body = body_of(caller);
  if (!caller.member().empty()) {
    query.where("(p.first_member = {} OR p.author = {} OR EXISTS (SELECT 1 FROM proposal_signers s WHERE s.committee_id = "
                "p.committee_id AND s.proposal_id = p.id AND s.member_id = {} AND s.state IN ('asked', 'confirmed')))",
                caller.member().str(), caller.account.str(), caller.member().str());
  } else if (!body.empty()) {
    query.where("p.body = {}", body.str());
  } else {
    query.where("p.author = {}", caller.account.str());
  }
}

void put_view(Query& query, const Filter& filter, Date today) {
  switch (filter.view) {
    case View::all:
    case View::mine:
    case View::unit: return;
    case View::review:
    case View::assignment:
    case View::handling:
    case View::feedback:
    case View::done:
    case View::set_aside: query.where("p.phase = {}", std::string(json::name_of(filter.view))); return;
    case View::key: query.where("p.is_key = 1"); return;
    case View::excellent: query.where("p.is_excellent = 1"); return;
    case View::tracking: query.where("p.stage = 'tracking'"); return;
    case View::overdue: query.where("p.due_on < {}", std::int64_t{today.days()}); return;
  }
}

void put_filters(Query& query, const Filter& f, Date today) {
  if (!f.stage.empty()) query.where("p.stage = {}", f.stage);
  if (!f.category.empty()) query.where("p.category = {}", f.category);
  if (!f.sector.empty()) query.where("p.sector = {}", f.sector);
  if (!f.kind.empty()) query.where("p.kind = {}", f.kind);
  if (!f.reply_class.empty()) query.where("p.reply_class = {}", f.reply_class);
  if (!f.rating.empty()) query.where("p.rating = {}", f.rating);
  if (f.term > 0) query.where("p.term = {}", std::int64_t{f.term});
  if (f.session > 0) query.where("p.session = {}", std::int64_t{f.session});
  if (f.late) query.where("p.due_on < {}", std::int64_t{today.days()});
  if (!f.unit.empty()) {
    query.where("EXISTS (SELECT 1 FROM assignments a WHERE a.committee_id = p.committee_id AND a.proposal_id = p.id AND "
                "a.unit_id = {} AND a.stage NOT IN ('reassigned', 'cancelled'))", f.unit.str());
  }
}

Query base_query(const Caller& caller, const Filter& filter) {
  Query query;
  const Date today = Date::of(caller.at);
  filter.view == View::mine ? put_own(query, caller) : put_scope(query, caller);
  put_view(query, filter, today);
  put_filters(query, filter, today);
  return query;
}

struct Cursor {
  std::int64_t value = 0;
  std::string id;
};
std::optional<Cursor> parse_cursor(std::string_view text) {
  const auto mark = text.find('~');
  if (mark == std::string_view::npos || !is_uuid(text.substr(mark + 1))) return std::nullopt;
  Cursor cursor;
  const auto [end, error] = std::from_chars(text.data(), text.data() + mark, cursor.value);
  if (error != std::errc{} || end != text.data() + mark) return std::nullopt;
  cursor.id = text.substr(mark + 1);
  return cursor;
}

void put_order(Query& query, const Filter& filter) {
  const auto cursor = parse_cursor(filter.after);
  const auto order = [&](std::string_view column, bool down) {
    if (cursor) {
      query.where(fmt::format("(p.{}, p.id) {} ({{}}, {{}})", column, down ? "<" : ">"), cursor->value, cursor->id);
    }
    query.order(fmt::format(" ORDER BY p.{0} {1}, p.id {1}", column, down ? "DESC" : "ASC"));
  };
  switch (filter.sort) {
    case Sort::updated: return order("updated_at", true);
    case Sort::number: return order("number_order", true);
    case Sort::due: query.where("p.due_on IS NOT NULL"); return order("due_on", false);
  }
}

std::string cursor_of(const ProposalRow& row, const Filter& filter, std::int64_t number_order) {
  switch (filter.sort) {
    case Sort::updated: return fmt::format("{}~{}", row.updated_at.milliseconds, row.id.text());
    case Sort::number: return fmt::format("{}~{}", number_order, row.id.text());
    case Sort::due: return fmt::format("{}~{}", row.due_on ? row.due_on->days() : 0, row.id.text());
  }
  return "";
}

struct FoundRow : ProposalRow {
  std::int64_t number_order = 0;
};
BOOST_DESCRIBE_STRUCT(FoundRow, (ProposalRow), (number_order))

std::vector<FoundRow> fetch(Transaction& tx, const Query& query) {
  static const std::string select = fmt::format("{}, 0, p.number_order", row_columns);
  return query.run<FoundRow>(tx, select);
}

void mark_late(ProposalRow& row, Date today) { row.late = row.due_on && *row.due_on < today; }

void list_by_order(Transaction& tx, const Caller& caller, const Filter& filter, ProposalList& out) {
  Query query = base_query(caller, filter);
  put_order(query, filter);
  query.limit(filter.limit + 1);
  auto found = fetch(tx, query);
  if (static_cast<int>(found.size()) > filter.limit) {
    found.resize(static_cast<std::size_t>(filter.limit));
    out.next = cursor_of(found.back(), filter, found.back().number_order);
  }
  for (auto& row : found) out.items.push_back(std::move(static_cast<ProposalRow&>(row)));
}

// Hits come in order of rank; their rows are fetched in chunks through the same scope and filters until the page is
// full. `after` is the place in the hits, "@40".
void list_by_search(Transaction& tx, const Caller& caller, const Filter& filter, ProposalList& out) {
  const auto hits = find_texts(tx, caller.committee, filter.q);
  std::size_t place = 0;
  if (filter.after.starts_with('@')) {
    std::from_chars(filter.after.data() + 1, filter.after.data() + filter.after.size(), place);
  }
  constexpr std::size_t chunk = 50;
  while (place < hits.size() && static_cast<int>(out.items.size()) < filter.limit) {
    const std::size_t end = std::min(hits.size(), place + chunk);
    Query query = base_query(caller, filter);
    std::string ids = "[";
    for (std::size_t i = place; i < end; ++i) ids += fmt::format("{}\"{}\"", i > place ? "," : "", hits[i].text());
    ids += ']';
    query.where(tx.engine() == database::Engine::sqlite ? "p.id IN (SELECT value FROM json_each({}))"
                                                        : "p.id IN (SELECT json_array_elements_text(({})::json))",
                ids);
    query.limit(chunk);
    std::map<ProposalId, FoundRow> by_id;
    for (auto& row : fetch(tx, query)) by_id.emplace(row.id, std::move(row));
    for (; place < end && static_cast<int>(out.items.size()) < filter.limit; ++place) {
      const auto found = by_id.find(hits[place]);
      if (found != by_id.end()) out.items.push_back(std::move(static_cast<ProposalRow&>(found->second)));
    }
  }
  if (place < hits.size()) out.next = fmt::format("@{}", place);
  for (const auto& row : out.items) {
    out.excerpts.push_back(excerpt_of(tx, caller.committee, row.id, filter.q));
  }
}

// What the tabs show. Only numbers of rows that the caller may see: the office's from kept tallies, a unit's or a
// member's own from their short lists.
std::map<std::string, std::int64_t> counts(Transaction& tx, const Caller& caller) {
  std::map<std::string, std::int64_t> out;
  const Reach how_far = reach(caller);
  if (how_far == Reach::office || how_far == Reach::filed) {
    std::int64_t all = 0;
    for (const auto& [phase, count] : store::tallies(tx, caller.committee, "phase")) {
      const bool filed = phase != "own" && phase != "review" && phase != "set_aside";
      if (phase == "own" || (how_far == Reach::filed && !filed)) continue;
      out[phase] = count;
      all += count;
    }
    out["all"] = all;
  }
  return out;
}

}  // namespace

Result<ProposalList> list(Transaction& tx, const Caller& caller, const Filter& filter) {
  if (!filter.after.empty() && !filter.after.starts_with('@') && !parse_cursor(filter.after)) {
    return invalid_field("/after", {"翻页标记无效，请从第一页看起。", "Bad page mark; start again from the first page."});
  }
  ProposalList out;
  filter.q.empty() ? list_by_order(tx, caller, filter, out) : list_by_search(tx, caller, filter, out);
  for (auto& row : out.items) mark_late(row, Date::of(caller.at));
  out.counts = counts(tx, caller);
  const auto kept = out.counts.find(std::string(json::name_of(filter.view)));
  const bool unfiltered = filter.q.empty() && filter.stage.empty() && filter.category.empty() && filter.sector.empty() &&
                          filter.kind.empty() && filter.reply_class.empty() && filter.rating.empty() && filter.unit.empty() &&
                          filter.term == 0 && filter.session == 0 && !filter.late;
  if (unfiltered && kept != out.counts.end()) out.total = kept->second;
  return out;
}

std::vector<ProposalRow> rows(Transaction& tx, const Caller& caller, Filter filter) {
  constexpr int most = 10'000;
  std::vector<ProposalRow> out;
  filter.limit = 500;
  while (static_cast<int>(out.size()) < most) {
    ProposalList page;
    filter.q.empty() ? list_by_order(tx, caller, filter, page) : list_by_search(tx, caller, filter, page);
    for (auto& row : page.items) {
      mark_late(row, Date::of(caller.at));
      out.push_back(std::move(row));
    }
    if (page.next.empty()) break;
    filter.after = page.next;
  }
  return out;
}

}  // namespace yishi::proposals

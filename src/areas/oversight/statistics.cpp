#include "areas/oversight/statistics.hpp"

#include <fmt/format.h>

#include <charconv>

#include "areas/members/members.hpp"

namespace yishi::oversight {
namespace {

using database::Transaction;
using identity::Caller;
using identity::Role;

constexpr std::size_t most_rows = 500;
constexpr std::string_view groups[] = {"unit", "category", "sector", "kind", "class", "session", "month"};

// Units see their own numbers; who holds another right to statistics sees all.
bool only_own_unit(const Caller& caller) {
  const bool unit = caller.has(Role::unit_clerk) || caller.has(Role::unit_head);
  constexpr Role others[] = {Role::proposal_clerk,           Role::proposal_head,
                             Role::party_supervision,        Role::government_supervision,
                             Role::committee_leader,         Role::party_government_leader,
                             Role::special_committee_office, Role::member_affairs};
  return unit && !caller.has_any(others);
}

struct Cell {
  std::string key;
  int term = 0, session = 0;
  std::string measure;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Cell, (), (key, term, session, measure, count))

std::vector<Cell> cells(Transaction& tx, CommitteeId committee, const std::string& dimension, int term,
                        int session) {
  return tx.all<Cell>(
      "SELECT key, term, session, measure, count FROM statistic_tallies WHERE committee_id = ?1 AND "
      "dimension = ?2 AND "
      "(?3 = 0 OR term = ?3) AND (?4 = 0 OR session = ?4) AND count <> 0 ORDER BY key, term, session, "
      "measure",
      committee, dimension, term, session);
}

std::string encoded(std::string_view text) {
  std::string out;
  for (const unsigned char c : text) {
    if (std::isalnum(c) || c == '-' || c == '_' || c == '.') {
      out += static_cast<char>(c);
    } else {
      out += fmt::format("%{:02X}", c);
    }
  }
  return out;
}

std::string link_of(const StatisticQuery& q, std::string_view group, std::string_view key,
                    std::string_view measure) {
  std::string out = fmt::format("/statistics/rows?group={}&key={}", group, encoded(key));
  if (!measure.empty()) out += fmt::format("&measure={}", encoded(measure));
  if (q.term > 0) out += fmt::format("&term={}", q.term);
  if (q.session > 0) out += fmt::format("&session={}", q.session);
  return out;
}

const rules::Code* find(const std::vector<rules::Code>& codes, std::string_view code) {
  const auto found = std::ranges::find(codes, code, &rules::Code::code);
  return found == codes.end() ? nullptr : &*found;
}

using Names = std::map<std::string, std::string>;

Names names_of(Transaction& tx, const rules::RuleBook& book, CommitteeId committee, const StatisticQuery& q,
               const std::vector<std::string>& keys) {
  Names out;
  if (q.group == "unit") {
    std::vector<UnitId> ids;
    for (const auto& key : keys) ids.push_back(UnitId::trusted(key));
    for (const auto& [id, name] : members::unit_names(tx, committee, ids)) out[id.str()] = name;
    return out;
  }
  for (const auto& key : keys) {
    if (q.group == "category" || q.group == "kind") {
      const auto* code = find(q.group == "kind" ? book.proposals.kinds : book.proposals.categories, key);
      if (code) out[key] = code->words.in(q.language);
    } else if (q.group == "class") {
      const auto& classes = book.proposals.reply_scheme.classes;
      const auto found = std::ranges::find(classes, key, &rules::ReplyClass::letter);
      if (found != classes.end()) out[key] = key + " " + found->words.in(q.language);
    } else if (q.group == "session") {
      const auto dot = key.find('.');
      out[key] = q.language == Language::en
                     ? fmt::format("term {}, session {}", key.substr(0, dot), key.substr(dot + 1))
                     : fmt::format("{}届{}次会议", key.substr(0, dot), key.substr(dot + 1));
    }
  }
  return out;
}

bool wanted(const StatisticQuery& q, std::string_view measure) {
  return q.measure.empty() || q.measure == measure;
}

// Fills the rates and the links of a row from its counts, and leaves only the measures asked for.
void finish(StatisticRow& row, const std::vector<MeasureInfo>& measures, const StatisticQuery& q,
            std::string_view group) {
  std::map<std::string, double> shown;
  for (const auto& m : measures) {
    if (!wanted(q, m.name)) continue;
    if (m.kind == MeasureKind::count) {
      const auto found = row.values.find(m.name);
      shown[m.name] = found == row.values.end() ? 0 : found->second;
      row.links[m.name] = link_of(q, group, row.key, m.name);
      continue;
    }
    const auto value = [&](const std::string& name) {
      return row.values.contains(name) ? row.values.at(name) : 0.0;
    };
    const double whole = value(m.whole);
    if (whole <= 0) continue;
    const double share = value(m.part) / whole;
    // A rate of satisfaction is what is left when the dissatisfied are taken off.
    shown[m.name] = m.part.ends_with("_dissatisfied") ? 1 - share : share;
    row.links[m.name] = link_of(q, group, row.key, m.part);
  }
  row.values = std::move(shown);
  row.link = link_of(q, group, row.key, "");
}

Result<void> check(const Caller& caller, const StatisticQuery& q) {
  if (q.group != "all" && std::ranges::find(groups, q.group) == std::end(groups)) {
    return invalid_field(
        "/group", {"没有这种分组。可用：承办单位、分类、界别、类型、答复类别、会次、月份。",
                   "No such grouping. There are unit, category, sector, kind, class, session, month."});
  }
  if (only_own_unit(caller) && q.group != "unit") {
    return not_allowed({"承办单位可以查看本单位的统计。", "Units may see the numbers of their own unit."});
  }
  return {};
}

bool may_see_key(const Caller& caller, const std::string& key) {
  return !only_own_unit(caller) || caller.of_unit(UnitId::trusted(key));
}

}  // namespace

Result<Statistics> statistics(Transaction& tx, const rules::RuleBook& book, const Caller& caller,
                              const StatisticQuery& q) {
  if (auto fine = check(caller, q); !fine) return refuse(fine.error());
  Statistics out;
  for (auto& m : measures_of(book)) {
    if (q.group != "unit" && m.name == "co_assigned") continue;
    out.measures.push_back(std::move(m));
  }
  std::map<std::string, StatisticRow> rows;
  for (const auto& cell :
       cells(tx, caller.committee, q.group == "session" ? "all" : q.group, q.term, q.session)) {
    const std::string key = q.group == "session" ? fmt::format("{}.{}", cell.term, cell.session) : cell.key;
    if (!may_see_key(caller, key)) continue;
    rows[key].values[cell.measure] += static_cast<double>(cell.count);
  }
  std::vector<std::string> keys;
  for (const auto& [key, row] : rows) keys.push_back(key);
  const Names names = names_of(tx, book, caller.committee, q, keys);
  for (auto& [key, row] : rows) {
    row.key = key;
    row.name = names.contains(key) ? names.at(key) : key;
    finish(row, out.measures, q, q.group);
    out.rows.push_back(std::move(row));
  }
  if (!only_own_unit(caller)) {
    for (const auto& cell : cells(tx, caller.committee, "all", q.term, q.session)) {
      out.total.values[cell.measure] += static_cast<double>(cell.count);
    }
  }
  out.total.name = q.language == Language::en ? "total" : "合计";
  finish(out.total, out.measures, q, "all");
  std::erase_if(out.measures, [&](const auto& m) { return !wanted(q, m.name); });
  return out;
}

Result<CountedRows> counted_rows(Transaction& tx, const Caller& caller, const StatisticQuery& given) {
  StatisticQuery q = given;
  if (auto fine = check(caller, q); !fine) return refuse(fine.error());
  if (!may_see_key(caller, q.key)) return not_found();
  std::string key = q.key;
  if (q.group == "session") {
    const auto dot = key.find('.');
    if (dot == std::string::npos) return not_found();
    std::from_chars(key.data(), key.data() + dot, q.term);
    std::from_chars(key.data() + dot + 1, key.data() + key.size(), q.session);
    key.clear();
  }
  const std::string dimension = q.group == "session" ? "all" : q.group;
  CountedRows out;
  std::vector<std::pair<ProposalId, std::int64_t>> counted;
  tx.each(
      "SELECT proposal_id, matter FROM statistic_matters WHERE committee_id = ?1 AND (?2 = 0 OR term = ?2) "
      "AND "
      "(?3 = 0 OR session = ?3) ORDER BY proposal_id",
      [&](const database::Statement& row) {
        const auto matter = json::read<Matter>(row.text(1));
        if (!matter) throw database::Broken("a counted matter cannot be read: " + matter.error().words.en);
        std::int64_t count = 0;
        bool in_row = false;
        for (const auto& share : shares_of(*matter)) {
          if (share.dimension != dimension || share.key != key) continue;
          in_row = true;
          if (share.measure == q.measure) count += share.count;
        }
        if (q.measure.empty() && in_row) count = 1;
        if (count > 0) counted.emplace_back(ProposalId::trusted(row.text(0)), count);
      },
      caller.committee, q.term, q.session);
  for (const auto& [id, count] : counted) {
    out.sum += count;
    if (out.items.size() >= most_rows) {
      ++out.more;
      continue;
    }
    const auto seen = proposals::see(tx, caller, id);
    if (!seen) {
      ++out.hidden;
      continue;
    }
    const auto& p = seen->proposal;
    out.items.push_back({p.id, p.number_text, p.title, p.stage, p.category, p.sector, p.proposer,
                         p.lead_units, p.reply_class, p.rating, count});
  }
  return out;
}

}  // namespace yishi::oversight

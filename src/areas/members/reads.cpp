#include "areas/members/reads.hpp"

#include <charconv>

#include "areas/members/file_checks.hpp"
#include "areas/members/roster.hpp"

namespace yishi::members {
namespace {

using database::Sql;
using database::Transaction;
using http::Request;
using identity::Caller;
using identity::Services;

// 1 to 100, 20 unless asked.
int limit_of(const Request& request) {
  int limit = 20;
  if (const auto asked = request.find("limit"))
    std::from_chars(asked->data(), asked->data() + asked->size(), limit);
  return std::clamp(limit, 1, 100);
}

std::string asked(const Request& request, std::string_view name) {
  return std::string(request.find(name).value_or(""));
}

// Where a page ends, "<sort key>.<id>"; both contain no dot.
struct Place {
  std::string key, id;
};
Place place_after(const std::string& next) {
  const auto dot = next.rfind('.');
  return dot == next.npos ? Place{} : Place{next.substr(0, dot), next.substr(dot + 1)};
}

bool keeps_files(const Services& services, const Caller& caller) {
  return services.gate.holds(caller, "members.manage");
}
bool sees_file(const Services& services, const Caller& caller, const MemberId& id) {
  return keeps_files(services, caller) || caller.member() == id;
}

MemberRow row_of(const Services& services, const Caller& caller, const Member& member) {
  MemberRow row{member.id,       member.code,      member.name,           member.pinyin,
                member.sex,      member.ethnicity, member.sector,         member.party,
                member.employer, member.post,      member.committee_post, member.status};
  if (sees_file(services, caller, member.id)) {
    row.phone_masked = identity::masked_phone(opened(services.sealer, caller.committee, member, "phone"));
  }
  return row;
}

struct RowOfBody {
  MemberId member;
  BodyId body;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(RowOfBody, (), (member, body, name))

// The bodies of all members of a page in one query: those they are placed in, and their sector and party.
void add_bodies(Transaction& tx, CommitteeId committee, std::vector<MemberRow>& rows) {
  std::string ids = "[";
  for (const MemberRow& row : rows) ids += (ids.size() > 1 ? ",\"" : "\"") + row.id.str() + '"';
  ids += ']';
  const auto found = tx.all<RowOfBody>(
      Sql("SELECT DISTINCT m.id, b.id, b.name FROM members m JOIN bodies b ON b.committee_id = "
          "m.committee_id AND (b.id IN "
          "(SELECT body_id FROM body_members p WHERE p.committee_id = m.committee_id AND p.member_id = m.id) "
          "OR (b.kind = 'sector' AND "
          "b.name = m.sector) OR (b.kind = 'party' AND b.name = m.party)) "
          "WHERE m.committee_id = ?1 AND m.id IN (SELECT value FROM json_each(?2)) ORDER BY b.name",
          "SELECT DISTINCT m.id, b.id, b.name FROM members m JOIN bodies b ON b.committee_id = "
          "m.committee_id AND (b.id IN "
          "(SELECT body_id FROM body_members p WHERE p.committee_id = m.committee_id AND p.member_id = m.id) "
          "OR (b.kind = 'sector' AND "
          "b.name = m.sector) OR (b.kind = 'party' AND b.name = m.party)) "
          "WHERE m.committee_id = ?1 AND m.id IN (SELECT json_array_elements_text((?2)::json)) ORDER BY "
          "b.name"),
      committee, ids);
  for (const RowOfBody& one : found) {
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const MemberRow& row) { return row.id == one.member; });
    if (row != rows.end()) row->bodies.push_back({one.body, one.name});
  }
}

// The filters of the roster; every empty one lets all pass. An exact phone number finds its owner by the
// blind index. instr and strpos are the two engines' names of one function.
const std::string filters =
    " FROM members WHERE committee_id = ?1 AND (?2 = '' OR status = ?2) AND (?3 = '' OR sector = ?3) AND (?4 "
    "= '' OR party = ?4) "
    "AND (?5 = '' OR id IN (SELECT member_id FROM body_members WHERE committee_id = ?1 AND body_id = ?5)) "
    "AND (?6 = '' OR instr(name, ?6) > 0 OR instr(spelling, ?6) > 0 OR code = ?6 OR (?7 <> '' AND "
    "phone_index = ?7))";

std::string for_postgresql(std::string text) {
  for (std::size_t at; (at = text.find("instr(")) != std::string::npos;) text.replace(at, 6, "strpos(");
  return text;
}

struct TwoTexts {
  explicit TwoTexts(std::string text) : sqlite(std::move(text)), postgresql(for_postgresql(sqlite)) {}
  Sql of(const Transaction& tx) const {
    return Sql::built(tx.engine() == database::Engine::sqlite ? sqlite : postgresql);
  }
  std::string sqlite, postgresql;
};
const TwoTexts page_text(std::string("SELECT ") + member_columns + filters +
                         " AND (strokes > ?8 OR (strokes = ?8 AND id > ?9)) ORDER BY strokes, id LIMIT ?10");
const TwoTexts count_text("SELECT COUNT(*)" + filters);

std::string folded(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::int64_t members_of(Transaction& tx, CommitteeId committee, const BodyRow& body) {
  const auto count = [&](std::optional<std::int64_t> number) { return number.value_or(0); };
  if (body.kind == BodyKind::sector) {
    return count(tx.first<std::int64_t>(
        "SELECT COUNT(*) FROM members WHERE committee_id = ?1 AND sector = ?2 AND status = 'active'",
        committee, body.name));
  }
  if (body.kind == BodyKind::party) {
    return count(tx.first<std::int64_t>(
        "SELECT COUNT(*) FROM members WHERE committee_id = ?1 AND party = ?2 AND status = 'active'",
        committee, body.name));
  }
  return count(tx.first<std::int64_t>(
      "SELECT COUNT(DISTINCT p.member_id) FROM body_members p JOIN members m ON "
      "m.committee_id = p.committee_id AND m.id = p.member_id WHERE p.committee_id = ?1 AND "
      "p.body_id = ?2 AND m.status = 'active'",
      committee, body.id));
}

CommitteeRow row_of(const identity::Committee& one) {
  return {one.id, one.parent, one.name, one.short_name, one.level, one.region_code};
}

struct StoredBody {
  BodyId id;
  BodyKind kind = BodyKind::sector;
  std::string name;
  BodyId parent;
};
BOOST_DESCRIBE_STRUCT(StoredBody, (), (id, kind, name, parent))

struct StoredUnit {
  UnitId id;
  std::string code, name, short_name;
  UnitSystem system = UnitSystem::government;
  UnitId parent;
  bool is_handling_unit = true, active = true;
  std::string contact_name, contact_phone, leader;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(StoredUnit, (),
                      (id, code, name, short_name, system, parent, is_handling_unit, active, contact_name,
                       contact_phone, leader, version))

const TwoTexts units_text(
    "SELECT id, code, name, short_name, system, parent, is_handling_unit, active, contact_name, "
    "contact_phone, leader, version "
    "FROM units WHERE committee_id = ?1 AND (?2 = '' OR instr(name, ?2) > 0 OR instr(short_name, ?2) > 0 OR "
    "code = ?2) "
    "AND (?3 = '' OR CASE is_handling_unit WHEN 1 THEN '1' ELSE '0' END = ?3) AND name > ?4 ORDER BY name "
    "LIMIT ?5");

}  // namespace

Result<MemberRows> list_members(Transaction& tx, const Services& services, const Caller& caller,
                                const Request& request) {
  const bool office = keeps_files(services, caller);
  const int limit = limit_of(request);
  std::string status = asked(request, "status");
  if (!status.empty() && !json::enum_of<Status>(status)) {
    return invalid_field("/status", {"没有这种委员状态。", "There is no such status."});
  }
  if (!office) status = "active";
  const std::string sector = asked(request, "sector"), party = asked(request, "party"),
                    body = asked(request, "body");
  const std::string q = folded(asked(request, "q"));
  const std::string phone =
      office && q.size() >= 7 ? services.sealer.blind_index(normal_phone(q), caller.committee, "phone") : "";
  const Place place = place_after(asked(request, "after"));
  auto members = tx.all<Member>(page_text.of(tx), caller.committee, status, sector, party, body, q, phone,
                                place.key, place.id, limit + 1);
  MemberRows rows;
  if (std::ssize(members) > limit) {
    members.pop_back();
    rows.next = members.back().strokes + "." + members.back().id.str();
  }
  for (const Member& member : members) rows.items.push_back(row_of(services, caller, member));
  if (!rows.items.empty()) add_bodies(tx, caller.committee, rows.items);
  rows.total =
      tx.first<std::int64_t>(count_text.of(tx), caller.committee, status, sector, party, body, q, phone);
  return rows;
}

Result<MemberPage> member_page(Transaction& tx, const Services& services, const Caller& caller,
                               const MemberId& id) {
  const auto member = load_member(tx, caller.committee, id);
  const bool own = member && sees_file(services, caller, id);
  if (!member || (member->status != Status::active && !own)) return not_found();
  std::vector<MemberRow> rows{row_of(services, caller, *member)};
  add_bodies(tx, caller.committee, rows);
  MemberPage page{std::move(rows.front()), member->joined_term, member->education, member->title};
  page.duties = tx.all<MemberDuty>(
      "SELECT b.id, b.name, b.kind, p.term, p.duty FROM body_members p JOIN bodies b ON b.committee_id = "
      "p.committee_id AND "
      "b.id = p.body_id WHERE p.committee_id = ?1 AND p.member_id = ?2 ORDER BY p.term DESC, b.name",
      caller.committee, id);
  page.version = member->version;
  page.may_change = keeps_files(services, caller);
  page.may_reveal = services.gate.holds(caller, "members.reveal");
  if (!own) return page;
  page.born_in = member->born_in;
  page.religion = member->religion;
  page.email = member->email;
  page.address = opened(services.sealer, caller.committee, *member, "address");
  page.id_number_masked =
      identity::masked_id_number(opened(services.sealer, caller.committee, *member, "id_number"));
  if (!page.may_change) return page;
  page.decisions = tx.all<MemberDecision>(
      "SELECT at, before_status, after_status, reason, decision FROM member_decisions WHERE committee_id = "
      "?1 AND member_id = ?2 "
      "ORDER BY at DESC",
      caller.committee, id);
  return page;
}

Result<BodyRows> list_bodies(Transaction& tx, const Caller& caller, const Request& request) {
  const std::string kind = asked(request, "kind");
  if (!kind.empty() && !json::enum_of<BodyKind>(kind)) {
    return invalid_field("/kind", {"没有这种组织类别。", "There is no such kind of body."});
  }
  BodyRows rows;
  const auto found = tx.all<StoredBody>(
      "SELECT id, kind, name, parent FROM bodies WHERE committee_id = ?1 AND (?2 = '' OR kind = ?2) AND "
      "active = 1 "
      "ORDER BY kind, position",
      caller.committee, kind);
  for (const StoredBody& one : found) {
    BodyRow row{one.id, one.kind, one.name, one.parent};
    row.members = members_of(tx, caller.committee, row);
    rows.items.push_back(std::move(row));
  }
  rows.total = std::ssize(rows.items);
  return rows;
}

Result<BodyPage> body_page(Transaction& tx, const Caller& caller, const BodyId& id) {
  const auto body = tx.first<StoredBody>(
      "SELECT id, kind, name, parent FROM bodies WHERE committee_id = ?1 AND id = ?2", caller.committee, id);
  if (!body) return not_found();
  BodyPage page{{body->id, body->kind, body->name, body->parent}, {}};
  page.body.members = members_of(tx, caller.committee, page.body);
  page.members = tx.all<BodySeat>(
      "SELECT m.id, m.name, m.sector, m.employer, m.post, COALESCE(p.duty, 'member'), COALESCE(p.term, "
      "m.joined_term) FROM members m "
      "LEFT JOIN body_members p ON p.committee_id = m.committee_id AND p.member_id = m.id AND p.body_id = ?2 "
      "AND p.term = (SELECT "
      "MAX(term) FROM body_members l WHERE l.committee_id = m.committee_id AND l.member_id = m.id AND "
      "l.body_id = ?2) "
      "WHERE m.committee_id = ?1 AND m.status = 'active' AND (p.duty IS NOT NULL OR (?3 = 'sector' AND "
      "m.sector = ?4) OR "
      "(?3 = 'party' AND m.party = ?4)) "
      "ORDER BY CASE p.duty WHEN 'head' THEN 1 WHEN 'deputy_head' THEN 2 WHEN 'convenor' THEN 3 WHEN "
      "'secretary' THEN 4 ELSE 5 END, "
      "m.strokes, m.id LIMIT 2000",
      caller.committee, id, body->kind, body->name);
  return page;
}

Result<UnitRows> list_units(Transaction& tx, const Services& services, const Caller& caller,
                            const Request& request) {
  const std::string handling = asked(request, "handling");
  const std::string flag = handling == "true" || handling == "1"    ? "1"
                           : handling == "false" || handling == "0" ? "0"
                                                                    : "";
  const bool contacts = services.gate.holds(caller, "units.manage");
  const int limit = limit_of(request);
  UnitRows rows;
  auto found = tx.all<StoredUnit>(units_text.of(tx), caller.committee, asked(request, "q"), flag,
                                  asked(request, "after"), limit + 1);
  if (std::ssize(found) > limit) {
    found.pop_back();
    rows.next = found.back().name;
  }
  for (const StoredUnit& unit : found) {
    UnitRow row{
        unit.id,     unit.code, unit.name,   unit.short_name, unit.system, unit.parent, unit.is_handling_unit,
        unit.active, {},        unit.version};
    if (contacts || caller.of_unit(unit.id))
      row.contacts.push_back({unit.contact_name, unit.contact_phone, unit.leader});
    rows.items.push_back(std::move(row));
  }
  return rows;
}

CommitteeRows list_committees(Transaction& tx) {
  CommitteeRows rows;
  for (const auto& one : identity::all_committees(tx)) rows.items.push_back(row_of(one));
  rows.total = std::ssize(rows.items);
  return rows;
}

Result<CommitteePage> committee_page(Transaction& tx, const Caller& caller) {
  const auto committee = identity::find_committee(tx, caller.committee);
  if (!committee) return not_found();
  CommitteePage page{row_of(*committee), {}, {}};
  page.terms = tx.all<TermRow>(
      "SELECT number, starts_on, ends_on FROM terms WHERE committee_id = ?1 ORDER BY number DESC",
      caller.committee);
  page.sessions = tx.all<SessionDays>(
      "SELECT term, number, opens_on, closes_on, proposal_deadline FROM plenary_sessions WHERE committee_id "
      "= ?1 "
      "ORDER BY term DESC, number DESC",
      caller.committee);
  const Date today = Date::of(caller.at);
  for (const TermRow& term : page.terms) {
    if (term.starts_on <= today && !page.current_term) page.current_term = term.number;
  }
  if (const auto current = session_on(tx, caller.committee, today)) {
    page.current_session = SessionDays{current->term, current->number, current->opens_on, current->closes_on,
                                       current->proposal_deadline};
    page.in_session = current->in_session;
  }
  return page;
}

}  // namespace yishi::members

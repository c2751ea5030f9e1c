// The lines of an export (docs/ledger.md). A line is right when reading it and writing it again gives the
// same bytes: that is how a changed byte that means the same is found too.
#include <fmt/format.h>

#include <istream>
#include <ostream>

#include "core/ledger/canonical.hpp"
#include "core/ledger/checkpoint.hpp"
#include "core/ledger/stored.hpp"

namespace yishi::ledger {
namespace {

constexpr std::string_view format_name = "yishi-ledger-1";
constexpr int facts_per_page = 1000;

struct FirstLine {
  std::string format;
  CommitteeId committee{};
};
BOOST_DESCRIBE_STRUCT(FirstLine, (), (format, committee))

// Units are text, because a number of 64 bits does not survive every reader of JSON.
struct LineMeasure {
  std::string name;
  std::string units;
  int scale = 0;
};
BOOST_DESCRIBE_STRUCT(LineMeasure, (), (name, units, scale))

struct Line {
  std::int64_t number = 0;
  std::int64_t at = 0;
  std::string actor;  // "" when the program itself acted
  std::string authority;
  std::string kind;
  std::string subject_type;
  std::string subject;
  std::vector<Person> people;
  std::vector<LineMeasure> measures;
  std::vector<Tag> tags;
  std::string payload;  // JSON, as text
  std::string previous;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(Line, (),
                      (number, at, actor, authority, kind, subject_type, subject, people, measures, tags,
                       payload, previous, hash))

struct LastLine {
  std::int64_t facts = 0;
  std::string head;
};
BOOST_DESCRIBE_STRUCT(LastLine, (), (facts, head))

Line line_of(const Fact& fact) {
  Line line;
  line.number = fact.number;
  line.at = fact.at.milliseconds;
  line.actor = fact.actor.str();
  line.authority = fact.authority;
  line.kind = fact.kind;
  line.subject_type = fact.subject_type;
  line.subject = fact.subject;
  line.people = fact.people;
  for (const auto& measure : fact.measures) {
    line.measures.push_back({measure.name, std::to_string(measure.units), measure.scale});
  }
  line.tags = fact.tags;
  line.payload = fact.payload;
  line.previous = fact.previous;
  line.hash = fact.hash;
  return line;
}

// Nothing when a part is not in the form in which we write it.
std::optional<Fact> fact_of(const Line& line, CommitteeId committee) {
  Fact fact;
  fact.committee = committee;
  fact.number = line.number;
  fact.at = {line.at};
  if (!line.actor.empty()) {
    const auto actor = AccountId::parse(line.actor);
    if (!actor) return std::nullopt;
    fact.actor = *actor;
  }
  fact.authority = line.authority;
  fact.kind = line.kind;
  fact.subject_type = line.subject_type;
  fact.subject = line.subject;
  fact.people = line.people;
  for (const auto& measure : line.measures) {
    std::int64_t units = 0;
    const auto* end = measure.units.data() + measure.units.size();
    const auto [at, error] = std::from_chars(measure.units.data(), end, units);
    if (error != std::errc() || at != end || std::to_string(units) != measure.units) return std::nullopt;
    fact.measures.push_back({measure.name, units, measure.scale});
  }
  fact.tags = line.tags;
  fact.payload = line.payload;
  fact.previous = line.previous;
  fact.hash = line.hash;
  return fact;
}

std::unexpected<Refusal> bad_line(std::int64_t line, const char* zh, const char* en) {
  return refuse(Why::conflict, "ledger_broken",
                {fmt::format("导出文件第 {} 行不一致：{}。", line, zh),
                 fmt::format("Line {} of the export does not hold: {}.", line, en)});
}

// Reads a line and demands that it be written exactly so.
template <class T>
std::optional<T> exact(const std::string& text) {
  auto value = json::read<T>(text);
  if (!value || json::to_text(*value) != text) return std::nullopt;
  return std::move(*value);
}

}  // namespace

void export_facts(database::Transaction& tx, CommitteeId committee, std::ostream& out) {
  out << json::to_text(FirstLine{std::string(format_name), committee}) << '\n';
  std::int64_t last = 0;
  for (;;) {
    const auto facts = facts_after(tx, committee, last, facts_per_page);
    if (facts.empty()) break;
    for (const auto& fact : facts) out << json::to_text(line_of(fact)) << '\n';
    last = facts.back().number;
  }
  const auto head = head_of(tx, committee).value_or(StoredHead{});
  out << json::to_text(LastLine{head.number, head.hash}) << '\n';
}

Result<Verified> verify_export(std::istream& in) {
  std::string text, bytes;
  std::int64_t line_number = 1;
  if (!std::getline(in, text)) return bad_line(1, "文件为空", "the file is empty");
  const auto first = exact<FirstLine>(text);
  if (!first || first->format != format_name)
    return bad_line(1, "不是总账导出", "it is no export of a ledger");
  Verified so_far{first->committee, 0, ""};
  while (std::getline(in, text)) {
    ++line_number;
    if (in.eof()) return bad_line(line_number, "缺少行尾", "its end is missing");
    if (const auto last = text.starts_with("{\"facts\":") ? exact<LastLine>(text) : std::nullopt) {
      if (last->facts != so_far.facts || last->head != so_far.head) {
        return bad_line(line_number, "账尾不符", "the head is another");
      }
      if (in.peek() != std::istream::traits_type::eof())
        return bad_line(line_number + 1, "账尾之后还有内容", "something follows the head");
      return so_far;
    }
    const auto line = exact<Line>(text);
    const auto fact = line ? fact_of(*line, first->committee) : std::nullopt;
    if (!fact) return bad_line(line_number, "无法按格式读取", "it is not in the form of a fact");
    if (fact->number != so_far.facts + 1)
      return bad_line(line_number, "编号不连续", "its number does not follow");
    if (fact->previous != so_far.head)
      return bad_line(line_number, "链接不符", "it does not link to the one before");
    write_canonical(bytes, *fact);
    if (hash_of_bytes(bytes) != fact->hash)
      return bad_line(line_number, "内容与哈希不符", "its content does not match its hash");
    so_far.facts = fact->number;
    so_far.head = fact->hash;
  }
  return bad_line(line_number + 1, "文件被截断", "the file is cut short");
}

}  // namespace yishi::ledger

// The assessment sheet of handling units 考核: what is taken off, for which proposals, by the rule book's
// lines.
#pragma once
#include <map>

#include "areas/proposals/proposals.hpp"

namespace yishi::oversight {

struct Instance {  // something counted against a unit
  ProposalId proposal;
  std::int64_t count = 1;
};
using Counted = std::map<std::string, std::vector<Instance>>;  // measure of the rule book → instances

struct SheetLine {
  std::string code;
  Words words;
  std::int64_t count = 0;
  double each = 0;    // points for each
  double points = 0;  // taken off: count × each, at most the cap
  double cap = 0;     // 0: none
  bool capped = false;
  Words explanation;  // 3 × 5 = 15 …
  std::vector<ProposalId> proposals;
};
BOOST_DESCRIBE_STRUCT(SheetLine, (), (code, words, count, each, points, cap, capped, explanation, proposals))

struct SheetUnit {
  std::string id, name;
};
BOOST_DESCRIBE_STRUCT(SheetUnit, (), (id, name))
struct Sheet {
  SheetUnit unit;
  std::int64_t handled = 0;  // proposals that it answers for in the session
  double points = 0;
  std::string grade;  // words of the band, in Chinese; grade_en beside it
  std::string grade_en;
  std::vector<SheetLine> lines;  // every line of the rule book, those without a count too
};
BOOST_DESCRIBE_STRUCT(Sheet, (), (unit, handled, points, grade, grade_en, lines))
struct Assessment {
  double full = 0;
  std::vector<rules::Code> grades;
  std::vector<Sheet> items;  // best first
};
BOOST_DESCRIBE_STRUCT(Assessment, (), (full, grades, items))

// Pure: the sheet of one unit. Points never fall below 0 and are kept to hundredths.
Sheet assess(const rules::AssessmentSheet& rules, const Counted& counted);

// All units of a session (0: any), or one; a unit's own people see their own sheet only. What is not over yet
// (a reply still out, a rating not given) is judged as it stands today.
Result<Assessment> assessment(database::Transaction& tx, const rules::RuleBook& book,
                              const identity::Caller& caller, int term, int session, const UnitId& unit);

}  // namespace yishi::oversight

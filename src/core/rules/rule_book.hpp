// The rule book: what differs between committees is data. A rule book is one folder of TOML files with a
// version and the day from which it is in force; defaults are shipped in rules/default, a committee's own
// folder overrides them key by key (a list is replaced whole). It is checked whole before it is taken
// (checker.hpp).
//
// Stages, acts and roles are closed enums in the code; here they are names, and the checker refuses unknown
// ones.
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/json/json.hpp"
#include "core/rules/calendar.hpp"

namespace yishi::rules {

struct Code {  // one entry of a code list: a category, a reason, a leave type
  std::string code;
  Words words;
  std::string parent;  // "" at the top of a tree
};

enum class DayKind { working, calendar };
struct Term {        // how long a step may take
  std::string name;  // "sign_for", "reply" …: rules/default/clocks.toml names them all
  Words words;
  int days = 0;
  DayKind kind = DayKind::working;
  std::vector<int> remind_before;  // days before the due day on which to remind
  int escalate_after = 0;          // days overdue after which the supervision office is told; 0: never
};

struct Transition {
  std::string from, act, to;
  std::vector<std::string> by;  // roles; "first_proposer", "co_signer", "lead_unit", "program" are relations
  bool needs_reason = false;
  std::string starts;  // term that starts when the new stage is entered; "" for none
};
struct Lifecycle {
  std::string name;  // "proposal", "assignment"
  std::vector<Code> stages;
  std::vector<Code> acts;
  std::string initial;
  std::vector<std::string> ends;
  std::vector<Transition> transitions;
  const Transition* find(std::string_view from, std::string_view act) const;
};

struct ReplyClass {
  std::string letter;  // "A"
  Words words;
  bool promises = false;  // replies of this class carry promises that are watched
  bool settles = true;    // false: must be answered again later (tracking)
};
struct ReplyScheme {
  std::string name;  // "three", "four_being_solved", "four_people_congress", "four_shenzhen", "hongkou"
  Words words;
  std::vector<ReplyClass> classes;
};

struct Limits {  // characters, counted as text::count_characters does
  int title = 50;
  int situation = 3000, analysis = 3000, advice = 3000;
  int co_signers = 10;
  int suggested_units = 3;
  std::int64_t attachment_bytes = 20'000'000;
  int attachments = 10;
};

struct Deduction {  // a line of the unit assessment sheet
  std::string code;
  Words words;
  std::string counted;  // measure: "late", "no_talk", "dissatisfied", "empty_reply", "promise_broken" …
  double points = 0;    // taken off for each
  double cap = 0;       // at most; 0: no cap
};
struct AssessmentSheet {
  double full = 100;
  std::vector<Deduction> deductions;
  std::vector<Code> grades;  // code = lowest points, e.g. "90"
};

struct ProposalRules {
  std::vector<std::string> review_steps;  // of "preliminary", "second", "final"; 1 to 3
  Limits limits;
  std::vector<Code> kinds;       // 委员提案, 界别提案 … (member, joint are made by signers)
  std::vector<Code> categories;  // two levels at most
  std::vector<Code> decline_reasons;
  std::vector<Code> supervision_forms;  // 五个督办
  std::vector<Code> contact_ways;
  std::vector<Code> attitudes, results;  // the two axes of rating; code "dissatisfied" re-opens
  ReplyScheme reply_scheme;
  std::string number_format;           // "第{number:4}号"; see numbering.hpp
  std::string category_number_format;  // "{category}类{number}号"
  std::string document_number_format;  // "{prefix}〔{year}〕{number}号"
  int rehandle_rounds = 2;
  bool second_release_person = true;  // publication is released by two people
  AssessmentSheet assessment;
};

struct RuleBook {
  std::string version;  // "default-2026.1"
  Date in_force;
  // A term that ends on a day off ends on the next working day (as in the Civil Code, art. 203).
  bool ends_on_working_day = true;
  std::vector<Lifecycle> lifecycles;
  std::vector<Term> terms;
  ProposalRules proposals;
  std::map<std::string, std::vector<Code>> lists;          // sectors, parties, posts, levels, leave types …
  std::map<std::string, std::vector<std::string>> powers;  // power → roles, where the committee differs
  std::shared_ptr<const Calendar> calendar;

  const Lifecycle& lifecycle(std::string_view name) const;  // must exist (checked)
  const Term& term(std::string_view name) const;            // must exist (checked)
  const std::vector<Code>& list(std::string_view name) const;
  Date due(std::string_view term, Date from) const;  // the last day on which the step is in time
  Date due(const Term& term, Date from) const;
};

BOOST_DESCRIBE_STRUCT(Code, (), (code, words, parent))
BOOST_DESCRIBE_ENUM(DayKind, working, calendar)
BOOST_DESCRIBE_STRUCT(Term, (), (name, words, days, kind, remind_before, escalate_after))
BOOST_DESCRIBE_STRUCT(Transition, (), (from, act, to, by, needs_reason, starts))
BOOST_DESCRIBE_STRUCT(Lifecycle, (), (name, stages, acts, initial, ends, transitions))
BOOST_DESCRIBE_STRUCT(ReplyClass, (), (letter, words, promises, settles))
BOOST_DESCRIBE_STRUCT(ReplyScheme, (), (name, words, classes))
BOOST_DESCRIBE_STRUCT(Limits, (),
                      (title, situation, analysis, advice, co_signers, suggested_units, attachment_bytes,
                       attachments))
BOOST_DESCRIBE_STRUCT(Deduction, (), (code, words, counted, points, cap))
BOOST_DESCRIBE_STRUCT(AssessmentSheet, (), (full, deductions, grades))
BOOST_DESCRIBE_STRUCT(ProposalRules, (),
                      (review_steps, limits, kinds, categories, decline_reasons, supervision_forms,
                       contact_ways, attitudes, results, reply_scheme, number_format, category_number_format,
                       document_number_format, rehandle_rounds, second_release_person, assessment))

struct Vocabulary;  // vocabulary.hpp

// All rule books of an installation, by committee and day. Immutable once loaded; shared by every thread.
class Library {
 public:
  // Reads default/, calendar/ and committees/<number>/<version>/ below `folder`; refuses with every fault
  // found, each with "file:line" as its pointer. The names that the code knows are checked against
  // `vocabulary`.
  static Result<std::shared_ptr<const Library>> load(const std::string& folder);
  static Result<std::shared_ptr<const Library>> load(const std::string& folder, const Vocabulary& vocabulary);
  const RuleBook& in_force(CommitteeId committee, Date day) const;
  // The version under which a matter began; the default when it is no longer there.
  const RuleBook& version(CommitteeId committee, std::string_view version) const;
  const RuleBook& shipped() const;                                     // the default book
  std::vector<const RuleBook*> versions(CommitteeId committee) const;  // the committee's own, oldest first

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace yishi::rules

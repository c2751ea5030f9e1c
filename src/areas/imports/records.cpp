#include "areas/imports/records.hpp"

#include <fmt/format.h>

#include "areas/imports/cells.hpp"
#include "areas/members/members.hpp"
#include "core/text/chinese_numbers.hpp"

namespace yishi::imports {
namespace {

using database::Transaction;
using identity::Caller;
using proposals::PastProposal;

template <class E>
struct Word {
  std::string_view text;
  E value;
};
// The first word of a value is the one that exports write.
constexpr Word<members::Sex> sexes[] = {{"男", members::Sex::male},       {"女", members::Sex::female},
                                        {"未知", members::Sex::unknown},  {"male", members::Sex::male},
                                        {"female", members::Sex::female}, {"M", members::Sex::male},
                                        {"F", members::Sex::female},      {"unknown", members::Sex::unknown}};
constexpr Word<members::Status> statuses[] = {
    {"现任", members::Status::active},        {"候选", members::Status::candidate},
    {"在任", members::Status::active},        {"在职", members::Status::active},
    {"履职", members::Status::active},        {"active", members::Status::active},
    {"candidate", members::Status::candidate}};
using System = members::UnitSystem;
constexpr Word<System> systems[] = {{"党委", System::party},
                                    {"政府", System::government},
                                    {"人大", System::peoples_congress},
                                    {"政协", System::cppcc},
                                    {"法院", System::court},
                                    {"检察院", System::procuratorate},
                                    {"其他", System::other},
                                    {"党委系统", System::party},
                                    {"政府系统", System::government},
                                    {"党群", System::party},
                                    {"政府部门", System::government},
                                    {"party", System::party},
                                    {"government", System::government},
                                    {"peoples_congress", System::peoples_congress},
                                    {"cppcc", System::cppcc},
                                    {"court", System::court},
                                    {"procuratorate", System::procuratorate},
                                    {"other", System::other}};
using proposals::Kind;
constexpr Word<Kind> kinds[] = {{"委员提案", Kind::member},
                                {"个人提案", Kind::member},
                                {"委员个人提案", Kind::member},
                                {"个人", Kind::member},
                                {"联名提案", Kind::joint},
                                {"委员联名", Kind::joint},
                                {"联名", Kind::joint},
                                {"党派提案", Kind::party},
                                {"党派", Kind::party},
                                {"团体提案", Kind::organization},
                                {"人民团体提案", Kind::organization},
                                {"专委会提案", Kind::special_committee},
                                {"界别提案", Kind::sector},
                                {"界别", Kind::sector},
                                {"小组提案", Kind::group},
                                {"集体提案", Kind::group},
                                {"建议案", Kind::standing_committee}};
using proposals::Stage;
constexpr Word<Stage> stages[] = {{"归档", Stage::archived},     {"办结", Stage::closed},
                                  {"已归档", Stage::archived},   {"已办结", Stage::closed},
                                  {"archived", Stage::archived}, {"closed", Stage::closed}};

template <class E, std::size_t N>
std::string first_word(const Word<E> (&words)[N], E value) {
  const auto found = std::ranges::find(words, value, &Word<E>::value);
  return found == std::end(words) ? "" : std::string(found->text);
}

// Reads the values of one row and gathers what is wrong with them.
class Reader {
 public:
  explicit Reader(const Values& values) : values_(values) {}

  std::string text(std::string_view field) const {
    const auto found = values_.find(field);
    return found == values_.end() ? "" : found->second;
  }
  std::optional<std::string> maybe(std::string_view field) const {
    auto value = text(field);
    return value.empty() ? std::nullopt : std::optional(std::move(value));
  }
  // A value that `read` understands, where there is any.
  template <class F>
  auto value(std::string_view field, F read, Words words) -> decltype(read(std::string_view{})) {
    const auto written = text(field);
    if (written.empty()) return std::nullopt;
    auto value = read(std::string_view(written));
    if (!value) fault(field, std::move(words));
    return value;
  }
  std::optional<int> number(std::string_view field) {
    return value(field, whole_number, {"这里应是整数。", "A whole number belongs here."});
  }
  std::optional<bool> yes(std::string_view field) {
    return value(field, yes_or_no, {"这里应是“是”或“否”。", "Yes or no belongs here."});
  }
  std::optional<Date> date(std::string_view field) {
    return value(field, day, {"不是日期，或没有这一天。", "This is no date, or there is no such day."});
  }
  template <class E, std::size_t N>
  std::optional<E> word(std::string_view field, const Word<E> (&words)[N]) {
    return value(field,
                 [&](std::string_view written) -> std::optional<E> {
                   const auto found = std::ranges::find(words, written, &Word<E>::text);
                   return found == std::end(words) ? std::nullopt : std::optional(found->value);
                 },
                 {"不认识的说法。", "This word is not known here."});
  }
  void fault(std::string_view field, Words words) {
    faults.push_back({std::string(field), Weight::fault, std::move(words)});
  }
  void note(std::string_view field, Words words) {
    faults.push_back({std::string(field), Weight::note, std::move(words)});
  }

  std::vector<CellFault> faults;

 private:
  const Values& values_;
};

members::NewMember member_of(Reader& in) {
  members::NewMember m;
  m.code = in.text("code");
  m.name = in.text("name");
  m.sex = in.word("sex", sexes);
  m.ethnicity = in.maybe("ethnicity");
  m.born_in = in.value("born_in", month, {"不是年月。", "This is no month of a year."});
  m.education = in.maybe("education");
  m.title = in.maybe("title");
  m.party = in.maybe("party");
  m.religion = in.maybe("religion");
  m.sector = in.maybe("sector");
  m.employer = in.maybe("employer");
  m.post = in.maybe("post");
  m.committee_post = in.maybe("committee_post");
  m.address = in.maybe("address");
  m.email = in.maybe("email");
  m.phone = in.maybe("phone");
  m.id_number = in.maybe("id_number");
  m.joined_term = in.number("joined_term");
  m.status = in.word("status", statuses);
  return m;
}

members::NewUnit unit_of(Transaction& tx, CommitteeId committee, Reader& in) {
  members::NewUnit u;
  u.code = in.maybe("code");
  u.name = in.text("name");
  u.short_name = in.maybe("short_name");
  u.system = in.word("system", systems);
  u.is_handling_unit = in.yes("is_handling_unit");
  u.active = in.yes("active");
  u.contact_name = in.maybe("contact_name");
  u.contact_phone = in.maybe("contact_phone");
  u.leader = in.maybe("leader");
  if (const auto upper = in.maybe("parent")) u.parent = members::unit_by_name(tx, committee, *upper);
  return u;
}

// Term and session from columns of their own, or both from one: "十五届三次".
void read_session(Reader& in, PastProposal& p) {
  const auto term = in.number("term"), session = in.number("session");
  const auto both =
      in.text("session_text").empty() ? std::nullopt : text::parse_session(in.text("session_text"));
  if (!both && !in.text("session_text").empty() && (!term || !session)) {
    return in.fault("session_text",
                    {"看不出是几届几次会议。", "The term and session cannot be read from this."});
  }
  p.term = both ? both->first : term.value_or(0);
  p.session = both ? both->second : session.value_or(0);
}

bool means(const rules::Code& code, const std::string& written) {
  return code.code == written || code.words.zh == written || code.words.en == written;
}

void read_category(Reader& in, const rules::RuleBook& book, PastProposal& p) {
  const auto written = in.text("category");
  if (written.empty()) return;
  const auto& all = book.proposals.categories;
  const auto found = std::ranges::find_if(all, [&](const rules::Code& code) { return means(code, written); });
  if (found != all.end()) {
    p.category = found->code;
    return;
  }
  p.category_text = written;
  in.note("category", {"规则中没有这个类别：原来的说法会保存，类别留空。",
                       "The rule book has no such category: the words are kept, the category stays empty."});
}

std::optional<Kind> kind_of(const rules::RuleBook& book, const std::string& written) {
  const auto& codes = book.proposals.kinds;
  const auto found =
      std::ranges::find_if(codes, [&](const rules::Code& code) { return means(code, written); });
  if (found != codes.end()) return json::enum_of<Kind>(found->code);
  const auto word = std::ranges::find(kinds, written, &Word<Kind>::text);
  return word == std::end(kinds) ? std::nullopt : std::optional(word->value);
}

void read_kind(Reader& in, const rules::RuleBook& book, PastProposal& p) {
  const auto written = in.text("kind");
  const auto kind = kind_of(book, written);
  p.kind = kind.value_or(p.co_signers > 0 ? Kind::joint : Kind::member);
  if (kind || written.empty()) return;
  in.note("kind",
          {"不认识的提案形式：按委员提案导入。", "This kind is not known: taken as a member's proposal."});
}

// "第0042号" is a running number too, where the archive has no column for it.
void read_number(Reader& in, PastProposal& p) {
  p.number = in.number("number");
  p.number_text = in.text("number_text");
  if (!p.number && in.text("number").empty() && p.number_text.starts_with("第"))
    p.number = whole_number(p.number_text);
  if (p.number && p.number_text.empty()) p.number_text = fmt::format("第{:04}号", *p.number);
}

PastProposal past_of(Transaction& tx, const rules::RuleBook& book, CommitteeId committee, Reader& in) {
  PastProposal p;
  p.texts = {in.text("title"), in.text("situation"), in.text("analysis"), in.text("advice")};
  p.proposer = in.text("proposer");
  p.sector = in.text("sector");
  p.co_signers = in.number("co_signers").value_or(0);
  p.lead_units = in.text("lead_units");
  p.reply_class = in.text("reply_class");
  p.reply = in.text("reply");
  p.filed_on = in.date("filed_on");
  p.replied_on = in.date("replied_on");
  p.closed_on = in.date("closed_on");
  p.is_key = in.yes("is_key").value_or(false);
  p.is_excellent = in.yes("is_excellent").value_or(false);
  p.publish_consent = in.yes("publish_consent").value_or(true);
  p.stage = in.word("stage", stages).value_or(Stage::archived);
  read_session(in, p);
  read_number(in, p);
  read_category(in, book, p);
  read_kind(in, book, p);
  if (!p.proposer.empty() && !proposals::is_collective(p.kind)) {
    p.first_member = members::member_by_name(tx, committee, p.proposer).value_or(MemberId{});
  }
  return p;
}

// A refusal's pointers are fields: "/phone". Without one it speaks of the key.
void take_faults(Reader& in, const Refusal& refusal) {
  if (refusal.faults.empty()) return in.fault("", refusal.words);
  for (const auto& fault : refusal.faults) in.fault(std::string_view(fault.pointer).substr(1), fault.words);
}

// The field whose cell shows the fault: the term may have been read from the column of both. One fault a cell
// is enough.
void settle_fields(std::vector<CellFault>& faults, const Values& values) {
  std::vector<CellFault> settled;
  for (auto& fault : faults) {
    const bool session = fault.field == "term" || fault.field == "session";
    if (session && !values.contains(fault.field) && values.contains("session_text"))
      fault.field = "session_text";
    if (fault.field == "number" && !values.contains("number")) fault.field = "number_text";
    if (std::ranges::find(settled, fault.field, &CellFault::field) == settled.end())
      settled.push_back(std::move(fault));
  }
  faults = std::move(settled);
}

Outcome finished(Reader& in, const Values& values, std::string made = "") {
  settle_fields(in.faults, values);
  return {std::move(made), std::move(in.faults)};
}

bool has_fault(const Reader& in) {
  return std::ranges::any_of(in.faults, [](const CellFault& f) { return f.weight == Weight::fault; });
}

Outcome put_row(Transaction& tx, const Setting& setting, const Caller& caller, imports::Kind kind,
                const Values& values, bool really) {
  Reader in(values);
  const auto made = [&](const auto& result) {
    if (result) return finished(in, values, result->str());
    take_faults(in, result.error());
    return finished(in, values);
  };
  switch (kind) {
    case imports::Kind::members: {
      const auto member = member_of(in);
      return really && has_fault(in) ? finished(in, values)
                                     : made(members::add_member(tx, caller, setting.sealer, member));
    }
    case imports::Kind::units: {
      const auto unit = unit_of(tx, caller.committee, in);
      if (really && !unit.parent && !in.text("parent").empty()) {
        in.fault("parent", {"没有这个上级单位。", "There is no such upper unit."});
      }
      return really && has_fault(in) ? finished(in, values) : made(members::add_unit(tx, caller, unit));
    }
    case imports::Kind::proposals: {
      auto past = past_of(tx, setting.book, caller.committee, in);
      if (really && !has_fault(in))
        return made(proposals::import_past(tx, setting.book, caller, std::move(past)));
      for (const auto& fault : proposals::past_faults(tx, setting.book, caller.committee, past)) {
        const auto field = fault.pointer.substr(1);
        if (std::ranges::find(in.faults, field, &CellFault::field) == in.faults.end())
          in.fault(field, fault.words);
      }
      return finished(in, values);
    }
  }
  return {};
}

}  // namespace

bool Outcome::good() const {
  return std::ranges::none_of(faults, [](const CellFault& f) { return f.weight == Weight::fault; });
}

Outcome try_row(Transaction& tx, const Setting& setting, const Caller& caller, imports::Kind kind,
                const Values& values) {
  return put_row(tx, setting, caller, kind, values, false);
}

Outcome make_row(Transaction& tx, const Setting& setting, const Caller& caller, imports::Kind kind,
                 const Values& values) {
  return put_row(tx, setting, caller, kind, values, true);
}

std::optional<Key> key_of(imports::Kind kind, const Values& values) {
  Reader in(values);
  if (kind == imports::Kind::members)
    return in.text("code").empty() ? std::nullopt : std::optional(Key{"code", in.text("code")});
  if (kind == imports::Kind::units)
    return in.text("name").empty() ? std::nullopt : std::optional(Key{"name", in.text("name")});
  PastProposal p;
  read_session(in, p);
  read_number(in, p);
  if (!p.number) return std::nullopt;
  return Key{in.text("number").empty() ? "number_text" : "number",
             fmt::format("{}.{}.{}", p.term, p.session, *p.number)};
}

bool untouched(Transaction& tx, CommitteeId committee, imports::Kind kind, std::string_view id) {
  switch (kind) {
    case imports::Kind::members:
      return members::member_untouched(tx, committee, MemberId::trusted(id));
    case imports::Kind::units:
      return members::unit_untouched(tx, committee, UnitId::trusted(id));
    case imports::Kind::proposals:
      return proposals::past_untouched(tx, committee, ProposalId::trusted(id));
  }
  return false;
}

Result<void> take_back(Transaction& tx, const Caller& caller, imports::Kind kind, std::string_view id) {
  switch (kind) {
    case imports::Kind::members:
      return members::take_back_member(tx, caller, MemberId::trusted(id));
    case imports::Kind::units:
      return members::take_back_unit(tx, caller, UnitId::trusted(id));
    case imports::Kind::proposals:
      return proposals::take_back_past(tx, caller, ProposalId::trusted(id));
  }
  return {};
}

std::string words_of_sex(members::Sex sex) { return first_word(sexes, sex); }
std::string words_of_status(members::Status status) { return first_word(statuses, status); }
std::string words_of_system(members::UnitSystem system) { return first_word(systems, system); }
std::string words_of_stage(proposals::Stage stage) { return first_word(stages, stage); }
std::string words_of(bool yes) { return yes ? "是" : "否"; }

}  // namespace yishi::imports

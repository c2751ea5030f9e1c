#include "core/rules/checker.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>

#include <filesystem>
#include <set>

#include "core/rules/library_folder.hpp"
#include "core/rules/numbering.hpp"

namespace yishi::rules {
namespace {
namespace fs = std::filesystem;

std::string listed(Names names) { return fmt::format("{}", fmt::join(names, ", ")); }

class Check {
 public:
  Check(ReadBook& read, const Vocabulary& vocabulary) : read_(read), book_(read.book), known_(vocabulary) {}

  void all() {
    committee();
    terms();
    for (const auto& lifecycle : book_.lifecycles) check_lifecycle(lifecycle);
    for (const auto& needed : known_.lifecycles) {
      if (std::ranges::find(book_.lifecycles, needed.name, &Lifecycle::name) == book_.lifecycles.end()) {
        missing("file/lifecycles.toml", needed.name);
      }
    }
    proposals();
    lists();
  }

 private:
  void fault(const std::string& key, Words words, Words cure) {
    read_.fault(key, std::move(words), std::move(cure));
  }
  void missing(const std::string& key, std::string_view name) {
    fault(key, {fmt::format("缺少“{}”", name), fmt::format("\"{}\" is missing", name)},
          {"程序要用到它；从 rules/default 复制过来。", "The program needs it; copy it from rules/default."});
  }
  void known(const std::string& key, Names names, std::string_view name, Words what) {
    if (knows(names, name)) return;
    fault(key,
          {fmt::format("不认识的{}“{}”", what.zh, name), fmt::format("unknown {} \"{}\"", what.en, name)},
          {fmt::format("可用的有：{}", listed(names)), fmt::format("Known are: {}", listed(names))});
  }

  void committee() {
    if (book_.version.empty()) {
      fault("committee/version", {"version 不能为空", "version is empty"},
            {"写上版本名，如 \"1-2026.1\"。", "Give a name such as \"1-2026.1\"."});
    }
    for (const auto& [power, roles] : book_.powers) {
      if (!known_.powers.empty()) known("power/" + power, known_.powers, power, {"权力", "power"});
      for (const auto& role : roles) known("power/" + power, known_.roles, role, {"角色", "role"});
    }
  }

  // Codes are not empty, unique, and parents stand at the top of the same list: two levels at most.
  void codes(const std::string& place, const std::vector<Code>& list) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto key = place + "/" + std::to_string(i);
      const auto& code = list[i];
      if (code.code.empty())
        fault(key, {"code 不能为空", "code is empty"}, {"写上一个不重复的代码。", "Give a code of its own."});
      if (!seen.insert(code.code).second) {
        fault(key,
              {fmt::format("代码“{}”重复", code.code), fmt::format("code \"{}\" stands twice", code.code)},
              {"改名或删去其中一个。", "Rename or delete one of them."});
      }
      if (code.words.zh.empty() || code.words.en.empty()) {
        fault(key,
              {fmt::format("“{}”缺少中文或英文名称", code.code),
               fmt::format("\"{}\" lacks Chinese or English words", code.code)},
              {"zh 和 en 都要写。", "Write both zh and en."});
      }
      if (code.parent.empty()) continue;
      const auto parent = std::ranges::find(list, code.parent, &Code::code);
      if (parent == list.end() || !parent->parent.empty()) {
        fault(key,
              {fmt::format("上级“{}”不在本列表的第一层", code.parent),
               fmt::format("parent \"{}\" is not at the top of this list", code.parent)},
              {"改为第一层中已有的代码；最多两层。", "Name a code of the top level; two levels at most."});
      }
    }
  }
  void some_codes(const std::string& place, const std::vector<Code>& list) {
    if (list.empty())
      fault(place, {"列表不能为空", "the list is empty"}, {"至少写一项。", "Write at least one entry."});
    codes(place, list);
  }

  // Where two things do not fit, a committee's own file is to be changed, not the shipped one.
  std::string nearer(const std::string& one, const std::string& other) const {
    const auto& own = read_.places.at("file/clocks.toml").file;
    return read_.place(one).file == own && read_.place(other).file != own ? one : other;
  }

  void terms() {
    for (const auto& term : book_.terms) {
      const auto key = "term/" + term.name;
      if (term.days < 1 || term.days > 3660) {
        fault(key + "/days",
              {fmt::format("“{}”的天数 {} 不合理", term.name, term.days),
               fmt::format("\"{}\" lasts {} days", term.name, term.days)},
              {"应为 1 至 3660 的整数。", "It should be a whole number from 1 to 3660."});
      }
      for (const int before : term.remind_before) {
        if (before >= 0 && before < term.days) continue;
        fault(nearer(key + "/days", key + "/remind_before"),
              {fmt::format("“{}”的提醒在到期前 {} 天，早于开始", term.name, before),
               fmt::format("\"{}\" reminds {} days before the due day, before it has begun", term.name,
                           before)},
              {fmt::format("应小于 {} 天。", term.days),
               fmt::format("It should be less than {} days.", term.days)});
      }
      if (term.escalate_after < 0) {
        fault(key + "/escalate_after",
              {fmt::format("“{}”的 escalate_after 不能为负", term.name),
               fmt::format("\"{}\" has a negative escalate_after", term.name)},
              {"不上报写 0。", "Write 0 for never."});
      }
    }
    for (const auto needed : known_.terms) {
      if (std::ranges::find(book_.terms, needed, &Term::name) == book_.terms.end())
        missing("file/clocks.toml", needed);
    }
  }

  void check_lifecycle(const Lifecycle& lifecycle) {
    const std::string place = "lifecycle/" + lifecycle.name;
    const auto words = std::ranges::find(known_.lifecycles, lifecycle.name, &LifecycleVocabulary::name);
    if (words == known_.lifecycles.end()) {
      fault(place,
            {fmt::format("不认识的流程“{}”", lifecycle.name),
             fmt::format("unknown lifecycle \"{}\"", lifecycle.name)},
            {"核对拼写。", "Check the spelling."});
      return;
    }
    codes(place + "/stages", lifecycle.stages);
    codes(place + "/acts", lifecycle.acts);
    for (std::size_t i = 0; i < lifecycle.stages.size(); ++i) {
      known(fmt::format("{}/stages/{}", place, i), words->stages, lifecycle.stages[i].code,
            {"阶段", "stage"});
    }
    for (std::size_t i = 0; i < lifecycle.acts.size(); ++i) {
      known(fmt::format("{}/acts/{}", place, i), words->acts, lifecycle.acts[i].code, {"动作", "act"});
    }
    const auto faults_before = read_.faults.size();
    listed_stage(place + "/initial", lifecycle, lifecycle.initial);
    for (const auto& end : lifecycle.ends) listed_stage(place + "/ends", lifecycle, end);
    std::set<std::pair<std::string_view, std::string_view>> pairs;
    for (std::size_t i = 0; i < lifecycle.transitions.size(); ++i) {
      const auto& transition = lifecycle.transitions[i];
      const auto key = fmt::format("{}/transitions/{}", place, i);
      check_transition(key, lifecycle, transition);
      if (!pairs.emplace(transition.from, transition.act).second) {
        fault(key,
              {fmt::format("“{}”阶段的“{}”写了两次", transition.from, transition.act),
               fmt::format("\"{}\" at stage \"{}\" stands twice", transition.act, transition.from)},
              {"一个阶段的一个动作只能有一个结果，删去其中一行。",
               "An act at a stage has one outcome; delete one line."});
      }
    }
    if (read_.faults.size() == faults_before)
      check_ways(place, lifecycle);  // else one slip would be told many times
  }

  void listed_stage(const std::string& key, const Lifecycle& lifecycle, std::string_view stage) {
    if (std::ranges::find(lifecycle.stages, stage, &Code::code) != lifecycle.stages.end()) return;
    fault(key,
          {fmt::format("阶段“{}”不在 stages 中", stage),
           fmt::format("stage \"{}\" is not among stages", stage)},
          {"加入 stages，或改用其中已有的阶段。", "Add it to stages, or name one that is there."});
  }

  void check_transition(const std::string& key, const Lifecycle& lifecycle, const Transition& transition) {
    listed_stage(key, lifecycle, transition.from);
    listed_stage(key, lifecycle, transition.to);
    if (std::ranges::find(lifecycle.acts, transition.act, &Code::code) == lifecycle.acts.end()) {
      fault(key,
            {fmt::format("动作“{}”不在 acts 中", transition.act),
             fmt::format("act \"{}\" is not among acts", transition.act)},
            {"加入 acts，或改用其中已有的动作。", "Add it to acts, or name one that is there."});
    }
    if (transition.by.empty()) {
      fault(key, {"没有人可以做这一步", "nobody may take this step"},
            {"在 by 中写上角色。", "Name roles in by."});
    }
    for (const auto& who : transition.by) {
      if (!knows(known_.relations, who)) known(key, known_.roles, who, {"角色", "role"});
    }
    const bool has_term = transition.starts.empty() ||
                          std::ranges::find(book_.terms, transition.starts, &Term::name) != book_.terms.end();
    if (!has_term) {
      fault(key,
            {fmt::format("clocks.toml 中没有期限“{}”", transition.starts),
             fmt::format("clocks.toml has no term \"{}\"", transition.starts)},
            {"改用 clocks.toml 中的名称，或在那里补上。", "Use a name of clocks.toml, or add it there."});
    }
  }

  // Every stage is reached from the initial one, and an end is reached from every stage.
  void check_ways(const std::string& place, const Lifecycle& lifecycle) {
    std::set<std::string_view> reached{lifecycle.initial};
    std::set<std::string_view> ending(lifecycle.ends.begin(), lifecycle.ends.end());
    for (bool grew = true; grew;) {
      grew = false;
      for (const auto& transition : lifecycle.transitions) {
        if (reached.contains(transition.from)) grew |= reached.insert(transition.to).second;
        if (ending.contains(transition.to)) grew |= ending.insert(transition.from).second;
      }
    }
    for (std::size_t i = 0; i < lifecycle.stages.size(); ++i) {
      const auto& stage = lifecycle.stages[i].code;
      const auto key = fmt::format("{}/stages/{}", place, i);
      if (!reached.contains(stage)) {
        fault(
            key,
            {fmt::format("没有任何一步通向“{}”", stage), fmt::format("no way leads to stage \"{}\"", stage)},
            {"补上通向它的一步，或删去这个阶段。", "Add a transition to it, or delete the stage."});
      }
      if (!ending.contains(stage)) {
        fault(key,
              {fmt::format("从“{}”出发永远到不了终点", stage),
               fmt::format("no end can be reached from stage \"{}\"", stage)},
              {"补上通往终点的一步，或把它列入 ends。",
               "Add a transition towards an end, or list it in ends."});
      }
    }
  }

  void proposals() {
    const auto& rules = book_.proposals;
    review_steps(rules.review_steps);
    limits(rules.limits);
    number_format("proposals/number_format", rules.number_format, "number");
    number_format("proposals/category_number_format", rules.category_number_format, "number");
    number_format("proposals/document_number_format", rules.document_number_format, "number");
    some_codes("proposals/kinds", rules.kinds);
    for (std::size_t i = 0; i < rules.kinds.size(); ++i) {
      known(fmt::format("proposals/kinds/{}", i), known_.kinds, rules.kinds[i].code,
            {"提案类型", "kind of proposal"});
    }
    some_codes("proposals/categories", rules.categories);
    some_codes("proposals/decline_reasons", rules.decline_reasons);
    some_codes("proposals/supervision_forms", rules.supervision_forms);
    some_codes("proposals/contact_ways", rules.contact_ways);
    rating_axis("proposals/attitudes", rules.attitudes);
    rating_axis("proposals/results", rules.results);
    if (rules.rehandle_rounds < 1 || rules.rehandle_rounds > 9) {
      fault("proposals/rehandle_rounds", {"重新办理的轮数应为 1 至 9", "rehandle_rounds should be 1 to 9"},
            {"通常为 2。", "2 is usual."});
    }
    scheme(rules.reply_scheme);
    assessment(rules.assessment);
  }

  void review_steps(const std::vector<std::string>& steps) {
    const std::set<std::string_view> unique(steps.begin(), steps.end());
    if (steps.empty() || steps.size() > 3 || unique.size() != steps.size() || steps.back() != "final") {
      fault("proposals/review_steps",
            {"审查应为一至三步、不重复、以 final 结束",
             "review has one to three different steps and ends with final"},
            {R"(写 ["final"]、["preliminary", "final"] 或 ["preliminary", "second", "final"]。)",
             R"(Write ["final"], ["preliminary", "final"] or ["preliminary", "second", "final"].)"});
    }
    for (const auto& step : steps)
      known("proposals/review_steps", known_.review_steps, step, {"审查步骤", "review step"});
  }

  void limits(const Limits& limits) {
    const auto within = [&](const char* name, std::int64_t value, std::int64_t low, std::int64_t high) {
      if (value >= low && value <= high) return;
      fault(
          fmt::format("proposals/limits/{}", name),
          {fmt::format("{} = {} 超出范围", name, value), fmt::format("{} = {} is out of range", name, value)},
          {fmt::format("应在 {} 至 {} 之间。", low, high),
           fmt::format("It should be from {} to {}.", low, high)});
    };
    within("title", limits.title, 5, 200);
    within("situation", limits.situation, 0, 50'000);
    within("analysis", limits.analysis, 0, 50'000);
    within("advice", limits.advice, 1, 50'000);
    within("co_signers", limits.co_signers, 0, 500);
    within("suggested_units", limits.suggested_units, 0, 20);
    within("attachment_bytes", limits.attachment_bytes, 0, 1'000'000'000);
    within("attachments", limits.attachments, 0, 100);
  }

  void number_format(const std::string& key, const std::string& pattern, std::string_view needs) {
    const auto format = NumberFormat::parse(pattern);
    if (!format) {
      fault(key, format.error().words, {"例如：第{number:4}号。", "For example: 第{number:4}号."});
    } else if (!format->has(needs)) {
      fault(key,
            {fmt::format("编号格式“{}”缺少 {{{}}}，所有编号会相同", pattern, needs),
             fmt::format("number format \"{}\" lacks {{{}}}: all numbers would be alike", pattern, needs)},
            {fmt::format("加上 {{{}}}。", needs), fmt::format("Add {{{}}}.", needs)});
    }
  }

  // The code "dissatisfied" is what sends a proposal back.
  void rating_axis(const std::string& key, const std::vector<Code>& axis) {
    some_codes(key, axis);
    if (std::ranges::find(axis, "dissatisfied", &Code::code) == axis.end()) missing(key, "dissatisfied");
  }

  void scheme(const ReplyScheme& scheme) {
    if (scheme.name.empty()) return;  // told when it was chosen
    const std::string place = "scheme/" + scheme.name;
    std::set<std::string_view> letters;
    bool settles = false;
    for (std::size_t i = 0; i < scheme.classes.size(); ++i) {
      const auto& one = scheme.classes[i];
      settles = settles || one.settles;
      if (one.letter.empty() || !letters.insert(one.letter).second) {
        fault(fmt::format("{}/{}", place, i),
              {fmt::format("答复类别“{}”为空或重复", one.letter),
               fmt::format("reply class \"{}\" is empty or stands twice", one.letter)},
              {"每类用一个不同的字母。", "Give each class its own letter."});
      }
    }
    if (!settles) {
      fault(place, {"没有一类答复算办结", "no class of reply settles a proposal"},
            {"至少一类写 settles = true。", "Write settles = true for one class at least."});
    }
  }

  void assessment(const AssessmentSheet& sheet) {
    const std::string place = "proposals/assessment";
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < sheet.deductions.size(); ++i) {
      const auto& line = sheet.deductions[i];
      const auto key = fmt::format("{}/deductions/{}", place, i);
      known(key, known_.measures, line.counted, {"计数项", "measure"});
      if (!seen.insert(line.code).second) {
        fault(key,
              {fmt::format("代码“{}”重复", line.code), fmt::format("code \"{}\" stands twice", line.code)},
              {"改名或删去其中一个。", "Rename or delete one of them."});
      }
      if (line.points <= 0 || line.cap < 0 || (line.cap > 0 && line.cap < line.points)) {
        fault(key,
              {fmt::format("“{}”的扣分 {}、上限 {} 不合理", line.code, line.points, line.cap),
               fmt::format("\"{}\" takes {} points, {} at most", line.code, line.points, line.cap)},
              {"扣分大于 0；上限为 0（不限）或不小于每次扣分。",
               "points above 0; cap 0 for none, or not below points."});
      }
    }
    grades(place + "/grades", sheet);
  }

  // Grades are written from the highest; the code is the lowest points of the grade.
  void grades(const std::string& place, const AssessmentSheet& sheet) {
    some_codes(place, sheet.grades);
    double above = sheet.full + 1;
    for (std::size_t i = 0; i < sheet.grades.size(); ++i) {
      double points = -1;
      const auto& code = sheet.grades[i].code;
      const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), points);
      if (error == std::errc{} && end == code.data() + code.size() && points >= 0 && points < above) {
        above = points;
        continue;
      }
      fault(fmt::format("{}/{}", place, i),
            {fmt::format("等次的分数线“{}”不是由高到低的数字", code),
             fmt::format("grade \"{}\" is not a number below the one before", code)},
            {"code 写该等次的最低分，由高到低排列，如 90、80、60、0。",
             "code is the grade's lowest points, from high to low: 90, 80, 60, 0."});
    }
  }

  void lists() {
    for (const auto& [name, list] : book_.lists) some_codes("list/" + name, list);
    for (const auto needed : known_.lists) {
      if (!book_.lists.contains(std::string(needed))) missing("file/lists.toml", needed);
    }
  }

  ReadBook& read_;
  const RuleBook& book_;
  const Vocabulary& known_;
};

bool is_book(const fs::path& folder) {
  return fs::exists(folder / "lifecycles.toml") && fs::exists(folder / "proposals.toml");
}

std::string nearest_default(const fs::path& folder) {
  std::error_code error;
  auto above = fs::absolute(folder, error).lexically_normal();
  for (int steps = 0; steps < 5 && above.has_parent_path(); ++steps) {
    above = above.parent_path();
    if (is_book(above / "default")) return (above / "default").string();
  }
  return "";
}

}  // namespace

void check_book(ReadBook& read, const Vocabulary& vocabulary) { Check(read, vocabulary).all(); }

std::vector<RuleFault> check(const std::string& folder, const Vocabulary& vocabulary) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return {{folder, 0, {"没有这个文件夹", "no such folder"}, {"核对路径。", "Check the path."}}};
  }
  if (fs::is_directory(folder + "/default", error)) return read_library(folder, vocabulary).faults;
  const auto below = nearest_default(folder);
  const bool alone = below.empty() || fs::equivalent(below, folder, error);
  auto read = alone ? read_book(folder, "") : read_book(below, folder);
  check_book(read, vocabulary);
  std::ranges::stable_sort(read.faults, {},
                           [](const RuleFault& fault) { return std::pair(fault.file, fault.line); });
  return std::move(read.faults);
}

std::string at(const RuleFault& fault) {
  return fault.line > 0 ? fmt::format("{}:{}", fault.file, fault.line) : fault.file;
}

}  // namespace yishi::rules

#include "core/rules/reader.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "core/rules/toml_file.hpp"

namespace yishi::rules {
namespace {

// Lays `over` onto `base`: tables key by key, everything else replaced. Moves, since a copied node forgets
// its line.
void lay_over(toml::table& base, toml::table&& over) {
  for (auto&& [key, node] : over) {
    auto* below = base.get(key.str());
    if (below && below->is_table() && node.is_table()) {
      lay_over(*below->as_table(), std::move(*node.as_table()));
    } else {
      node.visit([&](auto& value) { base.insert_or_assign(key.str(), std::move(value)); });
    }
  }
}

// Tables of a file in the order in which they are written (toml++ keeps them sorted by name).
std::vector<std::pair<std::string, const toml::table*>> in_order(const toml::table& file) {
  std::vector<std::pair<std::string, const toml::table*>> tables;
  for (const auto& [key, node] : file) {
    if (const auto* table = node.as_table()) tables.emplace_back(std::string(key.str()), table);
  }
  std::ranges::stable_sort(tables, {}, [](const auto& entry) { return place_of(*entry.second).line; });
  return tables;
}

class BookReader {
 public:
  BookReader(const std::string& default_folder, const std::string& own_folder)
      : default_folder_(default_folder), own_folder_(own_folder) {}

  ReadBook read() {
    read_committee();
    read_schemes();
    read_proposals();
    read_clocks();
    read_lifecycles();
    read_lists();
    refuse_unknown_files();
    return std::move(out_);
  }

 private:
  RuleBook& book() { return out_.book; }
  std::vector<RuleFault>& faults() { return out_.faults; }
  void remember(std::string key, const toml::node& node) { out_.places[std::move(key)] = place_of(node); }

  toml::table file(const std::string& name) {
    auto table = parse_toml(default_folder_ + "/" + name, faults());
    if (!table && own_folder_.empty()) {
      faults().push_back(
          {default_folder_ + "/" + name,
           1,
           {"缺少这个文件", "this file is missing"},
           {"从 rules/default 复制一份再修改。", "Copy it from rules/default and change the copy."}});
    }
    if (!table) table.emplace();
    if (!own_folder_.empty()) {
      if (auto own = parse_toml(own_folder_ + "/" + name, faults())) lay_over(*table, std::move(*own));
    }
    out_.places["file/" + name] = {(own_folder_.empty() ? default_folder_ : own_folder_) + "/" + name, 1};
    return std::move(*table);
  }

  void read_committee() {
    auto table = file("committee.toml");
    TableReader reader(table, faults());
    reader.text("version", book().version);
    if (const auto* node = table.get("version")) remember("committee/version", *node);
    reader.day("in_force", book().in_force);
    if (const auto* node = table.get("in_force")) remember("committee/in_force", *node);
    reader.yes_or_no("ends_on_working_day", book().ends_on_working_day);
    if (const auto* powers = reader.table("powers", false)) {
      TableReader inner(*powers, faults());
      for (const auto& [power, node] : *powers) {
        remember("power/" + std::string(power.str()), node);
        inner.texts(power.str(), book().powers[std::string(power.str())]);
      }
    }
    reader.finish();
  }

  // `place` is remembered for each entry as "<place>/<index>".
  std::vector<Code> codes(TableReader& reader, std::string_view key, const std::string& place,
                          bool steps_allowed = false) {
    std::vector<Code> list;
    const auto* items = reader.list(key);
    if (!items) return list;
    remember(place, *items);
    for (const auto& item : *items) {
      const auto* table = item.as_table();
      if (!table) {
        reader.wrong(item, key, "{ code = \"…\", zh = \"…\", en = \"…\" }",
                     "{ code = \"…\", zh = \"…\", en = \"…\" }");
        continue;
      }
      TableReader inner(*table, faults());
      Code code;
      inner.text("code", code.code);
      inner.words(code.words);
      inner.text("parent", code.parent, false);
      if (steps_allowed && !wanted(inner)) continue;
      inner.finish();
      remember(place + "/" + std::to_string(list.size()), item);
      list.push_back(std::move(code));
    }
    return list;
  }

  // A stage or transition with `steps = [2, 3]` belongs to books whose review has two or three steps.
  bool wanted(TableReader& reader) {
    std::vector<int> steps;
    reader.numbers("steps", steps, false);
    if (std::ranges::any_of(steps, [](int step) { return step < 1 || step > 3; })) {
      reader.wrong(*reader.raw().get("steps"), "steps", "1、2、3 中的几个，如 [2, 3]",
                   "some of 1, 2 and 3, such as [2, 3]");
    }
    const int count = static_cast<int>(book().proposals.review_steps.size());
    return steps.empty() || std::ranges::find(steps, count) != steps.end();
  }

  void read_schemes() {
    for (const std::string& folder : {default_folder_, own_folder_}) {
      std::error_code error;
      if (folder.empty() || !std::filesystem::is_directory(folder + "/reply_schemes", error)) continue;
      for (const auto& entry : std::filesystem::directory_iterator(folder + "/reply_schemes", error)) {
        if (entry.path().extension() != ".toml") continue;
        read_scheme(entry.path().stem().string(), entry.path().string());
      }
    }
  }

  void read_scheme(const std::string& name, const std::string& path) {
    const auto table = parse_toml(path, faults());
    if (!table) return;
    TableReader reader(*table, faults());
    ReplyScheme scheme{name, {}, {}};
    reader.words(scheme.words);
    out_.places["scheme/" + name] = {path, 1};
    if (const auto* items = reader.list("classes")) {
      for (const auto& item : *items) {
        const auto* row = item.as_table();
        if (!row) {
          reader.wrong(item, "classes", "{ letter = \"A\", … }", "{ letter = \"A\", … }");
          continue;
        }
        TableReader inner(*row, faults());
        ReplyClass one;
        inner.text("letter", one.letter);
        inner.words(one.words);
        inner.yes_or_no("promises", one.promises, false);
        inner.yes_or_no("settles", one.settles, false);
        inner.finish();
        remember("scheme/" + name + "/" + std::to_string(scheme.classes.size()), item);
        scheme.classes.push_back(std::move(one));
      }
    }
    reader.finish();
    schemes_[name] = std::move(scheme);
  }

  void read_proposals() {
    const auto table = file("proposals.toml");
    auto& rules = book().proposals;
    TableReader reader(table, faults());
    for (const auto& [key, node] : table) remember("proposals/" + std::string(key.str()), node);
    reader.texts("review_steps", rules.review_steps);
    reader.text("number_format", rules.number_format);
    reader.text("category_number_format", rules.category_number_format);
    reader.text("document_number_format", rules.document_number_format);
    reader.number("rehandle_rounds", rules.rehandle_rounds);
    reader.yes_or_no("second_release_person", rules.second_release_person);
    if (const auto* limits = reader.table("limits")) read_limits(*limits);
    rules.kinds = codes(reader, "kinds", "proposals/kinds");
    rules.categories = codes(reader, "categories", "proposals/categories");
    rules.decline_reasons = codes(reader, "decline_reasons", "proposals/decline_reasons");
    rules.supervision_forms = codes(reader, "supervision_forms", "proposals/supervision_forms");
    rules.contact_ways = codes(reader, "contact_ways", "proposals/contact_ways");
    rules.attitudes = codes(reader, "attitudes", "proposals/attitudes");
    rules.results = codes(reader, "results", "proposals/results");
    choose_scheme(reader);
    if (const auto* sheet = reader.table("assessment")) read_assessment(*sheet);
    reader.finish();
  }

  void choose_scheme(TableReader& reader) {
    std::string name;
    reader.text("scheme", name);
    const auto found = schemes_.find(name);
    if (found != schemes_.end()) {
      book().proposals.reply_scheme = found->second;
    } else if (!name.empty()) {
      std::string known;
      for (const auto& [other, scheme] : schemes_) known += (known.empty() ? "" : ", ") + other;
      out_.fault("proposals/scheme",
                 {fmt::format("没有名为“{}”的答复分类", name), fmt::format("no reply scheme \"{}\"", name)},
                 {fmt::format("改用其中之一：{}", known), fmt::format("Use one of: {}", known)});
    }
  }

  void read_limits(const toml::table& table) {
    auto& limits = book().proposals.limits;
    TableReader reader(table, faults());
    for (const auto& [key, node] : table) remember("proposals/limits/" + std::string(key.str()), node);
    reader.number("title", limits.title);
    reader.number("situation", limits.situation);
    reader.number("analysis", limits.analysis);
    reader.number("advice", limits.advice);
    reader.number("co_signers", limits.co_signers);
    reader.number("suggested_units", limits.suggested_units);
    reader.number("attachment_bytes", limits.attachment_bytes);
    reader.number("attachments", limits.attachments);
    reader.finish();
  }

  void read_assessment(const toml::table& table) {
    auto& sheet = book().proposals.assessment;
    TableReader reader(table, faults());
    reader.real("full", sheet.full);
    sheet.grades = codes(reader, "grades", "proposals/assessment/grades");
    const auto* items = reader.list("deductions");
    for (std::size_t i = 0; items && i < items->size(); ++i) {
      const auto* row = (*items)[i].as_table();
      if (!row) {
        reader.wrong((*items)[i], "deductions", "{ code = \"…\", … }", "{ code = \"…\", … }");
        continue;
      }
      TableReader inner(*row, faults());
      Deduction line;
      inner.text("code", line.code);
      inner.words(line.words);
      inner.text("counted", line.counted);
      inner.real("points", line.points);
      inner.real("cap", line.cap, false);
      inner.finish();
      remember("proposals/assessment/deductions/" + std::to_string(sheet.deductions.size()), *row);
      sheet.deductions.push_back(std::move(line));
    }
    reader.finish();
  }

  void read_clocks() {
    const auto table = file("clocks.toml");
    TableReader whole(table, faults());
    for (const auto& [name, row] : in_order(table)) {
      whole.find(name);
      remember("term/" + name, *row);
      for (const auto& [key, node] : *row) remember("term/" + name + "/" + std::string(key.str()), node);
      TableReader reader(*row, faults());
      Term term;
      term.name = name;
      reader.words(term.words);
      reader.number("days", term.days);
      std::string kind;
      reader.text("kind", kind);
      if (kind == "calendar") {
        term.kind = DayKind::calendar;
      } else if (kind != "working") {
        out_.fault("term/" + name + "/kind",
                   {fmt::format("“{}”的 kind 不对", name), fmt::format("\"{}\" has an unknown kind", name)},
                   {"应为 \"working\"（工作日）或 \"calendar\"（自然日）。",
                    "It is \"working\" or \"calendar\" (days)."});
      }
      reader.numbers("remind_before", term.remind_before, false);
      reader.number("escalate_after", term.escalate_after, false);
      reader.finish();
      book().terms.push_back(std::move(term));
    }
    whole.finish();
  }

  void read_lifecycles() {
    const auto table = file("lifecycles.toml");
    TableReader whole(table, faults());
    for (const auto& [name, row] : in_order(table)) {
      whole.find(name);
      const std::string place = "lifecycle/" + name;
      remember(place, *row);
      TableReader reader(*row, faults());
      for (const auto& [key, node] : *row) remember(place + "/" + std::string(key.str()), node);
      Lifecycle lifecycle;
      lifecycle.name = name;
      reader.text("initial", lifecycle.initial);
      reader.texts("ends", lifecycle.ends);
      lifecycle.stages = codes(reader, "stages", place + "/stages", true);
      lifecycle.acts = codes(reader, "acts", place + "/acts", true);
      if (const auto* items = reader.list("transitions")) read_transitions(*items, place, reader, lifecycle);
      reader.finish();
      book().lifecycles.push_back(std::move(lifecycle));
    }
    whole.finish();
  }

  void read_transitions(const toml::array& items, const std::string& place, TableReader& reader,
                        Lifecycle& lifecycle) {
    for (const auto& item : items) {
      const auto* row = item.as_table();
      if (!row) {
        reader.wrong(item, "transitions", "{ from = \"…\", act = \"…\", to = \"…\", by = [\"…\"] }",
                     "{ from = \"…\", act = \"…\", to = \"…\", by = [\"…\"] }");
        continue;
      }
      TableReader inner(*row, faults());
      Transition transition;
      inner.text("from", transition.from);
      inner.text("act", transition.act);
      inner.text("to", transition.to);
      inner.texts("by", transition.by);
      inner.yes_or_no("needs_reason", transition.needs_reason, false);
      inner.text("starts", transition.starts, false);
      const bool is_wanted = wanted(inner);
      inner.finish();
      if (!is_wanted) continue;
      remember(place + "/transitions/" + std::to_string(lifecycle.transitions.size()), item);
      lifecycle.transitions.push_back(std::move(transition));
    }
  }

  void read_lists() {
    const auto table = file("lists.toml");
    TableReader reader(table, faults());
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      book().lists[name] = codes(reader, name, "list/" + name);
    }
  }

  // A misspelt file name would silently change nothing.
  void refuse_unknown_files() {
    static const std::set<std::string> known{"committee.toml", "proposals.toml", "clocks.toml",
                                             "lifecycles.toml", "lists.toml"};
    const auto& folder = own_folder_.empty() ? default_folder_ : own_folder_;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
      const auto name = entry.path().filename().string();
      if (entry.path().extension() != ".toml" || known.contains(name)) continue;
      faults().push_back({entry.path().string(),
                          1,
                          {"不认识的规则文件", "unknown rule file"},
                          {"规则文件名只能是 committee、proposals、clocks、lifecycles、lists。",
                           "Rule files are named committee, proposals, clocks, lifecycles, lists."}});
    }
  }

  std::string default_folder_, own_folder_;
  std::map<std::string, ReplyScheme> schemes_;
  ReadBook out_;
};

}  // namespace

Place ReadBook::place(std::string_view key) const {
  std::string at(key);
  for (;;) {
    if (const auto found = places.find(at); found != places.end()) return found->second;
    const auto slash = at.rfind('/');
    if (slash == std::string::npos) return {};
    at.resize(slash);
  }
}

void ReadBook::fault(std::string_view key, Words words, Words cure) {
  auto at = place(key);
  faults.push_back({std::move(at.file), at.line, std::move(words), std::move(cure)});
}

ReadBook read_book(const std::string& default_folder, const std::string& own_folder) {
  return BookReader(default_folder, own_folder).read();
}

}  // namespace yishi::rules

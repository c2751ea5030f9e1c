#include "core/rules/rule_book.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace yishi::rules {
namespace {

template <class Items, class Name>
const auto& named(const Items& items, std::string_view name, const char* what, Name name_of) {
  const auto found = std::ranges::find(items, name, name_of);
  // Checked when the book was loaded: only a misspelt name in our own code comes here.
  if (found == items.end()) throw std::logic_error(fmt::format("the rule book has no {} \"{}\"", what, name));
  return *found;
}

}  // namespace

const Transition* Lifecycle::find(std::string_view from, std::string_view act) const {
  for (const auto& transition : transitions) {
    if (transition.from == from && transition.act == act) return &transition;
  }
  return nullptr;
}

const Lifecycle& RuleBook::lifecycle(std::string_view name) const {
  return named(lifecycles, name, "lifecycle", &Lifecycle::name);
}

const Term& RuleBook::term(std::string_view name) const { return named(terms, name, "term", &Term::name); }

const std::vector<Code>& RuleBook::list(std::string_view name) const {
  const auto found = lists.find(std::string(name));
  if (found == lists.end()) throw std::logic_error(fmt::format("the rule book has no list \"{}\"", name));
  return found->second;
}

Date RuleBook::due(std::string_view name, Date from) const { return due(term(name), from); }

Date RuleBook::due(const Term& term, Date from) const {
  if (term.kind == DayKind::working) return calendar->plus_working_days(from, term.days);
  const Date last = from.plus(term.days);
  return ends_on_working_day ? calendar->next_working_day(last) : last;
}

}  // namespace yishi::rules

#include <fmt/format.h>

#include "core/rules/checker.hpp"
#include "core/rules/library_folder.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::rules {

struct Library::State {
  RuleBook shipped;
  std::map<CommitteeId, std::vector<RuleBook>> own;  // by day of coming into force
};

namespace {

constexpr std::size_t faults_told = 20;  // in the words; all stand in `faults`

Refusal refusal_of(const std::vector<RuleFault>& faults) {
  Refusal refusal{Why::invalid, "rules_at_fault", {}, {}};
  refusal.words = {fmt::format("规则手册有 {} 处错误，未采用：", faults.size()),
                   fmt::format("The rule books have {} faults and were not taken:", faults.size())};
  for (const auto& fault : faults) {
    const Words line{fmt::format("{}　{}。{}", at(fault), fault.words.zh, fault.cure.zh),
                     fmt::format("{}: {}. {}", at(fault), fault.words.en, fault.cure.en)};
    if (refusal.faults.size() < faults_told) {
      refusal.words.zh += "\n" + line.zh;
      refusal.words.en += "\n" + line.en;
    }
    refusal.faults.push_back({at(fault), line});
  }
  return refusal;
}

}  // namespace

Result<std::shared_ptr<const Library>> Library::load(const std::string& folder) {
  return load(folder, default_vocabulary());
}

Result<std::shared_ptr<const Library>> Library::load(const std::string& folder,
                                                     const Vocabulary& vocabulary) {
  auto read = read_library(folder, vocabulary);
  if (!read.faults.empty()) return refuse(refusal_of(read.faults));
  auto state = std::make_shared<State>();
  state->shipped = std::move(read.shipped);
  for (auto& [committee, book] : read.own) state->own[committee].push_back(std::move(book));
  for (auto& [committee, books] : state->own) std::ranges::sort(books, {}, &RuleBook::in_force);
  auto library = std::make_shared<Library>();
  library->state_ = std::move(state);
  return library;
}

const RuleBook& Library::in_force(CommitteeId committee, Date day) const {
  const auto found = state_->own.find(committee);
  const RuleBook* book = &state_->shipped;
  if (found == state_->own.end()) return *book;
  for (const auto& own : found->second) {
    if (own.in_force <= day) book = &own;
  }
  return *book;
}

const RuleBook& Library::version(CommitteeId committee, std::string_view version) const {
  for (const auto* own : versions(committee)) {
    if (own->version == version) return *own;
  }
  return state_->shipped;
}

const RuleBook& Library::shipped() const { return state_->shipped; }

std::vector<const RuleBook*> Library::versions(CommitteeId committee) const {
  std::vector<const RuleBook*> books;
  const auto found = state_->own.find(committee);
  if (found == state_->own.end()) return books;
  for (const auto& book : found->second) books.push_back(&book);
  return books;
}

}  // namespace yishi::rules

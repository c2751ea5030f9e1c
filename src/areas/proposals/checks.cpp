#include "areas/proposals/checks.hpp"

#include <fmt/format.h>

#include "core/text/count.hpp"

namespace yishi::proposals {
namespace {

void check_length(std::vector<Fault>& faults, std::string_view pointer, const std::string& text, int limit) {
  const auto count = static_cast<int>(text::count_characters(text));
  if (count <= limit) return;
  faults.push_back({std::string(pointer),
                    {fmt::format("最多 {} 字，现在 {} 字，请删去 {} 字。", limit, count, count - limit),
                     fmt::format("At most {} characters; there are {}. Please cut {}.", limit, count, count - limit)}});
}

void require(std::vector<Fault>& faults, bool present, std::string_view pointer, Words words) {
  if (!present) faults.push_back({std::string(pointer), std::move(words)});
}

}  // namespace

std::vector<Fault> length_faults(const rules::RuleBook& book, const Draft& draft) {
  std::vector<Fault> faults;
  const auto& limits = book.proposals.limits;
  check_length(faults, "/title", draft.title, limits.title);
  check_length(faults, "/situation", draft.situation, limits.situation);
  check_length(faults, "/analysis", draft.analysis, limits.analysis);
  check_length(faults, "/advice", draft.advice, limits.advice);
  if (static_cast<int>(draft.co_signers.size()) > limits.co_signers) {
    faults.push_back({"/co_signers",
                      {fmt::format("联名委员最多 {} 位。", limits.co_signers), fmt::format("At most {} co-signers.", limits.co_signers)}});
  }
  if (static_cast<int>(draft.suggested_units.size()) > limits.suggested_units) {
    faults.push_back({"/suggested_units",
                      {fmt::format("建议办理单位最多 {} 个。", limits.suggested_units),
                       fmt::format("At most {} suggested units.", limits.suggested_units)}});
  }
  const auto known = [&](const std::string& code) { return std::ranges::find(book.proposals.categories, code, &rules::Code::code) != book.proposals.categories.end(); };
  if (draft.category && !draft.category->empty() && !known(*draft.category)) {
    faults.push_back({"/category", {"分类表里没有这一类，请重新选择。", "No such category in the list; please choose again."}});
  }
  return faults;
}

std::vector<Fault> missing_parts(const rules::RuleBook&, const Texts& texts, const Proposal& proposal) {
  std::vector<Fault> faults;
  const auto written = [](const std::string& text) { return text::count_characters(text) > 0; };
  require(faults, written(texts.title), "/title", {"请写案由：一句话说清建议什么。", "Please give the title: what you propose, in one sentence."});
  require(faults, written(texts.situation), "/situation", {"请写情况：有什么问题，有哪些事实。", "Please describe the situation: the problem and the facts."});
  require(faults, written(texts.advice), "/advice", {"请写建议：希望谁做什么。", "Please give your advice: who should do what."});
  require(faults, proposal.publish_consent || !proposal.publish_reason.empty(), "/publish_reason",
          {"不同意公开时，请写明原因。", "When you do not agree to publication, please say why."});
  return faults;
}

Refusal incomplete(std::vector<Fault> faults) {
  return Refusal{Why::invalid, "incomplete",
                 {"还有内容没有填好，请看标出的各项。已写的内容都保存着。", "Some parts are not ready; see each one marked. What you wrote is saved."},
                 std::move(faults)};
}

}  // namespace yishi::proposals

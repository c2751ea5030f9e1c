#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "areas/oversight/assessment.hpp"

namespace yishi::oversight {
namespace {

double hundredths(double points) { return std::round(points * 100) / 100; }

SheetLine line_of(const rules::Deduction& rule, const std::vector<Instance>* instances) {
  SheetLine line{.code = rule.code, .words = rule.words, .each = rule.points, .cap = rule.cap};
  if (instances) {
    for (const auto& instance : *instances) {
      line.count += instance.count;
      if (line.proposals.empty() || line.proposals.back() != instance.proposal)
        line.proposals.push_back(instance.proposal);
    }
  }
  const double plain = hundredths(static_cast<double>(line.count) * rule.points);
  line.capped = rule.cap > 0 && plain > rule.cap;
  line.points = line.capped ? rule.cap : plain;
  if (line.count == 0) {
    line.explanation = {"没有扣分。", "Nothing taken off."};
  } else {
    line.explanation = {fmt::format("{} 件次 × {} 分 = {} 分{}。", line.count, rule.points, plain,
                                    line.capped ? fmt::format("，最多扣 {} 分", rule.cap) : ""),
                        fmt::format("{} × {} = {} points{}.", line.count, rule.points, plain,
                                    line.capped ? fmt::format(", at most {} taken off", rule.cap) : "")};
  }
  return line;
}

}  // namespace

Sheet assess(const rules::AssessmentSheet& rules, const Counted& counted) {
  Sheet sheet;
  double taken = 0;
  for (const auto& rule : rules.deductions) {
    const auto found = counted.find(rule.counted);
    sheet.lines.push_back(line_of(rule, found == counted.end() ? nullptr : &found->second));
    taken += sheet.lines.back().points;
  }
  sheet.points = std::max(0.0, hundredths(rules.full - taken));
  double best = -1;
  for (const auto& grade : rules.grades) {
    double lowest = 0;
    std::from_chars(grade.code.data(), grade.code.data() + grade.code.size(), lowest);
    if (sheet.points < lowest || lowest <= best) continue;
    best = lowest;
    sheet.grade = grade.words.zh;
    sheet.grade_en = grade.words.en;
  }
  return sheet;
}

}  // namespace yishi::oversight

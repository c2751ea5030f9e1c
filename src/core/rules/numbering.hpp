// Numbers on papers, from a pattern of the rule book:
//
//   "第{number:4}号"                                  →  第0042号
//   "{category}类{number}号"                          →  经济建设类7号
//   "政协{term:zh}届{session:zh}次会议第{number}号"   →  政协五届二次会议第42号
//   "{prefix}〔{year}〕{number}号"                    →  X政协提〔2026〕5号
//
// Fields: number, term, session, year, category, prefix. After a colon: a width from 1 to 9 (padded with
// zeros) or "zh" (Chinese numerals; a year digit by digit). Braces cannot stand for themselves.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace yishi::rules {

struct NumberFields {
  int number = 0;
  int term = 0, session = 0, year = 0;
  std::string category, prefix;
};

class NumberFormat {
 public:
  static Result<NumberFormat> parse(std::string_view pattern);  // refuses an unknown field or an open brace
  std::string write(const NumberFields& fields) const;
  bool has(std::string_view field) const;

 private:
  struct Part {
    std::string text;  // fixed text when `field` is empty
    std::string field;
    int width = 0;
    bool chinese = false;
  };
  std::vector<Part> parts_;
};

// For patterns that were checked with their rule book; throws std::logic_error for one that was not.
std::string write_number(std::string_view checked_pattern, const NumberFields& fields);

}  // namespace yishi::rules

// The words of every notice, in both languages, in one table that a clerk can read.
#pragma once
#include <string>
#include <string_view>

#include "core/base/time.hpp"
#include "core/base/words.hpp"

namespace yishi::notices {

// What a phrase may name; each {name} in the text is replaced. Empty values leave no gap behind.
struct Values {
  std::string proposal;  // 第0042号《…》, or 《…》 before filing
  Words unit;
  Words step;       // of a clock: 签收, 答复
  std::string due;  // "2026-11-24"
  Words reason;     // a person's words are the same in both
};

// Empty words for a kind that has no phrase.
Words phrase(std::string_view kind, const Values& values);
bool has_phrase(std::string_view kind);

}  // namespace yishi::notices

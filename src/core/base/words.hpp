// Words for a person, in both languages of the house. Chinese comes first.
#pragma once
#include <string>

namespace yishi {

enum class Language { zh, en };

struct Words {
  std::string zh;
  std::string en;

  const std::string& in(Language language) const { return language == Language::en && !en.empty() ? en : zh; }
  friend bool operator==(const Words&, const Words&) = default;
};

}  // namespace yishi

// Reading TOML tables with a complaint for every missing, mistyped and unknown key. For reader.cpp and
// calendar_reader.cpp only: this header costs seconds to compile.
#pragma once
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/rules/reader.hpp"

namespace yishi::rules {

Place place_of(const toml::node& node);
// Nothing when the file is not there; a fault when it is there and cannot be read.
std::optional<toml::table> parse_toml(const std::string& path, std::vector<RuleFault>& faults);

// Walks one table: every key asked for is remembered, `finish` complains of the others.
class TableReader {
 public:
  TableReader(const toml::table& table, std::vector<RuleFault>& faults) : table_(table), faults_(faults) {}

  const toml::node* find(std::string_view key);
  const toml::node* need(std::string_view key);
  // Each leaves the target alone when the key is missing and optional.
  void text(std::string_view key, std::string& to, bool required = true);
  void number(std::string_view key, std::int64_t& to, bool required = true);
  void number(std::string_view key, int& to, bool required = true);
  void real(std::string_view key, double& to, bool required = true);
  void yes_or_no(std::string_view key, bool& to, bool required = true);
  void day(std::string_view key, Date& to, bool required = true);
  void texts(std::string_view key, std::vector<std::string>& to, bool required = true);
  void numbers(std::string_view key, std::vector<int>& to, bool required = true);
  void words(Words& to);  // keys zh and en, both required
  const toml::array* list(std::string_view key, bool required = true);
  const toml::table* table(std::string_view key, bool required = true);
  void finish();

  void wrong(const toml::node& node, std::string_view key, std::string_view zh, std::string_view en);
  const toml::table& raw() const { return table_; }
  std::vector<RuleFault>& faults() { return faults_; }

 private:
  const toml::table& table_;
  std::vector<RuleFault>& faults_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace yishi::rules

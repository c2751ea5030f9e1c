#include "yishi/demo/material.hpp"

#include <fmt/format.h>

#define TOML_EXCEPTIONS 0         // as everywhere in the program
#define TOML_ENABLE_FORMATTERS 0  // likewise
#include <toml++/toml.h>

namespace yishi::demo {
namespace {

std::vector<std::string> texts(const toml::table& table, std::string_view name) {
  std::vector<std::string> out;
  if (const auto* list = table[name].as_array()) {
    for (const auto& item : *list) {
      if (const auto* text = item.as_string()) out.push_back(text->get());
    }
  }
  return out;
}

std::string text(const toml::table& table, std::string_view name) { return table[name].value_or(std::string()); }
int whole(const toml::table& table, std::string_view name) { return static_cast<int>(table[name].value_or(std::int64_t{0})); }

Topic topic(const toml::table& t) {
  return {text(t, "category"), text(t, "unit"),       texts(t, "co"),      texts(t, "titles"),  texts(t, "situation"),
          texts(t, "analysis"), texts(t, "advice"), texts(t, "answers"), texts(t, "promises")};
}

CommitteePlan committee(const toml::table& t) {
  return {text(t, "name"),         text(t, "short_name"),    text(t, "place"),      text(t, "level"), text(t, "region_code"),
          whole(t, "members"), whole(t, "proposals"), whole(t, "units"), texts(t, "places")};
}

}  // namespace

Result<Material> read_material(const std::string& folder) {
  const auto topics = toml::parse_file(folder + "/topics.toml"), committees = toml::parse_file(folder + "/committees.toml");
  for (const auto* parsed : {&topics, &committees}) {
    if (!parsed->failed()) continue;
    return refuse(Why::not_found, "no_demo_material",
                  {fmt::format("读不到演示材料：{}", parsed->error().description()),
                   fmt::format("Cannot read the demo's material: {}", parsed->error().description())});
  }
  Material out;
  for (const auto& item : *topics["topic"].as_array()) out.topics.push_back(topic(*item.as_table()));
  const toml::table& file = committees.table();
  for (const auto& item : *file["committee"].as_array()) out.committees.push_back(committee(*item.as_table()));
  const auto& units = *file["units"].as_table();
  out.government_units = texts(units, "government");
  out.party_units = texts(units, "party");
  out.other_units = texts(units, "other");
  const auto& people = *file["people"].as_table();
  out.surnames = texts(people, "surnames");
  out.given_female = texts(people, "given_female");
  out.given_male = texts(people, "given_male");
  out.employers = texts(people, "employers");
  const auto& bodies = *file["bodies"].as_table();
  out.special_committees = texts(bodies, "special_committees");
  out.organizations = texts(bodies, "organizations");
  out.groups = texts(bodies, "groups");
  out.sectors = texts(bodies, "sectors");
  out.parties = texts(bodies, "parties");
  return out;
}

}  // namespace yishi::demo

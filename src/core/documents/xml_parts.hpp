// Checks on the XML parts of an uploaded file, and reading them without surprises.
#pragma once
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace yishi::documents {

// Refuses a DTD and any encoding but UTF-8. `name` is the part, for the words.
Result<> check_plain_xml(std::string_view name, std::string_view text);
// Refuses relationships to the outside, except links that a person would have to click.
Result<> check_relationships(std::string_view name, std::string_view text);
// Parses a part that passed check_plain_xml.
Result<> parse_xml(pugi::xml_document& document, std::string_view name, std::string_view text);

// The name without its namespace prefix: writers differ in prefixes ("w:p", "x:row", "row").
std::string_view local_name(const pugi::xml_node& node);
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
// An attribute by its name without prefix.
std::string_view attribute(const pugi::xml_node& node, std::string_view name);

struct Relationship {
  std::string type;    // last word of the type's address: "worksheet"
  std::string target;  // the part
};
// Relationships of `part` by their ids.
std::map<std::string, Relationship, std::less<>> relationships(std::string_view part, std::string_view text);

}  // namespace yishi::documents

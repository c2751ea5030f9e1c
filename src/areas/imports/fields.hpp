// What a column may be, by kind of import: its names in the heads of tables, and how to put a bad cell right.
#pragma once
#include <boost/describe.hpp>
#include <span>
#include <string_view>

#include "core/documents/tables.hpp"

namespace yishi::imports {

enum class Kind { members, units, proposals };
BOOST_DESCRIBE_ENUM(Kind, members, units, proposals)

struct Field {
  std::string_view name;                        // as in the structs of the areas: "id_number"
  std::string_view zh, en;                      // the head of an exported column
  std::string_view others;                      // further heads, joined by |: Chinese, English, pinyin
  std::string_view cure_zh = "", cure_en = "";  // how it should look
  documents::ColumnKind column = documents::ColumnKind::text;
  bool needed = false;
};

std::span<const Field> fields_of(Kind kind);
const Field* find_field(Kind kind, std::string_view name);

}  // namespace yishi::imports

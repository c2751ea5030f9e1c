// Names of persons: in the order of papers, and as they are spelt for search.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace yishi::text {

// Sorts as 姓氏笔画: by the number of strokes of each character in turn; the 240 commonest surnames of as
// many strokes by their strokes 横竖撇点折, before rarer characters (whose strokes are ICU's, which counts
// some radicals one stroke higher). Hexadecimal text, to be stored in a column and compared byte by byte.
std::string stroke_key(std::string_view name);
bool fewer_strokes(std::string_view left, std::string_view right);

// "张三" → "Zhang San", "欧阳明月" → "Ouyang Mingyue", "单田" → "Shan Tian" (surnames have readings of their
// own), "阿不都热西提·买买提" → "Abudurexiti Maimaiti". Other alphabets stay as they are.
std::string pinyin(std::string_view name);
// What a person may type to find the name: "zhangsan zs" — full spelling and initials, lower case.
std::string pinyin_search(std::string_view name);
// Family name and given name; a name with a dot or in another alphabet has no family name.
struct PersonName {
  std::string family, given;
};
PersonName split_name(std::string_view name);
// "张三" → "张*", "欧阳明月" → "欧阳**": for pages that may show that somebody acted, not who.
std::string masked_name(std::string_view name);

}  // namespace yishi::text

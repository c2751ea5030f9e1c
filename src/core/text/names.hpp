// Names of persons: in the order of papers, and as they are spelt for search.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace yishi::text {

// Sorts as 姓氏笔画: by the number of strokes of each character in turn (characters of as many strokes stand
// in the order of ICU's table, by radical, which is not everywhere that of the first stroke 横竖撇点折).
// Hexadecimal text, to be stored in a column and compared byte by byte; only keys made by the same version of
// ICU compare, so rebuild them after an upgrade.
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

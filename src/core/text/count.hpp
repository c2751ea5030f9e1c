// Counting text as a clerk does.
#pragma once
#include <string_view>

namespace yishi::text {

// 字符数（不计空格）: code points, without white space, control and format characters, and marks that combine
// with the character before. Limits of the rule book are counted so, and forms show it while one types. In a
// browser:
// [...text.replace(/[\s\p{M}\p{C}]/gu, "")].length
int count_characters(std::string_view text);

// 字数, as word processors count it: every Chinese character and every full-width mark is one, and so is
// every run of other letters, digits and marks between blanks ("GDP增长5.2%，" has five).
int count_words(std::string_view text);

}  // namespace yishi::text

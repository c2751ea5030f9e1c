// UTF-8 text as code points and back. Malformed bytes read as U+FFFD, so that no caller has to fear its
// input.
#pragma once
#include <string>
#include <string_view>

namespace yishi::text {

// The code point that starts at byte `at`, which moves behind it. `at` must be inside `text`.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_code_point(std::string& out, char32_t point);

std::u32string decode(std::string_view text);
std::string encode(std::u32string_view points);

bool is_space(char32_t point);   // white space of any script, with the ideographic space
bool is_cjk(char32_t point);     // written without spaces between words: Han, kana, bopomofo, hangul
bool is_letter(char32_t point);  // letters and digits of every script, with the marks that belong to them

}  // namespace yishi::text

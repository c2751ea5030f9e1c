// Chinese numerals as official papers write them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace yishi::text {

std::string chinese_number(
    std::int64_t value);  // 32 → 三十二, 105 → 一百零五, 12000 → 一万二千; "负" before negatives
std::string chinese_digits(std::int64_t value);  // 2026 → 二〇二六
// "三十二", "第十五", "一百零五", "二〇二六", "32", "两万" → the number. Nothing for any other text.
std::optional<std::int64_t> parse_chinese_number(std::string_view text);

std::string session_name(int term, int session);  // 五届二次会议
// Finds "五届二次", "第5届第2次" or "五届政协二次会议" in a text. Nothing when there is none.
std::optional<std::pair<int, int>> parse_session(std::string_view text);

}  // namespace yishi::text

// Values of cells as people write them. Nothing when the text is not such a value.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/time.hpp"

namespace yishi::imports {

std::string_view trimmed(std::string_view text);         // without blanks at both ends, full-width ones too
std::optional<int> whole_number(std::string_view text);  // "15", "第15届", "十五", "第0042号"
std::optional<Date> day(std::string_view text);  // 2021-03-05, 2021/3/5, 2021.3.5, 2021年3月5日, 20210305
std::optional<std::string> month(
    std::string_view text);  // "1968-04" of the same, the day may be missing; "1968"
std::optional<bool> yes_or_no(std::string_view text);  // 是 否 √ × yes no 1 0

}  // namespace yishi::imports

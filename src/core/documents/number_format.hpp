// Spreadsheets keep days as numbers with a format; this tells which formats mean days, and which day a number
// means.
#pragma once
#include <string>
#include <string_view>

namespace yishi::documents {

enum class DateParts { none, day, time, both };

DateParts date_parts_of_builtin(int format);  // ids 0 … 163 of ECMA-376 18.8.30, with the East Asian ones
DateParts date_parts_of_code(std::string_view code);  // "yyyy\"年\"m\"月\"d\"日\""

// "2026-11-24", "08:30", "2026-11-24 08:30" (":05" added when there are seconds). Empty when the number is no
// moment.
std::string moment_text(double serial, DateParts parts, bool since_1904);
// 13800138000, 0.5, 1.25e+30: the shortest text that reads back as the same number, whole numbers up to 10^18
// in full.
std::string number_text(double value);

}  // namespace yishi::documents

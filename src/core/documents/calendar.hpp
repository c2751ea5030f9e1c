// Dates for people's own calendars: iCalendar (RFC 5545).
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/time.hpp"

namespace yishi::documents {

struct CalendarEvent {
  std::string id;  // never changes; with `host` it makes the event's UID
  std::string title;
  std::string description;
  std::string place;
  std::string link;                      // absolute address
  std::variant<Date, Timestamp> begins;  // a day, or a moment
  std::optional<std::variant<Date, Timestamp>>
      ends;          // a day: the last one (inclusive); of the same kind as `begins`
  int sequence = 0;  // counts changes
  bool cancelled = false;
  std::optional<int> remind_minutes_before;
  Timestamp changed_at;
};

struct CalendarFile {
  std::string name;
  std::string host = "yishi";  // of this installation, for the UIDs
  std::vector<CalendarEvent> events;
};

std::string write_calendar(const CalendarFile& calendar);

// A content line folded at 75 bytes, never inside a character, with CRLF at its end.
std::string folded_line(std::string_view line);
std::string calendar_text(std::string_view text);  // escaped: \ ; , and line breaks

}  // namespace yishi::documents

#include "core/documents/calendar.hpp"

namespace yishi::documents {
namespace {

std::string day(Date date) { return fmt::format("{:04}{:02}{:02}", date.year(), date.month(), date.day()); }

std::string moment(Timestamp time) {
  const std::string iso = to_iso(time);  // 2026-11-24T18:27:05.123Z
  return iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2) + "T" + iso.substr(11, 2) +
         iso.substr(14, 2) + iso.substr(17, 2) + "Z";
}

std::string time_line(std::string_view name, const std::variant<Date, Timestamp>& time, bool last) {
  if (const auto* date = std::get_if<Date>(&time)) {
    // The end of an event of whole days is the first day that is free again.
    return folded_line(fmt::format("{};VALUE=DATE:{}", name, day(last ? date->plus(1) : *date)));
  }
  return folded_line(fmt::format("{}:{}", name, moment(std::get<Timestamp>(time))));
}

std::string text_line(std::string_view name, std::string_view text) {
  if (text.empty()) return {};
  return folded_line(std::string(name) + ":" + calendar_text(text));
}

// A URI is not escaped as text is; what would break the line is left out.
std::string uri_line(std::string_view name, std::string_view uri) {
  std::string clean;
  for (const char c : uri) {
    if (static_cast<unsigned char>(c) > 0x20) clean += c;
  }
  return clean.empty() ? std::string{} : folded_line(std::string(name) + ":" + clean);
}

std::string alarm(const CalendarEvent& event) {
  if (!event.remind_minutes_before) return {};
  return folded_line("BEGIN:VALARM") + folded_line("ACTION:DISPLAY") + text_line("DESCRIPTION", event.title) +
         folded_line(fmt::format("TRIGGER:-PT{}M", *event.remind_minutes_before)) + folded_line("END:VALARM");
}

std::string event_lines(const CalendarEvent& event, const std::string& host) {
  std::string out = folded_line("BEGIN:VEVENT") + text_line("UID", event.id + "@" + host) +
                    folded_line("DTSTAMP:" + moment(event.changed_at)) +
                    time_line("DTSTART", event.begins, false);
  if (event.ends && event.ends->index() == event.begins.index()) out += time_line("DTEND", *event.ends, true);
  out += text_line("SUMMARY", event.title) + text_line("DESCRIPTION", event.description) +
         text_line("LOCATION", event.place) + uri_line("URL", event.link);
  out += folded_line(fmt::format("SEQUENCE:{}", event.sequence));
  out += folded_line(event.cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
  return out + alarm(event) + folded_line("END:VEVENT");
}

}  // namespace

std::string folded_line(std::string_view line) {
  constexpr std::size_t longest = 75;
  std::string out;
  std::size_t room = longest;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 1 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
    out += line.substr(0, cut);
    out += "\r\n ";
    line.remove_prefix(cut);
    room = longest - 1;  // the space that marks a folded line counts
  }
  out += line;
  return out + "\r\n";
}

std::string calendar_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') {
      out += c;
    }
  }
  return out;
}

std::string write_calendar(const CalendarFile& calendar) {
  std::string out = folded_line("BEGIN:VCALENDAR") + folded_line("VERSION:2.0") +
                    folded_line("PRODID:-//Yishi//Yishi 议事//ZH") + folded_line("CALSCALE:GREGORIAN") +
                    text_line("X-WR-CALNAME", calendar.name);
  for (const auto& event : calendar.events) out += event_lines(event, calendar.host);
  return out + folded_line("END:VCALENDAR");
}

}  // namespace yishi::documents

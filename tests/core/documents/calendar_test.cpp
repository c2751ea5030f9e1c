#include "core/documents/calendar.hpp"

#include <gtest/gtest.h>

#include "core/text/encoding.hpp"

namespace yishi::documents {
namespace {

std::vector<std::string> raw_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

std::string unfolded(std::string text) {
  for (std::size_t at = 0; (at = text.find("\r\n ", at)) != std::string::npos;) text.erase(at, 3);
  return text;
}

CalendarEvent event() {
  CalendarEvent event;
  event.id = "01890a5d-ac96-774b-bcce-b302099a8057";
  event.title = "答复期限：关于加快老旧小区加装电梯、完善适老化改造配套政策的提案（总编（2026）第18号）";
  event.description = "主办：市住建局; 会办：市民政局,\n请按期答复\\";
  event.link = "https://yishi.example.org/p/18\r\nATTENDEE:x";
  event.begins = Date::of(2026, 6, 1);
  event.ends = Date::of(2026, 6, 2);
  event.changed_at = *parse_timestamp("2026-03-02T01:02:03Z");
  event.remind_minutes_before = 1440;
  return event;
}

TEST(Calendar, LinesAreFoldedAt75BytesInsideNoCharacter) {
  const std::string text = write_calendar({"提案", "yishi.example.org", {event()}});
  for (const auto& line : raw_lines(text)) {
    EXPECT_LE(line.size(), 75u);
    EXPECT_TRUE(text::is_valid_utf8(line)) << line;
  }
  EXPECT_NE(unfolded(text).find("SUMMARY:" + event().title), std::string::npos);
}

TEST(Calendar, TextIsEscapedAndLinksCannotAddLines) {
  const std::string text = unfolded(write_calendar({"", "yishi", {event()}}));
  EXPECT_NE(text.find("DESCRIPTION:主办：市住建局\\; 会办：市民政局\\,\\n请按期答复\\\\\r\n"),
            std::string::npos);
  EXPECT_EQ(text.find("\r\nATTENDEE"), std::string::npos);
}

TEST(Calendar, DaysEndOnTheDayAfterAndMomentsAreUtc) {
  const std::string days = write_calendar({"", "yishi", {event()}});
  EXPECT_NE(days.find("DTSTART;VALUE=DATE:20260601\r\n"), std::string::npos);
  EXPECT_NE(days.find("DTEND;VALUE=DATE:20260603\r\n"), std::string::npos);
  EXPECT_NE(days.find("TRIGGER:-PT1440M\r\n"), std::string::npos);
  CalendarEvent meeting = event();
  meeting.begins = Date::of(2026, 6, 1).begins();  // midnight in China
  EXPECT_NE(write_calendar({"", "yishi", {meeting}}).find("DTSTART:20260531T160000Z\r\n"), std::string::npos);
}

}  // namespace
}  // namespace yishi::documents

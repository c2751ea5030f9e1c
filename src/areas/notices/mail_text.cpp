// A letter as bytes: everything that is not ASCII is encoded, so no text can break out of its header.
#include <fmt/format.h>

#include "areas/notices/driver.hpp"

namespace yishi::notices {
namespace {

std::string base64(std::string_view bytes) {
  static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto left = bytes.size() - i;
    const auto byte = [&](std::size_t n) { return n < left ? static_cast<unsigned char>(bytes[i + n]) : 0U; };
    const unsigned three = byte(0) << 16 | byte(1) << 8 | byte(2);
    out += digits[three >> 18];
    out += digits[three >> 12 & 63];
    out += left > 1 ? digits[three >> 6 & 63] : '=';
    out += left > 2 ? digits[three & 63] : '=';
  }
  return out;
}

// RFC 2047 words of at most 75 characters, cut between characters of UTF-8.
std::string encoded_words(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t n = std::min<std::size_t>(text.size(), 42);
    while (n < text.size() && n > 0 && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) --n;
    if (n == 0) n = std::min<std::size_t>(text.size(), 42);  // broken UTF-8: cut anywhere
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(text.substr(0, n)) + "?=";
    text.remove_prefix(n);
  }
  return out;
}

std::string in_lines(const std::string& encoded) {
  std::string out;
  for (std::size_t i = 0; i < encoded.size(); i += 76) out += encoded.substr(i, 76) + "\r\n";
  return out;
}

std::string rfc5322_date(Timestamp at) {
  static constexpr const char* days[] = {"", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr const char* months[] = {"",    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date day = Date::of(at);
  const auto seconds = (at.milliseconds - day.begins().milliseconds) / 1000;
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0800", days[day.weekday()], day.day(),
                     months[day.month()], day.year(), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

std::string mail_text(const SmtpSettings& settings, const Letter& letter) {
  const auto at = settings.from.find('@');
  const std::string domain = at == std::string::npos ? "localhost" : settings.from.substr(at + 1);
  return fmt::format(
      "Date: {}\r\nFrom: {} <{}>\r\nTo: <{}>\r\nMessage-ID: <{}@{}>\r\nSubject: {}\r\nAuto-Submitted: "
      "auto-generated\r\n"
      "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: "
      "base64\r\n\r\n{}",
      rfc5322_date(letter.at), encoded_words(settings.from_name), settings.from, letter.address, letter.id,
      domain, encoded_words(letter.subject), in_lines(base64(letter.body)));
}

}  // namespace yishi::notices

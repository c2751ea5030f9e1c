#include "core/http/head.hpp"

#include <fmt/format.h>

#include <ctime>

namespace yishi::http {
namespace {

// No inline code anywhere in our pages, so no nonce; trusted types follow when the faces' framework allows
// them.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'";

std::string security_lines(bool secure) {
  std::string out;
  out += "Content-Security-Policy: ";
  out += policy;
  out +=
      "\r\nX-Content-Type-Options: nosniff\r\n"
      "Referrer-Policy: same-origin\r\n"
      "Cross-Origin-Opener-Policy: same-origin\r\n"
      "Cross-Origin-Resource-Policy: same-origin\r\n"
      "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";
  if (secure) out += "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
  return out;
}

// "Tue, 24 Nov 2026 18:27:05 GMT"; one text a second and thread.
std::string_view date_now() {
  thread_local std::time_t second = 0;
  thread_local char text[40];
  thread_local std::size_t size = 0;
  const std::time_t now = std::time(nullptr);
  if (now != second) {
    static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm parts{};
    gmtime_r(&now, &parts);
    const auto end =
        fmt::format_to(text, "{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[parts.tm_wday], parts.tm_mday,
                       months[parts.tm_mon], 1900 + parts.tm_year, parts.tm_hour, parts.tm_min, parts.tm_sec);
    size = static_cast<std::size_t>(end - text);
    second = now;
  }
  return {text, size};
}

// What a handler gives is no licence to add lines: CR, LF and NUL become spaces.
void add_line(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  out += ": ";
  const auto start = out.size();
  out += value;
  for (std::size_t i = start; i < out.size(); ++i) {
    if (out[i] == '\r' || out[i] == '\n' || out[i] == '\0') out[i] = ' ';
  }
  out += "\r\n";
}

bool same_name(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if ((a[i] | 0x20) != (b[i] | 0x20)) return false;
  }
  return true;
}

bool has(const Reply& reply, std::string_view name) {
  for (const auto& header : reply.headers) {
    if (same_name(header.first, name)) return true;
  }
  return false;
}

}  // namespace

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 426:
      return "Upgrade Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "Other";
  }
}

const std::string& security_headers(bool secure) {
  static const std::string plain = security_lines(false), over_tls = security_lines(true);
  return secure ? over_tls : plain;
}

void write_head(std::string& out, const Exchange& exchange, const Reply& reply, std::size_t length) {
  out.reserve(out.size() + 1200);
  out += "HTTP/1.1 ";
  json::write_integer(out, reply.status);
  out += ' ';
  out += reason_of(reply.status);
  out += "\r\nDate: ";
  out += date_now();
  out += "\r\n";
  if (!reply.type.empty()) add_line(out, "Content-Type", reply.type);
  if (reply.status != 204 && reply.status != 304) {
    out += "Content-Length: ";
    json::write_integer(out, static_cast<std::int64_t>(length));
    out += "\r\n";
  }
  if (!exchange.keep_alive) {
    out += "Connection: close\r\n";
  } else if (exchange.old_protocol) {
    out += "Connection: keep-alive\r\n";
  }
  if (!has(reply, "Cache-Control")) {
    out += exchange.request.path.starts_with("/api/") ? "Cache-Control: private, no-cache\r\n"
                                                      : "Cache-Control: no-cache\r\n";
  }
  out += security_headers(exchange.request.secure);
  for (const auto& [name, value] : reply.headers) add_line(out, name, value);
  out += "\r\n";
}

}  // namespace yishi::http

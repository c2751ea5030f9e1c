#include "core/http/access_log.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>

namespace yishi::http {
namespace {

constexpr std::size_t flush_above = 1 << 16, most_lines = 1 << 22;

void add_text(std::string& out, std::string_view name, std::string_view value) {
  out += ",\"";
  out += name;
  out += "\":";
  json::write_string(out, value);
}

void add_number(std::string& out, std::string_view name, std::int64_t value) {
  out += ",\"";
  out += name;
  out += "\":";
  json::write_integer(out, value);
}

std::string_view place_of(const Exchange& exchange) {
  switch (exchange.kind) {
    case Exchange::Kind::route:
      return exchange.route->path;
    case Exchange::Kind::asset:
      return exchange.request.path;
    case Exchange::Kind::health:
      return "/healthz";
    case Exchange::Kind::metrics:
      return "/metrics";
    case Exchange::Kind::live:
      return "/api/v1/live";
    case Exchange::Kind::nothing:
      break;
  }
  return "";  // an address that we do not know is the client's own text
}

std::string_view known_method(std::string_view method) { return method.size() <= 8 ? method : "?"; }

}  // namespace

AccessLog::AccessLog(std::string file, bool addresses, std::size_t threads)
    : file_(std::move(file)), addresses_(addresses), threads_(threads) {
  if (on()) reopen();
}

AccessLog::~AccessLog() {
  if (!on()) return;
  for (std::size_t i = 0; i < threads_.size(); ++i) flush(i);
  if (descriptor_ >= 0) ::close(descriptor_);
}

void AccessLog::note(const Exchange& exchange, int status, std::size_t bytes) {
  auto& out = threads_[exchange.thread].text;
  if (out.size() > most_lines) return;  // the disk does not take them; the program goes on
  const auto taken = std::chrono::steady_clock::now() - exchange.begun;
  out += "{\"at\":\"";
  out += to_iso(SystemClock().now());
  out += '"';
  add_text(out, "request", exchange.request.number);
  add_text(out, "verb", known_method(exchange.method));
  add_text(out, "route", place_of(exchange));
  add_number(out, "status", status);
  add_number(out, "bytes", static_cast<std::int64_t>(bytes));
  add_number(out, "us", std::chrono::duration_cast<std::chrono::microseconds>(taken).count());
  if (addresses_) add_text(out, "remote", exchange.request.remote);
  out += "}\n";
  if (out.size() > flush_above) flush(exchange.thread);
}

void AccessLog::flush(std::size_t thread) {
  auto& text = threads_[thread].text;
  if (text.empty()) return;
  const std::lock_guard lock(mutex_);
  const auto written = descriptor_ < 0 ? -1 : ::write(descriptor_, text.data(), text.size());
  if (written > 0) text.erase(0, static_cast<std::size_t>(written));
}

void AccessLog::reopen() {
  if (!on()) return;
  const std::lock_guard lock(mutex_);
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
}

}  // namespace yishi::http

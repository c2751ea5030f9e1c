#include <fmt/format.h>

#include <stdexcept>

#include "core/http/http.hpp"

namespace yishi::http {
namespace {

const std::string* find_in(const Pairs& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs) {
    if (key == name) return &value;
  }
  return nullptr;
}

bool plain_in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
         c == '_';
}

// RFC 8187: everything but letters, digits and a few marks is written as %XX of its UTF-8 bytes.
std::string extended_value(std::string_view name) {
  std::string out = "UTF-8''";
  for (const char c : name) {
    if (plain_in_name(c)) {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

// For programs that do not know filename*: one mark for each character that is not plain.
std::string ascii_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (plain_in_name(c)) {
      out += c;
    } else if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) {
      out += '_';
    }
  }
  return out;
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  const auto* value = find_in(headers, name);
  return value ? std::string_view(*value) : std::string_view{};
}

std::string_view Request::cookie(std::string_view name) const {
  std::string_view rest = header("cookie");
  while (!rest.empty()) {
    const auto end = rest.find(';');
    auto pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
    while (!pair.empty() && pair.back() == ' ') pair.remove_suffix(1);
    if (pair.size() > name.size() && pair[name.size()] == '=' && pair.starts_with(name)) {
      return pair.substr(name.size() + 1);
    }
  }
  return {};
}

std::optional<std::string_view> Request::find(std::string_view query_name) const {
  const auto* value = find_in(query, query_name);
  if (!value) return std::nullopt;
  return *value;
}

std::string_view Request::parameter(std::string_view name) const {
  const auto* value = find_in(parameters, name);
  if (!value) throw std::logic_error("the route has no parameter " + std::string(name));
  return *value;
}

Reply Reply::file(std::string name, std::string type, std::string body) {
  auto disposition =
      fmt::format("attachment; filename=\"{}\"; filename*={}", ascii_name(name), extended_value(name));
  return {200,
          std::move(type),
          std::move(body),
          {{"Content-Disposition", std::move(disposition)}, {"Content-Security-Policy", "sandbox"}}};
}

}  // namespace yishi::http

#include "core/http/target.hpp"

#include "core/http/utf8.hpp"

namespace yishi::http {
namespace {

constexpr std::size_t most_names = 64;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

// False on a bad %XX, on a byte that must be escaped, and on what is no UTF-8 text once decoded.
bool decode(std::string_view text, bool in_query, std::string& out) {
  out.clear();
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return false;
      const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return false;
      c = static_cast<char>(high * 16 + low);
      if (!in_query && (c == '/' || c == '\\')) return false;
      i += 2;
    } else if (c == '+' && in_query) {
      c = ' ';
    } else if (c == '#' || c == '\\') {
      return false;
    }
    if (is_control(c) && !(in_query && (c == '\n' || c == '\r' || c == '\t'))) return false;
    out += c;
  }
  return is_utf8(out);
}

bool has_dot_segment(std::string_view path) {
  for (std::size_t start = 1; start <= path.size();) {
    const auto end = std::min(path.find('/', start), path.size());
    const auto segment = path.substr(start, end - start);
    if (segment == "." || segment == "..") return true;
    start = end + 1;
  }
  return false;
}

std::unexpected<Refusal> bad_target() {
  return refuse(Why::invalid, "bad_target",
                {"网址写法不对，请检查后重试。", "The address is malformed; check it and try again."});
}
std::unexpected<Refusal> bad_query() {
  return refuse(
      Why::invalid, "bad_query",
      {"网址的查询部分写法不对，请检查百分号编码。", "The query is malformed; check its percent encoding."});
}
std::unexpected<Refusal> query_twice(const std::string& name) {
  return refuse(
      Why::invalid, "query_twice",
      {"查询参数“" + name + "”只能写一次。", "Give the query parameter \"" + name + "\" once only."});
}

bool named(const Pairs& query, const std::string& name) {
  for (const auto& pair : query) {
    if (pair.first == name) return true;
  }
  return false;
}

Result<void> parse_query(std::string_view text, Pairs& query) {
  std::string name, value;
  while (!text.empty()) {
    const auto end = text.find('&');
    const auto part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (part.empty()) continue;
    const auto equals = part.find('=');
    const auto after = equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1);
    if (!decode(part.substr(0, equals), true, name) || !decode(after, true, value) || name.empty())
      return bad_query();
    if (query.size() == most_names) return bad_query();
    if (named(query, name)) return query_twice(name);
    query.emplace_back(name, value);
  }
  return {};
}

}  // namespace

Result<Target> parse_target(std::string_view target) {
  Target out;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    target.remove_prefix(scheme.size());
    const auto slash = std::min(target.find_first_of("/?"), target.size());
    out.authority = target.substr(0, slash);
    target.remove_prefix(slash);
    if (out.authority.empty()) return bad_target();
    break;
  }
  const auto mark = target.find('?');
  const auto path = target.substr(0, mark);
  if (!decode(path.empty() && !out.authority.empty() ? "/" : path, false, out.path)) return bad_target();
  if (out.path.empty() || out.path[0] != '/' || has_dot_segment(out.path)) return bad_target();
  if (mark != std::string_view::npos) {
    if (auto done = parse_query(target.substr(mark + 1), out.query); !done)
      return refuse(std::move(done.error()));
  }
  return out;
}

}  // namespace yishi::http

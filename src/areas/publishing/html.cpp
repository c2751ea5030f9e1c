#include "areas/publishing/html.hpp"

namespace yishi::publishing {
namespace {

void escape(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
}

std::string opened(std::string_view name, Attributes attributes) {
  std::string out = "<";
  out += name;
  for (const auto& [key, value] : attributes) {
    if (value.empty()) continue;
    out += ' ';
    out += key;
    out += "=\"";
    escape(out, value);
    out += '"';
  }
  out += '>';
  return out;
}

}  // namespace

Html::Html(std::string_view text) { escape(markup_, text); }

Html tag(std::string_view name, Attributes attributes, const Html& inside) {
  std::string out = opened(name, attributes);
  out += inside.markup();
  out += "</";
  out += name;
  out += '>';
  return Html::written(std::move(out));
}

Html empty_tag(std::string_view name, Attributes attributes) {
  return Html::written(opened(name, attributes));
}

Html link(std::string_view address, const Html& inside, std::string_view css_class, bool current) {
  const bool within = address.starts_with('#') || address.starts_with('?') ||
                      (address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\"));
  if (!within) return inside;
  return tag("a", {{"href", address}, {"class", css_class}, {"aria-current", current ? "page" : ""}}, inside);
}

std::string json_for_script(std::string json) {
  for (std::size_t at = 0; (at = json.find_first_of("<>&", at)) != std::string::npos;) {
    const char c = json[at];
    json.replace(at, 1, c == '<' ? "\\u003c" : c == '>' ? "\\u003e" : "\\u0026");
    at += 6;
  }
  return json;
}

}  // namespace yishi::publishing

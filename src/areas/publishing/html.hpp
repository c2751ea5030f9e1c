// HTML that is safe by its type: text becomes Html only by being escaped. The one way around it is `written`,
// for markup that this folder has written itself.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace yishi::publishing {

class Html {
 public:
  Html() = default;
  Html(std::string_view text);  // escaped
  Html(const std::string& text) : Html(std::string_view(text)) {}
  Html(const char* text) : Html(std::string_view(text)) {}
  static Html written(std::string markup) {
    Html html;
    html.markup_ = std::move(markup);
    return html;
  }
  Html& operator+=(const Html& more) {
    markup_ += more.markup_;
    return *this;
  }
  friend Html operator+(Html a, const Html& b) { return std::move(a += b); }
  const std::string& markup() const { return markup_; }
  bool empty() const { return markup_.empty(); }

 private:
  std::string markup_;
};

// Values are escaped; an attribute with an empty value is left out.
using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;
Html tag(std::string_view name, Attributes attributes, const Html& inside);
inline Html tag(std::string_view name, const Html& inside) { return tag(name, {}, inside); }
Html empty_tag(std::string_view name, Attributes attributes);  // <input>, <link>, <meta>
// A link within the site; an address with a scheme or a host is refused (shown as text).
Html link(std::string_view address, const Html& inside, std::string_view css_class = "",
          bool current = false);
// JSON for a data block: no "<" can end the script element.
std::string json_for_script(std::string json);

}  // namespace yishi::publishing

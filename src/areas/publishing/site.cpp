#include "areas/publishing/site.hpp"

#include <fstream>
#include <sstream>

namespace yishi::publishing {
namespace {

// Styles of an entry of the manifest, those of the pieces that it shares with other faces first.
void add_styles(const boost::json::object& manifest, std::string_view name, std::vector<std::string>& out,
                int depth = 0) {
  const auto* entry = manifest.if_contains(name);
  if (!entry || !entry->is_object() || depth > 8) return;
  const auto texts = [&](std::string_view key) {
    std::vector<std::string> list;
    const auto* array = entry->get_object().if_contains(key);
    if (!array || !array->is_array()) return list;
    for (const auto& item : array->get_array()) {
      if (const auto* text = item.if_string()) list.emplace_back(text->data(), text->size());
    }
    return list;
  };
  for (const auto& shared : texts("imports")) add_styles(manifest, shared, out, depth + 1);
  for (const auto& file : texts("css")) {
    if (std::ranges::find(out, "/" + file) == out.end()) out.push_back("/" + file);
  }
}

// Hashed names, from the manifest of the built web.
std::vector<std::string> styles_of(const std::string& web) {
  std::ifstream file(web + "/.vite/manifest.json");
  std::stringstream text;
  text << file.rdbuf();
  const auto manifest = json::parse(text.str());
  std::vector<std::string> out;
  if (manifest && manifest->is_object()) add_styles(manifest->get_object(), "src/portal/portal.ts", out);
  // The portal's own rules come after the shared ground, whatever the order of the manifest.
  std::ranges::stable_partition(
      out, [](const std::string& name) { return name.find("/portal-") == std::string::npos; });
  return out;
}

Html head(const Site& s, const Page& page) {
  const std::string title = page.title.empty() ? s.say(s.name() + "提案公开", "Proposals of " + s.name())
                                               : page.title + " – " + s.name();
  Html out = empty_tag("meta", {{"charset", "utf-8"}});
  out += empty_tag("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  out += tag("title", title);
  out += empty_tag("meta", {{"name", "description"}, {"content", page.description}});
  if (!page.index) out += empty_tag("meta", {{"name", "robots"}, {"content", "noindex"}});
  if (page.index)
    out += empty_tag("link", {{"rel", "canonical"}, {"href", s.absolute(s.at(page.canonical))}});
  out += empty_tag("link", {{"rel", "icon"}, {"href", "/favicon.svg"}, {"type", "image/svg+xml"}});
  for (const auto& style : s.portal->styles)
    out += empty_tag("link", {{"rel", "stylesheet"}, {"href", style}});
  const auto feed = s.say("最新公开", "Latest releases");
  out += empty_tag("link", {{"rel", "alternate"},
                            {"type", "application/atom+xml"},
                            {"title", feed},
                            {"href", s.at("/feed.atom")}});
  out += empty_tag(
      "link",
      {{"rel", "alternate"}, {"type", "application/rss+xml"}, {"title", feed}, {"href", s.at("/rss.xml")}});
  if (!page.data.empty()) {
    out += tag("script", {{"type", "application/ld+json"}}, Html::written(json_for_script(page.data)));
  }
  return out;
}

// The same page in another size or language. The search and filters typed stay.
std::string again(const Site& s, std::string_view name, std::string_view value) {
  std::string out = "?";
  for (const auto& [key, text] : s.request->query) {
    if (key == name || key == "size") continue;
    out += encoded(key) + "=" + encoded(text) + "&";
  }
  return out + std::string(name) + "=" + std::string(value);
}

Html sizes(const Site& s) {
  Html items;
  const std::array<std::array<std::string, 3>, 3> all{
      {{"standard", "标准", "Standard"}, {"large", "大字", "Large"}, {"huge", "特大", "Huge"}}};
  for (const auto& [name, zh, en] : all) {
    const bool current = s.size == name;
    items += tag("li", tag("a", {{"href", again(s, "size", name)}, {"aria-current", current ? "true" : ""}},
                           s.say(zh, en)));
  }
  const auto label = s.say("大字版", "Text size");
  return tag("nav", {{"class", "sizes"}, {"aria-label", label}},
             tag("span", {{"class", "label"}}, label) + tag("ul", {{"role", "list"}}, items));
}

Html masthead(const Site& s, const Page& page) {
  Html top = link(s.at("/"),
                  tag("span", {{"class", "mark"}, {"aria-hidden", "true"}}, "议") +
                      tag("span", {{"class", "names"}},
                          tag("strong", s.name()) + tag("span", s.say("提案公开", "Open proposals"))),
                  "home");
  Html tools = sizes(s) + tag("a",
                              {{"href", again(s, "lang", s.english ? "zh" : "en")},
                               {"lang", s.english ? "zh-CN" : "en"},
                               {"hreflang", s.english ? "zh-CN" : "en"},
                               {"class", "language"}},
                              s.english ? "中文" : "English");
  Html items;
  const std::array<std::array<std::string, 3>, 5> all{{{"/", "首页", "Home"},
                                                       {"/proposals", "公开提案", "Proposals"},
                                                       {"/search", "搜索", "Search"},
                                                       {"/data", "数据开放", "Open data"},
                                                       {"/about", "关于", "About"}}};
  for (const auto& [path, zh, en] : all)
    items += tag("li", link(s.at(path), s.say(zh, en), "", page.here == path));
  return tag("header", {{"class", "top"}},
             tag("div", {{"class", "wrap bar"}}, top + tag("div", {{"class", "tools"}}, tools)) +
                 tag("nav", {{"class", "main-nav"}, {"aria-label", s.say("主导航", "Main")}},
                     tag("ul", {{"class", "wrap"}, {"role", "list"}}, items)));
}

Html crumbs(const Site& s, const Page& page) {
  if (page.crumbs.empty()) return {};
  Html items = tag("li", link(s.at("/"), s.say("首页", "Home")));
  for (const auto& [words, address] : page.crumbs) {
    items +=
        tag("li", address.empty() ? tag("span", {{"aria-current", "page"}}, words) : link(address, words));
  }
  return tag("nav", {{"class", "crumbs wrap"}, {"aria-label", s.say("当前位置", "You are here")}},
             tag("ol", {{"role", "list"}}, items));
}

Html footer(const Site& s) {
  const auto& f = s.portal->settings;
  Html lines = tag("p", s.say("主办：", "Published by ") + s.committee.name);
  if (!f.contact.empty()) lines += tag("p", s.say("联系：", "Contact: ") + f.contact);
  if (!f.site_code.empty()) lines += tag("p", s.say("网站标识码：", "Site code: ") + f.site_code);
  if (!f.icp.empty()) lines += tag("p", f.icp);
  if (!f.police.empty()) lines += tag("p", f.police);
  Html links = tag("li", link(s.at("/about"), s.say("关于与无障碍声明", "About and accessibility"))) +
               tag("li", link(s.at("/data"), s.say("数据开放", "Open data"))) +
               tag("li", link(s.at("/rss.xml"), "RSS")) +
               tag("li", link("/desk/", s.say("工作人员登录", "Staff sign-in"))) +
               tag("li", link("/member/", s.say("委员登录", "Members' sign-in")));
  return tag("footer", {{"class", "foot"}},
             tag("div", {{"class", "wrap"}}, lines + tag("ul", {{"role", "list"}}, links)));
}

}  // namespace

Portal open_portal(const rules::Library& rules, PortalSettings settings) {
  auto styles = styles_of(settings.web);
  return {&rules, std::move(settings), std::move(styles)};
}

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

std::string day(const Site& s, Timestamp at) {
  return s.english ? Date::of(at).iso() : chinese_date(Date::of(at));
}

std::string Site::query(std::string_view name) const { return std::string(request->find(name).value_or("")); }

std::string Site::at(std::string_view path, const Pairs& query) const {
  std::string out(path);
  char mark = '?';
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out += mark + std::string(name) + "=" + encoded(value);
    mark = '&';
  };
  for (const auto& [name, value] : query) add(name, value);
  if (request->find("committee")) add("committee", std::to_string(number(committee.id)));
  if (english) add("lang", "en");
  return out;
}

std::string Site::absolute(std::string_view address) const {
  const auto& origin = portal->settings.origin;
  if (!origin.empty()) return origin + std::string(address);
  return (request->secure ? "https://" : "http://") + std::string(request->header("host")) +
         std::string(address);
}

std::string Site::category(std::string_view code) const {
  for (const auto& c : book->proposals.categories) {
    if (c.code == code) return say(c.words);
  }
  return std::string(code);
}

std::string Site::reply_class(std::string_view letter) const {
  for (const auto& c : book->proposals.reply_scheme.classes) {
    if (c.letter == letter) return say(c.words);
  }
  return std::string(letter);
}

Result<Site> site(Transaction& tx, const Portal& portal, const Caller& caller, const http::Request& request) {
  auto committee = identity::find_committee(tx, caller.committee);
  if (!request.find("committee")) {  // the page is the same for whoever asks
    const auto first = identity::first_committee(tx);
    if (first) committee = identity::find_committee(tx, *first);
  }
  if (!committee) {
    return refuse(Why::not_found, "not_set_up",
                  {"这里还没有设立政协委员会。", "No committee has been set up here yet."});
  }
  Site s{&portal, &request, std::move(*committee), nullptr, caller.at};
  s.book = &portal.rules->in_force(s.committee.id, Date::of(caller.at));
  s.english = request.find("lang") == "en";
  const auto known = [](std::string_view size) {
    return size == "standard" || size == "large" || size == "huge";
  };
  if (known(request.cookie("size"))) s.size = request.cookie("size");
  if (const auto asked = request.find("size"); asked && known(*asked)) {
    s.size = *asked;
    s.size_chosen = true;
  }
  return s;
}

http::Reply reply(const Site& s, const Page& page, int status) {
  Html body = tag("a", {{"class", "skip-link"}, {"href", "#content"}}, s.say("跳到正文", "Skip to content")) +
              masthead(s, page) + crumbs(s, page) +
              tag("main", {{"id", "content"}, {"tabindex", "-1"}, {"class", "wrap"}}, page.body) + footer(s);
  const Html html = tag("html", {{"lang", s.english ? "en" : "zh-CN"}, {"data-size", s.size}},
                        tag("head", head(s, page)) + tag("body", body));
  auto out = http::Reply::html("<!doctype html>\n" + html.markup() + "\n", status);
  const bool shared = status == 200 && !s.size_chosen;
  out.headers.emplace_back("Cache-Control", shared ? "public, max-age=60" : "no-store");
  out.headers.emplace_back("Vary", "Cookie");
  if (s.size_chosen)
    out.headers.emplace_back("Set-Cookie", "size=" + s.size +
                                               "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly" +
                                               (s.request->secure ? "; Secure" : ""));
  return out;
}

http::Reply missing(const Site& s) {
  Page page;
  page.title = s.say("没有这个页面", "No such page");
  page.index = false;
  page.body = tag("h1", page.title) +
              tag("p", s.say("地址可能写错了，或者这件提案没有公开。",
                             "The address may be wrong, or this proposal is not public.")) +
              tag("p", link(s.at("/proposals"), s.say("查看全部公开提案", "See all public proposals")));
  return reply(s, page, 404);
}

}  // namespace yishi::publishing

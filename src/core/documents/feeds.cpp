#include "core/documents/feeds.hpp"

#include "core/base/id.hpp"
#include "core/documents/xml_text.hpp"

namespace yishi::documents {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string element(std::string_view name, std::string_view text) {
  if (text.empty()) return {};
  return fmt::format("<{0}>{1}</{0}>", name, xml_escaped(text));
}

// "Tue, 24 Nov 2026 18:27:05 +0000", as RSS wants it (RFC 822 with four figures for the year).
std::string rfc822(Timestamp moment) {
  constexpr std::array<std::string_view, 7> days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string iso = to_iso(moment);
  const auto day = Date::parse(iso.substr(0, 10)).value_or(Date{});
  return fmt::format("{}, {:02} {} {} {} +0000", days[static_cast<std::size_t>(day.weekday() - 1)], day.day(),
                     months[static_cast<std::size_t>(day.month() - 1)], day.year(), iso.substr(11, 8));
}

std::string uri(std::string_view id) { return is_uuid(id) ? "urn:uuid:" + std::string(id) : std::string(id); }

}  // namespace

std::string write_rss(const Feed& feed) {
  std::string items;
  for (const auto& item : feed.items) {
    items += "<item>" + element("title", item.title) + element("link", item.link) +
             element("description", item.summary) + element("category", item.category) +
             element("dc:creator", item.author) +
             fmt::format(R"(<guid isPermaLink="false">{}</guid>)", xml_escaped(uri(item.id))) +
             element("pubDate", rfc822(item.published)) + "</item>\n";
  }
  return fmt::format(
      R"({}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{}{}{}{}{})"
      R"(<atom:link href="{}" rel="self" type="application/rss+xml"/>)"
      "\n{}</channel></rss>\n",
      declaration, element("title", feed.title), element("link", feed.link),
      element("description", feed.subtitle.empty() ? feed.title : feed.subtitle),
      element("language", feed.language), element("lastBuildDate", rfc822(feed.updated)),
      xml_escaped(feed.self_link), items);
}

std::string write_atom(const Feed& feed) {
  std::string entries;
  for (const auto& item : feed.items) {
    entries += "<entry>" + element("id", uri(item.id)) + element("title", item.title) +
               fmt::format(R"(<link rel="alternate" type="text/html" href="{}"/>)", xml_escaped(item.link)) +
               element("published", to_iso(item.published)) + element("updated", to_iso(item.updated)) +
               fmt::format("<author><name>{}</name></author>",
                           xml_escaped(item.author.empty() ? feed.title : item.author));
    if (!item.category.empty())
      entries += fmt::format(R"(<category term="{}"/>)", xml_escaped(item.category));
    entries += element("summary", item.summary) + "</entry>\n";
  }
  return fmt::format(
      R"({}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{}">{}{}{}{}<link rel="self" type="application/atom+xml" href="{}"/>)"
      R"(<link rel="alternate" type="text/html" href="{}"/>)"
      "\n{}</feed>\n",
      declaration, xml_escaped(feed.language), element("id", uri(feed.id)), element("title", feed.title),
      element("subtitle", feed.subtitle), element("updated", to_iso(feed.updated)),
      xml_escaped(feed.self_link), xml_escaped(feed.link), entries);
}

}  // namespace yishi::documents

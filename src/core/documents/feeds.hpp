// News for feed readers: RSS 2.0 and Atom (RFC 4287) from the same structs.
#pragma once
#include <string>
#include <vector>

#include "core/base/time.hpp"

namespace yishi::documents {

struct FeedItem {
  std::string id;  // never changes: a UUID
  std::string title;
  std::string link;     // absolute address
  std::string summary;  // plain text
  std::string author;
  std::string category;
  Timestamp published;
  Timestamp updated;
};

struct Feed {
  std::string id;  // absolute address or UUID of the feed
  std::string title;
  std::string subtitle;
  std::string link;       // of the page for people
  std::string self_link;  // of the feed itself
  std::string language = "zh-CN";
  Timestamp updated;
  std::vector<FeedItem> items;
};

std::string write_rss(const Feed& feed);
std::string write_atom(const Feed& feed);

}  // namespace yishi::documents

#include "core/http/entity.hpp"

#include <zlib.h>

#include <cstring>
#include <memory>

namespace yishi::http {
namespace {

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t load(const char* from, std::size_t size) {
  std::uint64_t value = 0;
  std::memcpy(&value, from, size);
  return value;
}

// Odd constants without pattern: fractional digits of √2, √3, √5.
constexpr std::uint64_t root2 = 0x6a09e667f3bcc909, root3 = 0xbb67ae8584caa73b, root5 = 0x3c6ef372fe94f82b;

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t one = text.size() ^ root2, two = root5;
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 32; at += 32, left -= 32) {  // two chains side by side keep the multiplier busy
    one = mix(load(at, 8) ^ root2, load(at + 8, 8) ^ one);
    two = mix(load(at + 16, 8) ^ root3, load(at + 24, 8) ^ two);
  }
  for (; left >= 8; at += 8, left -= 8) one = mix(load(at, 8) ^ root2, one ^ root3);
  one = mix(load(at, left) ^ root5, one ^ root3);
  return mix(one ^ root2, two ^ root3);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string_view next_item(std::string_view& list) {
  const auto comma = list.find(',');
  const auto item = trimmed(list.substr(0, comma));
  list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
  return item;
}

// `"abc-gzip"` and `W/"abc"` → `"abc` (without the closing quote)
std::string_view bare(std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  if (tag.ends_with('"')) tag.remove_suffix(1);
  if (tag.ends_with("-gzip")) tag.remove_suffix(5);
  return tag;
}

std::string* find(Reply& reply, std::string_view name) {
  for (auto& [key, value] : reply.headers) {
    if (key == name) return &value;
  }
  return nullptr;
}

bool is_text(std::string_view type) {
  return type.starts_with("application/json") || type.starts_with("text/") ||
         type.starts_with("application/problem+json") || type.starts_with("application/xml") ||
         type.starts_with("application/atom+xml") || type.starts_with("application/rss+xml") ||
         type.starts_with("image/svg+xml");
}

// One deflate state a thread: making it anew costs more (256 KB) than compressing a small list.
class Deflater {
 public:
  Deflater() { ready_ = deflateInit2(&stream_, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK; }
  ~Deflater() {
    if (ready_) deflateEnd(&stream_);
  }
  std::string run(std::string_view body) {
    std::string out;
    if (!ready_ || deflateReset(&stream_) != Z_OK) return out;
    out.resize(body.size());
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream_.avail_in = static_cast<uInt>(body.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) return {};
    out.resize(stream_.total_out);
    return out;
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

}  // namespace

std::string etag_of(std::string_view body) {
  static constexpr char digits[] = "0123456789abcdef";
  const std::uint64_t hash = hash_of(body);
  std::string out = "\"";
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[(hash >> shift) & 15];
  out += '"';
  return out;
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  while (!if_none_match.empty()) {
    const auto item = next_item(if_none_match);
    if (item == "*" || (item.size() > 2 && bare(item) == bare(etag))) return true;
  }
  return false;
}

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
  while (!accept_encoding.empty()) {
    const auto item = next_item(accept_encoding);
    const auto semicolon = item.find(';');
    if (trimmed(item.substr(0, semicolon)) != coding) continue;
    if (semicolon == std::string_view::npos) return true;
    const auto weight = trimmed(item.substr(semicolon + 1));
    return weight.starts_with("q=") && weight.find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

std::string gzip(std::string_view body) {
  thread_local Deflater deflater;
  return deflater.run(body);
}

void apply_etag(const Request& request, Reply& reply) {
  if (request.verb != Verb::get || reply.status != 200 || reply.body.empty()) return;
  const auto* cache = find(reply, "Cache-Control");
  if (cache && cache->find("no-store") != std::string::npos) return;
  const auto* given = find(reply, "ETag");
  const std::string tag = given ? *given : etag_of(reply.body);
  if (!given) reply.headers.emplace_back("ETag", tag);
  const auto known = request.header("if-none-match");
  if (known.empty() || !matches_etag(known, tag)) return;
  reply.status = 304;
  reply.type.clear();
  reply.body.clear();
}

void apply_gzip(const Request& request, Reply& reply, std::size_t above) {
  if (reply.body.size() <= above || !is_text(reply.type) || find(reply, "Content-Encoding")) return;
  reply.headers.emplace_back("Vary", "Accept-Encoding");
  if (!accepts_coding(request.header("accept-encoding"), "gzip")) return;
  auto small = gzip(reply.body);
  if (small.empty()) return;
  reply.body = std::move(small);
  reply.headers.emplace_back("Content-Encoding", "gzip");
  // Other bytes, so another strong tag.
  if (auto* tag = find(reply, "ETag"); tag && tag->ends_with('"')) tag->insert(tag->size() - 1, "-gzip");
}

}  // namespace yishi::http

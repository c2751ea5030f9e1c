// The built web (web/dist), read once at start. A request's path is looked up among the names found then;
// nothing is ever opened by a path that came over the net. Files beside with .br or .gz are the same file,
// compressed.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/http/exchange.hpp"

namespace yishi::http {

struct Asset {
  std::string type;
  bool immutable = false;                // its name holds a hash: clients keep it for a year
  std::string etag;                      // of the plain bytes
  std::string_view plain, gzip, brotli;  // empty: not there
};

class Assets {
 public:
  // Refusal: not_found "no_assets" when the folder cannot be read. Links that lead out of it are left out.
  static Result<Assets> load(const std::string& folder);

  // The file at `path`; for unknown paths without an extension below /desk and /member that face's
  // index.html.
  const Asset* find(std::string_view path) const;
  std::size_t size() const { return by_path_.size(); }

 private:
  class Mapped;  // a file in memory, mapped read-only
  std::map<std::string, Asset, std::less<>> by_path_;
  std::vector<std::shared_ptr<Mapped>> files_;
};

// The best form for the client, its head (without body) in `reply`; returns the bytes to send.
std::string_view answer_with(const Asset& asset, const Request& request, Reply& reply);

}  // namespace yishi::http

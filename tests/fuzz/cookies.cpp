// links: yishi_http
// The Cookie header and the other lists that clients send: found values lie inside the header.
#include <cstdlib>

#include "core/http/entity.hpp"
#include "core/http/http.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yishi::http;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Request request;
  request.headers.emplace_back("cookie", text);
  const std::string_view held = request.headers[0].second;
  for (const std::string_view name : {"sid", "__Host-sid", "a", ""}) {
    const auto value = request.cookie(name);
    if (value.empty()) continue;
    if (value.data() < held.data() || value.data() + value.size() > held.data() + held.size()) std::abort();
    if (value.find(';') != std::string_view::npos) std::abort();
  }
  accepts_coding(text, "gzip");
  if (matches_etag(text, "\"0123456789abcdef\"") && text.find('*') == std::string_view::npos &&
      text.find("0123456789abcdef") == std::string_view::npos) {
    std::abort();
  }
  return 0;
}

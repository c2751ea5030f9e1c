// One request on its way through the folder, from the parsed head to the bytes of the reply.
#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "core/http/http.hpp"

namespace yishi::http {

struct Asset;
class Allowance;

struct Exchange {
  // From the reader.
  Request request;
  std::string method;  // as it came
  std::string target;
  bool old_protocol = false;  // HTTP/1.0
  bool keep_alive = true;
  bool chunked = false;
  std::optional<std::uint64_t> length;  // Content-Length

  // From the connection.
  std::size_t thread = 0;  // of the network; names the shard of the metrics
  std::shared_ptr<Allowance> allowance;
  std::chrono::steady_clock::time_point begun;

  // From admission.
  enum class Kind { nothing, route, asset, health, metrics, live };
  Kind kind = Kind::nothing;
  const Route* route = nullptr;
  const Asset* asset = nullptr;
  std::vector<std::string> channels;  // of a live socket, once its gate has let it in
  std::string_view fixed_body;        // of an asset: sent instead of the reply's own
  bool head_only = false;             // HEAD is served by GET, the body withheld

  bool has_body() const { return chunked || (length && *length > 0); }
};

// The reply as it goes out: `head`, then `body`, which lives in `kept` or in an asset's memory.
struct Outgoing {
  std::string head;
  std::string kept;
  std::string_view body;
};

}  // namespace yishi::http

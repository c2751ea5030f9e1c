// The request target, decoded: path and query. Strict: what two programs could read differently is refused.
#pragma once
#include <string>
#include <string_view>

#include "core/http/http.hpp"

namespace yishi::http {

struct Target {
  std::string authority;  // of the absolute form, else ""
  std::string path;       // starts with '/'
  Pairs query;
};

// Refusals: invalid "bad_target", "bad_query", "query_twice". Refused are: bad %XX, bytes that are no UTF-8,
// control characters, an encoded '/', dot segments, a name of the query given twice, more than 64 names.
Result<Target> parse_target(std::string_view target);

}  // namespace yishi::http

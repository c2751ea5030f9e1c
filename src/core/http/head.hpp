// The head of a reply as bytes: status line, the security headers that stand on every reply, the reply's own.
#pragma once
#include <string>

#include "core/http/exchange.hpp"

namespace yishi::http {

std::string_view reason_of(int status);

// Appends the whole head. `length` is the Content-Length to tell (not told for 204 and 304).
void write_head(std::string& out, const Exchange& exchange, const Reply& reply, std::size_t length);

// Headers of the 101 that opens a socket, and every other place that writes its own head.
const std::string& security_headers(bool secure);

}  // namespace yishi::http

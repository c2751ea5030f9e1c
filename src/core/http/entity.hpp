// Replies made smaller: 304 by strong ETag, gzip. Works on a finished Reply, before its head is written.
#pragma once
#include <string>
#include <string_view>

#include "core/http/http.hpp"

namespace yishi::http {

// A 64-bit hash of the bytes, the same on every machine and in every run, quoted as an ETag. It need not
// withstand anybody's malice — whoever can choose a reply's bytes gains nothing from two that share a tag —
// but it must cost less than sending: 8 bytes a step (about 5 GB/s); FNV-1a goes byte by byte and would cost
// more than the query.
std::string etag_of(std::string_view body);

// Whether If-None-Match names `etag` (weak comparison, lists, "*"; "-gzip" at its end is ours and is
// ignored).
bool matches_etag(std::string_view if_none_match, std::string_view etag);

// Whether Accept-Encoding takes `coding` ("gzip", "br"), which it must name with a weight over zero.
bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

// gzip, fast level. Empty when it would not get smaller.
std::string gzip(std::string_view body);

// Gives a 200 to GET its ETag (unless it must not be stored), and makes it a 304 when the client has it.
void apply_etag(const Request& request, Reply& reply);
// Compresses JSON, HTML and other texts over `above` bytes when the client takes gzip.
void apply_gzip(const Request& request, Reply& reply, std::size_t above);

}  // namespace yishi::http

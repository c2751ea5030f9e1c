// Bytes to requests. Beast's parser, with what it lets pass refused before or after it: the cases in which
// two programs in a row could disagree about where a request ends.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "core/http/exchange.hpp"

namespace yishi::http {

class Reader {
 public:
  Reader();
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // Where the head at the start of `bytes` ends (one past its empty line), or npos when more is needed.
  // `from` is how many bytes an earlier call has looked at.
  static std::size_t head_end(std::string_view bytes, std::size_t from);

  // Reads a whole head. False: it must be answered 400 and the connection closed.
  bool read_head(std::string_view head, Exchange& exchange);

  enum class Body { more, done, too_large, bad };
  // Takes bytes of the body; `used` says how many. Chunked or of known length, as the head said.
  Body read_body(std::string_view bytes, std::size_t limit, std::string& body, std::size_t& used);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yishi::http

#include "core/http/reader.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

namespace yishi::http {
namespace {

namespace beast = boost::beast;
namespace beast_http = boost::beast::http;

constexpr std::size_t most_fields = 100;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

// Obsolete line folding, bare CR or LF, and control characters never come from a program of good will.
bool is_clean(std::string_view head) {
  for (std::size_t i = 0; i < head.size(); ++i) {
    const auto c = static_cast<unsigned char>(head[i]);
    if (c >= 0x20 && c != 0x7f) continue;
    if (c == '\t') continue;
    if (c != '\r' || i + 1 == head.size() || head[i + 1] != '\n') return false;
    ++i;
    if (i + 1 < head.size() && (head[i + 1] == ' ' || head[i + 1] == '\t')) return false;
  }
  return true;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.size() < 19 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

class Parser final : public beast_http::basic_parser<true> {
 public:
  explicit Parser(Exchange& exchange) : exchange_(exchange) {
    body_limit(boost::none);
    header_limit(1 << 20);  // the session has counted already
  }
  void collect(std::string* body, std::size_t limit) {
    body_ = body;
    limit_ = limit;
  }
  bool ambiguous() const {
    if (lengths_ > 1 || encodings_ > 1 || (lengths_ > 0 && encodings_ > 0)) return true;
    if (hosts_ > 1 || (hosts_ == 0 && !exchange_.old_protocol)) return true;
    return encodings_ > 0 && exchange_.old_protocol;
  }

 private:
  using error_code = beast::error_code;
  using string_view = beast::string_view;

  void on_request_impl(beast_http::verb, string_view method, string_view target, int version,
                       error_code&) override {
    exchange_.method.assign(method.data(), method.size());
    exchange_.target.assign(target.data(), target.size());
    exchange_.old_protocol = version < 11;
  }
  void on_response_impl(int, string_view, int, error_code&) override {}
  void on_field_impl(beast_http::field field, string_view name, string_view value,
                     error_code& error) override {
    if (in_body_) return;  // a trailer: nothing we serve reads any, and they must not pass for headers
    const std::string_view text(value.data(), value.size());
    if (exchange_.request.headers.size() == most_fields) error = beast_http::error::header_limit;
    if (field == beast_http::field::content_length) {
      ++lengths_;
      if (!all_digits(text)) error = beast_http::error::bad_content_length;
    } else if (field == beast_http::field::transfer_encoding) {
      ++encodings_;
      if (lower(text) != "chunked") error = beast_http::error::bad_transfer_encoding;
    } else if (field == beast_http::field::host) {
      ++hosts_;
    }
    exchange_.request.headers.emplace_back(lower(std::string_view(name.data(), name.size())), text);
  }
  void on_header_impl(error_code&) override { in_body_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(string_view bytes, error_code& error) override { return take(bytes, error); }
  void on_chunk_header_impl(std::uint64_t size, string_view, error_code& error) override {
    if (size > limit_ || body_->size() + size > limit_) error = beast_http::error::body_limit;
  }
  std::size_t on_chunk_body_impl(std::uint64_t, string_view bytes, error_code& error) override {
    return take(bytes, error);
  }
  void on_finish_impl(error_code&) override {}

  std::size_t take(string_view bytes, error_code& error) {
    if (body_->size() + bytes.size() > limit_) {
      error = beast_http::error::body_limit;
      return 0;
    }
    body_->append(bytes.data(), bytes.size());
    return bytes.size();
  }

  Exchange& exchange_;
  std::string* body_ = nullptr;
  std::size_t limit_ = 0;
  bool in_body_ = false;
  int lengths_ = 0, encodings_ = 0, hosts_ = 0;
};

}  // namespace

struct Reader::State {
  std::optional<Parser> parser;
};

Reader::Reader() : state_(std::make_unique<State>()) {}
Reader::~Reader() = default;

std::size_t Reader::head_end(std::string_view bytes, std::size_t from) {
  const auto at = bytes.find("\r\n\r\n", from < 3 ? 0 : from - 3);
  return at == std::string_view::npos ? at : at + 4;
}

bool Reader::read_head(std::string_view head, Exchange& exchange) {
  if (!is_clean(head)) return false;
  auto& parser = state_->parser.emplace(exchange);
  beast::error_code error;
  const boost::asio::const_buffer bytes(head.data(), head.size());
  const auto used = parser.put(bytes, error);
  if (error || used != head.size() || !parser.is_header_done() || parser.ambiguous()) return false;
  exchange.keep_alive = parser.keep_alive();
  exchange.chunked = parser.chunked();
  exchange.length.reset();
  if (const auto length = parser.content_length()) exchange.length = *length;
  return true;
}

Reader::Body Reader::read_body(std::string_view bytes, std::size_t limit, std::string& body,
                               std::size_t& used) {
  auto& parser = *state_->parser;
  parser.eager(true);
  parser.collect(&body, limit);
  beast::error_code error;
  const boost::asio::const_buffer buffer(bytes.data(), bytes.size());
  used = parser.is_done() ? 0 : parser.put(buffer, error);
  if (error == beast_http::error::body_limit) return Body::too_large;
  if (error && error != beast_http::error::need_more) return Body::bad;
  return parser.is_done() ? Body::done : Body::more;
}

}  // namespace yishi::http

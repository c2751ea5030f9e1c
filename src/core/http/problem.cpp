// RFC 9457: the one place where a Refusal becomes a status and a body.
#include "core/http/http.hpp"

namespace yishi::http {
namespace {

Words title_of(int status) {
  switch (status) {
    case 400:
      return {"请求有误", "Bad request"};
    case 401:
      return {"请先登录", "Please sign in"};
    case 403:
      return {"没有权限", "Not allowed"};
    case 404:
      return {"没有找到", "Not found"};
    case 405:
      return {"不支持这个操作", "Method not allowed"};
    case 409:
      return {"与现状不符", "Conflict"};
    case 413:
      return {"内容太大", "Too large"};
    case 415:
      return {"内容类型不对", "Wrong content type"};
    case 417:
      return {"不支持的期望", "Expectation failed"};
    case 421:
      return {"网址不对", "Misdirected request"};
    case 422:
      return {"内容需要修改", "Some fields need a change"};
    case 429:
      return {"请求太频繁", "Too many requests"};
    case 431:
      return {"请求头太大", "Request header too large"};
    case 503:
      return {"服务繁忙", "Service unavailable"};
    default:
      return {"服务器出错", "Server error"};
  }
}

void add_field(std::string& out, std::string_view name, std::string_view value) {
  out += ",\"";
  out += name;
  out += "\":";
  json::write_string(out, value);
}

void add_faults(std::string& out, const std::vector<Fault>& faults, Language language) {
  out += ",\"errors\":[";
  for (std::size_t i = 0; i < faults.size(); ++i) {
    out += i == 0 ? "{\"pointer\":" : ",{\"pointer\":";
    json::write_string(out, faults[i].pointer);
    add_field(out, "detail", faults[i].words.in(language));
    out += '}';
  }
  out += ']';
}

}  // namespace

int status_of(Why why) {
  switch (why) {
    case Why::not_found:
      return 404;
    case Why::not_signed_in:
      return 401;
    case Why::not_allowed:
      return 403;
    case Why::wrong_stage:
      return 409;
    case Why::invalid:
      return 422;
    case Why::conflict:
      return 409;
    case Why::too_many:
      return 429;
    case Why::unavailable:
      return 503;
  }
  return 500;
}

Reply problem(int status, const Refusal& refusal, const Request& request) {
  Reply reply;
  reply.status = status;
  reply.type = "application/problem+json";
  auto& out = reply.body;
  out = "{\"type\":\"about:blank\"";
  add_field(out, "title", title_of(status).in(request.language));
  out += ",\"status\":";
  json::write_integer(out, status);
  add_field(out, "detail", refusal.words.in(request.language));
  add_field(out, "code", refusal.code);
  add_faults(out, refusal.faults, request.language);
  add_field(out, "request", request.number);
  out += '}';
  reply.headers.emplace_back("Cache-Control", "no-store");
  if (status == 401) reply.headers.emplace_back("WWW-Authenticate", "Session realm=\"yishi\"");
  if (status == 429 || status == 503) reply.headers.emplace_back("Retry-After", status == 429 ? "10" : "2");
  return reply;
}

Reply problem(const Refusal& refusal, const Request& request) {
  const bool unreadable = refusal.why == Why::invalid && refusal.code == "bad_json";
  return problem(unreadable ? 400 : status_of(refusal.why), refusal, request);
}

}  // namespace yishi::http

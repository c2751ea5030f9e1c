#include "core/http/refusals.hpp"

#include <fmt/format.h>

namespace yishi::http {
namespace {

Reply say(int status, std::string code, Words words, const Request& request) {
  return problem(status, Refusal{Why::invalid, std::move(code), std::move(words), {}}, request);
}

}  // namespace

Reply malformed(const Request& request) {
  return say(400, "malformed", {"请求格式不对，无法读取。", "The request is malformed."}, request);
}

Reply foreign_origin(const Request& request) {
  return say(403, "foreign_origin",
             {"请求不是从本站页面发出的，已拒绝。程序调用请带上 Origin 请求头。",
              "The request does not come from this site's own pages. Programs: send the Origin header."},
             request);
}

Reply no_such_address(const Request& request) {
  return say(404, "no_such_address",
             {"没有这个网址，请检查后重试。", "There is nothing at this address; check it and try again."},
             request);
}

Reply wrong_verb(const Request& request, std::string allow) {
  auto reply =
      say(405, "wrong_verb", {"这个网址不支持该操作。", "This address does not know that verb."}, request);
  reply.headers.emplace_back("Allow", std::move(allow));
  return reply;
}

Reply changed_meanwhile(const Request& request) {
  return say(409, "changed_meanwhile",
             {"同样的内容已被别人先一步提交，请刷新后再决定。",
              "Somebody else was faster with the same; reload and decide again."},
             request);
}

Reply too_large(const Request& request, std::size_t limit) {
  return say(413, "too_large",
             {fmt::format("内容太大，最多 {} 字节。", limit),
              fmt::format("The body is too large; at most {} bytes.", limit)},
             request);
}

Reply wrong_type(const Request& request, const std::string& wanted) {
  if (wanted.empty()) return say(415, "wrong_type", {"这里不接收内容。", "No body is taken here."}, request);
  return say(415, "wrong_type",
             {"内容类型不对，应为 " + wanted + "。", "Wrong content type; send " + wanted + "."}, request);
}

Reply unknown_expectation(const Request& request) {
  return say(417, "unknown_expectation",
             {"不支持这种 Expect 请求头。", "This Expect header is not supported."}, request);
}

Reply wrong_host(const Request& request) {
  return say(421, "wrong_host",
             {"本服务不在这个网址上，请使用正式网址。",
              "This service does not live at this address; use its official one."},
             request);
}

Reply socket_only(const Request& request) {
  auto reply =
      say(426, "socket_only",
          {"这个网址只接受 WebSocket 连接。", "This address takes WebSocket connections only."}, request);
  reply.headers.emplace_back("Upgrade", "websocket");
  reply.headers.emplace_back("Sec-WebSocket-Version", "13");
  return reply;
}

Reply too_many_requests(const Request& request, std::chrono::seconds wait) {
  auto reply = say(429, "too_many_requests",
                   {fmt::format("请求太频繁，请 {} 秒后再试。", wait.count()),
                    fmt::format("Too many requests from your address; try again in {} s.", wait.count())},
                   request);
  for (auto& [name, value] : reply.headers) {
    if (name == "Retry-After") value = std::to_string(wait.count());
  }
  return reply;
}

Reply header_too_large(const Request& request) {
  return say(431, "header_too_large",
             {"请求头太大，请清除本站 Cookie 后重试。",
              "The header is too large; clear this site's cookies and try again."},
             request);
}

Reply internal_error(const Request& request) {
  return say(500, "internal",
             {"服务器出错，什么也没有保存。请稍后重试；若再次出现，请把请求编号告诉管理员。",
              "Something broke on the server; nothing was saved. Try again; if it happens again, tell the "
              "administrator the request number."},
             request);
}

Reply busy(const Request& request) {
  return say(503, "busy",
             {"现在请求太多，请几秒后重试。", "Too many requests at the moment; try again in a few seconds."},
             request);
}

Reply unavailable(const Request& request) {
  return say(503, "unavailable",
             {"服务暂时不可用，什么也没有保存，请稍后重试。",
              "The service cannot do this now; nothing was saved. Try again later."},
             request);
}

}  // namespace yishi::http

// HTTP as the areas see it: plain structs and a router. Nothing here includes Asio or Beast; the listener is
// in listener.hpp. Handlers are plain synchronous functions; the route says where they run.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/database/database.hpp"
#include "core/json/json.hpp"

namespace yishi::http {

enum class Verb { get, post, put, patch, del };

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
  Verb verb = Verb::get;
  std::string path;    // decoded, without query
  Pairs query;         // decoded, in order; a name given twice is refused before a handler sees it
  Pairs headers;       // names in lower case
  Pairs parameters;    // of the route's path: {id} → ("id", …)
  std::string body;    // at most the route's limit
  std::string remote;  // address of the client ("127.0.0.1"); a trusted proxy's X-Forwarded-For is honoured
  std::string number;  // the request's own number, in the log and in every problem
  Language language = Language::zh;  // Accept-Language, or ?lang=
  bool secure = false;               // over TLS, or said so by the trusted proxy

  std::string_view header(std::string_view name) const;  // "" when missing
  std::string_view cookie(std::string_view name) const;  // "" when missing
  std::optional<std::string_view> find(std::string_view query_name) const;
  std::string_view parameter(std::string_view name) const;  // of the path; must be in the route
};

struct Reply {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  Pairs headers;

  static Reply json(std::string body, int status = 200) {
    return {status, "application/json", std::move(body), {}};
  }
  static Reply html(std::string body, int status = 200) {
    return {status, "text/html; charset=utf-8", std::move(body), {}};
  }
  static Reply empty() { return {204, "", "", {}}; }
  static Reply redirect(std::string to) { return {303, "", "", {{"Location", std::move(to)}}}; }
  // A file to save: RFC 6266 names with UTF-8, attachment, sandboxed.
  static Reply file(std::string name, std::string type, std::string body);
};

// RFC 9457: status by Refusal::why; words in the language of the request; `faults` as errors[{pointer,
// detail}].
Reply problem(const Refusal& refusal, const Request& request);
// The same with a status that Why does not know (405, 413, 415 …); used by this folder.
Reply problem(int status, const Refusal& refusal, const Request& request);
int status_of(Why why);

// Where a handler runs.
enum class Runs {
  reading,  // with a snapshot; inline on the network thread when `quick`, else on the reader pool
  writing,  // on the single writer inside a savepoint; the reply leaves after the commit is durable. A reply
            // with status >= 400 rolls back. Idempotency-Key is honoured in the same transaction.
  working   // on the worker pool without a transaction: hashing, papers, uploads, imports
};

// Gets a transaction for reading and writing routes, nullptr for working ones.
using Handler = std::function<Reply(database::Transaction*, const Request&)>;

struct QueryField {
  std::string name;
  std::string schema;  // JSON Schema, e.g. {"type":"string"}
  Words words;
};

struct Route {
  Verb verb = Verb::get;
  std::string path;  // "/api/v1/proposals/{id}"; a last {rest...} takes all segments that are left, even none
  Words words;       // one line: what it does; becomes the operation's summary
  std::string tag;   // area
  std::string
      power;  // the right it asks for, as the gate names it; "public" for none. Shown in the API document.
  Runs runs = Runs::reading;
  bool quick = false;
  std::size_t body_limit = 1 << 20;
  std::string in_type = "application/json";  // of the body; "" when there is none, "*/*" for any
  std::string in_schema;                     // "" when there is no body
  std::string out_schema;                    // "" when the answer is no JSON
  std::string out_type = "application/json";
  std::vector<QueryField> query;
  Handler handler;
};

class Router {
 public:
  void add(Route route);  // throws on a route that stands twice
  const std::vector<Route>& routes() const { return routes_; }
  std::map<std::string, std::string>& components() { return components_; }  // schemas by name
  const std::map<std::string, std::string>& components() const { return components_; }

  struct Match {
    const Route* route = nullptr;
    Pairs parameters;
    std::string allow;  // the verbs that the path knows, when the verb is wrong
  };
  Match match(Verb verb, std::string_view path) const;

 private:
  struct Node;
  std::vector<Route> routes_;
  std::map<std::string, std::string> components_;
  std::shared_ptr<Node> root_;
};

// OpenAPI 3.1 of everything the router serves under /api/.
std::string openapi(const Router& router, std::string_view version);

// The table of idempotency keys (numbers 5–9).
std::span<const database::Migration> migrations();

// Live messages to signed-in people: one JSON text for all sockets of an account, or of a topic. Implemented
// by the listener; safe from any thread.
class Live {
 public:
  virtual ~Live() = default;
  virtual void tell(std::string_view channel, std::string_view message) = 0;  // "account:<id>", "room:<id>"
};

}  // namespace yishi::http

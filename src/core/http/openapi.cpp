// OpenAPI 3.1 of what the router serves under /api/: written from the routes themselves, so it cannot drift.
#include <set>

#include "core/http/http.hpp"

namespace yishi::http {
namespace {

constexpr std::string_view prefix = "/api/v1";

std::string_view verb_name(Verb verb) {
  switch (verb) {
    case Verb::get:
      return "get";
    case Verb::post:
      return "post";
    case Verb::put:
      return "put";
    case Verb::patch:
      return "patch";
    case Verb::del:
      return "delete";
  }
  return "get";
}

std::string text(std::string_view value) {
  std::string out;
  json::write_string(out, value);
  return out;
}

// "/api/v1/files/{rest...}" → "/api/v1/files/{rest}"
std::string document_path(std::string_view path) {
  std::string out(path);
  if (const auto dots = out.find("...}"); dots != std::string::npos) out.erase(dots, 3);
  return out;
}

// GET /api/v1/proposals/{id}/acts/pass → get_proposals_by_id_acts_pass
std::string operation_id(const Route& route, std::set<std::string>& taken) {
  std::string path = document_path(route.path);
  if (path.starts_with(prefix)) path.erase(0, prefix.size());
  std::string out(verb_name(route.verb));
  for (const char c : path) {
    if (c == '/') {
      out += '_';
    } else if (c == '{') {
      out += "by_";
    } else if (c != '}') {
      out += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    }
  }
  while (!taken.insert(out).second) out += "_again";
  return out;
}

std::vector<std::string> path_parameters(const Route& route) {
  std::vector<std::string> names;
  const auto path = document_path(route.path);
  for (auto open = path.find('{'); open != std::string::npos; open = path.find('{', open + 1)) {
    names.push_back(path.substr(open + 1, path.find('}', open) - open - 1));
  }
  return names;
}

std::string parameters_of(const Route& route) {
  std::string out;
  const auto add = [&](const std::string& parameter) { out += (out.empty() ? "" : ",") + parameter; };
  for (const auto& name : path_parameters(route)) {
    add(R"({"name":)" + text(name) + R"(,"in":"path","required":true,"schema":{"type":"string"}})");
  }
  for (const auto& field : route.query) {
    add(R"({"name":)" + text(field.name) + R"(,"in":"query","description":)" +
        text(field.words.zh + " / " + field.words.en) + R"(,"schema":)" +
        (field.schema.empty() ? R"({"type":"string"})" : field.schema) + "}");
  }
  if (route.runs == Runs::writing && route.verb != Verb::get)
    add(R"({"$ref":"#/components/parameters/IdempotencyKey"})");
  if (route.verb != Verb::get && route.power != "public")
    add(R"({"$ref":"#/components/parameters/CsrfToken"})");
  return "[" + out + "]";
}

std::string media(std::string_view type, const std::string& schema) {
  const bool is_json = type == "application/json";
  const std::string fallback = is_json ? "{}" : R"({"type":"string","contentMediaType":)" + text(type) + "}";
  return R"({)" + text(type) + R"(:{"schema":)" + (schema.empty() ? fallback : schema) + "}}";
}

std::string body_of(const Route& route) {
  const bool has_body =
      route.verb != Verb::get &&
      (!route.in_schema.empty() || (!route.in_type.empty() && route.in_type != "application/json"));
  if (!has_body) return {};
  return R"("requestBody":{"required":true,"content":)" + media(route.in_type, route.in_schema) + "},";
}

std::string responses_of(const Route& route) {
  const bool without =
      route.out_schema.empty() && route.out_type == "application/json" && route.verb != Verb::get;
  const std::string good = without ? R"("204":{"description":"完成，无内容 / Done, no content"})"
                                   : R"("200":{"description":"成功 / Success","content":)" +
                                         media(route.out_type, route.out_schema) + "}";
  return "{" + good +
         R"(,"4XX":{"$ref":"#/components/responses/Problem"},"default":{"$ref":"#/components/responses/Problem"}})";
}

std::string operation_of(const Route& route, std::set<std::string>& ids) {
  const bool is_public = route.power == "public";
  std::string description = route.words.en.empty() ? route.words.zh : route.words.en;
  if (!is_public && !route.power.empty()) description += "\n\nRight: `" + route.power + "`";
  return R"({"operationId":)" + text(operation_id(route, ids)) + R"(,"summary":)" +
         text(route.words.zh.empty() ? route.path : route.words.zh) + R"(,"description":)" +
         text(description) + R"(,"tags":[)" + text(route.tag.empty() ? "other" : route.tag) +
         R"(],"security":)" + (is_public ? "[]" : R"([{"session":[]}])") + R"(,"x-power":)" +
         text(route.power) + R"(,"parameters":)" + parameters_of(route) + "," + body_of(route) +
         R"("responses":)" + responses_of(route) + "}";
}

std::string paths_of(const Router& router) {
  std::map<std::string, std::string> paths;  // all verbs of a path stand together
  std::set<std::string> ids;
  for (const auto& route : router.routes()) {
    if (!route.path.starts_with("/api/")) continue;
    auto& verbs = paths[document_path(route.path)];
    if (!verbs.empty()) verbs += ',';
    verbs += text(verb_name(route.verb)) + ":" + operation_of(route, ids);
  }
  std::string out;
  for (const auto& [path, verbs] : paths) out += (out.empty() ? "" : ",") + text(path) + ":{" + verbs + "}";
  return "{" + out + "}";
}

std::string tags_of(const Router& router) {
  std::set<std::string> tags;
  for (const auto& route : router.routes()) {
    if (route.path.starts_with("/api/")) tags.insert(route.tag.empty() ? "other" : route.tag);
  }
  std::string out;
  for (const auto& tag : tags)
    out += (out.empty() ? "" : ",") + (R"({"name":)" + text(tag) + R"(,"description":)" + text(tag) + "}");
  return "[" + out + "]";
}

constexpr std::string_view fixed_components =
    R"("securitySchemes":{"session":{"type":"apiKey","in":"cookie","name":"__Host-sid"}},)"
    R"("parameters":{)"
    R"("IdempotencyKey":{"name":"Idempotency-Key","in":"header","required":false,"schema":{"type":"string","maxLength":200},)"
    R"("description":"同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again."},)"
    R"("CsrfToken":{"name":"X-Csrf-Token","in":"header","required":false,"schema":{"type":"string"},)"
    R"("description":"来自 GET /session。 / From GET /session."}},)"
    R"x("responses":{"Problem":{"description":"拒绝或出错（RFC 9457） / Refusal or fault (RFC 9457)",)x"
    R"("content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}},)";

constexpr std::string_view problem_schema =
    R"({"type":"object","required":["type","title","status","detail","code","errors","request"],"properties":{)"
    R"("type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},"detail":{"type":"string"},)"
    R"("code":{"type":"string"},"request":{"type":"string"},"errors":{"type":"array","items":{"type":"object",)"
    R"("required":["pointer","detail"],"properties":{"pointer":{"type":"string"},"detail":{"type":"string"}}}}}})";

std::string schemas_of(const Router& router) {
  std::string out = R"({"Problem":)" + std::string(problem_schema);
  for (const auto& [name, schema] : router.components()) {
    if (name != "Problem") out += "," + text(name) + ":" + schema;
  }
  return out + "}";
}

}  // namespace

std::string openapi(const Router& router, std::string_view version) {
  return R"({"openapi":"3.1.0","info":{"title":"议事 Yishi API","version":)" + text(version) +
         R"(,"description":"政协开放工作平台的接口。 / The API of the open work platform of a consultative committee.",)"
         R"("license":{"name":"见 LICENSE 文件 / See the LICENSE file","url":"/about"}},"servers":[{"url":"/"}],"tags":)" +
         tags_of(router) + R"(,"paths":)" + paths_of(router) + R"(,"components":{)" +
         std::string(fixed_components) + R"("schemas":)" + schemas_of(router) + "}}";
}

}  // namespace yishi::http

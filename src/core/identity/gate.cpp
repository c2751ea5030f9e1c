#include "core/identity/gate.hpp"

#include <set>
#include <stdexcept>

#include "core/identity/sessions.hpp"

namespace yishi::identity {
namespace {

bool is_safe(http::Verb verb) { return verb == http::Verb::get; }

std::unexpected<Refusal> foreign_request() {
  return refuse(Why::not_allowed, "foreign_request",
                {"请求的来源不可信，请刷新页面后再试。",
                 "This request did not come from our pages; reload and try again."});
}

// Browsers say where a request comes from; a form of another site must not even sign somebody in here.
bool comes_from_another_site(const http::Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  return !site.empty() && site != "same-origin" && site != "none";
}

// A page of another site may send our cookie along; it cannot read our session's token, nor forge this
// header.
bool has_own_token(const http::Request& request) {
  const std::string_view token = session_token(request);
  return !token.empty() && same_bytes(request.header("x-csrf-token"), csrf_token(token));
}

// A signed-in reader of another committee's public pages is a stranger there.
bool asks_for_another_committee(const Caller& caller, const http::Request& request) {
  const auto asked = request.find("committee");
  return asked && *asked != std::to_string(number(caller.committee));
}

http::Request without_cookies(http::Request request) {
  std::erase_if(request.headers, [](const auto& header) { return header.first == "cookie"; });
  return request;
}

}  // namespace

Gate::Gate(std::vector<Power> powers, Differs differs)
    : powers_(std::move(powers)), differs_(std::move(differs)) {
  std::set<std::string_view> names;
  for (const Power& power : powers_) {
    if (!names.insert(power.name).second) throw std::logic_error("the power " + power.name + " stands twice");
  }
}

const Power* Gate::find(std::string_view name) const {
  const auto power =
      std::find_if(powers_.begin(), powers_.end(), [&](const Power& power) { return power.name == name; });
  return power == powers_.end() ? nullptr : &*power;
}

bool Gate::holds(const Caller& caller, std::string_view name) const {
  const Power* power = find(name);
  if (!power) return false;
  if (power->everyone) return true;
  if (caller.stranger()) return false;
  if (caller.restricted) return name == own_session;
  if (power->signed_in) return true;
  if (const auto* roles = differs_ ? differs_(caller.committee, name, caller.at) : nullptr) {
    return std::any_of(roles->begin(), roles->end(), [&](const std::string& role) {
      const auto known = json::enum_of<Role>(role);
      return known && caller.has(*known);
    });
  }
  return caller.has_any(power->roles);
}

Result<void> Gate::check(const Caller& caller, std::string_view name) const {
  if (holds(caller, name)) return {};
  if (caller.stranger()) {
    return refuse(Why::not_signed_in, "not_signed_in", {"请先登录。", "Please sign in first."});
  }
  if (caller.restricted) {
    return refuse(Why::not_allowed, "finish_sign_in",
                  {"请先修改初始密码并完成动态口令绑定，再使用其他功能。",
                   "Set a new password and finish enrolling the one-time code before doing anything else."});
  }
  const Power* power = find(name);
  const Words what = power ? power->words : Words{std::string(name), std::string(name)};
  return not_allowed({"您没有“" + what.zh + "”的权限，如确有需要请联系管理员。",
                      "You lack the right “" + what.en + "”; ask your administrator if you need it."});
}

Doors::Doors(http::Router& router, const Gate& gate, Authenticate authenticate, std::string tag)
    : router_(&router), gate_(&gate), authenticate_(std::move(authenticate)), tag_(std::move(tag)) {}

Doors Doors::tagged(std::string tag) const { return Doors(*router_, *gate_, authenticate_, std::move(tag)); }

void Doors::work(Door door, database::Database& db,
                 std::function<http::Reply(const Caller&, const http::Request&)> act) {
  http::Route route = described(door, http::Runs::working);
  route.handler = [guard = guard(door.power, http::Runs::working), &db, act = std::move(act)](
                      database::Transaction*, const http::Request& request) {
    auto caller = db.read([&](database::Transaction& tx) { return guard(tx, request); });
    if (!caller) return http::problem(caller.error(), request);
    return act(*caller, request);
  };
  router_->add(std::move(route));
}

http::Route Doors::described(const Door& door, http::Runs runs) const {
  if (!gate_->find(door.power)) throw std::logic_error("no such power: " + door.power + " at " + door.path);
  http::Route route;
  route.verb = door.verb;
  route.path = door.path;
  route.words = door.words;
  route.tag = tag_;
  route.power = door.power;
  route.runs = runs;
  route.quick = door.quick;
  route.body_limit = door.body_limit;
  route.in_type = is_safe(door.verb) ? "" : door.in_type;
  route.out_type = door.out_type;
  route.query = door.query;
  return route;
}

Doors::Guard Doors::guard(std::string power, http::Runs) const {
  return [gate = gate_, authenticate = authenticate_, power = std::move(power)](
             database::Transaction& tx, const http::Request& request) -> Result<Caller> {
    auto caller = authenticate(tx, request);
    if (!caller) return caller;
    const bool everyone = gate->find(power)->everyone;
    if (everyone && !caller->stranger() && asks_for_another_committee(*caller, request)) {
      return authenticate(tx, without_cookies(request));
    }
    if (auto held = gate->check(*caller, power); !held) return refuse(std::move(held.error()));
    if (!is_safe(request.verb) &&
        (comes_from_another_site(request) || (!everyone && !has_own_token(request)))) {
      return foreign_request();
    }
    return caller;
  };
}

}  // namespace yishi::identity

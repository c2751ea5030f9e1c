// The one gate. Every route of the program is added through `Doors`, which asks three things before a handler
// runs: is there a caller (session), does the caller hold the route's power (role × committee), is the
// request the caller's own (CSRF token, origin). What depends on the record — stage, relation, field — is
// asked by the area through its `may_see` and `may_do` (one function each, e.g. areas/proposals/gate.hpp).
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/http/http.hpp"
#include "core/identity/caller.hpp"

namespace yishi::identity {

// A named right, and the roles that hold it. The program's powers are listed in identity/powers.cpp; a
// committee's rule book may take roles away or add them ([powers] in committee.toml).
struct Power {
  std::string name;         // "proposals.review"
  Words words;              // 审查提案
  std::vector<Role> roles;  // empty with `everyone` or `signed_in`
  bool everyone = false;    // the public too
  bool signed_in = false;   // whoever has a session
};

class Gate {
 public:
  // The roles that hold a power where the committee's rule book differs from the program's list; nullptr: it
  // does not. The names stand in the rule book, which is checked before it is taken; unknown ones are passed
  // over.
  using Differs =
      std::function<const std::vector<std::string>*(CommitteeId, std::string_view power, Timestamp at)>;
  // Throws on a power that stands twice.
  explicit Gate(std::vector<Power> powers, Differs differs = {});
  const Power* find(std::string_view name) const;
  bool holds(const Caller& caller, std::string_view power) const;
  Result<void> check(const Caller& caller,
                     std::string_view power) const;  // not_signed_in or not_allowed, in words
  const std::vector<Power>& powers() const { return powers_; }

 private:
  std::vector<Power> powers_;
  Differs differs_;
};

// Adds guarded routes. In, Out are described structs (Out may be http::Reply for papers and pages; In may be
// NoBody). Acts and reads have one shape:
//   Result<Out> act(database::Transaction& tx, const Caller& caller, const http::Request& request, In in);
struct NoBody {};
BOOST_DESCRIBE_STRUCT(NoBody, (), ())

// An answer with headers of its own (a cookie): `Out` of a door may be Answer<T>.
template <class T>
struct Answer {
  T out;
  http::Pairs headers;
};
// An answer that holds a secret: no cache and no table of repeated requests may keep it.
template <class T>
Answer<T> secret_answer(T out) {
  return {std::move(out), {{"Cache-Control", "no-store"}}};
}
template <class T>
struct IsAnswer : std::false_type {
  using Shown = T;
};
template <class T>
struct IsAnswer<Answer<T>> : std::true_type {
  using Shown = T;
};

struct Door {
  http::Verb verb;
  std::string path;
  Words words;
  std::string power;
  std::vector<http::QueryField> query = {};
  bool quick = false;
  std::size_t body_limit = 1 << 20;
  std::string out_type = "application/json";  // another type when Out is http::Reply
  std::string in_type = "application/json";   // "application/octet-stream" with a raw act
};

class Doors {
 public:
  using Authenticate = std::function<Result<Caller>(database::Transaction&, const http::Request&)>;
  Doors(http::Router& router, const Gate& gate, Authenticate authenticate, std::string tag);
  Doors tagged(std::string tag) const;  // the same doors for another area

  template <class Out, class F>
  void read(Door door, F act) {
    add<NoBody, Out>(std::move(door), http::Runs::reading,
                     [act](database::Transaction& tx, const Caller& caller, const http::Request& request,
                           NoBody) { return act(tx, caller, request); });
  }
  template <class In, class Out, class F>
  void write(Door door, F act) {
    add<In, Out>(std::move(door), http::Runs::writing, std::move(act));
  }
  // Long or transaction-free work on the worker pool; opens its own transactions.
  //   http::Reply act(const Caller&, const http::Request&)
  void work(Door door, database::Database& db,
            std::function<http::Reply(const Caller&, const http::Request&)> act);
  // The same with a JSON body and answer, which stand in the API document:
  //   Result<Out> act(const Caller&, const http::Request&, In in);
  template <class In, class Out, class F>
  void work_on(Door door, database::Database& db, F act) {
    http::Route route = described(door, http::Runs::working);
    schemas<In, Out>(route);
    route.handler = [guard = guard(door.power, http::Runs::working), &db, act = std::move(act)](
                        database::Transaction*, const http::Request& request) {
      auto caller = db.read([&](database::Transaction& tx) { return guard(tx, request); });
      if (!caller) return http::problem(caller.error(), request);
      return answered<In, Out>(request, [&](In in) { return act(*caller, request, std::move(in)); });
    };
    router_->add(std::move(route));
  }

 private:
  template <class In, class Out, class F>
  void add(Door door, http::Runs runs, F act) {
    http::Route route = described(door, runs);
    schemas<In, Out>(route);
    route.handler = [guard = guard(door.power, runs), act = std::move(act)](database::Transaction* tx,
                                                                            const http::Request& request) {
      auto caller = guard(*tx, request);
      if (!caller) return http::problem(caller.error(), request);
      return answered<In, Out>(request, [&](In in) { return act(*tx, *caller, request, std::move(in)); });
    };
    router_->add(std::move(route));
  }
  template <class In, class Out>
  void schemas(http::Route& route) {
    using Shown = typename IsAnswer<Out>::Shown;
    if constexpr (!std::same_as<In, NoBody>) json::write_schema<In>(route.in_schema, router_->components());
    if constexpr (!std::same_as<Shown, http::Reply> && !std::same_as<Shown, NoBody>) {
      json::write_schema<Shown>(route.out_schema, router_->components());
    }
  }
  template <class In, class Out, class F>
  static http::Reply answered(const http::Request& request, F act) {
    In in{};
    if constexpr (!std::same_as<In, NoBody>) {
      auto body = json::read<In>(request.body);
      if (!body) return http::problem(body.error(), request);
      in = std::move(*body);
    }
    auto out = act(std::move(in));
    if (!out) return http::problem(out.error(), request);
    if constexpr (std::same_as<Out, http::Reply>) {
      return std::move(*out);
    } else if constexpr (IsAnswer<Out>::value) {
      http::Reply reply = shown(out->out);
      reply.headers = std::move(out->headers);
      return reply;
    } else {
      return shown(*out);
    }
  }
  template <class T>
  static http::Reply shown(const T& out) {
    if constexpr (std::same_as<T, NoBody>) {
      return http::Reply::empty();
    } else {
      return http::Reply::json(json::to_text(out));
    }
  }
  using Guard = std::function<Result<Caller>(database::Transaction&, const http::Request&)>;
  http::Route described(const Door& door, http::Runs runs) const;
  Guard guard(std::string power, http::Runs runs) const;

  http::Router* router_;
  const Gate* gate_;
  Authenticate authenticate_;
  std::string tag_;
};

}  // namespace yishi::identity

#include "yishi/rule_routes.hpp"

#include "core/http/http.hpp"
#include "core/rules/lifecycle_picture.hpp"

namespace yishi::app {

// The part of a rule book that people see: code lists for forms, terms, limits, lifecycles.
struct RuleBookPage {
  std::string version;
  Date in_force;
  std::vector<rules::Lifecycle> lifecycles;
  std::vector<rules::Term> terms;
  rules::ProposalRules proposals;
  std::map<std::string, std::vector<rules::Code>> lists;
};
BOOST_DESCRIBE_STRUCT(RuleBookPage, (), (version, in_force, lifecycles, terms, proposals, lists))

namespace {

using database::Transaction;
using http::Request;
using http::Verb;
using identity::Caller;

}  // namespace

void add_rule_routes(identity::Doors doors, const rules::Library* library) {
  const auto book = [library](const Caller& caller) -> const rules::RuleBook& {
    return library->in_force(caller.committee, Date::of(caller.at));
  };
  doors.read<RuleBookPage>(
      {Verb::get, "/api/v1/rules", {"现行规则", "The rule book in force"}, "rules.read"},
      [book](Transaction&, const Caller& caller, const Request&) -> Result<RuleBookPage> {
        const auto& b = book(caller);
        return RuleBookPage{b.version, b.in_force, b.lifecycles, b.terms, b.proposals, b.lists};
      });
  doors.read<rules::LifecyclePicture>(
      {Verb::get, "/api/v1/rules/lifecycles/{name}", {"流程图", "A lifecycle as a picture"}, "rules.read"},
      [book](Transaction&, const Caller& caller, const Request& request) -> Result<rules::LifecyclePicture> {
        for (const auto& lifecycle : book(caller).lifecycles) {
          if (lifecycle.name == request.parameter("name")) return rules::picture(lifecycle);
        }
        return not_found();
      });
}

}  // namespace yishi::app

#include "areas/publishing/portal.hpp"
#include "areas/publishing/publication.hpp"

namespace yishi::publishing {
namespace {

using http::Request;
using http::Verb;

Result<ProposalId> id_of(const Request& request) {
  const auto id = ProposalId::parse(request.parameter("id"));
  if (!id) return not_found();
  return *id;
}

}  // namespace

void add_routes(identity::Doors doors, const proposals::Services& services, PortalSettings portal) {
  const auto* rules = services.rules;
  const std::string base = "/api/v1/proposals/{id}/publication";
  const std::string prepare_power = "publication.prepare";
  doors.read<Queue>({.verb = Verb::get,
                     .path = "/api/v1/publication/queue",
                     .words = {"等待公开审核的提案", "Proposals that wait to be published"},
                     .power = prepare_power},
                    [](Transaction& tx, const Caller& caller, const Request&) -> Result<Queue> {
                      return queue(tx, caller);
                    });
  doors.read<Publication>(
      {.verb = Verb::get,
       .path = base,
       .words = {"公开文本与内部文本", "The public version beside the inner one"},
       .power = prepare_power},
      [](Transaction& tx, const Caller& caller, const Request& request) -> Result<Publication> {
        const auto id = id_of(request);
        if (!id) return refuse(id.error());
        return publication(tx, caller, *id);
      });
  doors.write<Prepared, Saved>(
      {.verb = Verb::put,
       .path = base,
       .words = {"保存公开文本", "Save the public version"},
       .power = prepare_power},
      [](Transaction& tx, const Caller& caller, const Request& request, Prepared in) -> Result<Saved> {
        const auto id = id_of(request);
        if (!id) return refuse(id.error());
        return prepare(tx, caller, *id, in);
      });
  doors.write<Decision, Saved>(
      {.verb = Verb::post,
       .path = base + "/check",
       .words = {"复核公开文本", "Check the public version"},
       .power = prepare_power},
      [](Transaction& tx, const Caller& caller, const Request& request, Decision in) -> Result<Saved> {
        const auto id = id_of(request);
        if (!id) return refuse(id.error());
        return check(tx, caller, *id, in);
      });
  doors.write<Decision, Saved>(
      {.verb = Verb::post,
       .path = base + "/release",
       .words = {"发布到门户", "Release to the portal"},
       .power = "publication.release"},
      [rules](Transaction& tx, const Caller& caller, const Request& request, Decision in) -> Result<Saved> {
        const auto id = id_of(request);
        if (!id) return refuse(id.error());
        return release(tx, *rules, caller, *id, in);
      });
  doors.write<Withholding, Saved>(
      {.verb = Verb::post,
       .path = base + "/withhold",
       .words = {"不公开，或从门户撤下", "Withhold, or take off the portal"},
       .power = prepare_power},
      [](Transaction& tx, const Caller& caller, const Request& request, Withholding in) -> Result<Saved> {
        const auto id = id_of(request);
        if (!id) return refuse(id.error());
        return withhold(tx, caller, *id, in);
      });
  add_portal(doors, *rules, std::move(portal));
}

}  // namespace yishi::publishing

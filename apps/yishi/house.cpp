#include "yishi/house.hpp"

#include "areas/handling/handling.hpp"
#include "areas/imports/imports.hpp"
#include "areas/members/members.hpp"
#include "areas/oversight/oversight.hpp"
#include "areas/proposals/proposals.hpp"
#include "areas/publishing/publishing.hpp"
#include "core/identity/committees.hpp"
#include "yishi/committee_data.hpp"
#include "yishi/followers.hpp"
#include "yishi/rule_routes.hpp"

namespace yishi::app {
namespace {

identity::Settings identity_settings(const Configuration& c) {
  identity::Settings s;
  s.profile = c.crypto_profile == "guomi" ? identity::Profile::guomi : identity::Profile::standard;
  s.passwords.memory_mib = c.password_memory_mib;
  s.passwords.passes = c.password_passes;
  s.strict_passwords = c.password_profile == "dengbao3";
  s.sessions.totp_for_staff = c.staff_totp;
  s.oidc.issuer = c.oidc_issuer;
  s.oidc.client_id = c.oidc_client;
  s.oidc.client_secret = c.oidc_secret;
  s.oidc.redirect_uri = c.origin + "/api/v1/oidc/callback";
  return s;
}

http::ListenerSettings listener_settings(const Configuration& c) {
  http::ListenerSettings s;
  s.address = c.address;
  s.port = static_cast<unsigned short>(c.port);
  s.network_threads = c.network_threads;
  s.workers = c.workers;
  s.certificate = c.certificate;
  s.key = c.key;
  s.assets = web_folder(c);
  s.behind_proxy = c.behind_proxy;
  s.origin = c.origin;
  s.requests_per_minute = c.requests_per_minute;
  s.access_log = c.access_log;
  return s;
}

std::vector<std::unique_ptr<notices::Driver>> drivers(const Configuration& c) {
  std::vector<std::unique_ptr<notices::Driver>> all;
  if (!c.smtp_url.empty()) {
    notices::SmtpSettings smtp{.url = c.smtp_url, .from = c.smtp_from, .from_name = "议事", .user = c.smtp_user, .password = c.smtp_password};
    all.push_back(notices::smtp_driver(std::move(smtp)));
  }
  for (const auto channel : {notices::Channel::sms, notices::Channel::wechat, notices::Channel::dingtalk}) {
    all.push_back(notices::log_driver(channel, c.data + "/messages.log"));
  }
  return all;
}

// Concludes what ran out in every committee, a bounded piece a transaction.
void conclude(database::Database& db, const rules::Library& rules, Timestamp now) {
  const auto committees = db.read([](database::Transaction& tx) { return identity::all_committees(tx); });
  for (const auto& committee : committees) {
    while (db.write([&](database::Transaction& tx) { return handling::run_clocks(tx, rules, committee.id, now); }) > 0) {
    }
  }
}

}  // namespace

Result<std::unique_ptr<House>> House::open(Configuration configuration) {
  auto house = std::make_unique<House>();
  house->configuration = std::move(configuration);
  const Configuration& c = house->configuration;
  house->clock = std::make_unique<SystemClock>();
  house->pdf = std::make_unique<documents::PdfWriter>();
  auto db = open_database(c);
  if (!db) return refuse(db.error());
  house->db = std::move(*db);
  auto library = open_rules(c);
  if (!library) return refuse(library.error());
  house->rules = std::move(*library);
  const auto keys = identity::Keys::open(c.data + "/keys");
  if (!keys) return refuse(keys.error());
  house->identity = std::make_unique<identity::Services>(*house->db, *house->clock, *keys, identity_settings(c),
                                                         identity::differs_by(*house->rules));
  auto& neighbours = house->identity->neighbours;
  neighbours.unit_name = members::unit_name;
  neighbours.unread = [](database::Transaction& tx, const identity::Caller& caller) {
    return notices::unread(tx, caller.committee, caller.account);
  };
  neighbours.check_grant = members::check_grant;
  return house;
}

void House::add_routes(std::string setup_code) {
  const auto doors = [this](const char* tag) { return identity->doors(router, tag); };
  identity::add_routes(doors("identity"), *identity);
  members::add_routes(doors("members"), *identity, rules.get(), std::move(setup_code));
  const proposals::Services services{rules.get(), db.get(), attachment_folder(configuration), pdf.get()};
  proposals::add_routes(doors("proposals"), services);
  handling::add_routes(doors("handling"), {rules.get(), db.get(), pdf.get()});
  oversight::add_routes(doors("oversight"), {rules.get()});
  notices::add_routes(doors("notices"));
  publishing::add_routes(doors("publishing"), services, {.web = web_folder(configuration), .origin = configuration.origin});
  imports::add_routes(doors("imports"), services, *identity);
  add_rule_routes(doors("rules"), rules.get());
}

Result<void> House::start() {
  listener = std::make_unique<http::Listener>(listener_settings(configuration), router, *db);
  listener->allow_sockets([this](database::Transaction& tx, const http::Request& request) { return identity->channels(tx, request); });
  announcer = std::make_unique<notices::Announcer>(*db, *listener);
  runner = std::make_unique<ledger::Runner>(*db, followers(*rules, *clock));
  notices::SenderSettings sending{.address = configuration.origin};
  sender = std::make_unique<notices::Sender>(*db, *clock, sending, drivers(configuration));
  std::vector<notices::Job> jobs;
  jobs.push_back(notices::reminders(*db, *rules));
  jobs.push_back(notices::housekeeping(*db));
  jobs.push_back({"clocks of handling", 10, [this](Timestamp now) { conclude(*db, *rules, now); }});
  jobs.push_back({"promises", 24 * 60, [this](Timestamp now) { oversight::ask_about_promises(*db, *rules, now); }});
  ticker = std::make_unique<notices::Ticker>(*clock, std::move(jobs));
  if (auto listening = listener->start(); !listening) return listening;
  announcer->start();
  runner->start();
  sender->start();
  ticker->start();
  return {};
}

}  // namespace yishi::app

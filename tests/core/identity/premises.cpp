#include "premises.hpp"

#include <boost/json/parse.hpp>

namespace yishi::identity {

using http::Verb;

boost::json::value Answered::json() const {
  return body.empty() ? boost::json::value() : boost::json::parse(body);
}

std::string Answered::code() const {
  const auto value = json();
  return value.is_object() && value.get_object().contains("code") ? std::string(value.at("code").as_string())
                                                                  : "";
}

Settings cheap_settings() {
  Settings settings;
  settings.passwords = {.memory_mib = 8, .passes = 1, .at_once = 2, .waiting = 32};
  return settings;
}

std::vector<database::Migration> Premises::all_migrations() {
  std::vector<database::Migration> all;
  for (const auto& list : {ledger::migrations(), migrations()})
    all.insert(all.end(), list.begin(), list.end());
  return all;
}

void Premises::add_all_routes() { add_routes(services->doors(*router, "identity"), *services); }

void Premises::rebuild(Settings settings) {
  services = std::make_unique<Services>(*db, clock, keys, std::move(settings));
  router = std::make_unique<http::Router>();
  add_all_routes();
}

void Premises::SetUp() {
  Store::SetUp();
  if (!db) return;
  const auto run = database::migrate(*db, all_migrations(), (folder / "backups").string());
  ASSERT_TRUE(run.has_value()) << run.error().words.en;
  db->write([&](database::Transaction& tx) {
    for (const int id : {1, 2}) {
      tx.run(
          "INSERT INTO committees (id, parent, name, short_name, level, region_code, founded_at) VALUES (?1, "
          "NULL, ?2, ?3, 'city', "
          "'990100', 0)",
          id, id == 1 ? "政协云江市委员会" : "政协石泉县委员会", id == 1 ? "云江市政协" : "石泉县政协");
    }
  });
  rebuild(cheap_settings());
}

void Premises::TearDown() {
  services.reset();
  Store::TearDown();
}

Answered Premises::call(Browser& browser, Verb verb, std::string target, std::string body) {
  http::Request request;
  request.verb = verb;
  const auto mark = target.find('?');
  request.path = target.substr(0, mark);
  for (std::size_t at = mark; at != std::string::npos;) {
    const auto next = target.find('&', at + 1);
    const std::string pair = target.substr(at + 1, next == std::string::npos ? next : next - at - 1);
    request.query.emplace_back(pair.substr(0, pair.find('=')), pair.substr(pair.find('=') + 1));
    at = next;
  }
  std::string jar;
  for (const auto& [name, value] : browser.cookies) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
  if (!jar.empty()) request.headers.emplace_back("cookie", jar);
  request.headers.emplace_back("user-agent", browser.agent);
  if (browser.send_csrf && !browser.csrf.empty()) request.headers.emplace_back("x-csrf-token", browser.csrf);
  if (!browser.site.empty()) request.headers.emplace_back("sec-fetch-site", browser.site);
  request.body = std::move(body);
  request.remote = browser.address;
  request.secure = browser.secure;
  request.number = "t1";

  const auto match = router->match(verb, request.path);
  if (!match.route) return {404, "no such route", {}, false};
  request.parameters = match.parameters;
  http::Reply reply;
  if (match.route->runs == http::Runs::working) {
    reply = match.route->handler(nullptr, request);
  } else if (match.route->runs == http::Runs::reading) {
    reply = db->read([&](database::Transaction& tx) { return match.route->handler(&tx, request); });
  } else {
    (void)db->write([&](database::Transaction& tx) -> Result<void> {
      reply = match.route->handler(&tx, request);
      if (reply.status >= 400) return refuse(Why::invalid, "rolled_back", {});
      return {};
    });
  }
  Answered answer{reply.status, reply.body, {}, false};
  for (const auto& [name, value] : reply.headers) {
    answer.no_store = answer.no_store || value == "no-store";
    if (name != "Set-Cookie") continue;
    answer.cookies.push_back(value);
    const auto equals = value.find('='), end = value.find(';');
    const std::string key = value.substr(0, equals), content = value.substr(equals + 1, end - equals - 1);
    if (content.empty()) {
      browser.cookies.erase(key);
    } else {
      browser.cookies[key] = content;
    }
  }
  if (reply.status == 200 && reply.type == "application/json" && answer.json().is_object() &&
      answer.json().get_object().contains("csrf")) {
    browser.csrf = std::string(answer.json().at("csrf").as_string());
  }
  return answer;
}

Answered Premises::sign_in(Browser& browser, const std::string& login, const std::string& secret,
                           const std::string& totp) {
  std::map<std::string, std::string> form{{"login", login}, {"password", secret}};
  if (!totp.empty()) form["totp"] = totp;
  return call(browser, Verb::post, "/api/v1/session", json::to_text(form));
}

AccountId Premises::person(const std::string& login, std::vector<Grant> grants, CommitteeId home) {
  if (hashed_.empty()) hashed_ = services->passwords.hash(password).value();
  return db->write([&](database::Transaction& tx) {
    const Caller maker = program(home, clock.now());
    const auto id = create_account(tx, maker, {home, login, "某" + login, hashed_, false}).value();
    for (const Grant& grant : grants) {
      const auto given = grant_role(tx, maker, id, grant);
      EXPECT_TRUE(given.has_value()) << (given ? "" : given.error().words.en);
    }
    return id;
  });
}

// With a target where the role needs one.
Grant Premises::role(Role role, CommitteeId committee) {
  Grant grant{committee, role, {}, {}, {}};
  if (role == Role::member) grant.member = MemberId::make();
  if (role == Role::unit_clerk || role == Role::unit_head) grant.unit = UnitId::make();
  if (role == Role::collective_clerk || role == Role::convenor || role == Role::special_committee_office)
    grant.body = BodyId::make();
  return grant;
}

std::vector<ledger::Fact> Premises::facts(std::string_view kind, CommitteeId committee) {
  auto all = db->read([&](database::Transaction& tx) { return ledger::facts_after(tx, committee, 0, 1000); });
  std::erase_if(all, [&](const ledger::Fact& fact) { return fact.kind != kind; });
  return all;
}

}  // namespace yishi::identity

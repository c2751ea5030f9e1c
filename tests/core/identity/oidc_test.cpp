#include "core/identity/oidc.hpp"

#include "core/identity/jwt.hpp"
#include "issuer.hpp"
#include "premises.hpp"

namespace yishi::identity {
namespace {

using http::Verb;

class OpenId : public Premises {
 protected:
  void SetUp() override {
    Premises::SetUp();
    if (!db) return;
    issuer = std::make_unique<Issuer>(clock);
    use(LinkBy::login);
    person("wang", {role(Role::member)});
  }
  void use(LinkBy link_by) {
    Settings settings = cheap_settings();
    settings.oidc = {.issuer = issuer->address(),
                     .client_id = "yishi",
                     .client_secret = "client-secret",
                     .redirect_uri = "https://yishi.example/api/v1/oidc/callback",
                     .link_by = link_by,
                     .timeout = std::chrono::seconds(5)};
    rebuild(settings);
  }
  // Leaves for the issuer and comes back with its code; `state` replaces the right one.
  Answered round_trip(Browser& browser, TokenShape shape = {}, const std::string& state = "") {
    issuer->shape(std::move(shape));
    const std::string url = location(browser);
    EXPECT_TRUE(url.starts_with(issuer->address() + "/authorize?response_type=code&client_id=yishi&")) << url;
    const auto at = url.find("&state=") + 7;
    const std::string right = url.substr(at, url.find('&', at) - at);
    return call(
        browser, Verb::get,
        "/api/v1/oidc/callback?code=" + issuer->code_for(url) + "&state=" + (state.empty() ? right : state));
  }
  std::string location(Browser& browser) {
    http::Request request;
    request.path = "/api/v1/oidc/start";
    const auto reply = router->match(Verb::get, request.path).route->handler(nullptr, request);
    std::string url;
    for (const auto& [name, value] : reply.headers) {
      if (name == "Location") url = value;
      if (name == "Set-Cookie") browser.cookies["oidc"] = value.substr(5, value.find(';') - 5);
    }
    return url;
  }
  bool signed_in(Browser& browser) { return call(browser, Verb::get, "/api/v1/session").status == 200; }
  std::unique_ptr<Issuer> issuer;
};

TEST_P(OpenId, ComesBackSignedIn) {
  for (const Algorithm algorithm : {Algorithm::rs256, Algorithm::es256}) {
    Browser browser;
    const auto back = round_trip(browser, {.algorithm = algorithm});
    EXPECT_EQ(back.status, 303) << back.body;
    EXPECT_TRUE(signed_in(browser));
    EXPECT_FALSE(browser.cookies.contains("oidc")) << "the pending sign-in is over";
  }
}

TEST_P(OpenId, TheSubjectIsNotedAndCountsFromThenOn) {
  Browser browser;
  round_trip(browser);
  use(LinkBy::subject);
  Browser again;
  EXPECT_EQ(round_trip(again, {.claims = {{"preferred_username", "\"somebody-else\""}}}).status, 303);
  Browser other;
  EXPECT_EQ(round_trip(other, {.claims = {{"sub", "\"subject-2\""}}}).code(), "not_allowed");
  use(LinkBy::login);
  EXPECT_EQ(round_trip(other, {.claims = {{"sub", "\"subject-2\""}}}).code(), "not_allowed")
      << "an account that is linked already is not taken over by its login";
}

TEST_P(OpenId, BentTokensAreRefused) {
  const std::int64_t now = clock.now().milliseconds / 1000;
  const std::pair<const char*, TokenShape> bent[] = {
      {"alg none", {.algorithm = Algorithm::none}},
      {"alg confusion", {.algorithm = Algorithm::hs256}},
      {"bad signature", {.break_signature = true}},
      {"bad signature of ES256", {.algorithm = Algorithm::es256, .break_signature = true}},
      {"a foreign key", {.foreign_key = true}},
      {"another audience", {.claims = {{"aud", "\"somebody\""}}}},
      {"several audiences without azp", {.claims = {{"aud", "[\"yishi\",\"somebody\"]"}}}},
      {"another issuer", {.claims = {{"iss", "\"https://evil.example\""}}}},
      {"an old nonce", {.claims = {{"nonce", "\"of-another-sign-in\""}}}},
      {"no nonce", {.claims = {{"nonce", ""}}}},
      {"expired", {.claims = {{"exp", std::to_string(now - 120)}}}},
      {"no expiry", {.claims = {{"exp", ""}}}},
      {"issued tomorrow", {.claims = {{"iat", std::to_string(now + 86400)}}}},
      {"no subject", {.claims = {{"sub", ""}}}},
  };
  for (const auto& [what, shape] : bent) {
    Browser browser;
    const auto back = round_trip(browser, shape);
    EXPECT_EQ(back.status, 401) << what << back.body;
    EXPECT_EQ(back.code(), "issuer_refused") << what;
    EXPECT_FALSE(signed_in(browser)) << what;
  }
}

TEST_P(OpenId, TheWayBackBelongsToTheBrowserThatLeft) {
  Browser browser, victim;
  EXPECT_EQ(round_trip(browser, {}, "made-up-state").code(), "sign_in_lost");
  const std::string url = location(browser);
  const auto at = url.find("&state=") + 7;
  const std::string link = "/api/v1/oidc/callback?code=" + issuer->code_for(url) +
                           "&state=" + url.substr(at, url.find('&', at) - at);
  EXPECT_EQ(call(victim, Verb::get, link).code(), "sign_in_lost");
  pass(700);
  EXPECT_EQ(call(browser, Verb::get, link).code(), "sign_in_lost") << "ten minutes";
}

TEST_P(OpenId, DisabledAndUnknownPeopleStayOut) {
  Browser browser;
  EXPECT_EQ(round_trip(browser, {.claims = {{"preferred_username", "\"nobody\""}}}).code(), "not_allowed");
  db->write([](database::Transaction& tx) { tx.run("UPDATE accounts SET state = 'disabled'"); });
  EXPECT_EQ(round_trip(browser).code(), "not_allowed");
}

TEST_P(OpenId, AnIssuerThatIsAwayIsSaidSo) {
  issuer.reset();
  Browser browser;
  const auto reply = call(browser, Verb::get, "/api/v1/oidc/start");
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.code(), "issuer_away");
}

TEST_P(OpenId, AfterwardsOnlyOurOwnPagesOpen) {
  for (const char* page : {"//evil.example", "https://evil.example", "/\\evil.example", "/%0d%0aX:y\r\n"}) {
    http::Request request;
    request.path = "/api/v1/oidc/start";
    request.query.emplace_back("after", page);
    auto reply = router->match(Verb::get, request.path).route->handler(nullptr, request);
    std::string url;
    Browser browser;
    for (const auto& [name, value] : reply.headers) {
      if (name == "Location") url = value;
      if (name == "Set-Cookie") browser.cookies["oidc"] = value.substr(5, value.find(';') - 5);
    }
    http::Request back;
    back.path = "/api/v1/oidc/callback";
    back.headers.emplace_back("cookie", "oidc=" + browser.cookies["oidc"]);
    const auto at = url.find("&state=") + 7;
    back.query = {{"code", issuer->code_for(url)}, {"state", url.substr(at, url.find('&', at) - at)}};
    reply = router->match(Verb::get, back.path).route->handler(nullptr, back);
    EXPECT_EQ(reply.status, 303);
    for (const auto& [name, value] : reply.headers) {
      if (name != "Location") continue;
      EXPECT_EQ(value, "/") << page;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, OpenId, database::both_engines(), database::engine_name);

}  // namespace
}  // namespace yishi::identity

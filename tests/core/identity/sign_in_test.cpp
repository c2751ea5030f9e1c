#include "core/identity/audit.hpp"
#include "core/identity/totp.hpp"
#include "premises.hpp"

namespace yishi::identity {
namespace {

using http::Verb;

class SignIn : public Premises {
 protected:
  std::vector<AuditEvent> audited() {
    return db->read([&](database::Transaction& tx) { return audit_before(tx, CommitteeId{1}, "", 100); });
  }
  std::int64_t session_count() {
    return db->read(
        [&](database::Transaction& tx) { return *tx.first<std::int64_t>("SELECT COUNT(*) FROM sessions"); });
  }
};

TEST_P(SignIn, OpensASessionAndTellsWhoOneIs) {
  const Grant grant = role(Role::member);
  person("wang", {grant});
  Browser browser;
  const auto answer = sign_in(browser, " WANG ", password);
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto page = answer.json();
  EXPECT_EQ(page.at("account").at("login").as_string(), "wang");
  EXPECT_EQ(page.at("committee").at("short_name").as_string(), "云江市政协");
  EXPECT_EQ(std::string_view(page.at("member").as_string()), grant.member.text());
  EXPECT_EQ(page.at("roles").as_array().size(), 1u);
  ASSERT_GE(answer.cookies.size(), 1u);
  EXPECT_NE(answer.cookies[0].find("; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200"), std::string::npos)
      << answer.cookies[0];
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/session").status, 200);
  EXPECT_EQ(audited().front().kind, AuditKind::signed_in);
}

TEST_P(SignIn, KeepsOnlyTheHashOfTheToken) {
  person("wang", {role(Role::member)});
  Browser browser;
  sign_in(browser, "wang", password);
  const auto stored =
      db->read([&](database::Transaction& tx) { return tx.all<std::string>("SELECT hash FROM sessions"); });
  ASSERT_EQ(stored.size(), 1u);
  EXPECT_EQ(stored[0], to_hex(digest(Digest::sha256, browser.cookies["sid"])));
}

TEST_P(SignIn, OverTlsTheCookieIsBoundToTheHost) {
  person("wang", {role(Role::member)});
  Browser browser;
  browser.secure = true;
  const auto answer = sign_in(browser, "wang", password);
  EXPECT_TRUE(answer.cookies[0].starts_with("__Host-sid="));
  EXPECT_TRUE(answer.cookies[0].ends_with("; Secure"));
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/session").status, 200);
  browser.cookies["sid"] = browser.cookies["__Host-sid"];
  browser.cookies.erase("__Host-sid");
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/session").status, 401)
      << "a plain cookie does not count over TLS";
}

TEST_P(SignIn, WrongPasswordAndUnknownLoginLookAlike) {
  person("wang", {role(Role::member)});
  Browser browser;
  const auto wrong = sign_in(browser, "wang", "not the password"),
             unknown = sign_in(browser, "nobody", "not the password");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.body, unknown.body);
  EXPECT_EQ(wrong.code(), "wrong_login_or_password");
  EXPECT_TRUE(browser.cookies.empty());
  EXPECT_EQ(session_count(), 0);
  EXPECT_EQ(audited().front().kind, AuditKind::sign_in_failed);
}

TEST_P(SignIn, GuessesAreSlowedDownAndNeverLockedOut) {
  person("wang", {role(Role::member)});
  Browser thief;
  for (const char* login : {"wang", "nobody"}) {
    for (int i = 0; i < 5; ++i)
      EXPECT_EQ(sign_in(thief, login, "not the password").status, 401) << login << i;
    EXPECT_EQ(sign_in(thief, login, "not the password").status, 429) << login;
  }
  EXPECT_EQ(sign_in(thief, "wang", password).status, 429) << "even the right one waits";
  pass(2);
  EXPECT_EQ(sign_in(thief, "wang", "not the password").status, 401);
  pass(1);
  EXPECT_EQ(sign_in(thief, "wang", password).code(), "try_later") << "the wait has doubled";
  pass(900);
  Browser browser;
  EXPECT_EQ(sign_in(browser, "wang", password).status, 200);
  EXPECT_EQ(sign_in(browser, "wang", "not the password").status, 401) << "the count begins anew";
}

TEST_P(SignIn, AKnownDeviceIsNotShutOutByAStranger) {
  person("wang", {role(Role::member)});
  Browser browser, thief;
  thief.address = "198.51.100.9";
  sign_in(browser, "wang", password);
  for (int i = 0; i < 8; ++i) sign_in(thief, "wang", "not the password");
  EXPECT_EQ(sign_in(thief, "wang", password).status, 429);
  EXPECT_EQ(sign_in(browser, "wang", password).status, 200);
  thief.cookies["device"] = "made-up.proof";
  EXPECT_EQ(sign_in(thief, "wang", password).status, 429);
}

TEST_P(SignIn, OneAddressTryingManyLoginsIsSlowedDown) {
  Settings settings = cheap_settings();
  settings.throttles.free_by_address = 3;
  rebuild(settings);
  Browser thief;
  for (int i = 0; i < 4; ++i)
    EXPECT_EQ(sign_in(thief, "guess" + std::to_string(i), "not the password").status, 401);
  EXPECT_EQ(sign_in(thief, "guess9", "not the password").status, 429);
  thief.address = "198.51.100.9";
  EXPECT_EQ(sign_in(thief, "guess9", "not the password").status, 401);
}

TEST_P(SignIn, UnsafeVerbsNeedTheSessionsToken) {
  person("wang", {role(Role::member)});
  Browser browser, other;
  sign_in(browser, "wang", password);
  sign_in(other, "wang", password);
  browser.send_csrf = false;
  EXPECT_EQ(call(browser, Verb::put, "/api/v1/session/preferences", R"({"language":"en"})").status, 403);
  browser.send_csrf = true;
  const std::string own = browser.csrf;
  browser.csrf = other.csrf;
  EXPECT_EQ(call(browser, Verb::put, "/api/v1/session/preferences", R"({"language":"en"})").code(),
            "foreign_request");
  browser.csrf = own;
  const auto changed =
      call(browser, Verb::put, "/api/v1/session/preferences", R"({"language":"en","text_size":"huge"})");
  EXPECT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.json().at("account").at("text_size").as_string(), "huge");
  EXPECT_EQ(call(browser, Verb::put, "/api/v1/session/preferences", R"({"language":"fr"})").status, 422);
}

TEST_P(SignIn, AnotherSitesPagesChangeNothing) {
  person("wang", {role(Role::member)});
  Browser browser;
  for (const char* site : {"cross-site", "same-site"}) {
    browser.site = site;
    EXPECT_EQ(sign_in(browser, "wang", password).code(), "foreign_request") << site;
  }
  browser.site = "same-origin";
  EXPECT_EQ(sign_in(browser, "wang", password).status, 200);
  browser.site = "cross-site";
  EXPECT_EQ(call(browser, Verb::put, "/api/v1/session/preferences", R"({"language":"en"})").status, 403);
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/session").status, 200)
      << "a link from elsewhere may open our pages";
}

TEST_P(SignIn, IdleAndOldSessionsEnd) {
  person("wang", {role(Role::member)});
  person("head", {role(Role::proposal_head)});
  person("root", {role(Role::system_admin)});
  const auto alive = [&](Browser& browser) {
    return call(browser, Verb::get, "/api/v1/session").status == 200;
  };
  Browser wang, head, root;
  sign_in(wang, "wang", password);
  sign_in(head, "head", password);
  sign_in(root, "root", password);
  pass(16 * 60);
  EXPECT_TRUE(alive(wang));
  EXPECT_TRUE(alive(head));
  EXPECT_FALSE(alive(root)) << "administrators: 15 minutes";
  pass(31 * 60);
  EXPECT_FALSE(alive(head));
  sign_in(wang, "wang", password);
  sign_in(head, "head", password);
  for (int minutes = 0; minutes < 8 * 60; minutes += 20) {
    EXPECT_TRUE(alive(head)) << minutes;
    EXPECT_TRUE(alive(wang));
    pass(20 * 60);
  }
  EXPECT_FALSE(alive(head)) << "desks: 8 hours";
  EXPECT_TRUE(alive(wang)) << "members: 12 hours";
  for (int minutes = 0; minutes < 4 * 60; minutes += 20) pass(20 * 60), alive(wang);
  EXPECT_FALSE(alive(wang));
}

TEST_P(SignIn, SigningOutEndsOneOrAll) {
  person("wang", {role(Role::member)});
  Browser one, two, three;
  for (Browser* browser : {&one, &two, &three}) sign_in(*browser, "wang", password);
  const std::string stolen = one.cookies["sid"];
  EXPECT_EQ(call(one, Verb::del, "/api/v1/session").status, 204);
  one.cookies["sid"] = stolen;
  EXPECT_EQ(call(one, Verb::get, "/api/v1/session").status, 401)
      << "the token is dead, not only the cookie gone";
  const auto list = call(two, Verb::get, "/api/v1/session/list").json().at("items").as_array();
  ASSERT_EQ(list.size(), 2u);
  for (const auto& row : list) {
    if (row.at("current").as_bool()) continue;
    EXPECT_EQ(call(two, Verb::del, "/api/v1/session/list/" + std::string(row.at("id").as_string())).status,
              204);
  }
  EXPECT_EQ(call(three, Verb::get, "/api/v1/session").status, 401);
  sign_in(three, "wang", password);
  EXPECT_EQ(call(two, Verb::del, "/api/v1/sessions").status, 204);
  EXPECT_EQ(call(three, Verb::get, "/api/v1/session").status, 401);
  EXPECT_EQ(session_count(), 0);
  EXPECT_EQ(audited().front().kind, AuditKind::signed_out_everywhere);
}

TEST_P(SignIn, ANewPasswordRotatesTheTokenAndEndsOtherSessions) {
  person("wang", {role(Role::member)});
  Browser browser, other;
  sign_in(browser, "wang", password);
  sign_in(other, "wang", password);
  const std::string before = browser.cookies["sid"];
  const auto form = [](const std::string& old, const std::string& now) {
    return json::to_text(std::map<std::string, std::string>{{"old", old}, {"new", now}});
  };
  EXPECT_EQ(
      call(browser, Verb::put, "/api/v1/session/password", form("wrong", "an entirely new sentence")).status,
      422);
  EXPECT_EQ(call(browser, Verb::put, "/api/v1/session/password", form(password, "zhengxie2026")).status, 422);
  EXPECT_EQ(call(browser, Verb::put, "/api/v1/session/password", form(password, password)).status, 422);
  EXPECT_EQ(call(browser, Verb::put, "/api/v1/session/password", R"({"old":"x","newer":"y"})").status, 422);
  const auto changed =
      call(browser, Verb::put, "/api/v1/session/password", form(password, "an entirely new sentence"));
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_NE(browser.cookies["sid"], before);
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/session").status, 200);
  EXPECT_EQ(call(other, Verb::get, "/api/v1/session").status, 401);
  Browser old = browser;
  old.cookies["sid"] = before;
  EXPECT_EQ(call(old, Verb::get, "/api/v1/session").status, 401);
  Browser fresh;
  EXPECT_EQ(sign_in(fresh, "wang", password).status, 401);
  EXPECT_EQ(sign_in(fresh, "wang", "an entirely new sentence").status, 200);
}

TEST_P(SignIn, OldHashesAreRenewedAtSignIn) {
  person("wang", {role(Role::member)});
  const auto stored = [&] {
    return *db->read([&](database::Transaction& tx) {
      return tx.first<std::string>("SELECT password FROM accounts WHERE login_key = 'wang'");
    });
  };
  const std::string before = stored();
  Settings settings = cheap_settings();
  settings.passwords.memory_mib = 16;
  rebuild(settings);
  Browser browser;
  EXPECT_EQ(sign_in(browser, "wang", password).status, 200);
  EXPECT_NE(stored(), before);
  EXPECT_NE(stored().find("m=16384"), std::string::npos);
  EXPECT_EQ(sign_in(browser, "wang", password).status, 200);
}

TEST_P(SignIn, OneTimeCodes) {
  person("wang", {role(Role::member)});
  Browser browser;
  sign_in(browser, "wang", password);
  const auto enrolment = call(browser, Verb::post, "/api/v1/session/totp", "{}");
  ASSERT_EQ(enrolment.status, 200) << enrolment.body;
  EXPECT_TRUE(enrolment.no_store);
  const auto secret = [&] {
    const auto account = db->read([&](database::Transaction& tx) { return *account_of_login(tx, "wang"); });
    return *services->sealer.open(account.totp_secret,
                                  {account.home, "accounts", "totp_secret", account.id.text()});
  }();
  EXPECT_EQ(to_base32(secret), std::string_view(enrolment.json().at("secret").as_string()));
  const auto code = [&](int off = 0) { return totp_code(secret, totp_step(clock.now()) + off); };
  EXPECT_EQ(call(browser, Verb::put, "/api/v1/session/totp", R"({"code":"000000"})").status, 422);
  const std::string before = browser.cookies["sid"];
  ASSERT_EQ(call(browser, Verb::put, "/api/v1/session/totp", R"({"code":")" + code() + "\"}").status, 200);
  EXPECT_NE(browser.cookies["sid"], before) << "the token rotates";

  Browser fresh;
  EXPECT_EQ(sign_in(fresh, "wang", password).code(), "totp_required");
  EXPECT_EQ(sign_in(fresh, "wang", password, code()).code(), "wrong_totp")
      << "used for the enrolment already";
  EXPECT_EQ(audited().front().kind, AuditKind::totp_failed);
  pass(60);
  const std::string once = code();
  EXPECT_EQ(sign_in(fresh, "wang", "not the password", once).code(), "wrong_login_or_password");
  EXPECT_EQ(sign_in(fresh, "wang", password, once).status, 200);
  EXPECT_EQ(sign_in(fresh, "wang", password, once).code(), "wrong_totp");
  EXPECT_EQ(call(fresh, Verb::del, "/api/v1/session/totp", R"({"password":"no"})").status, 422);
  EXPECT_EQ(call(fresh, Verb::del, "/api/v1/session/totp", R"({"password":")" + std::string(password) + "\"}")
                .status,
            200);
  EXPECT_EQ(sign_in(fresh, "wang", password).status, 200);
}

TEST_P(SignIn, StaffMustEnrolWhereItIsDemanded) {
  person("wang", {role(Role::member)});
  person("root", {role(Role::system_admin)});
  Settings settings = cheap_settings();
  settings.sessions.totp_for_staff = true;
  rebuild(settings);
  Browser wang, root;
  EXPECT_FALSE(sign_in(wang, "wang", password).json().at("must_enrol_totp").as_bool());
  const auto page = sign_in(root, "root", password).json();
  EXPECT_TRUE(page.at("must_enrol_totp").as_bool());
  EXPECT_EQ(page.at("powers").as_array().size(), 2u) << "public and its own session";
  EXPECT_EQ(call(root, Verb::get, "/api/v1/accounts").code(), "finish_sign_in");
  EXPECT_EQ(call(root, Verb::post, "/api/v1/session/totp", "{}").status, 200);
}

TEST_P(SignIn, DisablingAnAccountEndsItAtOnce) {
  const AccountId wang = person("wang", {role(Role::member)});
  person("root", {role(Role::system_admin)});
  Browser browser, root;
  sign_in(browser, "wang", password);
  sign_in(root, "root", password);
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/session").status, 200);
  const auto disabled =
      call(root, Verb::patch, "/api/v1/accounts/" + wang.str(), R"({"version":1,"state":"disabled"})");
  ASSERT_EQ(disabled.status, 200) << disabled.body;
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/session").status, 401);
  EXPECT_EQ(sign_in(browser, "wang", password).code(), "account_disabled");
  EXPECT_EQ(sign_in(browser, "wang", "not the password").code(), "wrong_login_or_password")
      << "told to the owner alone";
  EXPECT_EQ(facts("identity.account_disabled").size(), 1u);
}

TEST_P(SignIn, ActsInOneCommitteeAtATime) {
  person("wang", {role(Role::member), role(Role::proposal_head, CommitteeId{2})});
  Browser browser;
  EXPECT_EQ(sign_in(browser, "wang", password).json().at("committees").as_array().size(), 2u);
  const auto page = call(browser, Verb::put, "/api/v1/session/committee", R"({"committee":2})");
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_EQ(page.json().at("roles").as_array().at(0).as_string(), "proposal_head");
  const auto session = call(browser, Verb::get, "/api/v1/session").json();
  EXPECT_EQ(session.at("committee").at("id").as_int64(), 2);
  EXPECT_EQ(session.at("grants").as_array().size(), 1u);
  EXPECT_EQ(call(browser, Verb::put, "/api/v1/session/committee", R"({"committee":3})").status, 404);
}

TEST_P(SignIn, StrangersStandInTheCommitteeTheyAskFor) {
  const auto stranger = [&](const std::string& asked) {
    return db->read([&](database::Transaction& tx) {
      http::Request request;
      if (!asked.empty()) request.query.emplace_back("committee", asked);
      return services->sessions.authenticate(tx, request);
    });
  };
  EXPECT_EQ(stranger("")->committee, CommitteeId{1});
  EXPECT_EQ(stranger("2")->committee, CommitteeId{2});
  EXPECT_EQ(stranger("9").error().why, Why::not_found);
  EXPECT_EQ(stranger("2x").error().why, Why::not_found);
}

// The hot path: a known session costs no query. Told by a change made behind the program's back, which is
// seen only when the memory has aged; the program's own changes are seen at once (the tests above).
TEST_P(SignIn, AKnownSessionIsBelievedForAWhile) {
  person("wang", {role(Role::member)});
  Browser browser;
  sign_in(browser, "wang", password);
  EXPECT_EQ(call(browser, Verb::get, "/api/v1/session").status, 200);
  db->write([](database::Transaction& tx) { tx.run("DELETE FROM sessions"); });
  http::Request request;
  request.headers.emplace_back("cookie", "sid=" + browser.cookies["sid"]);
  const auto asked = [&] {
    return db->read(
        [&](database::Transaction& tx) { return services->sessions.authenticate(tx, request)->stranger(); });
  };
  EXPECT_FALSE(asked());
  Settings settings = cheap_settings();
  settings.sessions.trust = std::chrono::milliseconds(0);
  rebuild(settings);
  EXPECT_TRUE(asked());
}

INSTANTIATE_TEST_SUITE_P(Engines, SignIn, database::both_engines(), database::engine_name);

}  // namespace
}  // namespace yishi::identity

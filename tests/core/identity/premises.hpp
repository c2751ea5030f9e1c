// A house to knock at: a real database, the identity services with cheap hashing, a router, and browsers that
// keep their cookies. Requests go through the router's handlers as the listener would run them, without
// sockets.
#pragma once
#include <boost/json/value.hpp>
#include <map>
#include <string>
#include <vector>

#include "core/identity/identity.hpp"
#include "core/ledger/ledger.hpp"
#include "store.hpp"

namespace yishi::identity {

struct Answered {
  int status = 0;
  std::string body;
  std::vector<std::string> cookies;
  bool no_store = false;
  boost::json::value json() const;
  std::string code() const;  // of a problem
};

// One person's browser.
struct Browser {
  std::map<std::string, std::string> cookies;
  std::string csrf, address = "203.0.113.7", agent = "test browser";
  std::string site;  // Sec-Fetch-Site
  bool send_csrf = true, secure = false;
};

class Premises : public database::Store {
 protected:
  void SetUp() override;
  void TearDown() override;
  virtual std::vector<database::Migration> all_migrations();
  virtual void add_all_routes();
  void rebuild(Settings settings);  // services and routes anew over the same data

  Answered call(Browser& browser, http::Verb verb, std::string target, std::string body = "");
  Answered sign_in(Browser& browser, const std::string& login, const std::string& password,
                   const std::string& totp = "");
  // An account with the password below and the given roles.
  AccountId person(const std::string& login, std::vector<Grant> grants, CommitteeId home = CommitteeId{1});
  Grant role(Role role, CommitteeId committee = CommitteeId{1});
  std::vector<ledger::Fact> facts(std::string_view kind, CommitteeId committee = CommitteeId{1});
  void pass(std::int64_t seconds) { clock.set({clock.now().milliseconds + seconds * 1000}); }

  static constexpr const char* password = "柳暗花明又一村里的小桥";
  ManualClock clock{Timestamp{1'795'500'000'000}};  // 2026-11-24
  Keys keys = Keys::for_tests();
  std::unique_ptr<Services> services;
  std::unique_ptr<http::Router> router;

 private:
  std::string hashed_;  // of `password`, made once
};

Settings cheap_settings();

}  // namespace yishi::identity

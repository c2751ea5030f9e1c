// Sessions: an opaque token in a cookie, of which the server keeps only the hash (security.md 3.3). Rows are
// in the database, so that any server serves any session; each server keeps what it has looked up for two
// seconds, and forgets at once what it changes itself.
#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"
#include "core/database/database.hpp"
#include "core/http/http.hpp"
#include "core/identity/caller.hpp"
#include "core/identity/digest.hpp"

namespace yishi::identity {

inline constexpr std::string_view own_session = "session.own";  // the power of routes about one's own session

struct SessionSettings {
  std::chrono::minutes idle{30}, idle_admin{15};
  std::chrono::hours longest_desk{8}, longest_member{12};
  std::chrono::milliseconds trust{2000};  // how long a looked-up session is believed; 0: asked every time
  bool totp_for_staff = false;            // staff roles must enrol before they may do anything
  int password_days = 0;  // 等保 profile: passwords older than this must be changed; 0: never
};

// The token in the request's cookie: "__Host-sid" over TLS, "sid" otherwise; "" when there is none.
std::string_view session_token(const http::Request& request);
std::string csrf_token(std::string_view token);  // bound to the session; of no use without its cookie
std::string cookie(std::string_view name, std::string_view value, bool secure, std::chrono::seconds lifetime);
std::string session_cookie(std::string_view token, bool secure, std::chrono::seconds lifetime);
std::string ended_session_cookie(bool secure);

struct Session {
  std::string hash, id;
  AccountId account;
  CommitteeId committee{};
  Timestamp created_at, seen_at;
  std::int64_t idle = 0;  // milliseconds without a request after which it ends
  Timestamp expires_at;
  std::string agent, address;

  bool over(Timestamp at) const { return at >= expires_at || at.milliseconds >= seen_at.milliseconds + idle; }
};
BOOST_DESCRIBE_STRUCT(Session, (),
                      (hash, id, account, committee, created_at, seen_at, idle, expires_at, agent, address))

struct OpenedSession {
  std::string token;  // goes into the cookie; nobody keeps it
  Session session;
  std::chrono::seconds lifetime{};
};

class Sessions {
 public:
  Sessions(database::Database& db, const Clock& clock, SessionSettings settings);
  ~Sessions();

  // Who asks. Without a valid session: a stranger in the committee that ?committee= names, or in the first
  // one. Refusal: not_found for a committee that does not exist. Safe from any thread.
  Result<Caller> authenticate(database::Transaction& tx, const http::Request& request);

  OpenedSession open(database::Transaction& tx, const AccountId& account, CommitteeId committee,
                     const std::vector<Grant>& grants, const http::Request& request, Timestamp at);
  // A new token for the same session, after the password, the one-time code or a role has changed.
  OpenedSession rotate(database::Transaction& tx, const Caller& caller);
  void choose_committee(database::Transaction& tx, const Caller& caller, CommitteeId committee);
  std::vector<Session> list(database::Transaction& tx, const AccountId& account, Timestamp at);
  void end(database::Transaction& tx, std::string_view hash);
  bool end_one(database::Transaction& tx, const AccountId& account, std::string_view id);
  void end_all(database::Transaction& tx, const AccountId& account, std::string_view except_hash = {});
  // To be called by whoever changes an account's grants or state in `tx`'s database: nothing looked up before
  // counts.
  void forget(const AccountId& account);
  const Clock& clock() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::vector<Grant> grants_of(database::Transaction& tx, const AccountId& account);  // suspended ones left out

}  // namespace yishi::identity

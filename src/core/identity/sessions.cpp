#include "core/identity/sessions.hpp"

#include <charconv>
#include <mutex>

#include "core/identity/accounts.hpp"
#include "core/identity/committees.hpp"

namespace yishi::identity {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::int64_t touch_every = 60'000;     // a session's last sight is written at most once a minute
constexpr std::size_t most_remembered = 50'000;  // sessions; beyond it, all are looked up anew

std::string hash_of(std::string_view token) { return to_hex(digest(Digest::sha256, token)); }

std::string shortened(std::string_view text, std::size_t bytes) {
  std::size_t end = std::min(text.size(), bytes);
  while (end > 0 && end < text.size() && (text[end] & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end));
}

bool any_admin(const std::vector<Grant>& grants) {
  return std::any_of(grants.begin(), grants.end(), [](const Grant& grant) { return is_admin(grant.role); });
}

}  // namespace

bool is_staff(const std::vector<Grant>& grants) {
  return std::any_of(grants.begin(), grants.end(), [](const Grant& grant) {
    return grant.role != Role::member && grant.role != Role::convenor && grant.role != Role::collective_clerk;
  });
}

std::string_view session_token(const http::Request& request) {
  return request.cookie(request.secure ? "__Host-sid" : "sid");
}

std::string csrf_token(std::string_view token) {
  return to_base64url(hmac(Digest::sha256, token, "yishi csrf"));
}

std::string cookie(std::string_view name, std::string_view value, bool secure,
                   std::chrono::seconds lifetime) {
  std::string out = secure ? "__Host-" : "";
  out.append(name).append("=").append(value);
  out += "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(lifetime.count());
  if (secure) out += "; Secure";
  return out;
}

std::string session_cookie(std::string_view token, bool secure, std::chrono::seconds lifetime) {
  return cookie("sid", token, secure, lifetime);
}

std::string ended_session_cookie(bool secure) { return cookie("sid", "", secure, std::chrono::seconds(0)); }

std::vector<Grant> grants_of(database::Transaction& tx, const AccountId& account) {
  return tx.all<Grant>(
      "SELECT committee_id, role, member_id, unit_id, body_id FROM grants "
      "WHERE account_id = ?1 AND suspended = 0 ORDER BY committee_id, id",
      account);
}

struct Sessions::State {
  struct Known {
    Session session;
    Caller caller;
    Steady::time_point looked_up;
  };

  State(database::Database& db, const Clock& clock, SessionSettings settings)
      : db(db), clock(clock), settings(settings) {}

  std::optional<Caller> recall(const std::string& hash, Timestamp at);
  std::optional<Caller> look_up(database::Transaction& tx, const std::string& hash, Timestamp at);
  void remember(const Session& session, const Caller& caller);
  void touch(const std::string& hash, Timestamp at);
  void drop(const std::string& hash);
  Result<Caller> stranger(database::Transaction& tx, const http::Request& request, Timestamp at);

  database::Database& db;
  const Clock& clock;
  const SessionSettings settings;

  std::mutex mutex;
  std::unordered_map<std::string, Known> known;
  // Accounts just changed by a transaction that may not have committed yet: what is read meanwhile is not
  // kept.
  std::unordered_map<AccountId, Steady::time_point> unsettled;
  std::optional<CommitteeId> first;
};

std::optional<Caller> Sessions::State::recall(const std::string& hash, Timestamp at) {
  bool write_sight = false;
  std::optional<Caller> caller;
  {
    const std::lock_guard lock(mutex);
    const auto found = known.find(hash);
    if (found == known.end()) return std::nullopt;
    Known& entry = found->second;
    if (entry.session.over(at) || Steady::now() - entry.looked_up > settings.trust) return std::nullopt;
    caller = entry.caller;
    if (at.milliseconds - entry.session.seen_at.milliseconds >= touch_every) {
      entry.session.seen_at = at;
      write_sight = true;
    }
  }
  if (write_sight) touch(hash, at);
  caller->at = at;
  return caller;
}

std::optional<Caller> Sessions::State::look_up(database::Transaction& tx, const std::string& hash,
                                               Timestamp at) {
  auto session = tx.first<Session>(
      "SELECT hash, id, account_id, committee_id, created_at, seen_at, idle, expires_at, agent, address "
      "FROM sessions WHERE hash = ?1",
      hash);
  if (!session || session->over(at)) return std::nullopt;
  const auto account = find_account(tx, session->account);
  if (!account || account->state != AccountState::active) return std::nullopt;
  auto grants = grants_of(tx, account->id);
  const bool staff = is_staff(grants);
  Caller caller = caller_for(session->committee, std::move(grants), account->id, at);
  caller.name = account->name;
  caller.session = hash;
  const auto age = at.milliseconds - account->password_set_at.milliseconds;
  const bool stale = settings.password_days > 0 && age > settings.password_days * 86'400'000LL;
  caller.restricted =
      account->must_change_password || stale || (settings.totp_for_staff && staff && !account->totp_enabled);
  if (at.milliseconds - session->seen_at.milliseconds >= touch_every) {
    session->seen_at = at;
    touch(hash, at);
  }
  remember(*session, caller);
  return caller;
}

void Sessions::State::remember(const Session& session, const Caller& caller) {
  const auto now = Steady::now();
  const std::lock_guard lock(mutex);
  if (const auto found = unsettled.find(session.account); found != unsettled.end()) {
    if (now < found->second) return;
    unsettled.erase(found);
  }
  if (known.size() >= most_remembered) known.clear();
  known.insert_or_assign(session.hash, Known{session, caller, now});
}

void Sessions::State::touch(const std::string& hash, Timestamp at) {
  db.enqueue({[hash, at](database::Transaction& tx) {
                tx.run("UPDATE sessions SET seen_at = ?1 WHERE hash = ?2 AND seen_at < ?1", at, hash);
                return true;
              },
              [](std::exception_ptr) {}});  // lost sight costs nothing: the next request writes it
}

void Sessions::State::drop(const std::string& hash) {
  const std::lock_guard lock(mutex);
  known.erase(hash);
}

Result<Caller> Sessions::State::stranger(database::Transaction& tx, const http::Request& request,
                                         Timestamp at) {
  Caller caller;
  caller.at = at;
  if (const auto asked = request.find("committee")) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(asked->data(), asked->data() + asked->size(), value);
    if (error != std::errc() || end != asked->data() + asked->size()) return not_found();
    if (!find_committee(tx, CommitteeId{value})) return not_found();
    caller.committee = CommitteeId{value};
    return caller;
  }
  const std::lock_guard lock(mutex);
  if (!first) first = first_committee(tx);  // none before the installation is set up
  caller.committee = first.value_or(CommitteeId{});
  return caller;
}

Sessions::Sessions(database::Database& db, const Clock& clock, SessionSettings settings)
    : state_(std::make_unique<State>(db, clock, settings)) {}

Sessions::~Sessions() = default;

const Clock& Sessions::clock() const { return state_->clock; }

Result<Caller> Sessions::authenticate(database::Transaction& tx, const http::Request& request) {
  const Timestamp at = state_->clock.now();
  const std::string_view token = session_token(request);
  if (!token.empty() && token.size() <= 64) {
    const std::string hash = hash_of(token);
    if (auto caller = state_->recall(hash, at)) return std::move(*caller);
    if (auto caller = state_->look_up(tx, hash, at)) return std::move(*caller);
  }
  return state_->stranger(tx, request, at);
}

OpenedSession Sessions::open(database::Transaction& tx, const AccountId& account, CommitteeId committee,
                             const std::vector<Grant>& grants, const http::Request& request, Timestamp at) {
  using namespace std::chrono;
  const auto& settings = state_->settings;
  const seconds lifetime =
      is_staff(grants) ? seconds(settings.longest_desk) : seconds(settings.longest_member);
  const minutes idle = any_admin(grants) ? settings.idle_admin : settings.idle;
  OpenedSession opened;
  opened.token = to_base64url(random_bytes(32));
  opened.lifetime = lifetime;
  opened.session = {hash_of(opened.token),
                    Id<struct SessionTag>::make().str(),
                    account,
                    committee,
                    at,
                    at,
                    duration_cast<milliseconds>(idle).count(),
                    Timestamp{at.milliseconds + duration_cast<milliseconds>(lifetime).count()},
                    shortened(request.header("user-agent"), 200),
                    request.remote};
  const Session& session = opened.session;
  tx.run(
      "INSERT INTO sessions (hash, id, account_id, committee_id, created_at, seen_at, idle, expires_at, "
      "agent, address) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
      session.hash, session.id, session.account, session.committee, session.created_at, session.seen_at,
      session.idle, session.expires_at, session.agent, session.address);
  tx.run("DELETE FROM sessions WHERE expires_at < ?1", at);
  return opened;
}

OpenedSession Sessions::rotate(database::Transaction& tx, const Caller& caller) {
  OpenedSession opened;
  opened.token = to_base64url(random_bytes(32));
  const std::string hash = hash_of(opened.token);
  tx.run("UPDATE sessions SET hash = ?1 WHERE hash = ?2", hash, caller.session);
  const auto session = tx.first<Session>(
      "SELECT hash, id, account_id, committee_id, created_at, seen_at, idle, expires_at, agent, address "
      "FROM sessions WHERE hash = ?1",
      hash);
  if (session) opened.session = *session;
  opened.lifetime =
      std::chrono::seconds((opened.session.expires_at.milliseconds - caller.at.milliseconds) / 1000);
  forget(caller.account);
  return opened;
}

void Sessions::choose_committee(database::Transaction& tx, const Caller& caller, CommitteeId committee) {
  tx.run("UPDATE sessions SET committee_id = ?1 WHERE hash = ?2", committee, caller.session);
  forget(caller.account);
}

std::vector<Session> Sessions::list(database::Transaction& tx, const AccountId& account, Timestamp at) {
  auto sessions = tx.all<Session>(
      "SELECT hash, id, account_id, committee_id, created_at, seen_at, idle, expires_at, agent, address "
      "FROM sessions WHERE account_id = ?1 ORDER BY created_at DESC",
      account);
  std::erase_if(sessions, [&](const Session& session) { return session.over(at); });
  return sessions;
}

void Sessions::end(database::Transaction& tx, std::string_view hash) {
  const auto account = tx.first<AccountId>("SELECT account_id FROM sessions WHERE hash = ?1", hash);
  tx.run("DELETE FROM sessions WHERE hash = ?1", hash);
  if (account) forget(*account);
}

bool Sessions::end_one(database::Transaction& tx, const AccountId& account, std::string_view id) {
  forget(account);
  return tx.run("DELETE FROM sessions WHERE account_id = ?1 AND id = ?2", account, id) > 0;
}

void Sessions::end_all(database::Transaction& tx, const AccountId& account, std::string_view except_hash) {
  tx.run("DELETE FROM sessions WHERE account_id = ?1 AND hash <> ?2", account, except_hash);
  forget(account);
}

void Sessions::forget(const AccountId& account) {
  const std::lock_guard lock(state_->mutex);
  std::erase_if(state_->known, [&](const auto& entry) { return entry.second.session.account == account; });
  const auto now = Steady::now();
  if (state_->unsettled.size() > 1000) {
    std::erase_if(state_->unsettled, [&](const auto& entry) { return entry.second < now; });
  }
  state_->unsettled[account] = now + std::chrono::seconds(5);
}

}  // namespace yishi::identity

// Accounts, for the administrators of one committee: they see the accounts that it keeps and those that hold
// roles in it, and change only their own committee's grants.
#include <charconv>

#include "core/identity/audit.hpp"
#include "core/identity/identity.hpp"
#include "core/ledger/ledger.hpp"

namespace yishi::identity {
namespace {

using database::Transaction;
using http::Request;
using http::Verb;

struct AccountRow {
  AccountId id;
  std::string login, name;
  AccountState state = AccountState::active;
  bool must_change_password = false, totp_enabled = false;
  bool own = false;  // kept by this committee
  std::int64_t version = 1;
  Timestamp created_at;
  std::vector<Grant> grants;  // in this committee
};
struct AccountRows {
  std::vector<AccountRow> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
};
struct GrantInput {
  Role role = Role::member;
  std::optional<MemberId> member;
  std::optional<UnitId> unit;
  std::optional<BodyId> body;
};
struct AccountInput {
  std::string login, name;
  std::optional<std::vector<GrantInput>> grants;
};
struct AccountCreated {
  AccountRow account;
  std::string one_time_password;
};
struct AccountChange {
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<AccountState> state;
  std::optional<std::vector<GrantInput>> grants;
};
struct OneTimePassword {
  std::string one_time_password;
};
struct RoleRow {
  Role role = Role::member;
  Words words;
};
struct PowerRow {
  std::string name;
  Words words;
  std::vector<Role> roles;
  bool everyone = false, signed_in = false;
};
struct Rights {
  std::vector<RoleRow> roles;
  std::vector<PowerRow> powers;
};
struct AuditRows {
  std::vector<AuditEvent> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (),
                      (id, login, name, state, must_change_password, totp_enabled, own, version, created_at,
                       grants))
BOOST_DESCRIBE_STRUCT(AccountRows, (), (items, next, total))
BOOST_DESCRIBE_STRUCT(GrantInput, (), (role, member, unit, body))
BOOST_DESCRIBE_STRUCT(AccountInput, (), (login, name, grants))
BOOST_DESCRIBE_STRUCT(AccountCreated, (), (account, one_time_password))
BOOST_DESCRIBE_STRUCT(AccountChange, (), (version, name, state, grants))
BOOST_DESCRIBE_STRUCT(OneTimePassword, (), (one_time_password))
BOOST_DESCRIBE_STRUCT(RoleRow, (), (role, words))
BOOST_DESCRIBE_STRUCT(PowerRow, (), (name, words, roles, everyone, signed_in))
BOOST_DESCRIBE_STRUCT(Rights, (), (roles, powers))
BOOST_DESCRIBE_STRUCT(AuditRows, (), (items, next, total))

// 1 to 100, 20 unless asked.
int limit_of(const Request& request) {
  int limit = 20;
  if (const auto asked = request.find("limit"))
    std::from_chars(asked->data(), asked->data() + asked->size(), limit);
  return std::clamp(limit, 1, 100);
}

std::vector<Grant> grants_here(Transaction& tx, CommitteeId committee, const AccountId& account) {
  return tx.all<Grant>(
      "SELECT committee_id, role, member_id, unit_id, body_id FROM grants WHERE account_id = ?1 AND "
      "committee_id = ?2 "
      "ORDER BY id",
      account, committee);
}

AccountRow row_of(Transaction& tx, const Caller& caller, const Account& account) {
  return {account.id,
          account.login,
          account.name,
          account.state,
          account.must_change_password,
          account.totp_enabled,
          account.home == caller.committee,
          account.version,
          account.created_at,
          grants_here(tx, caller.committee, account.id)};
}

// The account if this committee keeps it or has given it a role.
Result<Account> see(Transaction& tx, const Caller& caller, std::string_view id) {
  const auto parsed = AccountId::parse(id);
  const auto account = parsed ? find_account(tx, *parsed) : std::nullopt;
  if (!account) return not_found();
  if (account->home != caller.committee && grants_here(tx, caller.committee, account->id).empty())
    return not_found();
  return *account;
}

Result<Account> see_own(Transaction& tx, const Caller& caller, std::string_view id) {
  auto account = see(tx, caller, id);
  if (account && account->home != caller.committee) {
    return not_allowed({"这个账号由另一个政协管理，请联系其管理员。",
                        "Another committee keeps this account; ask its administrator."});
  }
  return account;
}

Result<void> not_oneself(const Caller& caller, const Account& account) {
  if (account.id != caller.account) return {};
  return not_allowed({"不能更改自己的状态或角色，请由另一位管理员办理。",
                      "You cannot change your own state or roles; another administrator must."});
}

Grant grant_of(CommitteeId committee, const GrantInput& in) {
  return {committee, in.role, in.member.value_or(MemberId{}), in.unit.value_or(UnitId{}),
          in.body.value_or(BodyId{})};
}

bool same(const Grant& a, const Grant& b) {
  return a.committee == b.committee && a.role == b.role && a.member == b.member && a.unit == b.unit &&
         a.body == b.body;
}

Result<void> add_grant(Transaction& tx, Services& services, const Caller& caller, const AccountId& account,
                       const Grant& grant) {
  if (services.neighbours.check_grant) {
    if (auto target = services.neighbours.check_grant(tx, grant); !target) return target;
  }
  return grant_role(tx, caller, account, grant);
}

// Makes the account's grants in this committee exactly those of `wanted`: first takes, then gives, so that
// one administrator's role can be exchanged for another.
Result<bool> set_grants(Transaction& tx, Services& services, const Caller& caller, const AccountId& account,
                        const std::vector<GrantInput>& wanted) {
  if (auto may = services.gate.check(caller, "accounts.grant"); !may) return refuse(std::move(may.error()));
  std::vector<Grant> target;
  for (const GrantInput& in : wanted) target.push_back(grant_of(caller.committee, in));
  const auto held = grants_here(tx, caller.committee, account);
  const auto among = [](const std::vector<Grant>& list, const Grant& one) {
    return std::any_of(list.begin(), list.end(), [&](const Grant& other) { return same(one, other); });
  };
  bool changed = false;
  for (const Grant& grant : held) {
    if (among(target, grant)) continue;
    if (auto taken = revoke_role(tx, caller, account, grant); !taken) return refuse(std::move(taken.error()));
    changed = true;
  }
  for (const Grant& grant : target) {
    if (among(held, grant)) continue;
    if (auto given = add_grant(tx, services, caller, account, grant); !given)
      return refuse(std::move(given.error()));
    changed = true;
  }
  if (changed) services.sessions.end_all(tx, account);
  return changed;
}

Result<AccountRows> list_accounts(Transaction& tx, const Caller& caller, const Request& request) {
  const int limit = limit_of(request);
  const std::string q = login_key(request.find("q").value_or("")), after(request.find("after").value_or(""));
  const auto found = tx.all<AccountId>(
      database::Sql("SELECT id FROM accounts WHERE (home = ?1 OR id IN (SELECT account_id FROM grants WHERE "
                    "committee_id = ?1)) "
                    "AND login_key > ?2 AND (?3 = '' OR instr(login_key, ?3) > 0 OR instr(name, ?3) > 0) "
                    "ORDER BY login_key LIMIT ?4",
                    "SELECT id FROM accounts WHERE (home = ?1 OR id IN (SELECT account_id FROM grants WHERE "
                    "committee_id = ?1)) "
                    "AND login_key > ?2 AND (?3 = '' OR strpos(login_key, ?3) > 0 OR strpos(name, ?3) > 0) "
                    "ORDER BY login_key LIMIT ?4"),
      caller.committee, after, q, limit + 1);
  AccountRows rows;
  for (const AccountId& id : found) {
    if (std::ssize(rows.items) == limit) {
      rows.next = login_key(rows.items.back().login);
      break;
    }
    if (const auto account = find_account(tx, id)) rows.items.push_back(row_of(tx, caller, *account));
  }
  return rows;
}

Result<AccountCreated> new_account(Services& services, const Caller& caller, const AccountInput& in) {
  const std::string password = one_time_password();
  const auto hashed = services.passwords.hash(password);
  if (!hashed) return refuse(hashed.error());
  return services.db.write([&](Transaction& tx) -> Result<AccountCreated> {
    const auto id = create_account(tx, caller, {caller.committee, in.login, in.name, *hashed, true});
    if (!id) return refuse(id.error());
    if (in.grants) {
      if (auto set = set_grants(tx, services, caller, *id, *in.grants); !set)
        return refuse(std::move(set.error()));
    }
    return AccountCreated{row_of(tx, caller, *find_account(tx, *id)), password};
  });
}

Result<AccountRow> change_account(Transaction& tx, Services& services, const Caller& caller,
                                  const Request& request, const AccountChange& in) {
  auto account = in.name || in.state ? see_own(tx, caller, request.parameter("id"))
                                     : see(tx, caller, request.parameter("id"));
  if (!account) return refuse(std::move(account.error()));
  if (in.state || in.grants) {
    if (auto other = not_oneself(caller, *account); !other) return refuse(std::move(other.error()));
  }
  const auto moved =
      tx.run("UPDATE accounts SET name = ?1, version = version + 1 WHERE id = ?2 AND version = ?3",
             in.name.value_or(account->name), account->id, in.version);
  if (moved == 0) {
    return refuse(Why::conflict, "changed_meanwhile",
                  {"这个账号刚被他人修改，请刷新后重试。",
                   "Somebody else changed this account; reload and try again."});
  }
  if (in.state) {
    if (auto set = set_account_state(tx, caller, *account, *in.state); !set)
      return refuse(std::move(set.error()));
    if (*in.state == AccountState::disabled) services.sessions.end_all(tx, account->id);
  }
  if (in.grants) {
    if (auto set = set_grants(tx, services, caller, account->id, *in.grants); !set)
      return refuse(std::move(set.error()));
  }
  services.sessions.forget(account->id);
  return row_of(tx, caller, *find_account(tx, account->id));
}

Result<OneTimePassword> reset_password(Services& services, const Caller& caller, const Request& request) {
  const auto account =
      services.db.read([&](Transaction& tx) { return see_own(tx, caller, request.parameter("id")); });
  if (!account) return refuse(account.error());
  const std::string password = one_time_password();
  const auto hashed = services.passwords.hash(password);
  if (!hashed) return refuse(hashed.error());
  services.db.write([&](Transaction& tx) {
    // The second factor goes too: whoever lost the phone with the password could never come back otherwise.
    tx.run(
        "UPDATE accounts SET password = ?1, password_set_at = ?2, must_change_password = 1, totp_enabled = "
        "0, "
        "totp_secret = '', version = version + 1 WHERE id = ?3",
        *hashed, caller.at, account->id);
    services.sessions.end_all(tx, account->id);
    audit(tx, account->home, AuditKind::password_reset, account->id, account->login, request, caller.at,
          caller.account.text());
    ledger::append(tx, {.committee = account->home,
                        .at = caller.at,
                        .actor = caller.account,
                        .authority = authority(caller, {Role::system_admin}),
                        .kind = "identity.password_reset",
                        .subject_type = "account",
                        .subject = account->id.str()});
  });
  return OneTimePassword{password};
}

Result<Rights> rights(const Services& services) {
  Rights rights;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto role) {
    rights.roles.push_back({role.value, role_words(role.value)});
  });
  for (const Power& power : services.gate.powers()) {
    rights.powers.push_back({power.name, power.words, power.roles, power.everyone, power.signed_in});
  }
  return rights;
}

Result<AuditRows> list_audit(Transaction& tx, const Caller& caller, const Request& request) {
  const int limit = limit_of(request);
  AuditRows rows;
  rows.items = audit_before(tx, caller.committee, request.find("after").value_or(""), limit + 1);
  if (std::ssize(rows.items) > limit) {
    rows.items.pop_back();
    rows.next = rows.items.back().id;
  }
  return rows;
}

const http::QueryField q{
    "q", R"({"type":"string"})", {"登录名或姓名的一部分", "Part of the login or the name"}};
const http::QueryField after{"after", R"({"type":"string"})", {"上一页的 next", "`next` of the page before"}};
const http::QueryField limit{
    "limit", R"({"type":"integer","minimum":1,"maximum":100})", {"每页条数", "Rows a page"}};

}  // namespace

void add_account_routes(Doors doors, Services& services) {
  Services* s = &services;
  doors.read<AccountRows>(
      {Verb::get, "/api/v1/accounts", {"账号列表", "Accounts"}, "accounts.read", {q, after, limit}},
      [](Transaction& tx, const Caller& caller, const Request& request) {
        return list_accounts(tx, caller, request);
      });
  doors.read<AccountRow>(
      {Verb::get, "/api/v1/accounts/{id}", {"一个账号", "One account"}, "accounts.read"},
      [](Transaction& tx, const Caller& caller, const Request& request) -> Result<AccountRow> {
        const auto account = see(tx, caller, request.parameter("id"));
        if (!account) return refuse(account.error());
        return row_of(tx, caller, *account);
      });
  doors.work_on<AccountInput, AccountCreated>(
      {Verb::post, "/api/v1/accounts", {"新建账号", "Create an account"}, "accounts.manage"}, services.db,
      [s](const Caller& caller, const Request&, const AccountInput& in) {
        return new_account(*s, caller, in);
      });
  doors.write<AccountChange, AccountRow>({Verb::patch,
                                          "/api/v1/accounts/{id}",
                                          {"修改账号、停用、授予角色", "Change, disable, grant"},
                                          "accounts.grant"},
                                         [s](Transaction& tx, const Caller& caller, const Request& request,
                                             const AccountChange& in) -> Result<AccountRow> {
                                           if (in.name || in.state) {
                                             if (auto may = s->gate.check(caller, "accounts.manage"); !may)
                                               return refuse(std::move(may.error()));
                                           }
                                           return change_account(tx, *s, caller, request, in);
                                         });
  doors.work_on<NoBody, OneTimePassword>({Verb::post,
                                          "/api/v1/accounts/{id}/reset-password",
                                          {"重置密码", "Reset the password"},
                                          "accounts.manage"},
                                         services.db,
                                         [s](const Caller& caller, const Request& request, NoBody) {
                                           return reset_password(*s, caller, request);
                                         });
  doors.read<Rights>({Verb::get, "/api/v1/rights", {"角色与权限", "Roles and rights"}, "accounts.read"},
                     [s](Transaction&, const Caller&, const Request&) { return rights(*s); });
  doors.read<AuditRows>(
      {Verb::get, "/api/v1/audit", {"登录审计", "Audit of sign-ins"}, "audit.read", {after, limit}},
      [](Transaction& tx, const Caller& caller, const Request& request) {
        return list_audit(tx, caller, request);
      });
}

}  // namespace yishi::identity

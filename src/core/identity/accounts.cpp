#include "core/identity/accounts.hpp"

#include "core/ledger/ledger.hpp"

namespace yishi::identity {
namespace {

constexpr char columns[] =
    "id, home, login, name, state, password, password_set_at, must_change_password, totp_secret, "
    "totp_enabled, "
    "totp_step, subject, language, text_size, version, created_at";

const std::string by_id = std::string("SELECT ") + columns + " FROM accounts WHERE id = ?1";
const std::string by_login = std::string("SELECT ") + columns + " FROM accounts WHERE login_key = ?1";
const std::string by_subject = std::string("SELECT ") + columns + " FROM accounts WHERE subject = ?1";

void record(database::Transaction& tx, const Caller& caller, CommitteeId committee, std::string kind,
            const AccountId& account, std::vector<ledger::Tag> tags = {}) {
  ledger::append(
      tx, {.committee = committee,
           .at = caller.at,
           .actor = caller.account,
           .authority = authority(caller, {Role::system_admin, Role::security_admin, Role::member_affairs}),
           .kind = std::move(kind),
           .subject_type = "account",
           .subject = account.str(),
           .tags = std::move(tags)});
}

std::vector<ledger::Tag> tags_of(const Grant& grant) {
  std::vector<ledger::Tag> tags{{"role", std::string(json::name_of(grant.role))}};
  if (!grant.member.empty()) tags.push_back({"member", grant.member.str()});
  if (!grant.unit.empty()) tags.push_back({"unit", grant.unit.str()});
  if (!grant.body.empty()) tags.push_back({"body", grant.body.str()});
  return tags;
}

Result<void> check_target(const Grant& grant) {
  using enum Role;
  const bool unit = grant.role == unit_clerk || grant.role == unit_head;
  const bool body =
      grant.role == collective_clerk || grant.role == convenor || grant.role == special_committee_office;
  if (grant.role == member && grant.member.empty()) {
    return invalid_field("/member", {"委员角色须指明是哪位委员。", "The role of a member needs the member."});
  }
  if (unit && grant.unit.empty()) {
    return invalid_field("/unit",
                         {"承办单位角色须指明是哪个单位。", "A role in a handling unit needs the unit."});
  }
  if (body && grant.body.empty()) {
    return invalid_field("/body", {"此角色须指明党派、团体、界别或专委会。",
                                   "This role needs the party, organization, sector or committee."});
  }
  return {};
}

Result<void> check_apart(database::Transaction& tx, const AccountId& account, Role role) {
  if (!is_admin(role)) return {};
  const auto held = tx.all<Role>(
      "SELECT role FROM grants WHERE account_id = ?1 AND role IN ('system_admin', 'security_admin', "
      "'audit_admin')",
      account);
  const bool other = std::any_of(held.begin(), held.end(), [&](Role one) { return one != role; });
  if (!other) return {};
  return refuse(Why::conflict, "three_admins",
                {"系统管理员、安全管理员、审计管理员须由不同的人担任，该账号已任其一。",
                 "System, security and audit administrators must be three people; this account is one of "
                 "them already."});
}

Result<void> check_names(const NewAccount& account) {
  const std::string key = login_key(account.login);
  const bool blank = std::any_of(key.begin(), key.end(),
                                 [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; });
  if (key.size() < 2 || key.size() > 64 || blank) {
    return invalid_field(
        "/login", {"登录名须为2至64个字符，不含空格。", "A login has 2 to 64 characters without blanks."});
  }
  if (account.name.empty() || account.name.size() > 120) {
    return invalid_field("/name",
                         {"请填写姓名，最多40个字。", "Give the person's name, at most 40 characters."});
  }
  return {};
}

}  // namespace

std::string login_key(std::string_view login) {
  while (!login.empty() && login.front() == ' ') login.remove_prefix(1);
  while (!login.empty() && login.back() == ' ') login.remove_suffix(1);
  std::string key(login);
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

std::optional<Account> find_account(database::Transaction& tx, const AccountId& id) {
  return tx.first<Account>(database::Sql::built(by_id), id);
}

std::optional<Account> account_of_login(database::Transaction& tx, std::string_view login) {
  return tx.first<Account>(database::Sql::built(by_login), login_key(login));
}

std::optional<Account> account_of_subject(database::Transaction& tx, std::string_view subject) {
  return tx.first<Account>(database::Sql::built(by_subject), subject);
}

std::vector<AccountId> accounts_with_role(database::Transaction& tx, CommitteeId committee, Role role) {
  return tx.all<AccountId>(
      "SELECT DISTINCT g.account_id FROM grants g JOIN accounts a ON a.id = g.account_id WHERE "
      "g.committee_id = ?1 AND "
      "g.role = ?2 AND g.suspended = 0 AND a.state = 'active' ORDER BY g.account_id",
      committee, role);
}

std::vector<AccountId> accounts_of_member(database::Transaction& tx, CommitteeId committee,
                                          const MemberId& member) {
  return tx.all<AccountId>(
      "SELECT DISTINCT g.account_id FROM grants g JOIN accounts a ON a.id = g.account_id WHERE "
      "g.committee_id = ?1 AND "
      "g.member_id = ?2 AND g.suspended = 0 AND a.state = 'active' ORDER BY g.account_id",
      committee, member);
}

std::vector<AccountId> accounts_of_unit(database::Transaction& tx, CommitteeId committee,
                                        const UnitId& unit) {
  return tx.all<AccountId>(
      "SELECT DISTINCT g.account_id FROM grants g JOIN accounts a ON a.id = g.account_id WHERE "
      "g.committee_id = ?1 AND "
      "g.unit_id = ?2 AND g.suspended = 0 AND a.state = 'active' ORDER BY g.account_id",
      committee, unit);
}

std::vector<AccountId> accounts_of_body(database::Transaction& tx, CommitteeId committee,
                                        const BodyId& body) {
  return tx.all<AccountId>(
      "SELECT DISTINCT g.account_id FROM grants g JOIN accounts a ON a.id = g.account_id WHERE "
      "g.committee_id = ?1 AND "
      "g.body_id = ?2 AND g.suspended = 0 AND a.state = 'active' ORDER BY g.account_id",
      committee, body);
}

Result<AccountId> create_account(database::Transaction& tx, const Caller& caller, const NewAccount& account) {
  if (auto names = check_names(account); !names) return refuse(std::move(names.error()));
  if (account_of_login(tx, account.login)) {
    return refuse(Why::conflict, "login_taken",
                  {"这个登录名已有人使用，请换一个。", "This login is taken; choose another."},
                  {{"/login", {"已有人使用", "taken"}}});
  }
  const AccountId id = account.id.value_or(AccountId::make());
  tx.run(
      "INSERT INTO accounts (id, home, login, login_key, name, state, password, password_set_at, "
      "must_change_password, "
      "totp_secret, totp_enabled, totp_step, subject, language, text_size, version, created_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, 'active', ?6, ?7, ?8, '', 0, 0, NULL, 'zh', 'standard', 1, ?7)",
      id, account.home, account.login, login_key(account.login), account.name, account.password_hash,
      caller.at, account.must_change_password);
  record(tx, caller, account.home, "identity.account_created", id);
  return id;
}

Result<void> grant_role(database::Transaction& tx, const Caller& caller, const AccountId& account,
                        const Grant& grant) {
  if (auto target = check_target(grant); !target) return target;
  if (auto apart = check_apart(tx, account, grant.role); !apart) return apart;
  const auto added = tx.run(
      "INSERT INTO grants (committee_id, id, account_id, role, member_id, unit_id, body_id, suspended, "
      "granted_at, granted_by) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8, ?9) ON CONFLICT DO NOTHING",
      grant.committee, Id<struct GrantTag>::make(), account, grant.role, grant.member, grant.unit, grant.body,
      caller.at, caller.account);
  if (added > 0) record(tx, caller, grant.committee, "identity.granted", account, tags_of(grant));
  return {};
}

Result<void> revoke_role(database::Transaction& tx, const Caller& caller, const AccountId& account,
                         const Grant& grant) {
  const auto taken = tx.run(
      "DELETE FROM grants WHERE committee_id = ?1 AND account_id = ?2 AND role = ?3 AND COALESCE(member_id, "
      "'') = ?4 "
      "AND COALESCE(unit_id, '') = ?5 AND COALESCE(body_id, '') = ?6",
      grant.committee, account, grant.role, grant.member.text(), grant.unit.text(), grant.body.text());
  if (taken > 0) record(tx, caller, grant.committee, "identity.revoked", account, tags_of(grant));
  return {};
}

std::vector<AccountId> suspend_member_grants(database::Transaction& tx, CommitteeId committee,
                                             const MemberId& member, bool suspended) {
  return tx.all<AccountId>(
      "UPDATE grants SET suspended = ?1 WHERE committee_id = ?2 AND member_id = ?3 RETURNING account_id",
      suspended, committee, member);
}

std::vector<AccountId> end_member_grants(database::Transaction& tx, const Caller& caller,
                                         const MemberId& member) {
  const auto accounts =
      tx.all<AccountId>("DELETE FROM grants WHERE committee_id = ?1 AND member_id = ?2 RETURNING account_id",
                        caller.committee, member);
  for (const AccountId& account : accounts) {
    Grant grant;
    grant.member = member;
    record(tx, caller, caller.committee, "identity.revoked", account, tags_of(grant));
  }
  return accounts;
}

Result<void> set_account_state(database::Transaction& tx, const Caller& caller, Account& account,
                               AccountState state) {
  if (account.state == state) return {};
  tx.run("UPDATE accounts SET state = ?1 WHERE id = ?2", state, account.id);
  account.state = state;
  record(tx, caller, account.home,
         state == AccountState::disabled ? "identity.account_disabled" : "identity.account_enabled",
         account.id);
  return {};
}

}  // namespace yishi::identity

// What happened around sign-in, for the audit administrator: in a table of its own and not in the ledger,
// because addresses and failed attempts are personal data and are thrown away after their time. Grants,
// changes of accounts and reveals are facts of the ledger.
#pragma once
#include <string>

#include "core/database/database.hpp"
#include "core/http/http.hpp"

namespace yishi::identity {

enum class AuditKind {
  signed_in,
  sign_in_failed,
  totp_failed,
  signed_out,
  signed_out_everywhere,
  password_changed,
  password_reset,
  totp_enabled,
  totp_disabled,
  signed_in_by_issuer
};
BOOST_DESCRIBE_ENUM(AuditKind, signed_in, sign_in_failed, totp_failed, signed_out, signed_out_everywhere,
                    password_changed, password_reset, totp_enabled, totp_disabled, signed_in_by_issuer)

struct AuditEvent {
  std::string id;
  Timestamp at;
  AuditKind kind = AuditKind::signed_in;
  AccountId account;  // empty when the login is unknown
  std::string login, address, agent, detail;
};
BOOST_DESCRIBE_STRUCT(AuditEvent, (), (id, at, kind, account, login, address, agent, detail))

void audit(database::Transaction& tx, CommitteeId committee, AuditKind kind, const AccountId& account,
           std::string_view login, const http::Request& request, Timestamp at, std::string_view detail = {});
// Newest first, before the event `before` ("" for the newest).
std::vector<AuditEvent> audit_before(database::Transaction& tx, CommitteeId committee,
                                     std::string_view before, int limit);
void forget_audit(database::Transaction& tx, Timestamp before);  // older than the time they must be kept

}  // namespace yishi::identity

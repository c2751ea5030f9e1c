#include "core/identity/audit.hpp"

namespace yishi::identity {
namespace {

std::string shortened(std::string_view text, std::size_t bytes) {
  std::size_t end = std::min(text.size(), bytes);
  while (end > 0 && end < text.size() && (text[end] & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end));
}

}  // namespace

void audit(database::Transaction& tx, CommitteeId committee, AuditKind kind, const AccountId& account,
           std::string_view login, const http::Request& request, Timestamp at, std::string_view detail) {
  tx.run(
      "INSERT INTO audit_events (committee_id, id, at, kind, account_id, login, address, agent, detail) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      committee, Id<struct AuditTag>::make(), at, kind, account, shortened(login, 64), request.remote,
      shortened(request.header("user-agent"), 200), detail);
}

std::vector<AuditEvent> audit_before(database::Transaction& tx, CommitteeId committee,
                                     std::string_view before, int limit) {
  return tx.all<AuditEvent>(
      "SELECT id, at, kind, account_id, login, address, agent, detail FROM audit_events "
      "WHERE committee_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
      committee, before.empty() ? std::string_view("z") : before, limit);
}

void forget_audit(database::Transaction& tx, Timestamp before) {
  tx.run("DELETE FROM audit_events WHERE at < ?1", before);
}

}  // namespace yishi::identity

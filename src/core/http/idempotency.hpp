// Idempotency-Key: a write that is sent again (a phone that lost its network) is answered again, not done
// again. The reply is kept in the transaction of the act itself, so either both are there or neither.
#pragma once
#include <atomic>
#include <optional>
#include <string>

#include "core/http/http.hpp"

namespace yishi::http {

class Idempotency {
 public:
  // `scope` names who asked for what under which key; `body` what was sent. Hashes, so that neither cookies
  // nor texts stand in the table.
  struct Key {
    std::string scope, body;
  };
  // Nothing without the header. Refusal: invalid "bad_idempotency_key" (1–200 visible ASCII characters).
  static Result<std::optional<Key>> key_of(const Request& request);

  // The reply given before under this key; a problem (422) when the key was used with another body; else
  // nothing.
  std::optional<Reply> earlier(database::Transaction& tx, const Key& key, const Request& request);
  // Keeps a reply for 48 hours. Replies with cookies or `no-store` hold secrets and are not kept.
  void keep(database::Transaction& tx, const Key& key, const Reply& reply, Timestamp now);

 private:
  std::atomic<std::int64_t> purged_at_{0};
};

}  // namespace yishi::http

#include "core/http/idempotency.hpp"

#include <openssl/evp.h>

#include <array>
#include <span>

namespace yishi::http {
namespace {

constexpr std::int64_t kept_for = 48 * 3'600'000LL, purge_every = 10 * 60'000LL;

constexpr std::array<database::Migration, 1> list{database::Migration{5, "http: idempotency keys", R"(
CREATE TABLE idempotency_keys (
  scope TEXT PRIMARY KEY,
  body_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  type TEXT NOT NULL,
  headers TEXT NOT NULL,
  body BLOB NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (at);
)",
                                                                      ""}};

struct Kept {
  std::string body_hash;
  int status = 0;
  std::string type;
  std::string headers;  // JSON: {"Location":"…"}
  database::Blob body;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (body_hash, status, type, headers, body))

// Each part is preceded by its length, so that no two lists of parts give the same bytes.
std::string digest(std::initializer_list<std::string_view> parts) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string all;
  for (const auto part : parts) {
    all += std::to_string(part.size());
    all += ':';
    all += part;
  }
  unsigned char hash[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_Digest(all.data(), all.size(), hash, &size, EVP_sha256(), nullptr);
  std::string out;
  for (unsigned int i = 0; i < size; ++i) {
    out += digits[hash[i] >> 4];
    out += digits[hash[i] & 15];
  }
  return out;
}

bool is_secret(const Reply& reply) {
  for (const auto& [name, value] : reply.headers) {
    if (name == "Set-Cookie" || value.find("no-store") != std::string::npos) return true;
  }
  return false;
}

std::string verb_text(Verb verb) { return std::to_string(static_cast<int>(verb)); }

}  // namespace

std::span<const database::Migration> migrations() { return list; }

Result<std::optional<Idempotency::Key>> Idempotency::key_of(const Request& request) {
  const auto given = request.header("idempotency-key");
  if (given.empty()) return std::nullopt;
  bool visible = given.size() <= 200;
  for (const char c : given) visible = visible && c > 0x20 && c < 0x7f;
  if (!visible) {
    return refuse(Why::invalid, "bad_idempotency_key",
                  {"Idempotency-Key 应为 1 至 200 个可见字符，例如一个 UUID。",
                   "Idempotency-Key must be 1 to 200 visible characters, a UUID for instance."});
  }
  return Key{digest({request.header("cookie"), request.header("authorization"), verb_text(request.verb),
                     request.path, given}),
             digest({request.body})};
}

std::optional<Reply> Idempotency::earlier(database::Transaction& tx, const Key& key, const Request& request) {
  const auto kept = tx.first<Kept>(
      "SELECT body_hash, status, type, headers, body FROM idempotency_keys WHERE scope = ?1", key.scope);
  if (!kept) return std::nullopt;
  if (kept->body_hash != key.body) {
    return problem(
        Refusal{Why::invalid,
                "idempotency_key_reused",
                {"这个 Idempotency-Key 已用于另一份内容，请换一个新的再提交。",
                 "This Idempotency-Key was used with another body; send the request with a new one."},
                {}},
        request);
  }
  Reply reply{kept->status,
              kept->type,
              std::string(reinterpret_cast<const char*>(kept->body.data()), kept->body.size()),
              {}};
  if (const auto headers = json::read<std::map<std::string, std::string>>(kept->headers)) {
    reply.headers.assign(headers->begin(), headers->end());
  }
  reply.headers.emplace_back("Idempotency-Replayed", "true");
  return reply;
}

void Idempotency::keep(database::Transaction& tx, const Key& key, const Reply& reply, Timestamp now) {
  if (is_secret(reply)) return;
  const std::map<std::string, std::string> headers(reply.headers.begin(), reply.headers.end());
  const std::span body(reinterpret_cast<const std::byte*>(reply.body.data()), reply.body.size());
  tx.run(
      "INSERT INTO idempotency_keys (scope, body_hash, status, type, headers, body, at) VALUES (?1, ?2, ?3, "
      "?4, ?5, ?6, ?7)",
      key.scope, key.body, reply.status, reply.type, json::to_text(headers), body, now);
  if (now.milliseconds - purged_at_ < purge_every) return;
  purged_at_ = now.milliseconds;
  tx.run("DELETE FROM idempotency_keys WHERE at < ?1", now.milliseconds - kept_for);
}

}  // namespace yishi::http

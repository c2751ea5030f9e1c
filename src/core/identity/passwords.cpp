#include "core/identity/passwords.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <charconv>
#include <stdexcept>
#include <vector>

#include "core/identity/digest.hpp"

namespace yishi::identity {
namespace {

constexpr std::size_t salt_bytes = crypto_pwhash_argon2id_SALTBYTES;

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(by);
    parts.push_back(text.substr(0, at));
    if (at == text.npos) return parts;
    text.remove_prefix(at + 1);
  }
}

struct Stored {
  int memory_mib = 0, passes = 0;
  std::string_view key, method;
  std::string salt, tag;
};

int number_after(std::string_view text, std::string_view name) {
  int value = 0;
  if (text.starts_with(name)) std::from_chars(text.data() + name.size(), text.data() + text.size(), value);
  return value;
}

std::optional<Stored> parse(std::string_view text) {
  const auto parts = split(text, '$');
  if (parts.size() != 6 || parts[0] != "argon2id") return std::nullopt;
  const auto costs = split(parts[1], ',');
  if (costs.size() != 2) return std::nullopt;
  Stored stored{number_after(costs[0], "m=") / 1024,
                number_after(costs[1], "t="),
                parts[2],
                parts[3],
                from_base64url(parts[4]),
                from_base64url(parts[5])};
  if (stored.memory_mib < 1 || stored.memory_mib > 1024 || stored.passes < 1 || stored.passes > 10)
    return std::nullopt;
  if (stored.salt.size() != salt_bytes || stored.tag.size() != 32) return std::nullopt;
  return stored;
}

}  // namespace

// One of the few places at the hashing bench; empty when too many wait already.
struct Passwords::Turn {
  explicit Turn(Passwords& bench) : bench_(bench) {
    std::unique_lock lock(bench_.mutex_);
    if (bench_.running_ >= bench_.settings_.at_once) {
      if (bench_.waiting_ >= bench_.settings_.waiting) return;
      ++bench_.waiting_;
      bench_.freed_.wait(lock, [&] { return bench_.running_ < bench_.settings_.at_once; });
      --bench_.waiting_;
    }
    ++bench_.running_;
    taken = true;
  }
  ~Turn() {
    if (!taken) return;
    const std::lock_guard lock(bench_.mutex_);
    --bench_.running_;
    bench_.freed_.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  static std::unexpected<Refusal> refused() {
    return refuse(Why::unavailable, "busy_signing_in",
                  {"现在登录的人太多，请稍等片刻再试。",
                   "Too many people are signing in just now; try again in a moment."});
  }

  bool taken = false;

 private:
  Passwords& bench_;
};

Passwords::Passwords(const Keys& keys, Profile profile, PasswordSettings settings)
    : keys_(keys), profile_(profile), settings_(settings) {
  settings_.memory_mib = std::clamp(settings_.memory_mib, 8, 1024);
  settings_.passes = std::clamp(settings_.passes, 1, 10);
  settings_.at_once = std::clamp(settings_.at_once, 1, 16);
}

std::string Passwords::tag(std::string_view password, std::string_view salt, int memory_mib, int passes,
                           std::string_view key, std::string_view method) const {
  std::string out(32, '\0');
  const int failed =
      crypto_pwhash(reinterpret_cast<unsigned char*>(out.data()), out.size(), password.data(),
                    password.size(), bytes_of(salt).data(), static_cast<unsigned long long>(passes),
                    static_cast<std::size_t>(memory_mib) << 20, crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0) throw std::runtime_error("Argon2id could not run (out of memory?)");
  return hmac(method == "sm3" ? Digest::sm3 : Digest::sha256, keys_.derive(key, "pepper"), out);
}

std::string Passwords::head() const {
  return fmt::format("argon2id$m={},t={}${}${}$", settings_.memory_mib * 1024, settings_.passes,
                     keys_.current(), profile_ == Profile::guomi ? "sm3" : "sha256");
}

Result<std::string> Passwords::hash(std::string_view password) {
  const Turn turn(*this);
  if (!turn.taken) return Turn::refused();
  const std::string salt = random_bytes(salt_bytes);
  const std::string tag = this->tag(password, salt, settings_.memory_mib, settings_.passes, keys_.current(),
                                    profile_ == Profile::guomi ? "sm3" : "sha256");
  return head() + to_base64url(salt) + "$" + to_base64url(tag);
}

Result<bool> Passwords::verify(std::string_view password, std::string_view stored) {
  const Turn turn(*this);
  if (!turn.taken) return Turn::refused();
  const auto known = parse(stored);
  if (!known || !keys_.knows(known->key)) {
    tag(password, std::string(salt_bytes, '\0'), settings_.memory_mib, settings_.passes, keys_.current(),
        "sha256");
    return false;
  }
  return same_bytes(tag(password, known->salt, known->memory_mib, known->passes, known->key, known->method),
                    known->tag);
}

bool Passwords::is_outdated(std::string_view stored) const { return !stored.starts_with(head()); }

std::string one_time_password() {
  static constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";
  random_bytes(1);  // starts libsodium
  std::string out;
  for (int i = 0; i < 16; ++i)
    out += alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
  return out;
}

}  // namespace yishi::identity

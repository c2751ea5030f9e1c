#include "core/identity/sealed.hpp"

#include <openssl/evp.h>

#include <stdexcept>

#include "core/identity/digest.hpp"

namespace yishi::identity {
namespace {

constexpr std::size_t gcm_nonce = 12, gcm_tag = 16, ctr_nonce = 16, sm3_tag = 32;

std::string associated(const Place& place) {
  std::string out = std::to_string(number(place.committee));
  for (const std::string_view part : {place.table, place.column, place.id}) {
    out += '|';
    out += part;
  }
  return out;
}

struct Cipher {
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
  Cipher() {
    if (!context) throw std::bad_alloc();
  }
  ~Cipher() { EVP_CIPHER_CTX_free(context); }
  Cipher(const Cipher&) = delete;
  Cipher& operator=(const Cipher&) = delete;
};

void must(int code) {
  if (code != 1) throw std::runtime_error("OpenSSL refused to encrypt");
}

unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

const EVP_CIPHER* aes_gcm() {
  static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  return cipher;
}
const EVP_CIPHER* sm4_ctr() {
  static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "SM4-CTR", nullptr);
  return cipher;
}

std::string gcm_seal(const std::string& key, std::string_view clear, const std::string& about) {
  std::string out = random_bytes(gcm_nonce);
  const std::string nonce = out;
  out.resize(gcm_nonce + clear.size() + gcm_tag);
  Cipher cipher;
  int size = 0;
  must(EVP_EncryptInit_ex(cipher.context, aes_gcm(), nullptr, bytes_of(key).data(), bytes_of(nonce).data()));
  must(EVP_EncryptUpdate(cipher.context, nullptr, &size, bytes_of(about).data(),
                         static_cast<int>(about.size())));
  must(EVP_EncryptUpdate(cipher.context, raw(out) + gcm_nonce, &size, bytes_of(clear).data(),
                         static_cast<int>(clear.size())));
  must(EVP_EncryptFinal_ex(cipher.context, raw(out) + gcm_nonce + size, &size));
  must(EVP_CIPHER_CTX_ctrl(cipher.context, EVP_CTRL_GCM_GET_TAG, gcm_tag,
                           raw(out) + gcm_nonce + clear.size()));
  return out;
}

std::optional<std::string> gcm_open(const std::string& key, std::string_view box, const std::string& about) {
  if (box.size() < gcm_nonce + gcm_tag) return std::nullopt;
  const std::string_view text = box.substr(gcm_nonce, box.size() - gcm_nonce - gcm_tag);
  std::string tag(box.substr(box.size() - gcm_tag));
  std::string out(text.size(), '\0');
  Cipher cipher;
  int size = 0;
  must(EVP_DecryptInit_ex(cipher.context, aes_gcm(), nullptr, bytes_of(key).data(), bytes_of(box).data()));
  must(EVP_DecryptUpdate(cipher.context, nullptr, &size, bytes_of(about).data(),
                         static_cast<int>(about.size())));
  must(EVP_DecryptUpdate(cipher.context, raw(out), &size, bytes_of(text).data(),
                         static_cast<int>(text.size())));
  must(EVP_CIPHER_CTX_ctrl(cipher.context, EVP_CTRL_GCM_SET_TAG, gcm_tag, raw(tag)));
  if (EVP_DecryptFinal_ex(cipher.context, raw(out) + size, &size) != 1) return std::nullopt;
  return out;
}

std::string sm4_run(const std::string& key, std::string_view nonce, std::string_view text) {
  std::string out(text.size(), '\0');
  Cipher cipher;
  int size = 0;
  // The key of SM4 has 16 bytes, of which the derived key gives the first half.
  must(EVP_EncryptInit_ex(cipher.context, sm4_ctr(), nullptr, bytes_of(key).data(), bytes_of(nonce).data()));
  must(EVP_EncryptUpdate(cipher.context, raw(out), &size, bytes_of(text).data(),
                         static_cast<int>(text.size())));
  return out;
}

std::string sm4_tag(const std::string& key, std::string_view box, const std::string& about) {
  return hmac(Digest::sm3, key, std::to_string(about.size()) + '|' + about + std::string(box));
}

std::string sm4_seal(const std::string& key, const std::string& mac, std::string_view clear,
                     const std::string& about) {
  std::string box = random_bytes(ctr_nonce);
  box += sm4_run(key, box, clear);
  return box + sm4_tag(mac, box, about);
}

std::optional<std::string> sm4_open(const std::string& key, const std::string& mac, std::string_view box,
                                    const std::string& about) {
  if (box.size() < ctr_nonce + sm3_tag) return std::nullopt;
  const std::string_view sealed = box.substr(0, box.size() - sm3_tag);
  if (!same_bytes(sm4_tag(mac, sealed, about), box.substr(sealed.size()))) return std::nullopt;
  return sm4_run(key, sealed.substr(0, ctr_nonce), sealed.substr(ctr_nonce));
}

// Splits UTF-8 at characters, so that masking never cuts one in half.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string masked(std::string_view text, std::size_t head, std::size_t tail, std::size_t stars) {
  const std::size_t size = characters(text);
  if (size != text.size() || size < head + tail + 3) return std::string(size, '*');
  return std::string(text.substr(0, head)) + std::string(stars ? stars : size - head - tail, '*') +
         std::string(text.substr(size - tail));
}

}  // namespace

Sealer::Sealer(const Keys& keys, Profile profile) : profile_(profile), current_(keys.current()) {
  for (const auto& id : keys.ids()) {
    keys_.emplace(
        id, RootKeys{keys.derive(id, "seal:aes"), keys.derive(id, "seal:sm4"), keys.derive(id, "seal:mac")});
  }
  // The oldest key: a blind index that changed with every rotation would find nothing written before.
  blind_key_ = keys.derive(keys.ids().front(), "blind");
}

const Sealer::RootKeys* Sealer::keys_of(std::string_view id) const {
  const auto found = keys_.find(id);
  return found == keys_.end() ? nullptr : &found->second;
}

std::string Sealer::seal(std::string_view clear, const Place& place) const {
  if (clear.empty()) return {};
  const RootKeys& keys = *keys_of(current_);
  const std::string about = associated(place);
  const bool guomi = profile_ == Profile::guomi;
  const std::string box =
      guomi ? sm4_seal(keys.sm4, keys.mac, clear, about) : gcm_seal(keys.aes, clear, about);
  return (guomi ? "g1." : "s1.") + current_ + "." + to_base64url(box);
}

std::optional<std::string> Sealer::open(std::string_view sealed, const Place& place) const {
  if (sealed.empty()) return std::string();
  const auto dot = sealed.find('.', 3);
  if (dot == sealed.npos) return std::nullopt;
  const RootKeys* keys = keys_of(sealed.substr(3, dot - 3));
  if (!keys) return std::nullopt;
  const std::string box = from_base64url(sealed.substr(dot + 1));
  if (sealed.starts_with("s1.")) return gcm_open(keys->aes, box, associated(place));
  if (sealed.starts_with("g1.")) return sm4_open(keys->sm4, keys->mac, box, associated(place));
  return std::nullopt;
}

std::string Sealer::blind_index(std::string_view clear, CommitteeId committee,
                                std::string_view column) const {
  if (clear.empty()) return {};
  const std::string text =
      std::to_string(number(committee)) + '|' + std::string(column) + '|' + std::string(clear);
  return to_hex(hmac(profile_ == Profile::guomi ? Digest::sm3 : Digest::sha256, blind_key_, text))
      .substr(0, 16);
}

std::string masked_phone(std::string_view phone) { return masked(phone, 3, 4, 4); }
std::string masked_id_number(std::string_view text) { return masked(text, 4, 4, 0); }

}  // namespace yishi::identity

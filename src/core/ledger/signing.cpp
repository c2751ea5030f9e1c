#include "core/ledger/signing.hpp"

#include <fcntl.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace yishi::ledger {
namespace {

constexpr std::string_view sm2_identity = "1234567812345678";  // GB/T 35276, where nothing else is agreed

[[noreturn]] void fail(const std::string& doing) {
  char detail[200];
  ERR_error_string_n(ERR_get_error(), detail, sizeof detail);
  throw std::runtime_error(doing + ": " + detail);
}

Key made(Signature signature) {
  Key key(signature == Signature::sm2 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2")
                                      : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  if (!key) fail("making a key");
  return key;
}

struct CloseFile {
  void operator()(FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<FILE, CloseFile>;

void write_pem(const std::string& path, mode_t mode, EVP_PKEY* key, bool secret) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor < 0) throw std::runtime_error("cannot make " + path + ": " + std::strerror(errno));
  const File file(::fdopen(descriptor, "w"));
  const int written = secret
                          ? PEM_write_PKCS8PrivateKey(file.get(), key, nullptr, nullptr, 0, nullptr, nullptr)
                          : PEM_write_PUBKEY(file.get(), key);
  if (!written || std::fflush(file.get()) != 0 || ::fsync(descriptor) != 0) fail("writing " + path);
}

bool is_kind(EVP_PKEY* key, Signature signature) {
  return EVP_PKEY_is_a(key, signature == Signature::sm2 ? "SM2" : "ED25519") == 1;
}

// A context for signing or verifying; SM2 wants its identity before it hashes.
struct Context {
  EVP_MD_CTX* digest = EVP_MD_CTX_new();
  EVP_PKEY_CTX* sm2 = nullptr;
  Context(EVP_PKEY* key, Signature signature) {
    if (signature != Signature::sm2) return;
    sm2 = EVP_PKEY_CTX_new(key, nullptr);
    EVP_PKEY_CTX_set1_id(sm2, sm2_identity.data(), sm2_identity.size());
    EVP_MD_CTX_set_pkey_ctx(digest, sm2);
  }
  ~Context() {
    EVP_MD_CTX_free(digest);
    EVP_PKEY_CTX_free(sm2);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

const EVP_MD* hash_for(Signature signature) { return signature == Signature::sm2 ? EVP_sm3() : nullptr; }

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

void FreeKey::operator()(evp_pkey_st* key) const { EVP_PKEY_free(key); }

std::string encode_base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes_of(bytes),
                                     static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

std::optional<std::string> decode_base64(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0 || text.size() > 4096) return std::nullopt;
  std::string out(text.size() / 4 * 3, '\0');
  const int length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes_of(text),
                                     static_cast<int>(text.size()));
  if (length < 0) return std::nullopt;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  out.resize(static_cast<std::size_t>(length) - padding);
  if (encode_base64(out) != text) return std::nullopt;
  return out;
}

Key private_key(const std::string& file, Signature signature) {
  if (::access(file.c_str(), F_OK) != 0) {
    auto key = made(signature);
    write_pem(file, 0600, key.get(), true);
    const std::string beside = file.substr(0, file.rfind(".pem")) + ".pub.pem";
    ::unlink(beside.c_str());
    write_pem(beside, 0644, key.get(), false);
    return key;
  }
  const File from(std::fopen(file.c_str(), "r"));
  if (!from) throw std::runtime_error("cannot read " + file + ": " + std::strerror(errno));
  Key key(PEM_read_PrivateKey(from.get(), nullptr, nullptr, nullptr));
  if (!key || !is_kind(key.get(), signature)) fail("reading the key in " + file);
  return key;
}

std::optional<Key> public_key(std::string_view base64_of_der, Signature signature) {
  const auto der = decode_base64(base64_of_der);
  if (!der) return std::nullopt;
  const unsigned char* at = bytes_of(*der);
  Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der->size())));
  if (!key || at != bytes_of(*der) + der->size() || !is_kind(key.get(), signature)) return std::nullopt;
  return key;
}

std::string public_half(evp_pkey_st* key) {
  unsigned char* der = nullptr;
  const int length = i2d_PUBKEY(key, &der);
  if (length <= 0) fail("encoding a public key");
  const auto out = encode_base64({reinterpret_cast<const char*>(der), static_cast<std::size_t>(length)});
  OPENSSL_free(der);
  return out;
}

std::string sign(evp_pkey_st* key, Signature signature, std::string_view text) {
  const Context context(key, signature);
  std::size_t length = 0;
  if (EVP_DigestSignInit(context.digest, nullptr, hash_for(signature), nullptr, key) != 1 ||
      EVP_DigestSign(context.digest, nullptr, &length, bytes_of(text), text.size()) != 1) {
    fail("signing");
  }
  std::string out(length, '\0');
  if (EVP_DigestSign(context.digest, reinterpret_cast<unsigned char*>(out.data()), &length, bytes_of(text),
                     text.size()) != 1) {
    fail("signing");
  }
  out.resize(length);
  return encode_base64(out);
}

bool holds(evp_pkey_st* key, Signature signature, std::string_view text,
           std::string_view signature_in_base64) {
  const auto bytes = decode_base64(signature_in_base64);
  if (!bytes) return false;
  const Context context(key, signature);
  return EVP_DigestVerifyInit(context.digest, nullptr, hash_for(signature), nullptr, key) == 1 &&
         EVP_DigestVerify(context.digest, bytes_of(*bytes), bytes->size(), bytes_of(text), text.size()) == 1;
}

}  // namespace yishi::ledger

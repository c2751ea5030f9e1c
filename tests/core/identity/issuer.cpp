#include "issuer.hpp"

#include <arpa/inet.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/rsa.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

#include "core/identity/digest.hpp"

namespace yishi::identity {
namespace {

std::string number(EVP_PKEY* key, const char* name, int bytes = 0) {
  BIGNUM* value = nullptr;
  EVP_PKEY_get_bn_param(key, name, &value);
  std::string out(static_cast<std::size_t>(bytes ? bytes : BN_num_bytes(value)), '\0');
  BN_bn2binpad(value, reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(out.size()));
  BN_free(value);
  return to_base64url(out);
}

std::string sign(EVP_PKEY* key, const std::string& text) {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  std::size_t size = 0;
  EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key);
  EVP_DigestSign(context, nullptr, &size, bytes_of(text).data(), text.size());
  std::string out(size, '\0');
  EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &size, bytes_of(text).data(),
                 text.size());
  EVP_MD_CTX_free(context);
  out.resize(size);
  return out;
}

// r and s side by side, as JOSE wants them.
std::string raw_signature(const std::string& der) {
  const auto* from = bytes_of(der).data();
  ECDSA_SIG* signature = d2i_ECDSA_SIG(nullptr, &from, static_cast<long>(der.size()));
  std::string out(64, '\0');
  auto* to = reinterpret_cast<unsigned char*>(out.data());
  BN_bn2binpad(ECDSA_SIG_get0_r(signature), to, 32);
  BN_bn2binpad(ECDSA_SIG_get0_s(signature), to + 32, 32);
  ECDSA_SIG_free(signature);
  return out;
}

std::string field(const std::string& text, const std::string& name) {
  const auto at = text.find(name + "=");
  if (at == text.npos) return {};
  const auto from = at + name.size() + 1;
  return text.substr(from, text.find('&', from) - from);
}

std::string reply(int status, const std::string& body) {
  return "HTTP/1.1 " + std::to_string(status) +
         " x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string whole_request(int socket) {
  std::string text;
  char buffer[4096];
  while (text.size() < 65536) {
    const auto end = text.find("\r\n\r\n");
    if (end != text.npos) {
      const auto length = text.find("Content-Length: ");
      const std::size_t body = length < end ? std::stoul(text.substr(length + 16)) : 0;
      if (text.size() >= end + 4 + body) return text;
    }
    const auto got = ::recv(socket, buffer, sizeof buffer, 0);
    if (got <= 0) return text;
    text.append(buffer, static_cast<std::size_t>(got));
  }
  return text;
}

}  // namespace

Issuer::Issuer(const Clock& clock)
    : clock_(clock), rsa_(EVP_RSA_gen(2048)), ec_(EVP_EC_gen("P-256")), foreign_(EVP_RSA_gen(2048)) {
  listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof at;
  if (::bind(listening_, reinterpret_cast<sockaddr*>(&at), size) != 0 || ::listen(listening_, 16) != 0 ||
      ::getsockname(listening_, reinterpret_cast<sockaddr*>(&at), &size) != 0) {
    throw std::runtime_error("the test's issuer cannot listen");
  }
  port_ = ntohs(at.sin_port);
  thread_ = std::thread([this] { serve(); });
}

Issuer::~Issuer() {
  over_ = true;
  thread_.join();
  ::close(listening_);
  for (EVP_PKEY* key : {rsa_, ec_, foreign_}) EVP_PKEY_free(key);
}

void Issuer::shape(TokenShape shape) {
  const std::lock_guard lock(mutex_);
  shape_ = std::move(shape);
}

std::string Issuer::code_for(const std::string& authorization_url) {
  const std::lock_guard lock(mutex_);
  nonce_ = field(authorization_url, "nonce");
  challenge_ = field(authorization_url, "code_challenge");
  return "the-code";
}

void Issuer::serve() {
  while (!over_) {
    pollfd waiting{listening_, POLLIN, 0};
    if (::poll(&waiting, 1, 50) <= 0) continue;
    const int socket = ::accept(listening_, nullptr, nullptr);
    if (socket < 0) continue;
    const std::string text = answer(whole_request(socket));
    [[maybe_unused]] const auto sent = ::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
    ::close(socket);
  }
}

std::string Issuer::answer(const std::string& request) {
  ++asked_;
  const std::string here = address();
  if (request.starts_with("GET /.well-known/openid-configuration ")) {
    return reply(200, R"({"issuer":")" + here + R"(","authorization_endpoint":")" + here +
                          R"(/authorize","token_endpoint":")" + here + R"(/token","jwks_uri":")" + here +
                          R"(/keys"})");
  }
  if (request.starts_with("GET /keys ")) return reply(200, key_set());
  if (request.starts_with("POST /token ")) return exchange(request.substr(request.find("\r\n\r\n") + 4));
  return reply(404, "{}");
}

// PKCE as the issuer checks it: the verifier must hash to the challenge of the authorization request.
std::string Issuer::exchange(const std::string& form) {
  std::string nonce, challenge;
  {
    const std::lock_guard lock(mutex_);
    nonce = nonce_;
    challenge = challenge_;
  }
  const std::string proof = to_base64url(digest(Digest::sha256, field(form, "code_verifier")));
  if (field(form, "code") != "the-code" || field(form, "client_secret") != "client-secret" ||
      proof != challenge) {
    return reply(400, R"({"error":"invalid_grant"})");
  }
  return reply(200, R"({"access_token":"a","token_type":"Bearer","id_token":")" + token(nonce) + "\"}");
}

std::string Issuer::key_set() const {
  return R"({"keys":[{"kty":"RSA","use":"sig","kid":"r1","alg":"RS256","n":")" +
         number(rsa_, OSSL_PKEY_PARAM_RSA_N) + R"(","e":")" + number(rsa_, OSSL_PKEY_PARAM_RSA_E) +
         R"("},{"kty":"EC","use":"sig","kid":"e1","crv":"P-256","x":")" +
         number(ec_, OSSL_PKEY_PARAM_EC_PUB_X, 32) + R"(","y":")" +
         number(ec_, OSSL_PKEY_PARAM_EC_PUB_Y, 32) + "\"}]}";
}

std::string Issuer::token(const std::string& nonce) const {
  const std::lock_guard lock(mutex_);
  const std::int64_t now = clock_.now().milliseconds / 1000;
  std::map<std::string, std::string> claims = {
      {"iss", "\"" + address() + "\""},  {"aud", "\"yishi\""},         {"sub", "\"subject-1\""},
      {"nonce", "\"" + nonce + "\""},    {"iat", std::to_string(now)}, {"exp", std::to_string(now + 300)},
      {"preferred_username", "\"wang\""}};
  for (const auto& [name, value] : shape_.claims) claims[name] = value;
  std::string body = "{";
  for (const auto& [name, value] : claims) {
    if (!value.empty()) body += (body.size() > 1 ? ",\"" : "\"") + name + "\":" + value;
  }
  body += "}";
  const char* heads[] = {R"({"alg":"RS256","kid":"r1"})", R"({"alg":"ES256","kid":"e1"})",
                         R"({"alg":"none"})", R"({"alg":"HS256","kid":"r1"})"};
  const std::string text = to_base64url(heads[static_cast<int>(shape_.algorithm)]) + "." + to_base64url(body);
  std::string signature;
  switch (shape_.algorithm) {
    case Algorithm::rs256:
      signature = sign(shape_.foreign_key ? foreign_ : rsa_, text);
      break;
    case Algorithm::es256:
      signature = raw_signature(sign(ec_, text));
      break;
    case Algorithm::none:
      break;
    case Algorithm::hs256:
      signature = hmac(Digest::sha256, number(rsa_, OSSL_PKEY_PARAM_RSA_N), text);
      break;
  }
  if (shape_.break_signature)
    signature[signature.size() / 2] = static_cast<char>(signature[signature.size() / 2] ^ 1);
  return text + "." + to_base64url(signature);
}

}  // namespace yishi::identity

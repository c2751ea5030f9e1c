#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include "server.hpp"

namespace yishi::http::testing {
namespace {

// A certificate for 127.0.0.1 that vouches for itself.
void write_certificate(const std::string& certificate_file, const std::string& key_file) {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  X509_NAME* name = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("127.0.0.1"),
                             -1, -1, 0);
  X509_set_issuer_name(certificate, name);
  X509_EXTENSION* alternative = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
  X509_add_ext(certificate, alternative, -1);
  X509_sign(certificate, key, EVP_sha256());
  FILE* file = std::fopen(certificate_file.c_str(), "w");
  PEM_write_X509(file, certificate);
  std::fclose(file);
  file = std::fopen(key_file.c_str(), "w");
  PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(file);
  X509_EXTENSION_free(alternative);
  X509_free(certificate);
  EVP_PKEY_free(key);
}

struct Secured {
  Secured() {
    settings.certificate = folder.file("cert.pem");
    settings.key = folder.file("key.pem");
    write_certificate(settings.certificate, settings.key);
  }
  Folder folder;
  ListenerSettings settings;
};

// The version that a client gets which offers `lowest` to `highest`; 0 when the server refuses.
int negotiated(const Server& server, int lowest, int highest) {
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_security_level(context, 0);
  SSL_CTX_set_min_proto_version(context, lowest);
  SSL_CTX_set_max_proto_version(context, highest);
  SSL* ssl = SSL_new(context);
  const int descriptor = server.connect();
  SSL_set_fd(ssl, descriptor);
  const int version = SSL_connect(ssl) == 1 ? SSL_version(ssl) : 0;
  SSL_free(ssl);
  SSL_CTX_free(context);
  ::close(descriptor);
  return version;
}

TEST(Tls, ServesOverOurOwnCertificate) {
  Secured secured;
  Server server(secured.settings);
  Client client(ClientSettings{.origin = server.origin(), .trusted = secured.settings.certificate});
  const auto answer = client.get("/api/v1/who");
  ASSERT_TRUE(answer) << answer.error().words.en;
  EXPECT_EQ(answer->body, R"({"remote":"127.0.0.1","secure":true})");
  EXPECT_EQ(answer->header("strict-transport-security"), "max-age=31536000; includeSubDomains");
  EXPECT_EQ(client.get("/api/v1/long")->body.size(), 20002u);
  EXPECT_EQ(client.post("/api/v1/things", "{\"n\":1}")->status, 201);
  EXPECT_EQ(client.get("/api/v1/work")->status, 200);
}

TEST(Tls, IsNotTrustedByAClientThatDoesNotKnowIt) {
  Secured secured;
  Server server(secured.settings);
  EXPECT_FALSE(Client(ClientSettings{.origin = server.origin()}).get("/api/v1/ping"));
}

TEST(Tls, SpeaksOnlyNewVersions) {
  Secured secured;
  Server server(secured.settings);
  EXPECT_EQ(negotiated(server, TLS1_2_VERSION, TLS1_2_VERSION), TLS1_2_VERSION);
  EXPECT_EQ(negotiated(server, TLS1_2_VERSION, TLS1_3_VERSION), TLS1_3_VERSION);
  EXPECT_EQ(negotiated(server, TLS1_VERSION, TLS1_1_VERSION), 0);
}

TEST(Tls, CarriesLiveSockets) {
  Secured secured;
  Server server(secured.settings);
  auto live = LiveClient::open({.origin = server.origin(), .trusted = secured.settings.certificate},
                               {{"sid", "one"}});
  ASSERT_TRUE(live) << live.error().words.en;
  for (int i = 0; i < 100 && !live->next(std::chrono::milliseconds(20)); ++i)
    server.listener->tell("account:one", "hello");
  server.listener->tell("account:one", "again");
  EXPECT_TRUE(live->next(std::chrono::milliseconds(1000)));
}

TEST(Tls, RefusesAMissingCertificate) {
  Secured secured;
  secured.settings.certificate = "/nonexistent.pem";
  EXPECT_THROW(Server server(secured.settings), std::runtime_error);
}

}  // namespace
}  // namespace yishi::http::testing

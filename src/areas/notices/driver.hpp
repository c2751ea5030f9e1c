// The way out of the house: one driver a channel. Drivers block; only the sender's thread calls them.
#pragma once
#include <memory>
#include <string>

#include "areas/notices/settings.hpp"

namespace yishi::notices {

struct Letter {
  std::string id;  // stable over retries; becomes the Message-ID
  std::string address;
  std::string subject;  // one line
  std::string body;     // plain text
  Timestamp at;
};

enum class Delivery {
  delivered,
  later,
  never
};  // never: retrying cannot help (the server refused the address)
struct Outcome {
  Delivery delivery = Delivery::delivered;
  std::string detail;  // for the operator; no addresses
};

class Driver {
 public:
  virtual ~Driver() = default;
  virtual Channel channel() const = 0;
  virtual Outcome send(const Letter& letter) = 0;
};

enum class Encryption { required, opportunistic, none };
BOOST_DESCRIBE_ENUM(Encryption, required, opportunistic, none)

struct SmtpSettings {
  std::string url;             // "smtp://mail.example:587" (STARTTLS) or "smtps://mail.example:465"
  std::string from;            // address of the sender
  std::string from_name;       // "某市政协提案委"
  std::string user, password;  // empty: no sign-in
  Encryption encryption = Encryption::required;
  int timeout_seconds = 30;
};
std::unique_ptr<Driver> smtp_driver(SmtpSettings settings);

// Writes one line a message to a file: for trying out SMS, WeChat and DingTalk before a contract with a
// provider, and for the demo. Never the text of a one-time code.
std::unique_ptr<Driver> log_driver(Channel channel, std::string file);

// The bytes that go over the wire after DATA: headers, encoded subject, base64 body, CRLF lines (RFC 5322,
// 2045, 2047).
std::string mail_text(const SmtpSettings& settings, const Letter& letter);

}  // namespace yishi::notices

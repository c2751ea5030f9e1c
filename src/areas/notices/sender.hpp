// Empties the outbox. A message is claimed, sent, and marked; a crash between sending and marking repeats it
// with the same Message-ID (at least once), a crash before claiming loses nothing.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "areas/notices/driver.hpp"

namespace yishi::notices {

struct SenderSettings {
  std::string site = "议事";  // stands in subjects
  std::string address;        // "https://yishi.example": links in letters begin with it; empty: no links
  std::string member_path = "/member", desk_path = "/desk";  // between the address and a notice's own path
};

class Sender {
 public:
  Sender(database::Database& db, const Clock& clock, SenderSettings settings,
         std::vector<std::unique_ptr<Driver>> drivers);
  ~Sender();  // stops after the letter in hand

  struct Sent {
    int delivered = 0, put_off = 0, given_up = 0;
  };
  Sent send_due();  // one round over everything that is due now
  void start();     // a thread that runs rounds every few seconds

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Pure: how long to wait after the n-th failed attempt (1, 2 …); nothing: give up.
std::optional<std::int64_t> wait_after(int attempts);

}  // namespace yishi::notices

// Tells open pages at once: `{"number","kind":"notice","unread"}` to the account a new notice is for, and
// `{"kind":"changed","proposal"}` to those who have to do with a proposal that changed. It reads what the
// followers have written, so with PostgreSQL each server tells its own sockets.
#pragma once
#include <memory>

#include "areas/notices/notices.hpp"
#include "core/http/http.hpp"

namespace yishi::notices {

class Announcer {
 public:
  Announcer(database::Database& db, http::Live& live);  // what is there already is not announced
  ~Announcer();
  int announce();  // one round; returns how many messages were told
  void start();    // a thread that runs a round after commits

 private:
  struct State;
  std::shared_ptr<State> state_;  // the database's wake call may outlive the announcer
};

}  // namespace yishi::notices

// A real listener on a free port with a real database in a folder of its own, and routes that show each way
// to run.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/http/client.hpp"
#include "core/http/listener.hpp"

namespace yishi::http::testing {

// A folder that is gone with its owner.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(std::string_view name) const { return (path_ / name).string(); }
  void write(std::string_view name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

class Server {
 public:
  explicit Server(ListenerSettings settings = {});
  ~Server();
  std::string origin() const;
  Client client() const { return Client(origin()); }
  // Sends bytes on a connection of their own and returns all that comes until the server closes, or
  // `patience` ends.
  std::string raw(std::string_view bytes, int patience_ms = 3000) const;
  int connect() const;           // a connected descriptor
  void until_things(int count);  // waits until so many rows stand

  Folder folder;
  std::unique_ptr<database::Database> db;
  Router router;
  std::vector<std::string> reports;
  std::unique_ptr<Listener> listener;

 private:
  void add_routes();
  bool secure_ = false;
};

std::string read_all(int descriptor, int patience_ms);  // and closes it
int status_of_reply(std::string_view reply);  // of the first reply in raw bytes; 0 when there is none
int count_of(std::string_view text, std::string_view part);

}  // namespace yishi::http::testing

// A tiny SMTP server on loopback for tests: takes whole letters, or answers RCPT as it is told to.
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace yishi::notices {

class SmtpServer {
 public:
  SmtpServer() {
    listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listening_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listening_, 8) != 0)
      std::abort();
    socklen_t length = sizeof address;
    ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &length);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~SmtpServer() {
    ::shutdown(listening_, SHUT_RDWR);
    thread_.join();
    ::close(listening_);
  }
  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  void answer_recipients(std::string reply) {  // "" takes them
    const std::lock_guard lock(mutex_);
    refusal_ = std::move(reply);
  }
  std::vector<std::string> letters() {
    const std::lock_guard lock(mutex_);
    return letters_;
  }

 private:
  void serve() {
    for (;;) {
      const int client = ::accept(listening_, nullptr, nullptr);
      if (client < 0) return;
      talk(client);
      ::close(client);
    }
  }
  static void say(int client, const std::string& line) {
    const std::string text = line + "\r\n";
    [[maybe_unused]] const auto n = ::send(client, text.data(), text.size(), MSG_NOSIGNAL);
  }
  static bool read_line(int client, std::string& line) {
    line.clear();
    char c = 0;
    while (::recv(client, &c, 1, 0) == 1) {
      line += c;
      if (line.ends_with("\r\n")) {
        line.resize(line.size() - 2);
        return true;
      }
    }
    return false;
  }
  void talk(int client) {
    say(client, "220 test");
    std::string line, letter;
    while (read_line(client, line)) {
      if (line.starts_with("RCPT")) {
        const std::lock_guard lock(mutex_);
        say(client, refusal_.empty() ? "250 ok" : refusal_);
      } else if (line == "DATA") {
        say(client, "354 go on");
        letter.clear();
        while (read_line(client, line) && line != ".") letter += line + "\n";
        const std::lock_guard lock(mutex_);
        letters_.push_back(letter);
        say(client, "250 taken");
      } else if (line == "QUIT") {
        say(client, "221 bye");
        return;
      } else {
        say(client, "250 test");
      }
    }
  }

  int listening_ = -1;
  int port_ = 0;
  std::thread thread_;
  std::mutex mutex_;
  std::string refusal_;
  std::vector<std::string> letters_;
};

}  // namespace yishi::notices

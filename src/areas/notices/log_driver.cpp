#include <fmt/format.h>

#include <fstream>

#include "areas/notices/driver.hpp"

namespace yishi::notices {
namespace {

std::string one_line(std::string_view text) {
  std::string out(text);
  for (auto& c : out) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return out;
}

class LogDriver final : public Driver {
 public:
  LogDriver(Channel channel, std::string file) : channel_(channel), file_(std::move(file)) {}
  Channel channel() const override { return channel_; }
  Outcome send(const Letter& letter) override {
    std::ofstream out(file_, std::ios::app);
    out << fmt::format("{}\t{}\t{}\t{}\t{}\n", to_iso(letter.at), json::name_of(channel_),
                       one_line(letter.address), one_line(letter.subject), one_line(letter.body));
    out.flush();
    if (!out) return {Delivery::later, "the log file cannot be written"};
    return {};
  }

 private:
  Channel channel_;
  std::string file_;
};

}  // namespace

std::unique_ptr<Driver> log_driver(Channel channel, std::string file) {
  return std::make_unique<LogDriver>(channel, std::move(file));
}

}  // namespace yishi::notices

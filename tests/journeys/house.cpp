#include "house.hpp"

#include <unistd.h>

#include <boost/json.hpp>
#include <fstream>

#include "yishi/commands/commands.hpp"

namespace yishi::journeys {

TestHouse& TestHouse::one() {
  static TestHouse house;
  return house;
}

TestHouse::TestHouse() : folder_(std::filesystem::temp_directory_path() / ("yishi-journeys-" + std::to_string(::getpid()))) {
  app::Configuration configuration;
  configuration.data = folder_.string();
  configuration.port = 0;
  configuration.requests_per_minute = 0;
  configuration.password_memory_mib = 19;
  configuration.password_passes = 2;
  if (auto made = app::make_demo(configuration, {.scale = 0.05}); !made) throw std::runtime_error(made.error().words.en);
  auto house = app::House::open(configuration);
  if (!house) throw std::runtime_error(house.error().words.en);
  house_ = std::move(*house);
  house_->add_routes("");
  if (auto started = house_->start(); !started) throw std::runtime_error(started.error().words.en);
  origin_ = "http://127.0.0.1:" + std::to_string(house_->listener->port());
}

TestHouse::~TestHouse() {
  house_.reset();
  std::filesystem::remove_all(folder_);
}

http::Client TestHouse::as(const std::string& login) const {
  http::Client client(origin_);
  if (login.empty()) return client;
  const auto answer = client.post("/api/v1/session", R"({"login":")" + login + R"(","password":"yunxi-2026-demo"})");
  if (!answer || !answer->good()) throw std::runtime_error("cannot sign in as " + login + ": " + (answer ? answer->body : ""));
  const auto session = boost::json::parse(answer->body);
  client.always("X-Csrf-Token", std::string(session.at("csrf").as_string()));
  return client;
}

}  // namespace yishi::journeys

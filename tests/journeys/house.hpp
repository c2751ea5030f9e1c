// A whole house with a small demo committee, listening on a free port; made once for all tests of the program.
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "core/http/client.hpp"
#include "yishi/house.hpp"

namespace yishi::journeys {

class TestHouse {
 public:
  static TestHouse& one();

  app::House& house() { return *house_; }
  const std::string& origin() const { return origin_; }
  // Signed in with the CSRF token set; login as the demo has it ("clerk", "m011", "unit01"); "" stays a stranger.
  http::Client as(const std::string& login) const;
  ~TestHouse();

 private:
  TestHouse();
  std::filesystem::path folder_;
  std::unique_ptr<app::House> house_;
  std::string origin_;
};

}  // namespace yishi::journeys

#include <fmt/format.h>
#include <signal.h>

#include <cstdio>

#include "core/identity/committees.hpp"
#include "core/identity/passwords.hpp"
#include "yishi/commands/commands.hpp"
#include "yishi/house.hpp"

namespace yishi::app {
namespace {

// Signals are blocked before any thread starts, so that this wait alone receives them.
sigset_t signals_of_interest() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set, signal);
  return set;
}

void wait_for_the_end(const sigset_t& signals, House& house) {
  for (int signal = 0; sigwait(&signals, &signal) == 0;) {
    if (signal != SIGHUP) return;
    house.listener->reopen_logs();
  }
}

void print_addresses(const House& house, const std::string& setup_code) {
  const auto scheme = house.configuration.certificate.empty() ? "http" : "https";
  const auto base = fmt::format("{}://{}:{}", scheme, house.configuration.address, house.listener->port());
  fmt::print("议事已启动 / Yishi is serving\n  门户 portal  {0}/\n  委员 member  {0}/member/\n  工作台 desk  {0}/desk/\n", base);
  if (!setup_code.empty()) {
    fmt::print("  首次设置 first run: {}/desk/setup  一次性验证码 one-time code: {}\n", base, setup_code);
  }
  std::fflush(stdout);
}

}  // namespace

Result<void> serve(Configuration configuration, const ServeOptions& options) {
  if (!options.address.empty()) configuration.address = options.address;
  if (options.port) configuration.port = *options.port;
  const sigset_t signals = signals_of_interest();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  auto house = House::open(std::move(configuration));
  if (!house) return refuse(house.error());
  const bool founded = (*house)->db->read([](database::Transaction& tx) { return identity::first_committee(tx).has_value(); });
  const std::string setup_code = founded ? "" : identity::one_time_password();
  (*house)->add_routes(setup_code);
  if (auto started = (*house)->start(); !started) return started;
  print_addresses(**house, setup_code);
  wait_for_the_end(signals, **house);
  return {};
}

}  // namespace yishi::app

// Everything that a serving program owns, in order of life; taken down in reverse. Known to apps/ only.
#pragma once
#include <memory>
#include <optional>

#include "areas/notices/announcer.hpp"
#include "areas/notices/sender.hpp"
#include "areas/notices/ticker.hpp"
#include "core/documents/pdf.hpp"
#include "core/http/http.hpp"
#include "core/http/listener.hpp"
#include "core/identity/identity.hpp"
#include "core/ledger/follower.hpp"
#include "core/rules/rule_book.hpp"
#include "yishi/configuration.hpp"

namespace yishi::app {

struct House {
  Configuration configuration;
  std::unique_ptr<Clock> clock;
  std::unique_ptr<database::Database> db;
  std::shared_ptr<const rules::Library> rules;
  std::unique_ptr<identity::Services> identity;
  std::unique_ptr<documents::PdfWriter> pdf;
  http::Router router;
  std::unique_ptr<http::Listener> listener;
  std::unique_ptr<ledger::Runner> runner;
  std::unique_ptr<notices::Announcer> announcer;
  std::unique_ptr<notices::Sender> sender;
  std::unique_ptr<notices::Ticker> ticker;

  // Opens everything but the network.
  static Result<std::unique_ptr<House>> open(Configuration configuration);
  // Adds the routes of every area. `setup_code`: what the first-run page asks for; empty when a committee exists.
  void add_routes(std::string setup_code);
  Result<void> start();  // listens; followers, mail and clocks begin
};

}  // namespace yishi::app

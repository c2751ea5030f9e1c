#include "yishi/program.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>

#include "yishi/commands/commands.hpp"
#include "yishi/configuration.hpp"

namespace yishi::app {
namespace {

// One plain line, as scripts want it; Chinese first.
int report(const Refusal& refusal) {
  fmt::print(stderr, "yishi: {} / {}\n", refusal.words.zh, refusal.words.en);
  for (const auto& fault : refusal.faults) fmt::print(stderr, "  {} {} / {}\n", fault.pointer, fault.words.zh, fault.words.en);
  return 1;
}

struct Place {  // where a command works; the same options everywhere
  std::string data = "./data", db, configuration;
  void offer(CLI::App& command) {
    command.add_option("--data", data, "Data directory")->capture_default_str();
    command.add_option("--db", db, "Database URL (sqlite:… or postgresql://…); default: SQLite in the data directory");
    command.add_option("--configuration", configuration, "Configuration file; default: yishi.toml in the data directory");
  }
  Result<Configuration> read() const {
    auto c = read_configuration(data, configuration);
    if (c && !db.empty()) c->db = db;
    return c;
  }
};

// Adds a command whose work returns Result<void>; the exit code is kept in `code`.
class Commands {
 public:
  Commands(CLI::App& app, int& code) : app_(app), code_(code) {}
  template <class Options, class Work>
  void add(const char* name, const char* words, Work work, const std::function<void(CLI::App&, Options&)>& offer) {
    add_below<Options>(app_, name, words, std::move(work), offer);
  }
  template <class Options, class Work>
  void add_below(CLI::App& parent, const char* name, const char* words, Work work,
                 const std::function<void(CLI::App&, Options&)>& offer) {
    auto* command = parent.add_subcommand(name, words);
    auto place = std::make_shared<Place>();
    auto options = std::make_shared<Options>();
    place->offer(*command);
    offer(*command, *options);
    command->callback([this, place, options, work] {
      auto configuration = place->read();
      if (!configuration) {
        code_ = report(configuration.error());
        return;
      }
      if (auto done = work(*configuration, *options); !done) code_ = report(done.error());
    });
  }
  CLI::App& group(const char* name, const char* words) {
    auto* group = app_.add_subcommand(name, words);
    group->require_subcommand(1);
    return *group;
  }

 private:
  CLI::App& app_;
  int& code_;
};

void offer_serve(CLI::App& command, ServeOptions& o) {
  command.add_option("--address", o.address, "Address to listen on");
  command.add_option("--port", o.port, "Port to listen on");
}

void offer_demo(CLI::App& command, DemoOptions& o) {
  command.add_option("--seed", o.seed, "Seed: the same seed gives the same committee")->capture_default_str();
  command.add_option("--committees", o.committees, "A city committee and its county committees")->capture_default_str();
  command.add_option("--years", o.years, "Sessions, one a year, the last one this year")->capture_default_str();
  command.add_option("--scale", o.scale, "Proposals a year as a multiple of the usual number")->capture_default_str();
  command.add_flag("--if-empty", o.if_empty, "Do nothing when the data directory holds a committee already");
}

void offer_verify(CLI::App& command, VerifyOptions& o) {
  command.add_option("--committee", o.committee, "Only this committee");
  command.add_option("--from-checkpoint", o.checkpoint, "Verify from a signed checkpoint on");
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app("Yishi 议事：政协工作平台 · the work platform of a consultative committee", "yishi");
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string("yishi ") + YISHI_VERSION);
  int code = 0;
  Commands commands(app, code);
  const auto nothing = [](CLI::App&, NoOptions&) {};
  commands.add<ServeOptions>("serve", "Serve the portal, the member and the desk face", serve, offer_serve);
  commands.add<DemoOptions>("demo", "Make the demo committees in an empty data directory", make_demo, offer_demo);
  commands.add<NoOptions>("migrate", "Bring the database up to this program (serve does it too)", migrate, nothing);
  commands.add<FileOptions>("backup", "Write a verified copy of database and attachments into one file", backup,
                            [](CLI::App& c, FileOptions& o) { c.add_option("file", o.file, "File to write")->required(); });
  commands.add<FileOptions>("restore", "Restore a backup into an empty data directory", restore,
                            [](CLI::App& c, FileOptions& o) { c.add_option("file", o.file, "File to read")->required(); });
  commands.add<NoOptions>("openapi", "Print the API document (OpenAPI 3.1)", print_openapi, nothing);
  commands.add<NoOptions>("settings", "Print every setting with its meaning and default", print_settings, nothing);
  commands.add<NameOptions>("rebuild", "Drop what a follower keeps and rebuild it from the ledger", rebuild,
                            [](CLI::App& c, NameOptions& o) { c.add_option("name", o.name, "Follower; without a name they are listed"); });
  auto& ledger = commands.group("ledger", "The ledger of facts");
  commands.add_below<VerifyOptions>(ledger, "verify", "Recompute the chain of every committee", verify_ledger, offer_verify);
  commands.add_below<CheckpointOptions>(ledger, "checkpoint", "Sign the head of a committee's chain", sign_checkpoint,
                                        [](CLI::App& c, CheckpointOptions& o) {
                                          c.add_option("--committee", o.committee, "Committee")->capture_default_str();
                                          c.add_option("--out", o.file, "File to write; default: standard output");
                                          c.add_flag("--sm2", o.sm2, "Sign with SM2 instead of Ed25519");
                                        });
  commands.add_below<CheckpointOptions>(ledger, "export", "Write all facts of a committee as JSON lines", export_ledger,
                                        [](CLI::App& c, CheckpointOptions& o) {
                                          c.add_option("--committee", o.committee, "Committee")->capture_default_str();
                                          c.add_option("--out", o.file, "File to write; default: standard output");
                                        });
  auto& rules = commands.group("rules", "The rule book");
  commands.add_below<FileOptions>(rules, "check", "Check a rule book; names file, line and cure of every fault", check_rules,
                                  [](CLI::App& c, FileOptions& o) { c.add_option("dir", o.file, "Folder")->required(); });
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  } catch (const std::exception& error) {
    fmt::print(stderr, "yishi: {}\n", error.what());
    return 1;
  }
  return code;
}

}  // namespace yishi::app

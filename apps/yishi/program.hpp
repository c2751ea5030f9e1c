// The command line: reads arguments and configuration, runs one command. Exit code 0 on success; otherwise one plain
// line on standard error.
#pragma once

namespace yishi::app {

int run(int argc, char** argv);

}  // namespace yishi::app

#include "yishi/program.hpp"

int main(int argc, char** argv) { return yishi::app::run(argc, argv); }

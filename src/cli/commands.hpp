// The commands, and how to run one.
//
// To add a command: declare it here, give it a row in the table of run.cpp and a file of its own,
// add what can be typed to options.hpp and parse_args.cpp, and a section to the man page.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/exit.hpp"
#include "cli/options.hpp"
#include "cli/world.hpp"
#include "render/report.hpp"

namespace backsmart {

struct Command {
  std::string_view name;
  std::string_view group;    // heading in the help
  std::string_view summary;  // one line
  Exit (*run)(const Options& options, const World& world, const Io& io);
};

std::span<const Command> commands();  // by name

Exit check_command(const Options& options, const World& world, const Io& io);
Exit plan_command(const Options& options, const World& world, const Io& io);
Exit today_command(const Options& options, const World& world, const Io& io);
Exit exercise_command(const Options& options, const World& world, const Io& io);
Exit learn_command(const Options& options, const World& world, const Io& io);
Exit why_command(const Options& options, const World& world, const Io& io);
Exit letter_command(const Options& options, const World& world, const Io& io);
Exit data_command(const Options& options, const World& world, const Io& io);

// Prints the page as `format` says: markdown, else text.
void print_report(const Report& report, std::string_view format, const World& world, const Io& io);

// Says why the command ends here.
Exit stop_at(const Stop& stop, const Io& io);

// The whole program, in process: `args` without the program's name. Never throws for anything a
// person typed or a file held; an environment that fails (cannot write) is reported on `io.err`
// and gives kFailed.
Exit run(const std::vector<std::string>& args, const World& world, const Io& io);

}  // namespace backsmart

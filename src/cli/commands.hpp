// The commands, and how to run one.
//
// To add a command: declare it here and give it a file of its own, put what can be typed into
// options.hpp and command_line.cpp, and a section into the man page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/exit.hpp"
#include "cli/options.hpp"
#include "cli/world.hpp"
#include "render/report.hpp"

namespace backsmart {

Exit check_command(const Options& options, const World& world, const Io& io);
Exit plan_command(const Options& options, const World& world, const Io& io);
Exit today_command(const Options& options, const World& world, const Io& io);
Exit exercise_command(const Options& options, const World& world, const Io& io);
Exit learn_command(const Options& options, const World& world, const Io& io);
Exit why_command(const Options& options, const World& world, const Io& io);
Exit letter_command(const Options& options, const World& world, const Io& io);
Exit completions_command(const Options& options, const World& world, const Io& io);
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

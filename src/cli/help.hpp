// Help pages, from what can be typed.
#pragma once

#include <string>

#include "cli/command_line.hpp"

namespace backsmart {

// The whole program: the commands by group, the options that go with all of them.
std::string help_page(const CommandLine& line);

// One command, on one screen; the options that go with all commands by name only.
std::string help_page(const CommandLine& line, const CommandSpec& command);

}  // namespace backsmart

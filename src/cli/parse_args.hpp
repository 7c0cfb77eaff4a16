// What was typed → options. Nothing is looked up, loaded or done here.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/exit.hpp"
#include "cli/options.hpp"

namespace backsmart {

// A text that was asked for: the help of a command, the version.
struct Page {
  std::string text;
};

// `Stop` for wrong usage, with a hint at what was meant. No command, or `--help` without one, gives
// options without a command.
std::variant<Options, Page, Stop> parse_args(const std::vector<std::string>& args,
                                             const CommandLine& line);

}  // namespace backsmart

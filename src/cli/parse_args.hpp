// What was typed → options. Nothing is looked up, loaded or done here.
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "cli/commands.hpp"
#include "cli/exit.hpp"
#include "cli/options.hpp"

namespace backsmart {

// A text that was asked for: the help of a command, the version.
struct Page {
  std::string text;
};

// `Stop` for wrong usage, with a hint at what was meant.
std::variant<Options, Page, Stop> parse_args(const std::vector<std::string>& args,
                                             std::span<const Command> table);

// The help of the whole program: the commands by group, the global flags. No command was typed, or
// `--help` alone.
std::string help_page(std::span<const Command> table);

}  // namespace backsmart

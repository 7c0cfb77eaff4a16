// What was typed and cannot be meant, with a hint at what was.
#pragma once

#include <optional>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/exit.hpp"

namespace backsmart {

Stop misuse(std::string_view message, std::string_view hint);

// A word or a flag that nothing takes; `command` may be nothing.
Stop unexpected(const CommandLine& line, const CommandSpec* command, std::string_view typed);

// Nothing when `value` is among the words of the option, or when any value will do. `name` is what
// the person wrote the value behind: the option, or for a positional the command.
std::optional<Stop> check_word(std::string_view name, const OptionSpec& option,
                               std::string_view value);

// Nothing when the values make sense and go together; what needs the data, the command will see.
std::optional<Stop> check_together(const Options& options);

}  // namespace backsmart

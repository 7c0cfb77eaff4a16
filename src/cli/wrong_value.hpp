// A value that its command cannot use: told as it was typed or, when it is from config.toml, at its
// place there. Typed it is wrong usage, in the file a mistake of the file.
#pragma once

#include <string_view>

#include "cli/exit.hpp"
#include "cli/options.hpp"

namespace backsmart {

// Nothing when the option ("--minutes") was typed, or has no value.
const FromConfig* from_config(const GlobalOptions& options, std::string_view option);

// What is wrong with a value that stands at `at`.
Diagnostic told(Diagnostic at, std::string_view message, std::string_view hint = "");

Stop wrong_value(const GlobalOptions& options, std::string_view option, std::string_view message,
                 std::string_view hint);

// "--week takes a week from 1 to 12, not '15'"; `example` is a value that would do.
Stop does_not_take(const GlobalOptions& options, std::string_view option, std::string_view takes,
                   std::string_view value, std::string_view example);

// `problems` are those of the option's value, as `read_flag_value` tells them.
Stop wrong_value(const GlobalOptions& options, std::string_view option, Diagnostics problems);

}  // namespace backsmart

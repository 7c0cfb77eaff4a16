// config.toml: found, read, and the values of its flags laid under what was typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/world.hpp"
#include "data/config_file.hpp"

namespace backsmart {

// `config_home`/config.toml. Empty: there is no home.
std::string config_path(const World& world);

// The variable of the environment that goes before config.toml for this option; empty: none is set.
std::string_view variable_before_config(std::string_view option, const World& world);

struct Configured {
  Options options;
  std::optional<ConfigFile> file;  // nothing: there is none, which costs one failed open
};

// What was typed, and under it the flags of config.toml for all commands and for this one, where
// neither a flag nor a variable says otherwise. A flag that does not go with what was typed gives
// way. Paths begin at the folder of config.toml, "~/" at home.
//
// A stop when the file cannot be read or has mistakes, when two of its flags do not go together,
// and when `check` would save what no other command would look at.
OrStop<Configured> configured(const Options& typed, const World& world);

}  // namespace backsmart

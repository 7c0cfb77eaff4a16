// Everything outside the program that a command may look at, as values.
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "cli/exit.hpp"
#include "cli/options.hpp"
#include "data/config_file.hpp"

namespace backsmart {

struct World {
  DateTime now;                  // local time
  std::string data_home;         // $XDG_DATA_HOME/backsmart, absolute; empty: there is no home
  std::string state_home;        // $XDG_STATE_HOME/backsmart
  std::string config_home;       // $XDG_CONFIG_HOME/backsmart
  std::string data_env;          // $BACKSMART_DATA: paths with ':' between them; empty: not set
  std::string answers_env;       // $BACKSMART_ANSWERS; empty: not set
  std::string today_env;         // $BACKSMART_TODAY; empty: not set
  std::string home;              // $HOME, absolute; empty: not set
  std::string_view color_env;    // the variable that rules colour out; empty: none
  std::string_view columns_env;  // the variable that `columns` is from; empty: the terminal says
  bool color = false;            // colour on stdout
  bool plain = false;            // TERM=dumb: nothing but words
  bool ascii = false;            // the locale has no UTF-8
  bool in_is_terminal = false;
  int columns = 80;   // to write in, at most 80 unless `--width` says so
  Settings settings;  // what config.toml says beside the flags
};

// The streams of a command. Tests hand in memory streams.
struct Io {
  std::FILE* in = stdin;
  std::FILE* out = stdout;
  std::FILE* err = stderr;
};

// Reads clock, environment and terminal, once. Relative XDG folders are ignored, as the standard
// says.
World real_world();

constexpr int kLeastColumns = 20;
constexpr int kMostTypedColumns = 1000;  // who asks for long lines gets them

// A whole number in these bounds, or nothing.
std::optional<int> typed_columns(std::string_view text);

// `world` as the global flags, and BACKSMART_TODAY, want it seen.
OrStop<World> as_flags_say(const GlobalOptions& flags, World world);

}  // namespace backsmart

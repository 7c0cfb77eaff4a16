// All that can be typed, as one value. From it come the parser, the help, the hints at what was
// meant, and the completions; the manual is compared with it.
//
// To add a flag: a field in options.hpp, a row in command_line.cpp, and its entry in the man page.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/exit.hpp"
#include "cli/options.hpp"

namespace backsmart {

struct World;
struct Io;

// What an option prints instead of doing anything.
enum class Shows : std::uint8_t { help, version };

// Where an option puts what was typed, which also says how often it takes a value: a flag never,
// a text once (the last one counts), texts again and again.
using FlagField = bool& (*)(Options&);
using TextField = std::string& (*)(Options&);
using TextsField = std::vector<std::string>& (*)(Options&);
using Target = std::variant<Shows, FlagField, TextField, TextsField>;

// Which values make sense, beyond what the placeholder says.
enum class Values : std::uint8_t {
  any,
  words,  // one of OptionSpec::words, and nothing else
  file,
  path,     // a file or a folder
  week,     // a week of the programme
  weeks,    // from one week to another
  answer,   // to the question OptionSpec::question; words of `many` with commas between them
  setting,  // ID=VALUE: a question and an answer to it
  part,     // of the check
  exercise,
  topic,
  reason,   // whatever `why` can explain
  item,     // of the data: its table or its id
  promise,  // that `data verify` proves
  by_word,  // as WordSpec::then of the word in front of it
};

struct WordSpec {
  std::string_view word;
  std::string_view description;
  Values then = Values::any;
};

struct OptionSpec {
  std::string_view short_name;   // "-o", or nothing
  std::string_view long_name;    // "--format", or nothing; without any name it goes by its place
  std::string_view placeholder;  // "FILE"; nothing: it takes no value
  std::string_view group;        // heading in the help
  std::string_view description;  // a few words, without a full stop
  Target target;
  Values values = Values::any;
  std::span<const WordSpec> words = {};
  std::string_view question = {};
  bool required = false;

  constexpr bool positional() const { return short_name.empty() && long_name.empty(); }
  constexpr bool takes_value() const { return !placeholder.empty(); }
  constexpr bool repeats() const { return std::holds_alternative<TextsField>(target); }
  // As messages call it: "--format", "-o"; a positional by its placeholder.
  constexpr std::string_view name() const {
    if (positional()) return placeholder;
    return long_name.empty() ? short_name : long_name;
  }
};

struct CommandSpec {
  std::string_view name;
  std::string_view group;    // heading in the help
  std::string_view summary;  // a sentence
  std::span<const OptionSpec> options;
  std::string_view note;     // for the end of its help; may be nothing
  std::string_view example;  // a whole command line
  Exit (*run)(const Options& options, const World& world, const Io& io);
};

struct CommandLine {
  std::span<const OptionSpec> everywhere;  // before or after the command
  std::span<const CommandSpec> commands;   // by name
};

// Costs nothing: the tables are constants.
const CommandLine& command_line();

// Nothing when there is no such command.
const CommandSpec* find_command(const CommandLine& line, std::string_view name);

}  // namespace backsmart

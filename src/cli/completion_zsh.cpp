// The script for zsh, 5.0 or later, on its own completion system. It can be sourced, and lies in a
// folder of $fpath as _backsmart.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command_line.hpp"
#include "cli/completion.hpp"

namespace backsmart {
namespace {

constexpr std::string_view kHead =
    R"(#compdef backsmart
# Completion of backsmart for zsh, made by `backsmart completions zsh`. In ~/.zshrc:
#
#   autoload -Uz compinit && compinit
#   source <(backsmart completions zsh)
#
# Ids and answers are those of the data at that time, your own included.
)";

constexpr std::string_view kTools = R"(
# ID= and, behind it, the answers to that question.
_backsmart_setting() {
  local question=${PREFIX%%=*}
  if compset -P 1 '*='; then
    _backsmart_answers $question
  else
    _backsmart_list question -S =
  fi
}

# Words that go together, with commas between them: `many`; or one of `alone`.
_backsmart_several() {
  if ! compset -P '*,'; then
    (( $#alone )) && _describe -V -t word word alone
  fi
  _describe -V -t word word many -qS ,
}
)";

constexpr std::string_view kTail = R"(
if [[ $funcstack[1] == _backsmart ]]; then
  _backsmart "$@"
else
  compdef _backsmart backsmart
fi
)";

// As one word of the shell.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string(R"('\'')") : std::string(1, c);
  return out + "'";
}

// `text` with a backslash before each of `marks`.
std::string escaped(std::string_view text, std::string_view marks) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || marks.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// An array of words with their descriptions, as _describe takes it.
std::string array(std::string_view name, const std::vector<Candidate>& words) {
  std::string text = fmt::format("      {}=(\n", name);
  for (const Candidate& word : words) {
    const std::string description = word.description.empty() ? "" : ":" + word.description;
    text += fmt::format("        {}\n", quoted(word.word + description));
  }
  return text + "      )\n";
}

std::string body(const Offer& offer) {
  std::string text;
  switch (offer.sort) {
    case Offer::Sort::nothing: return "";
    case Offer::Sort::files: return "      _files && ret=0\n";
    case Offer::Sort::settings: return "      _backsmart_setting && ret=0\n";
    case Offer::Sort::one_of:
      if (!offer.words.empty()) {
        text = array("one", offer.words) + "      _describe -V -t word word one && ret=0\n";
      }
      for (const std::string& list : offer.lists) {
        text += fmt::format("      _backsmart_list {} && ret=0\n", list);
      }
      return text;
    case Offer::Sort::many_of:
      return array("many", offer.words) + array("alone", offer.alone) +
             "      _backsmart_several && ret=0\n";
  }
  return "";
}

std::string arm(const std::vector<std::string>& patterns, const std::string& body) {
  return fmt::format("    {})\n{}      ;;\n", fmt::join(patterns, " | "), body);
}

std::string list_function(const Completions& completions) {
  std::string text =
      "\n# The ids of a table of the data.\n_backsmart_list() {\n  local -a ids\n  case $1 in\n";
  for (const WordList& list : completions.lists) text += arm({list.name}, array("ids", list.words));
  return text + "  esac\n  _describe -t $1 $1 ids \"${@[2,-1]}\"\n}\n";
}

std::string place_function(const Completions& completions) {
  std::string text =
      "\n# What may stand behind these words.\n_backsmart_place() {\n"
      "  local ret=1\n  local -a one many alone\n  case $1 in\n";
  for (const Places& places : completions.places) {
    if (places.offer.sort == Offer::Sort::nothing) continue;
    std::vector<std::string> patterns;
    patterns.reserve(places.keys.size());
    for (const std::string& key : places.keys) patterns.push_back(quoted(key));
    text += arm(patterns, body(places.offer));
  }
  return text + "  esac\n  return ret\n}\n";
}

std::string answers_function(const Completions& completions) {
  std::string text =
      "\n# The answers to a question.\n_backsmart_answers() {\n"
      "  local ret=1\n  local -a one many alone\n  case $1 in\n";
  for (const Places& places : completions.answers) {
    const bool last = &places == &completions.answers.back();
    text += arm(last ? std::vector<std::string>{"*"} : places.keys, body(places.offer));
  }
  return text + "  esac\n  return ret\n}\n";
}

// "FORMAT: _backsmart_place "plan --format"", as _arguments has it behind a colon.
std::string message_and_action(const Completions& completions, const OptionSpec& option,
                               const std::string& key) {
  const std::string message = escaped(option.placeholder, ":");
  switch (offer_at(completions, key).sort) {
    case Offer::Sort::nothing: return message + ": ";
    case Offer::Sort::files: return message + ":_files";
    case Offer::Sort::one_of:
    case Offer::Sort::many_of:
    case Offer::Sort::settings: break;
  }
  return fmt::format("{}: _backsmart_place \"{}\"", message, key);
}

// One argument for _arguments; `command` is empty for an option that goes with every command.
std::string specification(const Completions& completions, std::string_view command,
                          const OptionSpec& option) {
  if (option.values == Values::by_word)
    return "'*:" + escaped(option.placeholder, ":") + ":->behind'";
  if (option.positional()) {
    return quoted("1:" + message_and_action(completions, option, std::string(command)));
  }
  const std::string description = fmt::format("[{}]", escaped(option.description, "[]"));
  if (!option.takes_value()) {
    if (option.short_name.empty())
      return quoted(fmt::format("{}{}", option.long_name, description));
    return fmt::format("'({0} {1})'{{{0},{1}}}{2}", option.short_name, option.long_name,
                       quoted(description));
  }
  const std::string key = fmt::format("{}{}{}", command, command.empty() ? "" : " ", option.name());
  return quoted(fmt::format("{}{}{}{}:{}", option.repeats() ? "*" : "", option.name(),
                            option.long_name.empty() ? "+" : "=", description,
                            message_and_action(completions, option, key)));
}

std::string command_arm(const Completions& completions, const CommandSpec& command) {
  std::string text = fmt::format("        {})\n          _arguments -C $everywhere", command.name);
  bool by_word = false;
  for (const OptionSpec& option : command.options) {
    text += " \\\n            " + specification(completions, command.name, option);
    by_word = by_word || option.values == Values::by_word;
  }
  text += " && ret=0\n";
  if (by_word) {
    text += fmt::format(
        "          [[ $state == behind ]] && _backsmart_place \"{} $line[1]\" && ret=0\n",
        command.name);
  }
  return text + "          ;;\n";
}

std::string main_function(const CommandLine& line, const Completions& completions) {
  std::string text = R"(
_backsmart() {
  local curcontext=$curcontext state state_descr line ret=1
  typeset -A opt_args
  local -a everywhere
  everywhere=(
)";
  for (const OptionSpec& option : line.everywhere) {
    text += fmt::format("    {}\n", specification(completions, "", option));
  }
  text += R"(  )
  _arguments -C $everywhere '(-): :->command' '(-)*:: :->options' && ret=0
  case $state in
    command)
      _backsmart_place '' && ret=0
      ;;
    options)
      curcontext=${curcontext%:*:*}:backsmart-$words[1]:
      case $words[1] in
)";
  for (const CommandSpec& command : line.commands) text += command_arm(completions, command);
  return text + "      esac\n      ;;\n  esac\n  return ret\n}\n";
}

}  // namespace

std::string zsh_script(const CommandLine& line, const Completions& completions) {
  return std::string(kHead) + list_function(completions) + place_function(completions) +
         answers_function(completions) + std::string(kTools) + main_function(line, completions) +
         std::string(kTail);
}

}  // namespace backsmart

// The script for fish, 3.0 or later.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command_line.hpp"
#include "cli/completion.hpp"

namespace backsmart {
namespace {

constexpr std::string_view kHead =
    R"(# Completion of backsmart for fish, made by `backsmart completions fish`. In config.fish:
#
#   backsmart completions fish | source
#
# Ids and answers are those of the data at that time, your own included.
)";

constexpr std::string_view kTail = R"(
# The words in front of the cursor, as __backsmart_place knows them.
function __backsmart_before
    set -l before
    set -l is_value no
    for word in (commandline -opc)[2..-1]
        if test $is_value = yes
            set is_value no
        else if string match -q -- '-*' $word
            __backsmart_place "$before[1] $word" >/dev/null
            and set is_value yes
        else if test (count $before) -lt 2
            set before $before $word
        end
    end
    string join -- ' ' $before
end

function __backsmart_in -a command
    string match -q -- "$command *" (__backsmart_before)' '
end

# The word at the cursor, without an option that is glued to it: --set=ID=VALUE gives ID=VALUE.
function __backsmart_now
    commandline -ct | string replace -r -- '^--[^=]*=' ''
end

# ID= and, behind it, the answers to that question.
function __backsmart_setting
    set -l id (string match -r -- '^[^=]*=' (__backsmart_now))
    if test -z "$id"
        __backsmart_list question | string replace \t =\t
    else
        set -l answers (__backsmart_answers (string replace = '' -- $id))
        string join -- \n $id$answers
    end
end

# Puts what is given so far, up to the last comma, in front of each word.
function __backsmart_after_comma
    set -l given (string match -r -- '^.*,' (string replace -r -- '^[^=]*=' '' (__backsmart_now)))
    while read -l word
        echo "$given$word"
    end
end

# Words that go with no others.
function __backsmart_alone
    string match -q -- '*,*' (__backsmart_now)
    or cat
end

complete -c backsmart -f
complete -c backsmart -k -a '(__backsmart_place (__backsmart_before))'
)";

// As one word of the shell.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

// Prints words with their descriptions.
std::string printed(const std::vector<Candidate>& words) {
  std::string text = "            printf '%s\\t%s\\n'";
  for (const Candidate& word : words) {
    text += fmt::format(" \\\n                {} {}", word.word, quoted(word.description));
  }
  return text;
}

std::string body(const Offer& offer) {
  constexpr std::string_view kIndent = "            ";
  std::string text;
  switch (offer.sort) {
    case Offer::Sort::nothing:
    case Offer::Sort::files: return fmt::format("{}true\n", kIndent);
    case Offer::Sort::settings: return fmt::format("{}__backsmart_setting\n", kIndent);
    case Offer::Sort::one_of:
      if (!offer.words.empty()) text += printed(offer.words) + "\n";
      if (!offer.lists.empty()) {
        text += fmt::format("{}__backsmart_list {}\n", kIndent, fmt::join(offer.lists, " "));
      }
      return text;
    case Offer::Sort::many_of:
      return printed(offer.words) + " |\n                __backsmart_after_comma\n" +
             printed(offer.alone) + " |\n                __backsmart_alone\n";
  }
  return "";
}

std::string arm(const std::vector<std::string>& keys, const std::string& body) {
  std::string text = "        case";
  for (const std::string& key : keys) text += " " + quoted(key);
  return fmt::format("{}\n{}", text, body);
}

std::string list_function(const Completions& completions) {
  std::string text =
      "\n# The ids of tables of the data.\nfunction __backsmart_list\n"
      "    for table in $argv\n        switch $table\n";
  for (const WordList& list : completions.lists) {
    text += arm({list.name}, printed(list.words) + "\n");
  }
  return text + "        end\n    end\nend\n";
}

std::string place_function(const Completions& completions) {
  std::string text =
      "\n# What may stand behind these words. Fails for what takes no value.\n"
      "function __backsmart_place\n    switch \"$argv\"\n";
  for (const Places& places : completions.places) {
    std::vector<std::string> keys;
    keys.reserve(places.keys.size());
    for (const std::string& key : places.keys) {
      keys.push_back(key.starts_with('-') ? "* " + key : key);
    }
    text += arm(keys, body(places.offer));
  }
  return text + "        case '*'\n            return 1\n    end\nend\n";
}

std::string answers_function(const Completions& completions) {
  std::string text = "\n# The answers to a question.\nfunction __backsmart_answers -a question\n";
  text += "    switch $question\n";
  for (const Places& places : completions.answers) {
    const bool last = &places == &completions.answers.back();
    text += arm(last ? std::vector<std::string>{"*"} : places.keys, body(places.offer));
  }
  return text + "    end\nend\n";
}

// `complete` for an option; `command` is empty for one that goes with every command.
std::string complete_option(const Completions& completions, std::string_view command,
                            const OptionSpec& option) {
  std::string text = "complete -c backsmart";
  if (!command.empty()) text += fmt::format(" -n '__backsmart_in {}'", command);
  if (!option.short_name.empty()) text += fmt::format(" -s {}", option.short_name.substr(1));
  if (!option.long_name.empty()) text += fmt::format(" -l {}", option.long_name.substr(2));
  if (option.takes_value()) {
    const std::string key =
        fmt::format("{}{}{}", command, command.empty() ? "" : " ", option.name());
    const Offer::Sort sort = offer_at(completions, key).sort;
    if (sort == Offer::Sort::files) {
      text += " -r -F";
    } else if (sort == Offer::Sort::nothing) {
      text += " -x";
    } else {
      text +=
          fmt::format(" -x -k -a '(__backsmart_place \"{}{}\")'", command.empty() ? " " : "", key);
    }
  }
  return fmt::format("{} -d {}\n", text, quoted(option.description));
}

std::string complete_all(const CommandLine& line, const Completions& completions) {
  std::string text;
  for (const Places& places : completions.places) {
    for (const std::string& key : places.keys) {
      if (places.offer.sort != Offer::Sort::files || is_option(key)) continue;
      text +=
          fmt::format("complete -c backsmart -n 'contains \"{}\" (__backsmart_before)' -F\n", key);
    }
  }
  for (const CommandSpec& command : line.commands) {
    text += "\n";
    for (const OptionSpec& option : command.options) {
      if (!option.positional()) text += complete_option(completions, command.name, option);
    }
  }
  text += "\n";
  for (const OptionSpec& option : line.everywhere) text += complete_option(completions, "", option);
  return text;
}

}  // namespace

std::string fish_script(const CommandLine& line, const Completions& completions) {
  return std::string(kHead) + list_function(completions) + place_function(completions) +
         answers_function(completions) + std::string(kTail) + complete_all(line, completions);
}

}  // namespace backsmart

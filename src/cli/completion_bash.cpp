// The script for bash, 3.2 or later. It knows its places by Completions::places and asks nobody
// else: neither bash-completion nor backsmart.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "cli/command_line.hpp"
#include "cli/completion.hpp"

namespace backsmart {
namespace {

constexpr int kScriptWidth = 98;
constexpr int kListIndent = 8;

constexpr std::string_view kHead =
    R"(# Completion of backsmart for bash, made by `backsmart completions bash`. In ~/.bashrc:
#
#   source <(backsmart completions bash)
#
# Ids and answers are those of the data at that time, your own included.
)";

constexpr std::string_view kTail = R"(
_backsmart() {
  local IFS=$' \t\n' words='' many='' settings='' files=''
  local rest=${COMP_LINE:0:COMP_POINT} typed=() i

  # The words in front of the cursor as they were typed: bash has cut them at '=', too.
  for ((i = 0; i < COMP_CWORD; i++)); do
    local blanks=${rest%%[![:blank:]]*}
    rest=${rest#"$blanks"}
    if [[ $i -gt 0 && -z $blanks ]]; then
      typed[${#typed[@]}-1]+=${COMP_WORDS[i]}
    else
      typed+=("${COMP_WORDS[i]}")
    fi
    rest=${rest#"${COMP_WORDS[i]}"}
  done
  local now=${rest#"${rest%%[![:blank:]]*}"}
  if [[ $now == "$rest" ]]; then
    now=${typed[${#typed[@]}-1]}$now
    unset "typed[${#typed[@]}-1]"
  fi

  # Where the cursor stands: the words in front, as _backsmart_place knows them.
  local command='' option='' place='' word
  for ((i = 1; i < ${#typed[@]}; i++)); do
    word=${typed[i]}
    if [[ $option ]]; then
      option=''
    elif [[ $word == -* ]]; then
      if _backsmart_place "$command $word"; then option=$word; fi
    elif [[ ! $command ]]; then
      command=$word place=$word
    elif [[ $place == "$command" ]]; then
      place="$command $word"
    fi
  done

  # What may stand there. `lead` is the part of the word that is settled, `value` the rest.
  local lead='' tail='' value
  if [[ ! $option && $now == --*=* ]]; then
    option=${now%%=*} lead=${now%%=*}=
  fi
  value=${now#"$lead"} words='' many='' settings='' files=''
  if [[ $option ]]; then
    _backsmart_place "$command $option"
  elif [[ $now == -* ]]; then
    _backsmart_options "$command"
  else
    _backsmart_place "$place"
  fi
  if [[ $settings && $value == *=* ]]; then
    _backsmart_answers "${value%%=*}"
    lead+=${value%%=*}= value=${value#*=}
  elif [[ $settings ]]; then
    words=$_backsmart_question tail='='
  fi
  if [[ $many && $value == *,* ]]; then
    lead+=${value%,*}, value=${value##*,} words=$many
  elif [[ $many ]]; then
    words="$many $words"
  fi

  COMPREPLY=()
  if [[ $files ]]; then
    compopt -o default 2>/dev/null  # readline knows best how to write the name of a file
    return
  fi
  # readline takes only what stands behind '=' for the word, if it cuts there.
  local cut=''
  if [[ $now == *=* && $COMP_WORDBREAKS == *=* ]]; then cut=${now%"${now##*=}"}; fi
  for word in $words; do
    if [[ $word == "$value"* ]]; then
      word=$lead$word$tail
      COMPREPLY+=("${word#"$cut"}")
    fi
  done
  if [[ $many || $tail ]]; then compopt -o nospace 2>/dev/null; fi
}

complete -o nosort -F _backsmart backsmart 2>/dev/null || complete -F _backsmart backsmart
)";

constexpr std::string_view kIndent = "      ";

// "words='a b c'", in several lines where it is long. Words are plain, see Candidate.
std::string assignment(std::string_view variable, const std::vector<std::string>& words,
                       std::string_view indent, char quote = '\'') {
  const std::string all = fmt::format("{}", fmt::join(words, " "));
  std::string line = fmt::format("{0}{1}={2}{3}{2}\n", indent, variable, quote, all);
  if (display_width(line) <= kScriptWidth) return line;
  std::string text = fmt::format("{}{}={}\n", indent, variable, quote);
  for (const std::string& part : wrap(all + quote, kScriptWidth - kListIndent)) {
    text += fmt::format("{}  {}\n", indent, part);
  }
  return text;
}

std::vector<std::string> words_of(const std::vector<Candidate>& candidates) {
  std::vector<std::string> words;
  words.reserve(candidates.size());
  for (const Candidate& candidate : candidates) words.push_back(candidate.word);
  return words;
}

// What _backsmart_place sets for an offer.
std::string assignments(const Offer& offer) {
  std::vector<std::string> words = words_of(offer.words);
  switch (offer.sort) {
    case Offer::Sort::nothing: return "";
    case Offer::Sort::files: return fmt::format("{}files=yes\n", kIndent);
    case Offer::Sort::settings: return fmt::format("{}settings=yes\n", kIndent);
    case Offer::Sort::one_of:
      for (const std::string& list : offer.lists) words.push_back("$_backsmart_" + list);
      return assignment("words", words, kIndent, offer.lists.empty() ? '\'' : '"');
    case Offer::Sort::many_of:
      return assignment("many", words, kIndent) +
             assignment("words", words_of(offer.alone), kIndent);
  }
  return "";
}

// An arm of a case, in several lines where it is long.
std::string arm(const std::vector<std::string>& patterns, const Offer& offer) {
  std::string text;
  std::string line = "   ";
  for (const std::string& pattern : patterns) {
    const std::string next =
        fmt::format(" {}{}", pattern, &pattern == &patterns.back() ? ")" : " |");
    if (display_width(line + next) > kScriptWidth - 2) {
      text += line + " \\\n";
      line = "     ";
    }
    line += next;
  }
  const std::string body = assignments(offer);
  const std::string in_one = fmt::format("{} {} ;;", line, trim(body));
  const bool fits = text.empty() && display_width(in_one) <= kScriptWidth &&
                    std::count(body.begin(), body.end(), '\n') == 1;
  if (fits) return in_one + '\n';
  return fmt::format("{}{}\n{}{};;\n", text, line, body, kIndent);
}

std::string option_names(std::span<const OptionSpec> options) {
  std::string names;
  for (const OptionSpec& option : options) {
    for (const std::string_view name : {option.short_name, option.long_name}) {
      if (!name.empty()) names += fmt::format("{}{}", names.empty() ? "" : " ", name);
    }
  }
  return names;
}

std::string options_function(const CommandLine& line) {
  std::string text = "\n# The options of a command, and those of all.\n_backsmart_options() {\n";
  text += "  words=''\n  case $1 in\n";
  for (const CommandSpec& command : line.commands) {
    if (option_names(command.options).empty()) continue;
    text += fmt::format("    {}) words='{}' ;;\n", command.name, option_names(command.options));
  }
  text += fmt::format("  esac\n  words+=' {}'\n}}\n", option_names(line.everywhere));
  return text;
}

std::string place_function(const Completions& completions) {
  std::string text =
      "\n# What may stand behind these words: `words`, or `many` with commas between them, "
      "`files`,\n"
      "# `settings`. Fails for what takes no value.\n"
      "_backsmart_place() {\n  words='' many='' settings='' files=''\n  case $1 in\n";
  for (const Places& places : completions.places) {
    std::vector<std::string> patterns;
    patterns.reserve(places.keys.size());
    for (const std::string& key : places.keys) {
      patterns.push_back(key.starts_with('-') ? fmt::format("*' {}'", key)
                                              : fmt::format("'{}'", key));
    }
    text += arm(patterns, places.offer);
  }
  return text + "    *) return 1 ;;\n  esac\n}\n";
}

std::string answers_function(const Completions& completions) {
  std::string text = "\n# The answers to a question.\n_backsmart_answers() {\n  case $1 in\n";
  for (const Places& places : completions.answers) {
    const bool last = &places == &completions.answers.back();
    text += arm(last ? std::vector<std::string>{"*"} : places.keys, places.offer);
  }
  return text + "  esac\n}\n";
}

}  // namespace

std::string bash_script(const CommandLine& line, const Completions& completions) {
  std::string text(kHead);
  for (const WordList& list : completions.lists) {
    text += "\n" + assignment(fmt::format("_backsmart_{}", list.name), words_of(list.words), "");
  }
  return text + place_function(completions) + answers_function(completions) +
         options_function(line) + std::string(kTail);
}

}  // namespace backsmart

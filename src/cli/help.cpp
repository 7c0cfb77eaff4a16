#include "cli/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace backsmart {
namespace {

constexpr int kHelpWidth = 80;
constexpr int kNameColumn = 22;

std::string row(std::string_view name, std::string_view description) {
  const std::string start = pad(fmt::format("  {}", name), kNameColumn) + "  ";
  return paragraph(description, kHelpWidth, start);
}

// "-h, --help", "-o FILE", "ID".
std::string as_typed(const OptionSpec& option) {
  std::vector<std::string> names;
  for (const std::string_view name : {option.short_name, option.long_name}) {
    if (!name.empty()) names.emplace_back(name);
  }
  std::string text = join(names, ", ");
  if (option.takes_value())
    text += fmt::format("{}{}", text.empty() ? "" : " ", option.placeholder);
  return text;
}

// "ID", and in brackets what may be left out: "[NAME...]".
std::string in_usage(const OptionSpec& option) {
  const std::string name = fmt::format("{}{}", option.placeholder, option.repeats() ? "..." : "");
  return option.required ? name : fmt::format("[{}]", name);
}

// A row, or a row for each word of a positional: that is what is typed.
std::string rows_of(const OptionSpec& option) {
  if (option.words.empty()) return row(as_typed(option), option.description);
  std::string text;
  std::vector<std::string> words;
  words.reserve(option.words.size());
  for (const WordSpec& word : option.words) {
    if (option.positional()) text += row(word.word, word.description);
    words.emplace_back(word.word);
  }
  if (option.positional()) return text;
  return row(as_typed(option), fmt::format("{}: {}", option.description, join(words, " or ")));
}

// The groups of the rows, each under its heading, in the order in which they come up.
template <typename Row, typename ToText>
std::string by_group(std::span<const Row> rows, ToText to_text) {
  std::vector<std::string_view> groups;
  std::string text;
  for (const Row& first : rows) {
    if (std::find(groups.begin(), groups.end(), first.group) != groups.end()) continue;
    groups.push_back(first.group);
    text += fmt::format("\n{}:\n", first.group);
    for (const Row& each : rows) {
      if (each.group == first.group) text += to_text(each);
    }
  }
  return text;
}

}  // namespace

std::string help_page(const CommandLine& line) {
  return "backsmart: is it safe to train, am I feeding the pain, what do I do this week?\n\n"
         "Usage: backsmart COMMAND [OPTIONS]\n" +
         by_group(line.commands,
                  [](const CommandSpec& command) { return row(command.name, command.summary); }) +
         by_group(line.everywhere, rows_of) +
         "\n`backsmart COMMAND --help` tells more about a command, with an example.\n";
}

std::string help_page(const CommandLine& line, const CommandSpec& command) {
  std::string usage = fmt::format("Usage: backsmart {}", command.name);
  for (const OptionSpec& option : command.options) {
    if (option.positional()) usage += " " + in_usage(option);
  }
  std::string text =
      fmt::format("{} [OPTIONS]\n\n{}", usage, paragraph(command.summary, kHelpWidth));
  text += by_group(command.options, rows_of) + "\n";
  text +=
      paragraph(fmt::format("Every command also takes what `backsmart --help` lists, such as {}.",
                            as_typed(line.everywhere.front())),
                kHelpWidth);
  if (!command.note.empty()) text += paragraph(command.note, kHelpWidth);
  return text + fmt::format("Example: {}\n", command.example);
}

}  // namespace backsmart

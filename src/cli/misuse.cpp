#include "cli/misuse.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "cli/world.hpp"

namespace backsmart {
namespace {

std::string did_you_mean(std::string_view near, std::string_view otherwise) {
  return near.empty() ? std::string(otherwise) : fmt::format("did you mean {}?", near);
}

Stop unknown_flag(const CommandLine& line, const CommandSpec* command, std::string_view typed) {
  typed = typed.substr(0, typed.find('='));
  std::vector<std::string_view> names;
  const auto add_names = [&names](std::span<const OptionSpec> options) {
    for (const OptionSpec& option : options) {
      if (!option.long_name.empty()) names.push_back(option.long_name);
    }
  };
  if (command != nullptr) add_names(command->options);
  add_names(line.everywhere);
  const std::string name = command == nullptr ? "" : fmt::format("{} ", command->name);
  return misuse(fmt::format("unknown flag {}", printable(typed)),
                did_you_mean(closest(typed, names),
                             fmt::format("`backsmart {}--help` lists what there is", name)));
}

std::vector<std::string_view> words_of(const OptionSpec& option) {
  std::vector<std::string_view> words;
  words.reserve(option.words.size());
  for (const WordSpec& word : option.words) words.push_back(word.word);
  return words;
}

std::string any_of(const std::vector<std::string_view>& words) {
  return join({words.begin(), words.end()}, " or ");
}

// ---- values
// --------------------------------------------------------------------------------------

std::optional<Stop> check_width(std::string_view width) {
  if (width.empty() || typed_columns(width)) return std::nullopt;
  return misuse(fmt::format("--width takes {} to {} columns, not '{}'", kLeastColumns,
                            kMostTypedColumns, printable(width)),
                "write --width 72");
}

std::optional<Stop> check_plan(const Options& options) {
  const PlanOptions& plan = options.plan;
  if (!plan.week.empty() && !plan.weeks.empty()) {
    return misuse("--week and --weeks are given", "leave out one of them");
  }
  if (plan.example && !options.global.answers.empty()) {
    return misuse("--example has answers of its own", "leave out --answers");
  }
  if (plan.pictures && plan.no_pictures) {
    return misuse("--pictures and --no-pictures are given", "leave out one of them");
  }
  return std::nullopt;
}

std::optional<Stop> check_today(const TodayOptions& today) {
  if (!today.is_short || today.format == "text") return std::nullopt;
  return misuse("--short is a line of text", "leave out --short or --format");
}

// The flags of a check that asks, and those of one that does not.
std::optional<Stop> check_check(const CheckOptions& check, const GlobalOptions& global) {
  const std::string_view asks = !check.parts.empty() ? "--part" : check.changed ? "--changed" : "";
  const std::string_view does_not = check.print_template      ? "--template"
                                    : global.no_input         ? "--no-input"
                                    : !check.set.empty()      ? "--set"
                                    : !global.answers.empty() ? "--answers"
                                                              : "";
  if (asks.empty() || does_not.empty()) return std::nullopt;
  return misuse(
      fmt::format("{} is about what to ask, and with {} nothing is asked", asks, does_not),
      "leave out one of them");
}

std::optional<Stop> check_exercise(const ExerciseOptions& exercise) {
  const bool filters = !exercise.slot.empty() || !exercise.equipment.empty() ||
                       !exercise.search.empty() || exercise.suits;
  if (exercise.id.empty() && !exercise.svg.empty()) {
    return misuse("--svg draws one exercise",
                  "write backsmart exercise dead-bug --svg dead-bug.svg");
  }
  if (exercise.id.empty() || !filters) return std::nullopt;
  return misuse("one exercise needs no filter", "leave out the ID, or --slot, --search and such");
}

std::optional<Stop> check_learn(const LearnOptions& learn) {
  if (learn.topic.empty() || learn.search.empty()) return std::nullopt;
  return misuse("one topic needs no search", "leave out the topic or --search");
}

std::optional<Stop> check_why(const WhyOptions& why) {
  if (why.id.empty() || why.other.empty()) return std::nullopt;
  return misuse("--if shows all that changes", "leave out the ID or --if");
}

std::optional<Stop> check_data(const DataOptions& data) {
  const bool shows = data.action == "show";
  const bool verifies = data.action == "verify";
  if (!shows && !data.format.empty()) {
    return misuse(fmt::format("data {} has no --format", data.action), "leave it out");
  }
  if (!verifies && (data.json || !data.cases.empty())) {
    return misuse(fmt::format("data {} takes neither --json nor --cases", data.action),
                  "write backsmart data verify --json");
  }
  if (data.names.size() > 1 && shows) {
    return misuse(fmt::format("data show does not take '{}'", printable(data.names[1])),
                  "show one thing at a time");
  }
  if (!data.names.empty() && data.action == "path") {
    return misuse(fmt::format("data path does not take '{}'", printable(data.names.front())),
                  "write backsmart data path");
  }
  return std::nullopt;
}

}  // namespace

Stop misuse(std::string_view message, std::string_view hint) {
  return {kUsage, fmt::format("backsmart: {}\n  hint: {}\n", message, hint)};
}

Stop unexpected(const CommandLine& line, const CommandSpec* command, std::string_view typed) {
  if (typed.starts_with('-')) return unknown_flag(line, command, typed);
  if (command != nullptr) {
    return misuse(fmt::format("{} does not take '{}'", command->name, printable(typed)),
                  fmt::format("`backsmart {} --help` tells what it takes", command->name));
  }
  std::vector<std::string_view> names;
  names.reserve(line.commands.size());
  for (const CommandSpec& known : line.commands) names.push_back(known.name);
  return misuse(fmt::format("there is no command '{}'", printable(typed)),
                did_you_mean(closest(typed, names), "`backsmart --help` lists the commands"));
}

std::optional<Stop> check_word(std::string_view name, const OptionSpec& option,
                               std::string_view value) {
  const std::vector<std::string_view> words = words_of(option);
  if (words.empty() || std::find(words.begin(), words.end(), value) != words.end()) {
    return std::nullopt;
  }
  const std::string_view program = option.positional() ? "backsmart " : "";
  return misuse(fmt::format("{} takes {}, not '{}'", name, any_of(words), printable(value)),
                did_you_mean(closest(value, words),
                             fmt::format("write {}{} {}", program, name, words.front())));
}

std::optional<Stop> check_together(const Options& options) {
  if (auto stop = check_width(options.global.width)) return stop;
  if (options.command == "check") return check_check(options.check, options.global);
  if (options.command == "plan") return check_plan(options);
  if (options.command == "today") return check_today(options.today);
  if (options.command == "exercise") return check_exercise(options.exercise);
  if (options.command == "learn") return check_learn(options.learn);
  if (options.command == "why") return check_why(options.why);
  if (options.command == "data") return check_data(options.data);
  return std::nullopt;
}

}  // namespace backsmart

#include "cli/config.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <unistd.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "cli/answer_sheet.hpp"
#include "cli/files.hpp"
#include "cli/interrupt.hpp"
#include "cli/misuse.hpp"
#include "cli/wrong_value.hpp"
#include "data/parse_toml.hpp"

namespace backsmart {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostConfigBytes = 100'000;
constexpr std::string_view kAnswers = "--answers";

// ---- which flags it may hold --------------------------------------------------------------------

std::string_view without_dashes(std::string_view option) { return option.substr(2); }

// Why a flag must be typed anew each time.
std::string_view refusal_of(const OptionSpec& option) {
  if (option.values == Values::setting) {
    return "answers about health do not belong in dotfiles; `backsmart check` keeps them apart";
  }
  if (option.long_name == "--today") {
    return "on a day that stands still, answers would never grow old; BACKSMART_TODAY is for "
           "trials";
  }
  if (option.long_name == "--svg") {
    return "every card would be written to that one file; type it where you want a picture";
  }
  return "";
}

FlagShape::Takes takes(const OptionSpec& option) {
  if (!option.takes_value()) return FlagShape::Takes::on_off;
  if (option.repeats()) return FlagShape::Takes::texts;
  return option.values == Values::answer ? FlagShape::Takes::words : FlagShape::Takes::text;
}

std::vector<FlagShape> shapes_of(std::span<const OptionSpec> options) {
  std::vector<FlagShape> shapes;
  for (const OptionSpec& option : options) {
    if (option.long_name.empty() || std::holds_alternative<Shows>(option.target)) continue;
    FlagShape& shape = shapes.emplace_back();
    shape.name = without_dashes(option.long_name);
    shape.takes = takes(option);
    shape.refusal = refusal_of(option);
    shape.choices.reserve(option.words.size());
    for (const WordSpec& word : option.words) shape.choices.push_back(word.word);
  }
  return shapes;
}

ConfigShape shape_of(const CommandLine& line) {
  ConfigShape shape{shapes_of(line.everywhere), {}};
  for (const CommandSpec& command : line.commands) {
    shape.commands.push_back({command.name, shapes_of(command.options)});
  }
  return shape;
}

// What is wrong with a value, as far as no command is needed to see it.
void check_values(Loaded<ConfigFile>& config) {
  const auto wrong = [&config](Place place, std::string message, std::string hint) {
    config.problems.push_back(
        at(config.value.document.source, place, std::move(message), std::move(hint)));
  };
  for (const FlagValue& flag : config.value.flags) {
    for (std::size_t i = 0; i < flag.values.size(); ++i) {
      if (flag.flag == "width" && !typed_columns(flag.values[i])) {
        wrong(flag.places[i],
              fmt::format("'width' takes {} to {} columns", kLeastColumns, kMostTypedColumns),
              "write width = 72");
      }
      if (flag.flag == "answers" && flag.values[i] == "-") {
        wrong(flag.places[i], "the standard input is not the same in every run", "name a file");
      }
    }
  }
  sort_by_place(config.problems);
}

// Nothing when there is no such file.
std::optional<Loaded<ConfigFile>> read_config(const World& world) {
  const std::string path = config_path(world);
  if (path.empty()) return std::nullopt;
  auto text = read_file_if_there(path, kMostConfigBytes);
  if (!text) return std::nullopt;
  Loaded<Document> document = parse_toml({path, *std::move(text)});
  if (!document.ok()) return Loaded<ConfigFile>{{}, std::move(document.problems)};
  Loaded<ConfigFile> config = decode_config(std::move(document.value), shape_of(command_line()));
  check_values(config);
  return config;
}

// ---- laying them under what was typed -----------------------------------------------------------

const OptionSpec* find_option(const FlagValue& flag) {
  const CommandLine& line = command_line();
  const CommandSpec* command = find_command(line, flag.command);
  const auto options = command == nullptr ? line.everywhere : command->options;
  const auto found = std::find_if(options.begin(), options.end(), [&](const OptionSpec& option) {
    return !option.long_name.empty() && without_dashes(option.long_name) == flag.flag;
  });
  return found == options.end() ? nullptr : &*found;
}

// "~/x" and "x", as config.toml means them.
std::string full_path(const std::string& path, const World& world) {
  if (path.starts_with("~/") && !world.home.empty()) return world.home + path.substr(1);
  return (fs::path(world.config_home) / path).native();
}

std::vector<std::string> values_of(const FlagValue& flag, const OptionSpec& option,
                                   const World& world) {
  std::vector<std::string> values = flag.values;
  if (option.values == Values::file || option.values == Values::path) {
    for (std::string& value : values) value = full_path(value, world);
  }
  return values;
}

void set(Options& options, const OptionSpec& option, const std::vector<std::string>& values) {
  if (const auto* flag = std::get_if<FlagField>(&option.target)) {
    (*flag)(options) = values.front() == "true";
  } else if (const auto* text = std::get_if<TextField>(&option.target)) {
    (*text)(options) = fmt::format("{}", fmt::join(values, ","));
  } else if (const auto* texts = std::get_if<TextsField>(&option.target)) {
    (*texts)(options) = values;
  }
}

bool has(const std::vector<std::string_view>& typed, std::string_view name) {
  return std::find(typed.begin(), typed.end(), name) != typed.end();
}

// A file that is typed goes by its ending, as it does without config.toml.
bool ending_decides(const Options& typed, const OptionSpec& option) {
  return option.long_name == "--format" && has(typed.typed, "-o");
}

class Laying {
 public:
  Laying(const Options& typed, const ConfigFile& config, const World& world)
      : typed_(typed), config_(config), world_(world), options_(typed) {}

  OrStop<Options> lay() {
    const FlagValue* answers = nullptr;
    for (const FlagValue& flag : config_.flags) {
      if (!flag.command.empty() && flag.command != typed_.command) continue;
      const OptionSpec* option = find_option(flag);
      if (option == nullptr || has(typed_.typed, option->name()) ||
          !variable_before_config(option->name(), world_).empty()) {
        continue;
      }
      if (option->long_name == kAnswers)
        answers = &flag;  // goes by the others
      else if (auto stop = lay(flag, *option))
        return *stop;
    }
    if (answers == nullptr) return std::move(options_);
    if (auto stop = lay_answers(*answers)) return *stop;
    return std::move(options_);
  }

 private:
  std::optional<Stop> lay(const FlagValue& flag, const OptionSpec& option) {
    if (ending_decides(typed_, option) || check_together(with(typed_, flag, option))) {
      return std::nullopt;
    }
    Options next = with(options_, flag, option);
    if (check_together(next)) return at_odds(flag, option);
    options_ = std::move(next);
    laid_.push_back(&flag);
    return std::nullopt;
  }

  // What `check` has saved must be what the other commands read; while nothing is saved there is
  // nothing to read, whatever else the list names.
  std::optional<Stop> lay_answers(const FlagValue& flag) {
    const OptionSpec& option = *find_option(flag);
    const std::string saved = saved_answers_path(world_);
    const std::vector<std::string> files = values_of(flag, option, world_);
    const bool names_saved =
        std::any_of(files.begin(), files.end(),
                    [this](const std::string& file) { return is_saved_answers(file, world_); });
    const bool shows = typed_.command == "data";  // all of them, there or not
    if (names_saved && !shows && access(saved.c_str(), F_OK) != 0) return std::nullopt;
    if (typed_.command != "check") return lay(flag, option);
    const CheckOptions& check = options_.check;
    if (!names_saved && !check.dry_run && !check.print_template) {
      return Stop{kFailed,
                  to_text(told(places_of(flag).front(),
                               "what `check` saves would not be among these answers",
                               fmt::format("name {} first, or leave 'answers' out", saved)))};
    }
    const bool asks = check.set.empty() && !options_.global.no_input;
    return asks ? std::nullopt : lay(flag, option);
  }

  Options with(Options options, const FlagValue& flag, const OptionSpec& option) const {
    set(options, option, values_of(flag, option, world_));
    options.global.from_config.push_back({option.name(), places_of(flag)});
    return options;
  }

  std::vector<Diagnostic> places_of(const FlagValue& flag) const {
    std::vector<Diagnostic> places;
    places.reserve(flag.places.size());
    for (const Place place : flag.places) places.push_back(at(config_.document.source, place, ""));
    return places;
  }

  Stop at_odds(const FlagValue& flag, const OptionSpec& option) const {
    std::string message = fmt::format("'{}' does not go with what stands above", flag.flag);
    for (const FlagValue* other : laid_) {
      const Options both = with(with(typed_, *other, *find_option(*other)), flag, option);
      if (!check_together(both)) continue;
      message = fmt::format("'{}' does not go with '{}' in line {}", flag.flag, other->flag,
                            other->places.front().line);
    }
    return {kFailed, to_text(told(places_of(flag).front(), message, "leave out one of them"))};
  }

  const Options& typed_;
  const ConfigFile& config_;
  const World& world_;
  Options options_;
  std::vector<const FlagValue*> laid_;
};

}  // namespace

std::string config_path(const World& world) {
  return world.config_home.empty() ? "" : world.config_home + "/config.toml";
}

std::string_view variable_before_config(std::string_view option, const World& world) {
  if (option == kAnswers && !world.answers_env.empty()) return "BACKSMART_ANSWERS";
  if (option == "--data" && !world.data_env.empty()) return "BACKSMART_DATA";
  if (option == "--color") return world.color_env;
  if (option == "--width") return world.columns_env;
  return "";
}

OrStop<Configured> configured(const Options& typed, const World& world) {
  try {
    auto config = read_config(world);
    if (!config) return Configured{typed, std::nullopt};
    if (!config->ok()) return Stop{kFailed, to_text(config->problems)};
    auto options = Laying(typed, config->value, world).lay();
    if (Stop* stop = std::get_if<Stop>(&options)) return std::move(*stop);
    return Configured{std::get<Options>(std::move(options)), std::move(config->value)};
  } catch (const std::runtime_error& failure) {  // what the environment refused
    if (interrupted()) throw;
    return Stop{kFailed, fmt::format("backsmart: {}\n", failure.what())};
  }
}

}  // namespace backsmart

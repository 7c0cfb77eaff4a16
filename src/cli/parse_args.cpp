#include "cli/parse_args.hpp"

#include <algorithm>
#include <charconv>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "render/formats.hpp"

namespace backsmart {
namespace {

constexpr int kHelpWidth = 80;
constexpr int kNameColumn = 22;
constexpr int kLeastWidth = 20;
constexpr int kMostWidth = 1000;
constexpr std::string_view kEverywhere = "Options, before or after the command";

// What the parser fills in. CLI11 keeps references to the options, so this stays where it is.
struct CommandLine {
  explicit CommandLine(std::span<const Command> table);

  Options options;
  std::string width;
  CLI::App app;
};

CLI::Option* add_value(CLI::App& app, const std::string& name, std::string& target,
                       const std::string& placeholder, const std::string& description) {
  return app.add_option(name, target, description)->type_name(placeholder)->take_last();
}

CLI::Option* add_list(CLI::App& app, const std::string& name, std::vector<std::string>& target,
                      const std::string& placeholder, const std::string& description) {
  // One value a flag: without this, `--answers a.toml check` would take the command as a file.
  return app.add_option(name, target, description)->type_name(placeholder)->allow_extra_args(false);
}

void add_global(CLI::App& app, GlobalOptions& global, std::string& width) {
  add_list(app, "--answers", global.answers, "FILE",
           "answers to use instead of the saved ones; again: the later wins; - is stdin");
  add_list(app, "--data", global.data, "PATH",
           "a file or folder of own rules and exercises, instead of the usual folder; may repeat");
  add_value(app, "--today", global.today, "DATE", "what counts as now: 2026-11-20[T08:15]");
  app.add_flag("--no-input", global.no_input, "never ask");
  add_value(app, "--color", global.color, "WHEN", "auto, always or never");
  add_value(app, "--width", width, "N", "columns to write in");
}

void add_check(CLI::App& app, CheckOptions& check) {
  add_list(app, "--set", check.set, "ID=VALUE", "one answer, such as fever=no; may be repeated")
      ->group("Answering without questions");
  app.add_flag("--template", check.print_template, "print an answers file to fill in")
      ->group("Answering without questions");
  app.add_flag("--dry-run", check.dry_run, "save nothing")->group("Result");
  app.add_flag("--json", check.json, "print the assessment as JSON")->group("Result");
  app.footer(
      "Exit code: 0 a plan is available, 10 a limited one, 11 see someone first, 12 the same day, "
      "13 emergency, 3 cannot tell.\n"
      "Example: backsmart check --set fever=no --json");
}

// "text, markdown or json".
std::string format_names() {
  const auto ids = format_ids();
  return join({ids.begin(), ids.end()}, " or ");
}

void add_plan(CLI::App& app, PlanOptions& plan) {
  const std::string result = "Result";
  add_value(app, "-o", plan.output, "FILE", "write to FILE, whole or not at all")->group(result);
  add_value(app, "--format", plan.format, "FORMAT", format_names() + "; else FILE's ending says")
      ->group(result);
  add_value(app, "--week", plan.week, "N", "which week, 1 to 12; else the one that is on")
      ->group(result);
  add_value(app, "--weeks", plan.weeks, "A-B", "several weeks, such as 1-4")->group(result);
  add_value(app, "--start", plan.start, "DATE",
            "a day of week 1; else as saved, else the coming Monday")
      ->group(result);
  add_value(app, "--remind", plan.remind, "MIN", "with ics: an alarm so many minutes before")
      ->group(result);
  app.add_flag("--example", plan.example, "a week for a person without limits; needs no answers")
      ->group(result);
  const std::string once = "Other than in your answers, this once";
  add_value(app, "--days", plan.days, "DAYS", "for strength: mon,wed,fri")->group(once);
  add_value(app, "--minutes", plan.minutes, "N", "for a strength session")->group(once);
  add_value(app, "--equipment", plan.equipment, "LIST", "dumbbell,band or none")->group(once);
  add_value(app, "--level", plan.level, "LEVEL", "beginner, intermediate or advanced")->group(once);
  app.footer("Example: backsmart plan --days mon,thu --minutes 30 -o week.md");
}

void add_today(CLI::App& app, TodayOptions& today) {
  app.add_flag("--short", today.is_short, "one line of what is left today, for a prompt")
      ->group("Result");
  add_value(app, "--format", today.format, "FORMAT", "text, markdown or json")->group("Result");
  app.footer("Example: backsmart today --short");
}

void add_exercise(CLI::App& app, ExerciseOptions& exercise) {
  app.add_option("id", exercise.id, "one exercise, by its id or the start of it")
      ->type_name("ID")
      ->group("What");
  const std::string list = "Which, in a list";
  add_value(app, "--slot", exercise.slot, "SLOT", "what it is for, such as hinge or deep-core")
      ->group(list);
  add_value(app, "--equipment", exercise.equipment, "LIST", "dumbbell,band or none")->group(list);
  add_list(app, "--search", exercise.search, "WORD", "in name and text; again: all of them")
      ->group(list);
  app.add_flag("--suits", exercise.suits, "only what your answers allow")->group(list);
  add_value(app, "--format", exercise.format, "FORMAT", "text, markdown or json")->group("Result");
  app.footer("Example: backsmart exercise dead-bug");
}

void add_learn(CLI::App& app, LearnOptions& learn) {
  app.add_option("topic", learn.topic, "one read, by its id, the start of it or a word for it")
      ->type_name("TOPIC")
      ->group("What");
  add_list(app, "--search", learn.search, "WORD", "only reads that speak of it; again: all of them")
      ->group("What");
  add_value(app, "--format", learn.format, "FORMAT", "text, markdown or json")->group("Result");
  app.footer("Example: backsmart learn mornings");
}

void add_why(CLI::App& app, WhyOptions& why) {
  app.add_option("id", why.id,
                 "a rule, question, exercise, slot, movement, adjustment, limit, finding or block; "
                 "else the level")
      ->type_name("ID")
      ->group("What");
  add_list(app, "--if", why.other, "ID=VALUE",
           "what another answer would change; again: several; nothing is saved")
      ->group("What");
  add_value(app, "--week", why.week, "N",
            "which week of the plan, 1 to 12; else the one that is on")
      ->group("What");
  add_value(app, "--format", why.format, "FORMAT", "text, markdown or json")->group("Result");
  app.footer("Example: backsmart why dead-bug");
}

void add_letter(CLI::App& app, LetterOptions& letter) {
  add_value(app, "-o", letter.output, "FILE", "write to FILE, whole or not at all")
      ->group("Result");
  add_value(app, "--format", letter.format, "FORMAT", "text or markdown; else FILE's ending says")
      ->group("Result");
  app.footer("Example: backsmart letter -o letter.md");
}

void add_data(CLI::App& app, DataOptions& data) {
  const std::string what = "What";
  app.add_option("action", data.action,
                 "show what there is, the path of every file in use, check the data for mistakes, "
                 "or verify that the rules are safe")
      ->type_name("show|path|check|verify")
      ->group(what);
  app.add_option("name", data.names,
                 "with show: questions, or an id; with check: files; with verify: promises")
      ->type_name("NAME...")
      ->group(what);
  const std::string result = "Result";
  add_value(app, "--format", data.format, "FORMAT", "with show: text, toml or json")->group(result);
  add_value(app, "--cases", data.cases, "N", "with verify: so many persons drawn at random")
      ->group(result);
  app.add_flag("--json", data.json, "with verify: as JSON")->group(result);
  app.footer("Example: backsmart data show questions --format json");
}

CommandLine::CommandLine(std::span<const Command> table) : app("", "backsmart") {
  app.set_help_flag();  // CLI11 makes one by itself, first of all
  app.require_subcommand(0, 1);
  add_global(app, options.global, width);
  app.set_help_flag("-h,--help", "print this help");
  app.set_version_flag("--version", "backsmart " BACKSMART_VERSION, "print the version");
  for (CLI::Option* option : app.get_options()) option->group(std::string(kEverywhere));
  for (const Command& command : table) {
    CLI::App& sub = *app.add_subcommand(std::string(command.name), std::string(command.summary));
    sub.fallthrough();
    sub.set_help_flag();  // falls through to the one above
    if (command.name == "check") add_check(sub, options.check);
    if (command.name == "plan") add_plan(sub, options.plan);
    if (command.name == "today") add_today(sub, options.today);
    if (command.name == "exercise") add_exercise(sub, options.exercise);
    if (command.name == "learn") add_learn(sub, options.learn);
    if (command.name == "why") add_why(sub, options.why);
    if (command.name == "letter") add_letter(sub, options.letter);
    if (command.name == "data") add_data(sub, options.data);
  }
}

// ---- help ---------------------------------------------------------------------------------------

std::string row(std::string_view name, std::string_view description) {
  const std::string start = pad(fmt::format("  {}", name), kNameColumn) + "  ";
  return paragraph(description, kHelpWidth, start);
}

std::string options_of(const CLI::App& app) {
  std::string text;
  for (const std::string& group : app.get_groups()) {
    text += fmt::format("\n{}:\n", group);
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_group() != group) continue;
      std::string name = option->get_name(/*positional=*/false, /*all_options=*/true);
      if (const std::size_t comma = name.find(','); comma != std::string::npos) {
        name.insert(comma + 1, " ");
      }
      if (option->get_items_expected_max() > 0) name += " " + option->get_type_name();
      text += row(name, option->get_description());
    }
  }
  return text;
}

std::string help_of(const CLI::App& root, const CLI::App& command) {
  std::string text = fmt::format("Usage: backsmart {} [OPTIONS]\n\n", command.get_name());
  text += paragraph(command.get_description(), kHelpWidth);
  text += options_of(command) + options_of(root) + "\n";
  for (const std::string& line : split(command.get_footer(), '\n')) {
    text += paragraph(line, kHelpWidth);
  }
  return text;
}

// ---- what is wrong ------------------------------------------------------------------------------

Stop misuse(std::string_view message, std::string_view hint) {
  return {kUsage, fmt::format("backsmart: {}\n  hint: {}\n", message, hint)};
}

std::string did_you_mean(std::string_view near, std::string_view otherwise) {
  return near.empty() ? std::string(otherwise) : fmt::format("did you mean {}?", near);
}

Stop unknown_flag(const CLI::App& root, const CLI::App* command, std::string_view typed) {
  typed = typed.substr(0, typed.find('='));
  std::vector<std::string> names;
  for (const CLI::App* app : {command, &root}) {
    if (app == nullptr) continue;
    for (const CLI::Option* option : app->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  const std::string name = command == nullptr ? "" : command->get_name() + " ";
  return misuse(fmt::format("unknown flag {}", printable(typed)),
                did_you_mean(closest(typed, {names.begin(), names.end()}),
                             fmt::format("`backsmart {}--help` lists what there is", name)));
}

Stop unexpected(const CLI::App& root, const CLI::App* command, std::string_view typed) {
  if (typed.starts_with('-')) return unknown_flag(root, command, typed);
  if (command != nullptr) {
    return misuse(fmt::format("{} does not take '{}'", command->get_name(), printable(typed)),
                  fmt::format("`backsmart {} --help` tells what it takes", command->get_name()));
  }
  std::vector<std::string> names;
  for (const CLI::App* sub : root.get_subcommands({})) names.push_back(sub->get_name());
  return misuse(fmt::format("there is no command '{}'", printable(typed)),
                did_you_mean(closest(typed, {names.begin(), names.end()}),
                             "`backsmart --help` lists the commands"));
}

// Nothing when `value` is one of `words`.
std::optional<Stop> check_word(std::string_view flag, std::string_view value,
                               const std::vector<std::string_view>& words) {
  if (std::find(words.begin(), words.end(), value) != words.end()) return std::nullopt;
  const std::string all = join({words.begin(), words.end()}, " or ");
  return misuse(fmt::format("{} takes {}, not '{}'", flag, all, printable(value)),
                did_you_mean(closest(value, words), fmt::format("write {} {}", flag, words[0])));
}

std::optional<Stop> check_plan(const PlanOptions& plan) {
  if (plan.format.empty()) return std::nullopt;
  return check_word("--format", plan.format, format_ids());
}

std::optional<Stop> check_today(const TodayOptions& today) {
  if (today.is_short && today.format != "text") {
    return misuse("--short is a line of text", "leave out --short or --format");
  }
  return check_word("--format", today.format, {"text", "markdown", "json"});
}

std::optional<Stop> check_exercise(const ExerciseOptions& exercise) {
  const bool filters = !exercise.slot.empty() || !exercise.equipment.empty() ||
                       !exercise.search.empty() || exercise.suits;
  if (!exercise.id.empty() && filters) {
    return misuse("one exercise needs no filter", "leave out the ID, or --slot, --search and such");
  }
  return check_word("--format", exercise.format, {"text", "markdown", "json"});
}

std::optional<Stop> check_learn(const LearnOptions& learn) {
  if (!learn.topic.empty() && !learn.search.empty()) {
    return misuse("one topic needs no search", "leave out the topic or --search");
  }
  return check_word("--format", learn.format, {"text", "markdown", "json"});
}

std::optional<Stop> check_why(const WhyOptions& why) {
  if (!why.id.empty() && !why.other.empty()) {
    return misuse("--if shows all that changes", "leave out the ID or --if");
  }
  return check_word("--format", why.format, {"text", "markdown", "json"});
}

std::optional<Stop> check_letter(const LetterOptions& letter) {
  if (letter.format.empty()) return std::nullopt;
  return check_word("--format", letter.format, {"text", "markdown"});
}

std::optional<Stop> check_data(const DataOptions& data) {
  if (data.action.empty()) return misuse("data: what?", "write backsmart data show questions");
  if (auto stop = check_word("data", data.action, {"show", "path", "check", "verify"})) return stop;
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
  if (data.format.empty()) return std::nullopt;
  return check_word("--format", data.format, {"text", "toml", "json"});
}

// Values that must be one of few, and what CLI11 does not tell apart.
std::optional<Stop> check_values(CommandLine& line) {
  Options& options = line.options;
  if (auto stop = check_word("--color", options.global.color, {"auto", "always", "never"})) {
    return stop;
  }
  if (!line.width.empty()) {
    const char* end = line.width.data() + line.width.size();
    int width = 0;
    const auto [stopped, error] = std::from_chars(line.width.data(), end, width);
    if (error != std::errc() || stopped != end || width < kLeastWidth || width > kMostWidth) {
      return misuse(fmt::format("--width takes {} to {} columns, not '{}'", kLeastWidth, kMostWidth,
                                printable(line.width)),
                    "write --width 72");
    }
    options.global.width = width;
  }
  if (options.command == "plan") return check_plan(options.plan);
  if (options.command == "today") return check_today(options.today);
  if (options.command == "exercise") return check_exercise(options.exercise);
  if (options.command == "learn") return check_learn(options.learn);
  if (options.command == "why") return check_why(options.why);
  if (options.command == "letter") return check_letter(options.letter);
  if (options.command == "data") return check_data(options.data);
  return std::nullopt;
}

}  // namespace

std::variant<Options, Page, Stop> parse_args(const std::vector<std::string>& args,
                                             std::span<const Command> table) {
  CommandLine line(table);
  std::vector<std::string> backwards(args.rbegin(), args.rend());  // as CLI11 wants them
  const auto chosen = [&line]() -> const CLI::App* {
    const auto subs = line.app.get_subcommands();
    return subs.empty() ? nullptr : subs.front();
  };
  try {
    line.app.parse(backwards);
  } catch (const CLI::CallForVersion& version) {
    return Page{fmt::format("{}\n", version.what())};
  } catch (const CLI::CallForHelp&) {
    const CLI::App* command = chosen();
    if (command == nullptr) return Options{};
    return Page{help_of(line.app, *command)};
  } catch (const CLI::ExtrasError&) {
    return unexpected(line.app, chosen(), line.app.remaining(/*recurse=*/true).front());
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view what = error.what();
    return misuse(fmt::format("{} needs a value", what.substr(0, what.find(':'))),
                  "`backsmart --help` lists the flags");
  } catch (const CLI::ParseError& error) {
    return misuse(error.what(), "`backsmart --help` lists the flags");
  }
  // What follows "--" is left over even where CLI11 lets it pass.
  const std::vector<std::string> extras = line.app.remaining(/*recurse=*/true);
  if (!extras.empty()) return unexpected(line.app, chosen(), extras.front());
  if (const CLI::App* command = chosen()) line.options.command = command->get_name();
  if (const auto stop = check_values(line)) return *stop;
  return line.options;
}

std::string help_page(std::span<const Command> table) {
  const CommandLine line(table);
  std::string text =
      "backsmart: is it safe to train, am I feeding the pain, what do I do this week?\n\n"
      "Usage: backsmart COMMAND [OPTIONS]\n";
  std::vector<std::string_view> groups;
  for (const Command& command : table) {
    if (std::find(groups.begin(), groups.end(), command.group) == groups.end()) {
      groups.push_back(command.group);
    }
  }
  for (const std::string_view group : groups) {
    text += fmt::format("\n{}:\n", group);
    for (const Command& command : table) {
      if (command.group == group) text += row(command.name, command.summary);
    }
  }
  return text + options_of(line.app) +
         "\n`backsmart COMMAND --help` tells more about a command, with an example.\n";
}

}  // namespace backsmart

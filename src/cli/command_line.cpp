#include "cli/command_line.hpp"

#include <algorithm>
#include <array>

#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "planner/catalogue.hpp"
#include "render/formats.hpp"

namespace backsmart {
namespace {

// The field of a part of the options: `at<&Options::plan, &PlanOptions::week>`.
template <auto Part, auto Field>
constexpr auto& at(Options& options) {
  return options.*Part.*Field;
}

// ---- words --------------------------------------------------------------------------------------

template <typename... F>
constexpr std::array<WordSpec, sizeof...(F)> named(F... formats) {
  return {WordSpec{name_of(formats).id, name_of(formats).description}...};
}

constexpr auto kPlanFormats =
    named(Format::text, Format::markdown, Format::json, Format::ics, Format::html);
static_assert(kPlanFormats.size() == kFormats.size());
constexpr auto kPageFormats = named(Format::text, Format::markdown, Format::json);
constexpr auto kLetterFormats = named(Format::text, Format::markdown);
constexpr auto kDataFormats = std::to_array<WordSpec>({
    {"text", "a list of the questions"},
    {"toml", "as in the files"},
    {"json", "for programs"},
});

constexpr auto kWhens = std::to_array<WordSpec>({
    {"auto", "on a terminal, unless NO_COLOR is set"},
    {"always", "in a pipe too"},
    {"never", "not at all"},
});

constexpr auto kDataActions = std::to_array<WordSpec>({
    {"show", "print what there is", Values::item},
    {"path", "print which files are in use"},
    {"check", "look for mistakes in the data", Values::file},
    {"verify", "prove that the rules are safe", Values::promise},
});

constexpr auto kSlots = [] {
  std::array<WordSpec, kSlotKindIds.size()> words;
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = {kSlotKindIds[i], ""};
  return words;
}();

constexpr auto kShellNames = [] {
  std::array<WordSpec, kShells.size()> words;
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = {kShells[i].id, kShells[i].description};
  return words;
}();

// ---- options ------------------------------------------------------------------------------------

constexpr std::string_view kEverywhere = "Options, before or after the command";
constexpr std::string_view kWhat = "What";
constexpr std::string_view kWhich = "Which, in a list";
constexpr std::string_view kResult = "Result";
constexpr std::string_view kToAsk = "What to ask";
constexpr std::string_view kUnasked = "Answering without questions";
constexpr std::string_view kThisOnce = "Other than in your answers, this once";

constexpr auto kGlobal = std::to_array<OptionSpec>({
    {"", "--answers", "FILE", kEverywhere, "answers to use; again: the later wins; - is stdin",
     &at<&Options::global, &GlobalOptions::answers>, Values::file},
    {"", "--data", "PATH", kEverywhere, "own rules and exercises: a file or folder; may repeat",
     &at<&Options::global, &GlobalOptions::data>, Values::path},
    {"", "--today", "DATE", kEverywhere, "what counts as now: 2026-11-20[T08:15]",
     &at<&Options::global, &GlobalOptions::today>},
    {"", "--no-input", "", kEverywhere, "never ask",
     &at<&Options::global, &GlobalOptions::no_input>},
    {"", "--color", "WHEN", kEverywhere, "when to use colour",
     &at<&Options::global, &GlobalOptions::color>, Values::words, kWhens},
    {"", "--width", "N", kEverywhere, "columns to write in",
     &at<&Options::global, &GlobalOptions::width>},
    {"-h", "--help", "", kEverywhere, "print this help", Shows::help},
    {"", "--version", "", kEverywhere, "print the version", Shows::version},
});

constexpr auto kCheck = std::to_array<OptionSpec>({
    {"", "--part", "PART", kToAsk, "only warning-signs, back, habits or week; may be repeated",
     &at<&Options::check, &CheckOptions::parts>, Values::part},
    {"", "--changed", "", kToAsk, "show what you said last time; Enter keeps it",
     &at<&Options::check, &CheckOptions::changed>},
    {"", "--set", "ID=VALUE", kUnasked, "one answer, such as fever=no; may be repeated",
     &at<&Options::check, &CheckOptions::set>, Values::setting},
    {"", "--template", "", kUnasked, "print an answers file to fill in",
     &at<&Options::check, &CheckOptions::print_template>},
    {"", "--dry-run", "", kResult, "save nothing", &at<&Options::check, &CheckOptions::dry_run>},
    {"", "--json", "", kResult, "print the assessment as JSON",
     &at<&Options::check, &CheckOptions::json>},
});

constexpr auto kPlan = std::to_array<OptionSpec>({
    {"-o", "", "FILE", kResult, "write to FILE, whole or not at all",
     &at<&Options::plan, &PlanOptions::output>, Values::file},
    {"", "--format", "FORMAT", kResult, "how, if FILE's ending does not say",
     &at<&Options::plan, &PlanOptions::format>, Values::words, kPlanFormats},
    {"", "--week", "N", kResult, "which week, 1 to 12; else the one that is on",
     &at<&Options::plan, &PlanOptions::week>, Values::week},
    {"", "--weeks", "A-B", kResult, "several weeks, such as 1-4",
     &at<&Options::plan, &PlanOptions::weeks>, Values::weeks},
    {"", "--start", "DATE", kResult, "a day of week 1; else as saved, else the coming week",
     &at<&Options::plan, &PlanOptions::start>},
    {"", "--remind", "MINUTES", kResult, "with ics: an alarm so many minutes before",
     &at<&Options::plan, &PlanOptions::remind>},
    {"", "--example", "", kResult, "a week for a person without limits; needs no answers",
     &at<&Options::plan, &PlanOptions::example>},
    {"", "--pictures", "", kResult, "with markdown: a folder of SVG files beside FILE",
     &at<&Options::plan, &PlanOptions::pictures>},
    {"", "--no-pictures", "", kResult, "with html: the movements in words instead",
     &at<&Options::plan, &PlanOptions::no_pictures>},
    {"",
     "--days",
     "DAYS",
     kThisOnce,
     "for strength: mon,wed,fri",
     &at<&Options::plan, &PlanOptions::days>,
     Values::answer,
     {},
     "train-days"},
    {"",
     "--minutes",
     "N",
     kThisOnce,
     "for a strength session",
     &at<&Options::plan, &PlanOptions::minutes>,
     Values::answer,
     {},
     "strength-minutes"},
    {"",
     "--equipment",
     "LIST",
     kThisOnce,
     "dumbbell,band or none",
     &at<&Options::plan, &PlanOptions::equipment>,
     Values::answer,
     {},
     "equipment"},
    {"",
     "--level",
     "LEVEL",
     kThisOnce,
     "beginner, intermediate or advanced",
     &at<&Options::plan, &PlanOptions::level>,
     Values::answer,
     {},
     "level"},
});

constexpr auto kToday = std::to_array<OptionSpec>({
    {"", "--short", "", kResult, "one line of what is left today, for a prompt",
     &at<&Options::today, &TodayOptions::is_short>},
    {"", "--format", "FORMAT", kResult, "how it is written",
     &at<&Options::today, &TodayOptions::format>, Values::words, kPageFormats},
});

constexpr auto kExercise = std::to_array<OptionSpec>({
    {"", "", "ID", kWhat, "one exercise, by its id or the start of it",
     &at<&Options::exercise, &ExerciseOptions::id>, Values::exercise},
    {"", "--slot", "SLOT", kWhich, "what it is for",
     &at<&Options::exercise, &ExerciseOptions::slot>, Values::words, kSlots},
    {"",
     "--equipment",
     "LIST",
     kWhich,
     "dumbbell,band or none",
     &at<&Options::exercise, &ExerciseOptions::equipment>,
     Values::answer,
     {},
     "equipment"},
    {"", "--search", "WORD", kWhich, "in name and text; again: all of them",
     &at<&Options::exercise, &ExerciseOptions::search>},
    {"", "--suits", "", kWhich, "only what your answers allow",
     &at<&Options::exercise, &ExerciseOptions::suits>},
    {"", "--format", "FORMAT", kResult, "how it is written",
     &at<&Options::exercise, &ExerciseOptions::format>, Values::words, kPageFormats},
    {"", "--svg", "FILE", kResult, "only its picture, as SVG; - is stdout",
     &at<&Options::exercise, &ExerciseOptions::svg>, Values::file},
    {"", "--ascii", "", kResult, "draw the picture with plain characters",
     &at<&Options::exercise, &ExerciseOptions::ascii>},
    {"", "--no-pictures", "", kResult, "tell the movement in words instead",
     &at<&Options::exercise, &ExerciseOptions::no_pictures>},
});

constexpr auto kLearn = std::to_array<OptionSpec>({
    {"", "", "TOPIC", kWhat, "one read, by its id, the start of it or a word for it",
     &at<&Options::learn, &LearnOptions::topic>, Values::topic},
    {"", "--search", "WORD", kWhat, "only reads that speak of it; again: all of them",
     &at<&Options::learn, &LearnOptions::search>},
    {"", "--format", "FORMAT", kResult, "how it is written",
     &at<&Options::learn, &LearnOptions::format>, Values::words, kPageFormats},
});

constexpr auto kWhy = std::to_array<OptionSpec>({
    {"", "", "ID", kWhat,
     "a rule, question, exercise, slot, movement, adjustment, limit, finding or block; "
     "else the level",
     &at<&Options::why, &WhyOptions::id>, Values::reason},
    {"", "--if", "ID=VALUE", kWhat,
     "what another answer would change; again: several; nothing is saved",
     &at<&Options::why, &WhyOptions::other>, Values::setting},
    {"", "--week", "N", kWhat, "which week of the plan, 1 to 12; else the one that is on",
     &at<&Options::why, &WhyOptions::week>, Values::week},
    {"", "--format", "FORMAT", kResult, "how it is written",
     &at<&Options::why, &WhyOptions::format>, Values::words, kPageFormats},
});

constexpr auto kLetter = std::to_array<OptionSpec>({
    {"-o", "", "FILE", kResult, "write to FILE, whole or not at all",
     &at<&Options::letter, &LetterOptions::output>, Values::file},
    {"", "--format", "FORMAT", kResult, "how, if FILE's ending does not say",
     &at<&Options::letter, &LetterOptions::format>, Values::words, kLetterFormats},
});

constexpr auto kData = std::to_array<OptionSpec>({
    {"",
     "",
     "ACTION",
     kWhat,
     "what to do",
     &at<&Options::data, &DataOptions::action>,
     Values::words,
     kDataActions,
     {},
     true},
    {"", "", "NAME", kWhat,
     "with show: questions, or an id; with check: files; with verify: promises",
     &at<&Options::data, &DataOptions::names>, Values::by_word},
    {"", "--format", "FORMAT", kResult, "with show", &at<&Options::data, &DataOptions::format>,
     Values::words, kDataFormats},
    {"", "--cases", "N", kResult, "with verify: so many persons drawn at random",
     &at<&Options::data, &DataOptions::cases>},
    {"", "--json", "", kResult, "with verify: as JSON", &at<&Options::data, &DataOptions::json>},
});

constexpr auto kCompletions = std::to_array<OptionSpec>({
    {"",
     "",
     "SHELL",
     kWhat,
     "for which shell",
     &at<&Options::completions, &CompletionsOptions::shell>,
     Values::words,
     kShellNames,
     {},
     true},
});

// ---- commands -----------------------------------------------------------------------------------

constexpr std::string_view kDaily = "Start here";
constexpr std::string_view kBehind = "Behind it";

constexpr auto kCommands = std::to_array<CommandSpec>({
    {"check", kDaily, "Ask the questions; say how urgent it is, and why.", kCheck,
     "Exit code: 0 a plan is available, 10 a limited one, 11 see someone first, 12 the same day, "
     "13 emergency, 3 cannot tell.",
     "backsmart check --set fever=no --json", check_command},
    {"completions", kBehind, "Print a script that lets your shell complete commands.", kCompletions,
     "", "backsmart completions fish", completions_command},
    {"data", kBehind, "Show the rules and exercises, and own data.", kData, "",
     "backsmart data show questions --format json", data_command},
    {"exercise", kBehind, "List and search exercises, or show one.", kExercise, "",
     "backsmart exercise dead-bug", exercise_command},
    {"learn", kBehind, "Read what is known, each fact with its source.", kLearn, "",
     "backsmart learn mornings", learn_command},
    {"letter", kBehind, "Write one page of your answers for a doctor or physio.", kLetter, "",
     "backsmart letter -o letter.md", letter_command},
    {"plan", kDaily, "Write the week that fits your answers.", kPlan, "",
     "backsmart plan --days mon,thu --minutes 30 -o week.md", plan_command},
    {"today", kDaily, "Show what is on today.", kToday, "", "backsmart today --short",
     today_command},
    {"why", kBehind, "Explain the level or the plan; try another answer.", kWhy, "",
     "backsmart why dead-bug", why_command},
});

constexpr CommandLine kCommandLine = {kGlobal, kCommands};

// ---- what holds for every row -------------------------------------------------------------------

constexpr bool is_sound(const OptionSpec& option) {
  const bool is_flag = std::holds_alternative<FlagField>(option.target) ||
                       std::holds_alternative<Shows>(option.target);
  return is_flag != option.takes_value() &&
         (option.values == Values::words) != option.words.empty() &&
         (option.values == Values::answer) != option.question.empty();
}

constexpr bool is_sound(const CommandLine& line) {
  const auto sound = [](const OptionSpec& option) { return is_sound(option); };
  return std::all_of(line.everywhere.begin(), line.everywhere.end(), sound) &&
         std::all_of(line.commands.begin(), line.commands.end(), [&](const CommandSpec& command) {
           return std::all_of(command.options.begin(), command.options.end(), sound);
         });
}

static_assert(is_sound(kCommandLine));

}  // namespace

const CommandLine& command_line() { return kCommandLine; }

const CommandSpec* find_command(const CommandLine& line, std::string_view name) {
  const auto found =
      std::find_if(line.commands.begin(), line.commands.end(),
                   [name](const CommandSpec& command) { return command.name == name; });
  return found == line.commands.end() ? nullptr : &*found;
}

}  // namespace backsmart

// `backsmart exercise`: the catalogue, searched, or one card of it.
#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/entry.hpp"
#include "cli/files.hpp"
#include "cli/own_data.hpp"
#include "cli/planning.hpp"
#include "cli/wrong_value.hpp"
#include "figure/svg.hpp"
#include "render/exercise_pages.hpp"
#include "render/pages.hpp"

namespace backsmart {
namespace {

// What the answers say of the person, and why they say nothing. Cards are for reading, so answers
// that are missing, old or broken are no error; but whoever must be seen is told so first.
struct Judged {
  ForPerson person;
  std::string remark;  // for stderr
  bool refused = false;
  Exit exit = kDone;  // that a plan would end with
};

Judged judge(const Options& options, const Knowledge& knowledge, const World& world, const Io& io) {
  Judged judged;
  try {
    const auto found = answers_to_plan_from(options.global, knowledge.rules, world, io);
    if (const Stop* stop = std::get_if<Stop>(&found)) {
      judged.exit = stop->exit;
      judged.remark = stop->message;
      return judged;
    }
    const auto& sheet = std::get<AnswerSheet>(found);
    const Date start = programme_start(sheet, world);
    const int week = week_on(start, world.now.day);
    auto plans = make_plans(knowledge, sheet, start, week, week, world, io);
    if (const Stop* stop = std::get_if<Stop>(&plans)) {
      judged.exit = stop->exit;
      judged.refused = stop->exit >= kSeeFirst;
      judged.remark = stop->message;
      if (judged.refused) judged.person.level = assess(knowledge.rules, sheet.answers).level;
      return judged;
    }
    judged.person.plan = std::get<std::vector<Plan>>(plans).front();
    judged.person.level = judged.person.plan->level;
    PlanRequest request{week, start, {}};
    if (sheet.asked) request.asked = sheet.asked->day;
    judged.person.bars = exercise_bars(knowledge, sheet.answers, request);
  } catch (const std::runtime_error& failure) {
    judged.exit = kFailed;
    judged.remark = fmt::format("backsmart: {}\n", failure.what());
  }
  return judged;
}

// ---- which --------------------------------------------------------------------------------------

bool holds(const Exercise& exercise, const std::vector<std::string>& words) {
  std::string all = exercise.id + " " + exercise.name + " " + exercise.how;
  for (const std::string& cue : exercise.cues) all += " " + cue;
  const std::string text = lower_ascii(all);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.find(lower_ascii(word)) != std::string::npos;
  });
}

// The exercise that `typed` means: by id, or by the start of exactly one.
std::optional<int> find_exercise(const Catalogue& catalogue, std::string_view typed) {
  std::optional<int> found;
  for (std::size_t i = 0; i < catalogue.exercises.size(); ++i) {
    const std::string& id = catalogue.exercises[i].id;
    if (id == typed) return static_cast<int>(i);
    if (typed.empty() || !id.starts_with(typed)) continue;
    if (found)
      found = -1;
    else
      found = static_cast<int>(i);
  }
  return found && *found >= 0 ? found : std::nullopt;
}

std::vector<std::string_view> ids_of(const Catalogue& catalogue) {
  std::vector<std::string_view> ids;
  for (const Exercise& exercise : catalogue.exercises) ids.emplace_back(exercise.id);
  return ids;
}

Stop no_such_exercise(const Catalogue& catalogue, std::string_view typed) {
  std::vector<std::string> near;
  for (const Exercise& exercise : catalogue.exercises) {
    if (holds(exercise, {std::string(typed)})) near.push_back(exercise.id);
  }
  if (const auto id = closest(typed, ids_of(catalogue)); !id.empty()) {
    std::erase(near, id);
    near.insert(near.begin(), std::string(id));
  }
  constexpr std::size_t kMost = 6;
  if (near.size() > kMost) near.resize(kMost);
  const std::string hint = near.empty() ? "`backsmart exercise` lists them all"
                                        : fmt::format("did you mean {}?", join(near, " or "));
  return {kUsage, fmt::format("backsmart: there is no exercise '{}'\n  hint: {}\n",
                              printable(typed), hint)};
}

// The equipment that `--equipment` names, with what every household has.
OrStop<EquipmentMask> equipment_of(const Options& options, const Knowledge& knowledge) {
  const auto& setup = knowledge.programme.setup;
  const Question& question = knowledge.rules.questions[static_cast<std::size_t>(setup.equipment)];
  const Loaded<Answer> answer =
      read_flag_value(question, "--equipment ", options.exercise.equipment);
  if (!answer.ok()) return wrong_value(options.global, "--equipment", answer.problems);
  return equipment_from(knowledge, answer.value.value);
}

struct Filter {
  std::optional<SlotKind> slot;
  std::optional<EquipmentMask> equipment;
  std::vector<std::string> words;
};

OrStop<Filter> filter_of(const Options& options, const Knowledge& knowledge) {
  const ExerciseOptions& wanted = options.exercise;
  Filter filter;
  if (!wanted.slot.empty()) {
    const auto found = std::find(kSlotKindIds.begin(), kSlotKindIds.end(), wanted.slot);
    filter.slot = static_cast<SlotKind>(found - kSlotKindIds.begin());
  }
  if (!wanted.equipment.empty()) {
    const auto owned = equipment_of(options, knowledge);
    if (const Stop* stop = std::get_if<Stop>(&owned)) return *stop;
    filter.equipment = std::get<EquipmentMask>(owned);
  }
  for (const std::string& text : wanted.search) {
    for (const std::string& word : split(text, ' ')) {
      if (!word.empty()) filter.words.push_back(word);
    }
  }
  return filter;
}

bool passes(const Filter& filter, const Exercise& e) {
  if (filter.slot && e.kind != *filter.slot) return false;
  if (filter.equipment) {
    const bool can = std::any_of(e.needs.begin(), e.needs.end(), [&](EquipmentMask needs) {
      return (needs & ~*filter.equipment) == 0;
    });
    if (!can) return false;
  }
  return holds(e, filter.words);
}

// ---- what ---------------------------------------------------------------------------------------

// The picture alone, as a file.
Exit write_picture(const Options& options, const Exercise& exercise, const Figures& figures,
                   const Io& io) {
  const Figure* figure = find_figure(figures, exercise.id);
  if (figure == nullptr) {
    return stop_at({kFailed, fmt::format("backsmart: '{}' has no picture\n"
                                         "  hint: own data can give it one: man backsmart-data\n",
                                         exercise.id)},
                   io);
  }
  const std::string svg = svg_file(picture_of(*figure), {exercise.name, figure->say});
  if (options.exercise.svg == "-") {
    print(io.out, svg);
  } else {
    write_output(options.exercise.svg, svg);
  }
  return kDone;
}

// What the card is drawn with; nothing: it is told in words.
std::optional<Charset> charset_for(const ExerciseOptions& options, const World& world) {
  if (options.no_pictures || world.plain) return std::nullopt;
  return options.ascii || world.ascii ? Charset::ascii : Charset::braille;
}

Exit show_card(const Options& options, const Knowledge& knowledge, const Figures& figures,
               const World& world, const Io& io) {
  const ExerciseOptions& wanted = options.exercise;
  const auto exercise = find_exercise(knowledge.catalogue, options.exercise.id);
  if (!exercise) return stop_at(no_such_exercise(knowledge.catalogue, options.exercise.id), io);
  const auto& all = knowledge.catalogue.exercises;
  if (!wanted.svg.empty()) {
    return write_picture(options, all[static_cast<std::size_t>(*exercise)], figures, io);
  }
  const Judged judged = judge(options, knowledge, world, io);
  // Without any answers there is nothing to remark: the card is complete without a person.
  if (judged.refused || judged.exit == kFailed) std::fputs(judged.remark.c_str(), io.err);
  if (wanted.format == "json") {
    print(io.out, exercise_json(knowledge, figures, *exercise, judged.person));
    return kDone;
  }
  const Report report = exercise_report(knowledge, *exercise, judged.person);
  print(io.out, wanted.format == "markdown" ? to_markdown(report, {&figures, ""})
                                            : to_text(report, {world.columns, world.color, &figures,
                                                               charset_for(wanted, world)}));
  return kDone;
}

std::string nothing_found(const Catalogue& catalogue, const Filter& filter) {
  std::string hint = "`backsmart exercise` lists them all";
  for (const std::string& word : filter.words) {
    const auto near = closest(word, ids_of(catalogue));
    if (!near.empty()) hint = fmt::format("did you mean {}?", near);
  }
  return fmt::format("No exercise fits.\n  hint: {}\n", hint);
}

Exit show_list(const Options& options, const Knowledge& knowledge, const Figures& figures,
               const World& world, const Io& io) {
  const ExerciseOptions& wanted = options.exercise;
  const auto filter = filter_of(options, knowledge);
  if (const Stop* stop = std::get_if<Stop>(&filter)) return stop_at(*stop, io);
  Judged judged;
  if (wanted.suits) {
    judged = judge(options, knowledge, world, io);
    if (judged.person.bars.empty()) {
      std::fputs(judged.remark.c_str(), io.err);
      return judged.exit;
    }
  }
  std::vector<int> shown;
  int barred = 0;
  const auto& all = knowledge.catalogue.exercises;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!passes(std::get<Filter>(filter), all[i])) continue;
    const bool suits = judged.person.bars.empty() || !judged.person.bars[i];
    if (suits)
      shown.push_back(static_cast<int>(i));
    else
      ++barred;
  }
  if (wanted.format == "json") {
    print(io.out, exercises_json(knowledge, figures, shown, judged.person));
    return kDone;
  }
  if (shown.empty() && barred == 0) {
    std::fputs(nothing_found(knowledge.catalogue, std::get<Filter>(filter)).c_str(), io.err);
    return kDone;
  }
  print_report(exercises_report(knowledge, shown), wanted.format, world, io);
  if (barred > 0) {
    std::fputs(fmt::format("{} left out: not for you now, or you lack what it needs. "
                           "`backsmart exercise ID` says why.\n",
                           counted(barred, "exercise"))
                   .c_str(),
               io.err);
  }
  return kDone;
}

}  // namespace

Exit exercise_command(const Options& options, const World& world, const Io& io) {
  const auto loaded = load_illustrated(options.global, world);
  if (const Stop* stop = std::get_if<Stop>(&loaded)) return stop_at(*stop, io);
  const auto& [knowledge, figures] = std::get<Illustrated>(loaded);
  return options.exercise.id.empty() ? show_list(options, *knowledge, figures, world, io)
                                     : show_card(options, *knowledge, figures, world, io);
}

}  // namespace backsmart

// `backsmart plan`: the week that fits the answers, or why there is none.
#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/entry.hpp"
#include "cli/files.hpp"
#include "cli/own_data.hpp"
#include "cli/planning.hpp"
#include "cli/wrong_value.hpp"
#include "data/embedded.hpp"
#include "figure/svg.hpp"
#include "render/formats.hpp"
#include "render/pages.hpp"

namespace backsmart {
namespace {

// As `--format` says, else the ending of the file.
OrStop<Format> format_of(const PlanOptions& options) {
  if (!options.format.empty()) return *find_format(options.format);
  if (const auto format = format_of_file(options.output)) return *format;
  std::vector<std::string> endings;
  endings.reserve(kFormats.size());
  for (const FormatName& format : kFormats) endings.emplace_back(format.endings.front());
  return Stop{kUsage, fmt::format("backsmart: no plan can be written as {}\n"
                                  "  hint: end the file in {}, or give --format\n",
                                  printable(options.output), join(endings, " or "))};
}

// The weeks that are asked for; both ends belong to them.
struct Weeks {
  int first = 1;
  int last = 1;
};

// From 1 to `most`.
std::optional<int> whole_number(std::string_view text, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || number < 1 || number > most) return std::nullopt;
  return number;
}

// As the flags say; nothing when they do not.
OrStop<std::optional<Weeks>> weeks_of(const Options& options, int most) {
  const std::string& week = options.plan.week;
  const std::string& weeks = options.plan.weeks;
  if (!week.empty()) {
    if (const auto number = whole_number(week, most)) return Weeks{*number, *number};
    return does_not_take(options.global, "--week", fmt::format("a week from 1 to {}", most), week,
                         "2");
  }
  if (weeks.empty()) return std::nullopt;
  const std::string_view text = weeks;
  const std::size_t dash = std::min(text.find('-'), text.size());
  const auto first = whole_number(text.substr(0, dash), most);
  const auto last = dash == text.size() ? first : whole_number(text.substr(dash + 1), most);
  if (first && last && *first <= *last) return Weeks{*first, *last};
  return does_not_take(options.global, "--weeks", fmt::format("two weeks from 1 to {}", most),
                       weeks, "1-4");
}

// As `--remind` says; nothing when it does not.
OrStop<std::optional<int>> remind_of(const Options& options, Format format) {
  const std::string& remind = options.plan.remind;
  if (remind.empty()) return std::nullopt;
  if (format != Format::ics) {
    if (from_config(options.global, "--remind") != nullptr) return std::nullopt;
    return Stop{kUsage, "backsmart: only a calendar can remind\n  hint: add --format ics\n"};
  }
  if (const auto minutes = whole_number(remind, kMinutesPerDay)) return minutes;
  return does_not_take(options.global, "--remind",
                       fmt::format("minutes from 1 to {}", kMinutesPerDay), remind, "15");
}

// As `--start` says; nothing when it does not.
OrStop<std::optional<Date>> start_of(const Options& options, const World& world) {
  const std::string& start = options.plan.start;
  if (start.empty()) return std::nullopt;
  if (const auto date = parse_date(start)) return date;
  const std::string like = to_iso(week_from(world.now.day, world.settings.week_starts));
  return wrong_value(options.global, "--start",
                     {{fmt::format("--start {}", start),
                       {},
                       "not a date",
                       fmt::format("write it like {}", like),
                       ""}});
}

// `answers` with what the flags say instead, this once.
OrStop<Answers> with_overrides(Answers answers, const Options& options, const Ruleset& rules) {
  struct Override {
    std::string_view flag;
    std::string_view question;
    const std::string& value;
  };
  const PlanOptions& plan = options.plan;
  const Override overrides[] = {{"--days", "train-days", plan.days},
                                {"--minutes", "strength-minutes", plan.minutes},
                                {"--equipment", "equipment", plan.equipment},
                                {"--level", "level", plan.level}};
  Stop wrong{kDone, ""};
  for (const auto& [flag, id, value] : overrides) {
    const auto question = find_question(rules, id);
    if (value.empty() || !question) continue;
    const auto index = static_cast<std::size_t>(*question);
    const Loaded<Answer> answer =
        read_flag_value(rules.questions[index], fmt::format("{} ", flag), value);
    answers[index] = answer.value;
    if (answer.ok()) continue;
    const Stop stop = wrong_value(options.global, flag, answer.problems);
    wrong = {std::max(wrong.exit, stop.exit), wrong.message + stop.message};
  }
  if (wrong.exit != kDone) return wrong;
  return answers;
}

// Whether Markdown gets pictures, or why there can be none.
OrStop<bool> wants_pictures(const Options& options, Format format) {
  const PlanOptions& plan = options.plan;
  if (!plan.pictures || plan.no_pictures || format == Format::html) return false;
  const bool to_file = !plan.output.empty() && plan.output != "-" && is_for_file(plan.output);
  if (format == Format::markdown && to_file) return true;
  if (from_config(options.global, "--pictures") != nullptr) return false;
  return Stop{kUsage,
              "backsmart: pictures are files beside a file of Markdown\n"
              "  hint: add -o week.md; a page of HTML has them inside: -o week.html\n"};
}

// The folder of the pictures for "way/week.md": "way/week-pictures".
std::string picture_folder(const std::string& output) {
  const std::size_t name = output.find_last_of('/') + 1;  // 0 when there is none
  const std::size_t dot = output.find_last_of('.');
  const bool has_ending = dot != std::string::npos && dot > name;
  return output.substr(0, has_ending ? dot : output.size()) + "-pictures";
}

// Markdown that shows the files that this writes. They come first: text without its pictures would
// be half written.
std::string with_pictures(const Report& report, const Knowledge& knowledge, const Figures& figures,
                          const std::string& output) {
  const std::string folder = picture_folder(output);
  make_folder(folder);
  for (const Figure* figure : figures_of(report, figures)) {
    const auto& all = knowledge.catalogue.exercises;
    const auto exercise =
        std::find_if(all.begin(), all.end(), [&](const Exercise& e) { return e.id == figure->id; });
    write_output(fmt::format("{}/{}.svg", folder, figure->id),
                 svg_file(picture_of(*figure), {exercise->name, figure->say}));
  }
  return to_markdown(report, {&figures, folder.substr(folder.find_last_of('/') + 1)});
}

// A refusal touches no file; what was written for another day must not be followed.
void warn_of_earlier_plan(const std::string& output, const Io& io) {
  if (output.empty() || output == "-" || access(output.c_str(), F_OK) != 0) return;
  fmt::print(io.err, "{} is left as it is. If it holds an earlier plan, do not follow it.\n",
             printable(output));
}

// How a plan is to be written.
struct Writing {
  Format format = Format::text;
  std::optional<int> remind;
  bool pictures = false;  // beside Markdown
};

Exit write_plans(const Knowledge& knowledge, const Figures& figures, std::span<const Plan> plans,
                 const AnswerSheet& sheet, const PlanOptions& options, const Writing& how,
                 const World& world, const Io& io) {
  const bool to_file = !options.output.empty() && options.output != "-";
  const auto report = [&] { return plan_report(knowledge, plans, sheet.answers, options.example); };
  std::string text;
  switch (how.format) {
    case Format::text: text = to_text(report(), {world.columns, world.color && !to_file}); break;
    case Format::markdown:
      text = how.pictures ? with_pictures(report(), knowledge, figures, options.output)
                          : to_markdown(report());
      break;
    case Format::json: text = plan_json(knowledge, plans, sheet.answers, options.example); break;
    case Format::ics: text = plan_ics(knowledge, plans, {world.now.day, how.remind}); break;
    case Format::html:
      text = plan_html(knowledge, figures, plans, sheet.answers,
                       {options.example, !options.no_pictures});
      break;
  }
  if (to_file) {
    write_output(options.output, text);
  } else {
    print(io.out, text);
  }
  return kDone;
}

// The figures only where something is drawn or told of them: most plans start faster without.
OrStop<Illustrated> load_for(const Writing& how, const GlobalOptions& flags, const World& world) {
  if (how.pictures || how.format == Format::html) return load_illustrated(flags, world);
  auto loaded = load_knowledge(flags, world);
  if (const Stop* stop = std::get_if<Stop>(&loaded)) return *stop;
  return Illustrated{std::get<SharedKnowledge>(std::move(loaded)), {}};
}

// The answers of the example, given today, or those of the person. Whoever must be seen gets no
// week to follow, not even one that is an example.
OrStop<AnswerSheet> sheet_for(const Options& options, const Ruleset& rules, const World& world,
                              const Io& io) {
  if (!options.plan.example) return answers_to_plan_from(options.global, rules, world, io);
  if (auto stop = refused_by_saved(rules, world, io)) return *std::move(stop);
  AnswerSheet sheet = embedded_example(rules);
  sheet.asked = world.now;
  return sheet;
}

}  // namespace

Exit plan_command(const Options& options, const World& world, const Io& io) {
  const PlanOptions& wanted = options.plan;
  const auto format = format_of(wanted);
  if (const Stop* stop = std::get_if<Stop>(&format)) return stop_at(*stop, io);

  const auto given_start = start_of(options, world);
  if (const Stop* stop = std::get_if<Stop>(&given_start)) return stop_at(*stop, io);
  const auto remind = remind_of(options, std::get<Format>(format));
  if (const Stop* stop = std::get_if<Stop>(&remind)) return stop_at(*stop, io);
  const auto pictures = wants_pictures(options, std::get<Format>(format));
  if (const Stop* stop = std::get_if<Stop>(&pictures)) return stop_at(*stop, io);
  const Writing how = {std::get<Format>(format), std::get<std::optional<int>>(remind),
                       std::get<bool>(pictures)};
  const auto loaded = load_for(how, options.global, world);
  if (const Stop* stop = std::get_if<Stop>(&loaded)) return stop_at(*stop, io);
  const auto& [shared, figures] = std::get<Illustrated>(loaded);
  const Knowledge& knowledge = *shared;
  const auto given_weeks = weeks_of(options, static_cast<int>(knowledge.programme.weeks.size()));
  if (const Stop* stop = std::get_if<Stop>(&given_weeks)) return stop_at(*stop, io);

  auto found = sheet_for(options, knowledge.rules, world, io);
  if (const Stop* stop = std::get_if<Stop>(&found)) {
    stop_at(*stop, io);
    if (stop->exit >= kSeeFirst) warn_of_earlier_plan(wanted.output, io);
    return stop->exit;
  }
  auto& sheet = std::get<AnswerSheet>(found);
  const auto overridden = with_overrides(std::move(sheet.answers), options, knowledge.rules);
  if (const Stop* stop = std::get_if<Stop>(&overridden)) return stop_at(*stop, io);
  sheet.answers = std::get<Answers>(overridden);

  const auto& first_day = std::get<std::optional<Date>>(given_start);
  const Date start = first_day.value_or(programme_start(sheet, world));
  const int now = first_day ? 1 : week_on(start, world.now.day);
  const auto [first, last] = std::get<std::optional<Weeks>>(given_weeks).value_or(Weeks{now, now});
  const auto plans = make_plans(knowledge, sheet, start, first, last, world, io);
  if (const Stop* stop = std::get_if<Stop>(&plans)) {
    stop_at(*stop, io);
    if (stop->exit >= kSeeFirst || !stop->message.empty()) warn_of_earlier_plan(wanted.output, io);
    return stop->exit;
  }
  return write_plans(knowledge, figures, std::get<std::vector<Plan>>(plans), sheet, wanted, how,
                     world, io);
}

}  // namespace backsmart

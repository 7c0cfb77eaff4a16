// `backsmart why`: why it is this level, why this is in the plan, and what another answer would do.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "cli/answers_set.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/own_data.hpp"
#include "cli/planning.hpp"
#include "cli/wrong_value.hpp"
#include "render/pages.hpp"
#include "render/why_pages.hpp"

namespace backsmart {
namespace {

// As `--week` says; nothing when it does not.
OrStop<std::optional<int>> week_of(const Options& options, int most) {
  const std::string& text = options.why.week;
  if (text.empty()) return std::nullopt;
  int week = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), week);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (whole && week >= 1 && week <= most) return week;
  return does_not_take(options.global, "--week", fmt::format("a week from 1 to {}", most), text,
                       "2");
}

// The week that is asked about: that of `--week`, else the one that is on.
PlanRequest request_for(const AnswerSheet& sheet, std::optional<int> week, const World& world) {
  PlanRequest request{1, programme_start_today(sheet, world), {}};
  request.week = week.value_or(week_on(request.start, world.now.day));
  if (sheet.asked) request.asked = sheet.asked->day;
  return request;
}

bool allows_plan(Age age) { return age == Age::fresh || age == Age::stale; }

WhyPerson person_of(const Knowledge& knowledge, const Answers& answers, const PlanRequest& request,
                    Age age) {
  WhyPerson person{knowledge, answers, request, std::nullopt};
  if (!allows_plan(age)) return person;
  PlanResult result = make_plan(knowledge, answers, request);
  if (Plan* plan = std::get_if<Plan>(&result)) person.plan = std::move(*plan);
  return person;
}

Stop no_such_id(const Knowledge& knowledge, std::string_view typed) {
  const std::string_view near = closest(typed, ids_to_explain(knowledge));
  const std::string hint =
      near.empty() ? "an id of a rule, a question, an exercise or a block, as the pages name them"
                   : fmt::format("did you mean {}?", near);
  return {kUsage, fmt::format("backsmart: there is nothing called '{}' to explain\n  hint: {}\n",
                              printable(typed), hint)};
}

bool is_known(const Knowledge& knowledge, std::string_view id) {
  const auto ids = ids_to_explain(knowledge);
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

Exit cannot_tell(const WhyPerson& person, const World& world, const Io& io) {
  const Ruleset& rules = person.knowledge.rules;
  const Report report = cannot_tell_report(rules, assess(rules, person.given), person.given);
  std::fputs(to_text(report, {world.columns, false}).c_str(), io.err);
  return kCannotTell;
}

Exit show_level(const WhyPerson& person, const WhyOptions& wanted, const World& world,
                const Io& io) {
  if (!assess(person.knowledge.rules, person.given).can_tell()) {
    return cannot_tell(person, world, io);
  }
  if (wanted.format == "json") {
    print(io.out, level_json(person));
  } else {
    print_report(level_report(person), wanted.format, world, io);
  }
  return kDone;
}

Exit show_thing(const WhyPerson& person, Age age, const WhyOptions& wanted, const World& world,
                const Io& io) {
  if (concerns_plan(person.knowledge, wanted.id)) {
    if (!allows_plan(age)) return kCannotTell;  // why not was said with the age
    const Assessment assessment = assess(person.knowledge.rules, person.given);
    if (!assessment.can_tell()) return cannot_tell(person, world, io);
  }
  const auto all = explanations(person, wanted.id);
  if (wanted.format == "json") {
    print(io.out, why_json(person, wanted.id, all));
  } else {
    print_report(why_report(person, all), wanted.format, world, io);
  }
  return kDone;
}

Exit show_difference(const WhyPerson& person, Age age, const WhyOptions& wanted, const World& world,
                     const Io& io) {
  const Knowledge& knowledge = person.knowledge;
  const auto set = answers_set("--if", wanted.other, knowledge.rules);
  if (const Stop* stop = std::get_if<Stop>(&set)) return stop_at(*stop, io);
  if (!allows_plan(age)) return kCannotTell;
  Answers changed = person.given;
  const auto& others = std::get<Answers>(set);
  for (std::size_t i = 0; i < changed.size(); ++i) {
    if (is_answered(others[i])) changed[i] = others[i];
  }
  const WhyPerson then = person_of(knowledge, changed, person.request, age);
  const auto points = differences(person, then);
  if (wanted.format == "json") {
    print(io.out, what_if_json(wanted.other, points));
  } else {
    const auto changes = changes_in_words(knowledge.rules, person.given, others);
    print_report(what_if_report(changes, points), wanted.format, world, io);
  }
  return kDone;
}

}  // namespace

Exit why_command(const Options& options, const World& world, const Io& io) {
  const WhyOptions& wanted = options.why;
  const auto loaded = load_knowledge(options.global, world);
  if (const Stop* stop = std::get_if<Stop>(&loaded)) return stop_at(*stop, io);
  const auto& knowledge = *std::get<SharedKnowledge>(loaded);
  const auto week = week_of(options, static_cast<int>(knowledge.programme.weeks.size()));
  if (const Stop* stop = std::get_if<Stop>(&week)) return stop_at(*stop, io);
  if (!wanted.id.empty() && !is_known(knowledge, wanted.id)) {
    return stop_at(no_such_id(knowledge, wanted.id), io);
  }
  const auto found = answers_to_plan_from(options.global, knowledge.rules, world, io);
  if (const Stop* stop = std::get_if<Stop>(&found)) return stop_at(*stop, io);
  const auto& sheet = std::get<AnswerSheet>(found);
  const Age age = age_of(sheet, world.now);
  std::fputs(age_message(sheet, world).c_str(), io.err);

  const PlanRequest request = request_for(sheet, std::get<std::optional<int>>(week), world);
  const WhyPerson person = person_of(knowledge, sheet.answers, request, age);
  if (!wanted.other.empty()) return show_difference(person, age, wanted, world, io);
  const bool level = wanted.id.empty() || wanted.id == "level";
  if (!level) return show_thing(person, age, wanted, world, io);
  const Exit exit = show_level(person, wanted, world, io);
  if (exit != kDone || wanted.id.empty() || wanted.format == "json") return exit;
  // The question about the experience in training has the same name.
  print(io.out, "\n");
  return show_thing(person, age, wanted, world, io);
}

}  // namespace backsmart

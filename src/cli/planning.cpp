#include "cli/planning.hpp"

#include <algorithm>

#include "render/pages.hpp"

namespace backsmart {
namespace {

Stop refused(const Ruleset& rules, const Refusal& refusal, const Answers& answers,
             const World& world) {
  const Assessment assessment = assess(rules, answers);
  const Report report = refusal.cannot_tell ? cannot_tell_report(rules, assessment, answers)
                                            : refusal_report(rules, assessment, answers);
  return {refusal.cannot_tell ? kCannotTell : exit_of(refusal.level),
          to_text(report, {world.columns, false})};
}

}  // namespace

OrStop<AnswerSheet> answers_to_plan_from(const GlobalOptions& flags, const Ruleset& rules,
                                         const World& world, const Io& io) {
  auto found = find_answers(flags, rules, world, io);
  if (const Stop* stop = std::get_if<Stop>(&found)) return *stop;
  auto& [sheet, is_there, saved, undated] = std::get<FoundAnswers>(found);
  if (!is_there) {
    return Stop{kCannotTell,
                "There are no answers yet. Answer the questions first: backsmart check\n"
                "To see what a plan looks like: backsmart plan --example\n"};
  }
  if (undated) sheet.asked.reset();
  return std::move(sheet);
}

std::optional<Stop> refused_by_saved(const Ruleset& rules, const World& world, const Io& io) {
  const auto saved = saved_sheet(rules, world, io);
  if (!saved || age_of(*saved, world.now) == Age::expired) return std::nullopt;
  const Level level = assess(rules, saved->answers).level;
  if (!refuses_plan(level)) return std::nullopt;
  return refused(rules, Refusal{level}, saved->answers, world);
}

Date programme_start(const AnswerSheet& sheet, const World& world) {
  const int first = world.settings.week_starts;
  return sheet.start ? week_of(*sheet.start, first) : week_from(world.now.day, first);
}

Date programme_start_today(const AnswerSheet& sheet, const World& world) {
  const bool asked_before = sheet.asked && sheet.asked->day <= world.now.day;
  if (sheet.start || !asked_before) return programme_start(sheet, world);
  return week_from(sheet.asked->day, world.settings.week_starts);
}

int week_on(Date start, Date day) { return std::max(days_between(start, day), 0) / 7 + 1; }

OrStop<std::vector<Plan>> make_plans(const Knowledge& knowledge, const AnswerSheet& sheet,
                                     Date start, int first, int last, const World& world,
                                     const Io& io) {
  const Age age = age_of(sheet, world.now);
  std::fputs(age_message(sheet, world).c_str(), io.err);
  if (age == Age::expired) return Stop{kCannotTell, ""};  // too old to tell, even an emergency
  std::vector<Plan> plans;
  PlanRequest request{first, start, {}};
  if (sheet.asked) request.asked = sheet.asked->day;
  for (; request.week <= last; ++request.week) {
    PlanResult result = make_plan(knowledge, sheet.answers, request);
    if (const Refusal* refusal = std::get_if<Refusal>(&result)) {
      return refused(knowledge.rules, *refusal, sheet.answers, world);
    }
    plans.push_back(std::get<Plan>(std::move(result)));
  }
  // Without a good date a refusal still stands, but no plan does.
  if (age == Age::undated || age == Age::ahead) return Stop{kCannotTell, ""};
  return plans;
}

OrStop<Plan> plan_of_today(const Knowledge& knowledge, const AnswerSheet& sheet, const World& world,
                           const Io& io) {
  const Date start = programme_start_today(sheet, world);
  const int week = week_on(start, world.now.day);
  auto plans = make_plans(knowledge, sheet, start, week, week, world, io);
  if (const Stop* stop = std::get_if<Stop>(&plans)) return *stop;
  return std::move(std::get<std::vector<Plan>>(plans).front());
}

}  // namespace backsmart

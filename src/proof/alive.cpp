// That nothing in the data is dead: every rule decides for somebody, every question is read, every
// adjustment changes some plan, every exercise is reached, every source is named.
#include <algorithm>

#include <fmt/format.h>

#include "proof/plan_space.hpp"

namespace backsmart {
namespace {

// A condition that holds for nobody.
Condition never() {
  Term nothing;
  nothing.op = Term::Op::any_of;
  return {nothing};
}

// ---- rules ----

// Answers for which the rule, and no other, makes the level what it is.
std::optional<Answers> decided_by(RuleSpace& space, std::size_t rule) {
  const auto certain = [](int value) {
    const Verdict verdict = Symbolic::verdict_of(value);
    return verdict.is_reason && verdict.truth == Truth::yes ? static_cast<int>(verdict.level) + 1
                                                            : 0;
  };
  Diagram where = space.diagrams().map(space.verdict(rule), certain);
  // A note decides nothing. It is alive when it is said to somebody.
  if (space.rules().rules[rule].level == Level::self_manage) return space.answers_where(where);
  for (const std::size_t other : space.neighbours(space.questions(rule), rule)) {
    where = space.diagrams().combine(where, space.level(other), [](int level, int given) {
      return given + 1 >= level ? 0 : level;
    });
  }
  where = space.diagrams().combine(where, space.complete(),
                                   [](int level, int complete) { return level * complete; });
  return space.answers_where(where);
}

void rules_decide(RuleSpace& space, Outcome& out) {
  const auto& rules = space.rules().rules;
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    ++out.cases;
    const auto answers = decided_by(space, rule);
    const bool decides = answers && assess(space.rules(), *answers).level == rules[rule].level;
    const bool note = rules[rule].level == Level::self_manage;
    if (decides || (note && answers)) continue;
    out.failures.push_back({fmt::format("rule {} decides for nobody", rules[rule].id)});
  }
}

// ---- questions and sources ----

void questions_are_read(const RuleSpace& space, Outcome& out) {
  const Knowledge& knowledge = space.knowledge();
  std::vector<bool> read(space.rules().questions.size());
  for (const Condition* condition : all_conditions(knowledge)) {
    for (const int question : questions_read(*condition)) {
      read[static_cast<std::size_t>(question)] = true;
    }
  }
  for (const int question : questions_of(knowledge.programme.setup)) {
    read[static_cast<std::size_t>(question)] = true;
  }
  for (std::size_t i = 0; i < read.size(); ++i) {
    ++out.cases;
    const Question& question = space.rules().questions[i];
    const bool on_page =
        std::find(kReadByPages.begin(), kReadByPages.end(), question.id) != kReadByPages.end();
    if (read[i] || on_page) continue;
    out.failures.push_back({fmt::format("question {} is read by nothing", question.id)});
  }
}

template <typename Items>
void note_sources(const Items& items, std::vector<bool>& named) {
  for (const auto& item : items) {
    for (const int source : item.sources) named[static_cast<std::size_t>(source)] = true;
  }
}

void sources_are_named(const RuleSpace& space, Outcome& out) {
  const auto& [rules, catalogue, programme] = space.knowledge();
  std::vector<bool> named(rules.sources.size());
  note_sources(rules.questions, named);
  note_sources(rules.rules, named);
  note_sources(rules.floors, named);
  note_sources(rules.levels, named);
  note_sources(rules.notices, named);
  note_sources(rules.checkpoints, named);
  note_sources(rules.findings, named);
  for (const Topic& topic : rules.topics) note_sources(topic.facts, named);
  note_sources(catalogue.exercises, named);
  note_sources(catalogue.limits, named);
  note_sources(programme.weeks, named);
  note_sources(programme.blocks, named);
  note_sources(programme.slots, named);
  note_sources(programme.adjustments, named);
  for (std::size_t i = 0; i < named.size(); ++i) {
    ++out.cases;
    if (named[i]) continue;
    out.failures.push_back({fmt::format("source {} is named by nothing", rules.sources[i].id)});
  }
}

// ---- adjustments and exercises ----

// Whether the plan of some week differs without the adjustment.
bool changes_a_plan(const Knowledge& knowledge, const Knowledge& without, const Answers& answers,
                    Outcome& out) {
  const int weeks = static_cast<int>(knowledge.programme.weeks.size());
  for (int week = 1; week <= weeks; ++week) {
    const PlanRequest request{week, proof_monday(), proof_monday()};
    ++out.cases;
    const PlanResult plan = make_plan(knowledge, answers, request);
    if (std::holds_alternative<Refusal>(plan)) return false;
    if (plan != make_plan(without, answers, request)) return true;
  }
  return false;
}

void adjustments_change(RuleSpace& space, const PlanSpace& persons, std::mt19937& random,
                        Outcome& out) {
  const Knowledge& knowledge = space.knowledge();
  constexpr int kTries = 2'000;
  Knowledge without = knowledge;
  for (std::size_t i = 0; i < knowledge.programme.adjustments.size(); ++i) {
    const Adjustment& adjustment = knowledge.programme.adjustments[i];
    without.programme.adjustments[i].when = never();
    bool changes = false;
    // Persons are drawn until one of them meets the condition and gets a plan.
    for (int turn = 0; turn < kTries && !changes; ++turn) {
      const Answers answers = persons.person(persons.random_turns(random));
      if (evaluate(adjustment.when, settle(space.rules(), answers)) != Truth::yes) continue;
      changes = changes_a_plan(knowledge, without, answers, out);
    }
    without.programme.adjustments[i].when = adjustment.when;
    if (!changes) {
      out.failures.push_back({fmt::format("adjustment {} changes no plan", adjustment.id)});
    }
  }
}

void exercises_are_reached(const RuleSpace& space, const PlanSpace& persons, std::mt19937& random,
                           Outcome& out) {
  constexpr int kTries = 20'000;
  Trial trial(space);
  const auto all_met = [&] {
    const auto& met = trial.exercises_met();
    return std::all_of(met.begin(), met.end(), [](bool one) { return one; });
  };
  for (int turn = 0; turn < kTries && !all_met(); ++turn) {
    trial.weeks(persons.person(persons.random_turns(random)));
  }
  out.cases += trial.plans();
  const auto& exercises = space.knowledge().catalogue.exercises;
  for (std::size_t i = 0; i < exercises.size(); ++i) {
    if (trial.exercises_met()[i]) continue;
    out.failures.push_back({fmt::format("exercise {} is reached by nobody", exercises[i].id)});
  }
}

}  // namespace

Outcome prove_alive(const ProofRequest& request) {
  Outcome out;
  RuleSpace space(*request.knowledge);
  const PlanSpace persons(space);
  std::mt19937 random(request.seed);
  rules_decide(space, out);
  questions_are_read(space, out);
  sources_are_named(space, out);
  if (!is_enough(request, out)) adjustments_change(space, persons, random, out);
  if (!is_enough(request, out)) exercises_are_reached(space, persons, random, out);
  out.scope =
      "In full: each rule, question and source. At random, until one is found: a person for each "
      "adjustment and each exercise.";
  return out;
}

}  // namespace backsmart

// Catalogue × programme × answers → a week, or a refusal.
#pragma once

#include "planner/plan.hpp"
#include "rules/ruleset.hpp"

namespace backsmart {

// What planning works from; all of it loaded from data/.
struct Knowledge {
  Ruleset rules;
  Catalogue catalogue;
  Programme programme;
};

struct PlanRequest {
  int week = 1;               // since the start, 1 or more
  Date start{};               // first day of week 1
  std::optional<Date> asked;  // when the answers were given; else at the start
};

// First day of the week that is asked for.
Date first_day(const PlanRequest& request);

// The week of the programme in which the answers were given; 1 also when before.
int answered_week(const PlanRequest& request);

// `given`, settled, as they will be in the week that is asked for: a pregnancy is further on by
// then. What may get better with time stays as it is until it is asked again.
Answers answers_in_week(const Knowledge& knowledge, const Answers& given,
                        const PlanRequest& request);

// The equipment of these words of the question on it (a bit a word), and what every home has.
EquipmentMask equipment_from(const Knowledge& knowledge, int words);

// The equipment that these answers tell of, and what every home has. `answers` as `settle` returns
// them.
EquipmentMask equipment_of(const Knowledge& knowledge, const Answers& answers);

// What bars each exercise, by index, in the week that is asked for; the first hour left aside. What
// nothing bars by itself is barred still when every place for it is taken away. Only for answers
// that `make_plan` has a plan for.
std::vector<std::optional<Bar>> exercise_bars(const Knowledge& knowledge, const Answers& given,
                                              const PlanRequest& request);

// The plan of one week. Pure: the same inputs give the same plan. Assesses the answers itself, so
// that nobody can hand in a milder level.
PlanResult make_plan(const Knowledge& knowledge, const Answers& given, const PlanRequest& request);

}  // namespace backsmart

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

// The plan of `week` (1 to the number of weeks in the data) from `start`. Pure: the same inputs
// give the same plan. Assesses the answers itself, so that nobody can hand in a milder level.
PlanResult make_plan(const Knowledge& knowledge, const Answers& given, int week, Date start);

}  // namespace backsmart

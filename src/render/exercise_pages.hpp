// The catalogue as pages: a list of exercises, and one of them as a card.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/make_plan.hpp"
#include "render/report.hpp"

namespace backsmart {

// What is known of the person who looks.
struct ForPerson {
  Level level = Level::self_manage;
  std::optional<Plan> plan;              // of the week that is on; none while the level refuses one
  std::vector<std::optional<Bar>> bars;  // by exercise; empty: no answers to judge from
};

// These exercises, one a line, by what they are for.
Report exercises_report(const Knowledge& knowledge, const std::vector<int>& exercises);

// Everything about one exercise. At a level that refuses a plan it begins with that, and has no
// dose.
Report exercise_report(const Knowledge& knowledge, int exercise, const ForPerson& person);

// `figures`: with how each exercise moves, in words.
std::string exercises_json(const Knowledge& knowledge, const Figures& figures,
                           const std::vector<int>& exercises, const ForPerson& person);
std::string exercise_json(const Knowledge& knowledge, const Figures& figures, int exercise,
                          const ForPerson& person);

}  // namespace backsmart

// From answers to plans, as every command that needs a plan does it.
#pragma once

#include <optional>
#include <vector>

#include "cli/answer_sheet.hpp"
#include "planner/make_plan.hpp"

namespace backsmart {

// The answers that `--answers` names, else the saved ones; a stop when there are none. A file with
// answers that count only with a date, and none, leaves the whole sheet undated.
OrStop<AnswerSheet> answers_to_plan_from(const GlobalOptions& flags, const Ruleset& rules,
                                         const World& world, const Io& io);

// The stop for someone who must be seen first by the saved answers; nothing when these do not say
// so, are too old to, or cannot be read. For pages that need no answers and hold a plan all the
// same.
std::optional<Stop> refused_by_saved(const Ruleset& rules, const World& world, const Io& io);

// First day of week 1: that of the week that holds the saved start, else of the next week to begin.
Date programme_start(const AnswerSheet& sheet, const World& world);

// The start as far as today is concerned: without a saved one it is the first week to begin after
// the answers, which `check` would have saved. The next one from today would move on every week and
// never be there.
Date programme_start_today(const AnswerSheet& sheet, const World& world);

// The week since `start` in which `day` lies; before the start it is week 1.
int week_on(Date start, Date day);

// The plans of the weeks `first` to `last`. A stop with the advice and the level's exit code while
// someone must look first, and while the answers cannot tell. Reminds on `io.err` of their age.
OrStop<std::vector<Plan>> make_plans(const Knowledge& knowledge, const AnswerSheet& sheet,
                                     Date start, int first, int last, const World& world,
                                     const Io& io);

// The same for the one week in which today lies; before the start, week 1.
OrStop<Plan> plan_of_today(const Knowledge& knowledge, const AnswerSheet& sheet, const World& world,
                           const Io& io);

}  // namespace backsmart

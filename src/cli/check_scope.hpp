// A check of some parts only: what it asks, and what that means for the answers saved before.
//
// `asked` dates every answer that the triage reads. A check that asks the warning signs therefore
// asks all of those answers, wherever they stand, and renews the date; any other leaves it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/exit.hpp"
#include "data/decode.hpp"

namespace backsmart {

// The parts with these ids; none is all.
OrStop<CheckScope> scope_of(const std::vector<std::string>& parts, bool changed,
                            const Ruleset& rules);

// What it asks; empty: all.
Some questions_in(const CheckScope& scope, const Ruleset& rules);

// Whether it asks every answer that the triage reads, so that they are of one day.
bool renews_date(const CheckScope& scope, const Ruleset& rules);

// "a check", "a check of “Your week”".
std::string named(const CheckScope& scope, const Ruleset& rules);

// Those of `answers` that belong to the scope.
Answers within(const CheckScope& scope, const Answers& answers, const Ruleset& rules);

// What is known before the first question: answers to other parts, as far as they count today.
Answers known_before(const CheckScope& scope, const std::optional<AnswerSheet>& saved,
                     DateTime today, const Ruleset& rules);

// The saved answers with the new ones `said`, of a check that began at `began`. While it is not
// finished the old ones stand in for what it has not asked yet, but for answers that the triage
// reads where the date is renewed: those of before must not clear anything any more.
AnswerSheet unfinished_sheet(const CheckScope& scope, const std::optional<AnswerSheet>& saved,
                             const Answers& said, std::optional<DateTime> began,
                             const Ruleset& rules);

// The same at the end: nothing of before is left in the parts that were asked.
AnswerSheet finished_sheet(const CheckScope& scope, const std::optional<AnswerSheet>& saved,
                           const Answers& said, std::optional<DateTime> began,
                           const Ruleset& rules);

// Other parts that have a question without an answer.
CheckScope parts_left(const CheckScope& scope, const Answers& answers, const Ruleset& rules);

}  // namespace backsmart

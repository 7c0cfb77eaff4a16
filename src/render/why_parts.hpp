// The explanations of single things, by what they are. Only the why_*.cpp files include this.
#pragma once

#include <string>
#include <vector>

#include "render/why_pages.hpp"

namespace backsmart {

// Of the check. Indices into the Ruleset.
Explanation explain_rule(const WhyPerson& person, int index);
Explanation explain_question(const WhyPerson& person, int index);
Explanation explain_finding(const WhyPerson& person, int index);

// Of the plan; `person` has one. Indices into the Catalogue and the Programme.
Explanation explain_exercise(const WhyPerson& person, int index);
Explanation explain_slot(const WhyPerson& person, int index);
Explanation explain_movement(const WhyPerson& person, SlotKind kind);
Explanation explain_adjustment(const WhyPerson& person, int index);
Explanation explain_limit(const WhyPerson& person, int index);
Explanation explain_block(const WhyPerson& person, BlockId id);

// "answers": what a condition reads, and what was said.
WhyPoint answers_point(const WhyPerson& person, const Condition& when);
WhyPoint sources_point(const WhyPerson& person, const std::vector<int>& sources);

}  // namespace backsmart

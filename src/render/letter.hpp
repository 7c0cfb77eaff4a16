// One page for a clinician: what a person answered, without advice and without a diagnosis.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "planner/make_plan.hpp"
#include "render/report.hpp"

namespace backsmart {

// What the letter is about.
struct LetterFacts {
  const Answers& given;      // as they were given, not yet settled
  DateTime asked;            // when
  std::string_view version;  // of this program
  std::optional<Plan> plan;  // of the week that is on; none when there is none
};

// Level and the answers behind it; what was answered yes, unsure, not at all and no, each apart;
// the pattern and the course of the pain; known conditions, limits and habits; what the plan asks
// for.
Report letter_report(const Knowledge& knowledge, const LetterFacts& facts);

}  // namespace backsmart
